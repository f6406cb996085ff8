"""A build from the command line tells Dagster's records of it, where there are some."""

from pathlib import Path

import dagster as dg
import pytest
from typer.testing import CliRunner, Result

from claimledger.cli import app
from claimledger.cli.ui import settings
from claimledger.orchestration.assets import BUILT
from claimledger.publishing import version

runner = CliRunner()


@pytest.fixture
def output(tmp_path: Path, seeds: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project's own output; its pages and Dagster's home are beside it."""
    monkeypatch.setenv("CLAIMLEDGER_SEEDS", str(seeds))
    monkeypatch.setenv("CLAIMLEDGER_OUTPUT", str(tmp_path / "output"))
    monkeypatch.setenv("CLAIMLEDGER_ENGINE", "inline")
    monkeypatch.setenv("CLAIMLEDGER_SERVED", "https://data.example.org/bay/")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "dagster.yaml").write_text(settings())
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path / "home"))
    return tmp_path / "output"


def build(*arguments: str) -> Result:
    result = runner.invoke(app, ["build", *arguments])
    assert result.exit_code == 0, result.output
    return result


def test_a_build_is_in_the_records(output: Path, seeds: Path, tmp_path: Path) -> None:
    told = build()
    home = tmp_path / "home"
    assert f"recorded in {home}" in told.stdout
    elsewhere = build(str(seeds), "--output", str(tmp_path / "elsewhere"))
    assert "recorded in" not in elsewhere.stdout
    with dg.DagsterInstance.from_config(str(home)) as instance:
        for name in ("claims", "files", "package"):
            [record] = instance.fetch_materializations(dg.AssetKey(name), limit=9).records
            made = record.asset_materialization
            assert made is not None
            if name == "claims":
                assert made.metadata["dagster/row_count"].value
                assert "%" in str(made.metadata["preview"].value)
        latest = version.current(output)
        assert (made.tags or {})["dagster/data_version"] == latest
        address = f"https://data.example.org/bay/{latest}/index.html"
        assert made.metadata["catalog"] == dg.MetadataValue.url(address)
        key = dg.AssetCheckKey(dg.AssetKey("package"), BUILT)
        found = instance.event_log_storage.get_latest_asset_check_execution_by_key([key])
        assert found[key].status.value == "SUCCEEDED"


def test_a_prefix_of_keys_is_used(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLAIMLEDGER_KEY_PREFIX", "team/energy")
    build()
    with dg.DagsterInstance.from_config(str(tmp_path / "home")) as instance:
        prefixed = {tuple(key.path) for key in instance.all_asset_keys()}
    assert ("team", "energy", "package") in prefixed
    assert ("team", "energy", "claims") in prefixed
    assert ("package",) not in prefixed
    assert (output / "latest").is_dir()


def test_records_that_cannot_be_used_stop_no_build(output: Path, tmp_path: Path) -> None:
    (tmp_path / "home" / "dagster.yaml").write_text("storage: none\n")
    told = build("--json")
    assert "can't be used" in told.stderr
    assert (output / "latest").is_dir()
