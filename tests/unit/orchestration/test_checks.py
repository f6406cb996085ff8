"""What the checks say of themselves is what they test, and the guide for data teams repeats it."""

import re

import dagster as dg

from claimledger.orchestration import dataset, verdicts
from claimledger.tables.schemas import package
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "data-teams.md").read_text("utf-8")


def specs() -> list[dg.AssetCheckSpec]:
    """Every check of a dataset."""
    made = dataset("claimledger", seeds="pages", output="output", key_prefix="")
    holders = [*(made.asset_checks or ()), *(made.assets or ())]
    return [spec for holder in holders for spec in getattr(holder, "check_specs", ())]


def test_the_guide_explains_every_check() -> None:
    table = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \| (yes|no) \|$", GUIDE, re.MULTILINE)
    said = {(name, passes, blocks) for name, _, passes, blocks in table}
    assert said == {
        (spec.name, spec.description, "yes" if spec.blocking else "no") for spec in specs()
    }
    for name, assets, _, _ in table:
        checked = {spec.asset_key.to_user_string() for spec in specs() if spec.name == name}
        assert len(checked) > 1 or assets == f"`{checked.pop()}`", name


def test_the_descriptions_state_the_thresholds() -> None:
    tolerated = {
        verdicts.valid("claims"): package()["x-rejected-share"],
        verdicts.traceable: package()["x-rejected-share"],
        verdicts.explained: verdicts.OTHER_SHARE,
        verdicts.undated: verdicts.UNDATED_SHARE,
        verdicts.unitless: verdicts.UNITLESS_SHARE,
        verdicts.duplicates: verdicts.DUPLICATE_SHARE,
        verdicts.drop: verdicts.DROP_SHARE,
    }
    for look, share in tolerated.items():
        assert f"at most {share:.0%} " in f"{look.__doc__}".lower(), look.__name__


def test_a_verdict_states_the_share_and_the_threshold() -> None:
    found = verdicts.share_of(59, 112, verdicts.UNDATED_SHARE, "claims have no period")
    assert not found.passed
    assert found.said == "59 of 112 claims have no period (53%; at most 50% are expected)"
