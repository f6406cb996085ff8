"""One number said of two periods: two claims from building to tracing, each correctable."""

from pathlib import Path

import polars as pl
import pytest
from typer.testing import CliRunner, Result

from claimledger.cli import app

PAGE = """\
Tin exports slide

https://news.example.org/tin
May 20, 2024

Exports of tin fell by 16 percent in March and April, the ministry said.
"""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "tin.txt").write_text(PAGE, "utf-8")
    return folder


def run(*command: str) -> Result:
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    return result


def build(seeds: Path) -> Path:
    output = seeds.parent / "out"
    run("build", str(seeds), "--output", str(output), "--workers", "1")
    return output / "latest"


def table(version: Path, name: str) -> pl.DataFrame:
    return pl.read_parquet(version / f"{name}.parquet")


def test_both_claims_are_published_verified_and_traced(seeds: Path) -> None:
    version = build(seeds)
    claims = table(version, "claims").sort("period_start")
    assert claims["claim_id"].n_unique() == 2
    assert claims["quantity_id"].n_unique() == 1
    assert claims["period_start"].dt.to_string().to_list() == ["2024-03-01", "2024-04-01"]
    run("verify", str(version))
    for claim, month in zip(claims["claim_id"], ("2024-03-01", "2024-04-01"), strict=True):
        assert month in run("trace", claim, str(version)).stdout


def test_a_correction_drops_one_of_the_two(seeds: Path) -> None:
    (seeds / "corrections.yaml").write_text(
        "- {match: {url: https://news.example.org/tin, quote: 16 percent, occurrence: 2},"
        " action: drop, reason: April is an estimate}\n"
    )
    version = build(seeds)
    assert table(version, "claims")["period_start"].dt.to_string().to_list() == ["2024-03-01"]
    numbers = table(version, "quantities").filter(pl.col("role") == "claim")
    assert numbers["reason"].to_list() == [None]
    run("verify", str(version))
