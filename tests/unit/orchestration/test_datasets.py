"""Datasets as definitions: their names, and what a project of one's own does with them."""

import os
from pathlib import Path
from typing import get_args

import dagster as dg
import pytest

from claimledger.orchestration import dataset
from claimledger.orchestration.definitions import defs as project
from claimledger.orchestration.registry import registry
from claimledger.orchestration.resources import Engine, Evidence, Links, Run
from claimledger.run import engines, settings

ENERGY = dataset("energy", seeds="pages/energy", output="published/energy")
TRADE = dataset(
    "trade",
    seeds=Path("pages") / "trade",
    output=dg.EnvVar("TRADE_OUTPUT"),
    key_prefix=["news", "trade-2024"],
    group="imports",
    evidence="quote",
)
BOTH = dg.Definitions.merge(ENERGY, TRADE)
EVERYTHING = {*registry(), "package"}


def names(of: object) -> set[str]:
    """Names of jobs, sensors or schedules."""
    return {one.name for one in of}  # type: ignore[attr-defined]


def selected(defs: dg.Definitions, selection: str) -> set[str]:
    """Keys that a selection string of Dagster's page finds."""
    found = dg.AssetSelection.from_string(selection).resolve(defs.resolve_asset_graph())
    return {key.to_user_string() for key in found}


def test_two_datasets_share_a_code_location_and_no_name() -> None:
    assert names(BOTH.jobs) == {
        *("energy_build", "energy_upkeep"),
        *("news_trade_2024_build", "news_trade_2024_upkeep"),
    }
    assert names(ENERGY.sensors) == {"energy_inputs_changed", "energy_failure_reported"}
    assert names(ENERGY.schedules) == {"energy_nightly_build", "energy_nightly_upkeep"}
    assert not names(ENERGY.sensors) & names(TRADE.sensors)
    assert not set(ENERGY.resources or ()) & set(TRADE.resources or ())
    dg.Definitions.validate_loadable(BOTH)
    keys = {key.to_user_string() for key in BOTH.resolve_all_asset_keys()}
    wanted = {"seeds", *EVERYTHING}
    assert keys == {
        *(f"energy/{name}" for name in wanted),
        *(f"news/trade-2024/{name}" for name in wanted),
    }


def test_a_job_makes_and_checks_its_own_dataset_alone() -> None:
    layer = BOTH.resolve_job_def("energy_build").asset_layer
    assert {key.to_user_string() for key in layer.selected_asset_keys} == {
        f"energy/{name}" for name in EVERYTHING
    }
    checked = {key.asset_key.path[0] for key in layer.asset_graph.asset_check_keys}
    assert checked == {"energy"}


def test_the_project_is_a_dataset_with_bare_names() -> None:
    keys = {key.to_user_string() for key in project.resolve_all_asset_keys()}
    assert keys == {"seeds", *EVERYTHING}
    assert names(project.jobs) == {"build", "upkeep"}
    assert names(project.sensors) == {"inputs_changed", "failure_reported"}
    dg.Definitions.validate_loadable(dg.Definitions.merge(project, BOTH))


@pytest.mark.filterwarnings("ignore::dagster.BetaWarning")
def test_selections_name_a_dataset_a_stage_and_a_group() -> None:
    energy = {f"energy/{name}" for name in EVERYTHING}
    assert selected(BOTH, 'tag:"claimledger/dataset"="energy"') == energy
    assert selected(BOTH, 'key:"energy/*"') == {"energy/seeds", *energy}
    staged = selected(BOTH, 'tag:"claimledger/stage"="published"')
    assert staged == {
        f"{prefix}/{name}"
        for prefix in ("energy", "news/trade-2024")
        for name in ("rejects", "package")
    }
    assert "news/trade-2024/claims" in selected(BOTH, 'group:"imports_claims"')
    assert selected(BOTH, 'key:"energy/claims"+') >= {"energy/claims", "energy/package"}
    assert "energy/segments" not in selected(BOTH, 'key:"energy/claims"+')


@pytest.mark.filterwarnings("ignore::dagster.PreviewWarning")
def test_a_project_gives_the_assets_its_own_owners_and_groups() -> None:
    def ours(spec: dg.AssetSpec) -> dg.AssetSpec:
        return spec.replace_attributes(group_name="desk", owners=["team:desk"])

    specs = list(ENERGY.map_asset_specs(func=ours).resolve_all_asset_specs())
    assert {spec.group_name for spec in specs} == {"desk"}
    assert {owner for spec in specs for owner in spec.owners} == {"team:desk"}
    dg.Definitions.validate_loadable(ENERGY.map_asset_specs(func=ours))


@pytest.mark.parametrize("name", ["", "two words", "übung"])
def test_a_name_that_dagster_cannot_take_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="letters, digits and underscores"):
        dataset(name, seeds=None, output=None)


def test_the_folders_are_those_that_were_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRADE_OUTPUT", "elsewhere")
    run = (TRADE.resources or {})["news_trade_2024_run"]
    assert isinstance(run, Run)
    told = dg.build_init_resource_context(resources={"run": run})
    with told as made:
        found = made.resources.run.settings()
    assert os.fspath(found.seeds) == os.path.join("pages", "trade")  # noqa: PTH118 - as text
    assert (os.fspath(found.output), found.evidence) == ("elsewhere", "quote")


def test_a_choice_in_the_launchpad_is_a_choice_of_a_run() -> None:
    assert [str(one) for one in Engine] == list(get_args(engines.Engine))
    assert [str(one) for one in Evidence] == list(settings.POLICIES)
    assert [str(one) for one in Links] == list(settings.LINKS)
    job = ENERGY.resolve_job_def("energy_build")
    config = {"resources": {"energy_run": {"config": {"evidence": "everything"}}}}
    with pytest.raises(
        dg.DagsterInvalidConfigError, match="not in enum type Evidence got everything"
    ):
        dg.validate_run_config(job, config)
