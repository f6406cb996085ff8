"""`claimledger init` writes a dataset.yaml once, and never over another."""

from pathlib import Path

from typer.testing import CliRunner

from claimledger.cli import app
from claimledger.publishing.identity import identity


def run(folder: Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["init", str(folder)])
    return result.exit_code, result.stdout, result.stderr


def test_the_file_is_named_for_the_folder_and_can_be_read(tmp_path: Path) -> None:
    folder = tmp_path / "Grain Trade"
    folder.mkdir()
    code, out, _ = run(folder)
    assert code == 0
    assert out.splitlines()[0] == f"wrote {folder / 'dataset.yaml'}"
    assert f"claimledger build '{folder}'" in out
    written = (folder / "dataset.yaml").read_text("utf-8")
    assert identity(written).described["name"] == "grain-trade"


def test_a_file_that_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "dataset.yaml").write_text("title: mine\n")
    code, _, said = run(tmp_path)
    assert code == 2
    assert "exists and was not changed" in said
    assert (tmp_path / "dataset.yaml").read_text() == "title: mine\n"


def test_a_folder_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    code, _, said = run(tmp_path / "nowhere")
    assert code == 2
    assert "expected a folder of saved pages at" in said
    assert "found nothing" in said
