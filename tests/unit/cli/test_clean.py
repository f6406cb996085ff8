"""`claimledger clean`: every stretch with its label, or only what is kept."""

import json
from pathlib import Path

from typer.testing import CliRunner

from claimledger.cli import app

SEED = Path(__file__).parents[3] / "seeds" / "tilting-partnership.txt"


def test_json_covers_the_whole_page() -> None:
    result = CliRunner().invoke(app, ["clean", str(SEED), "--json"])
    segments = [json.loads(line) for line in result.stdout.splitlines()]
    assert "".join(segment["text"] for segment in segments).encode() == SEED.read_bytes()
    assert [segment["start"] for segment in segments[1:]] == [s["end"] for s in segments[:-1]]


def test_kept_text_has_no_advertisements() -> None:
    result = CliRunner().invoke(app, ["clean", str(SEED), "--kept"])
    assert "ESPO blend" in result.stdout
    assert "Advertisement" not in result.stdout


def test_the_whole_page_is_shown_with_verdicts() -> None:
    lines = CliRunner().invoke(app, ["clean", str(SEED)]).stdout.splitlines()
    assert "- ad               Advertisement" in lines
    assert all(line.startswith(("+ ", "- ")) for line in lines)


def test_kept_and_json_exclude_each_other() -> None:
    result = CliRunner().invoke(app, ["clean", str(SEED), "--kept", "--json"])
    assert result.exit_code == 2
    assert "--kept or --json" in result.stderr
