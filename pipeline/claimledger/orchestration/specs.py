"""The names and descriptions of the assets, as the graph shows them."""

from collections.abc import Iterator, Sequence

import dagster as dg

from claimledger.orchestration.namespace import Namespace
from claimledger.orchestration.registry import last, made_by
from claimledger.run.steps import rules

OWNERS = ["team:claimledger"]

STORY = {
    "read": "Step 1: read every page, in any format, as text.",
    "clean": "Step 2: label each part of a page as article or not; delete nothing.",
    "describe": "Step 3: find title, publisher and day of publication; resolve the times.",
    "find": "Step 4: find every number, with its unit, bounds and direction.",
    "join": "Step 5: choose the numbers that are claims; find their measure, period and source.",
    "publish": "Step 6: compare claims across articles, validate all tables and publish a version.",
}
"""What each step does, as the graph shows it."""

INTAKE, TEXT, CLAIMS, ACROSS, PUBLISHED = "intake", "text", "claims", "across_articles", "published"
STAGES = {
    "read": INTAKE,
    "clean": TEXT,
    "describe": TEXT,
    "find": CLAIMS,
    "join": CLAIMS,
    "publish": ACROSS,
}
"""The group of assets for the tables of each step."""

WHOLE = ("rejects", "package")
"""The assets that publishing makes from all tables together."""

SEEDS = (
    "Step 0: the folder of saved pages, with sidecars (*.meta.yaml) and corrections.yaml. "
    "Switch on the sensor {sensor} to publish a new version after each change."
)
PACKAGE = (
    "The published dataset: Parquet files with a descriptor, a data dictionary, checksums and a "
    "catalog, in a folder named after a hash of its content. The new version replaces the old "
    "one in one step."
)


def seeds(names: Namespace) -> dg.AssetSpec:
    """The folder of pages, which no step makes."""
    return dg.AssetSpec(
        names.key("seeds"),
        description=SEEDS.format(sensor=names.named("inputs_changed")),
        group_name=names.group_of(INTAKE),
        kinds={"file"},
        owners=OWNERS,
        tags=tags(names, INTAKE),
    )


def tags(names: Namespace, stage: str) -> dict[str, str]:
    """Tags that select the assets of a dataset, or of a stage in all datasets."""
    return {"claimledger/dataset": names.name, "claimledger/stage": stage}


def stage_of(name: str, step: str) -> str:
    """The stage that an asset belongs to."""
    return PUBLISHED if name in WHOLE else STAGES[step]


def specs(names: Namespace, step: str) -> Iterator[dg.AssetSpec]:
    """The assets of a step: the tables that it makes; publishing makes the package, too."""
    for one in made_by(step):
        row = f"One row is {one.description[0].lower()}{one.description[1:]}"
        yield spec(names, one.name, step, one.after, row)
    if step == "publish":
        yield spec(names, "package", step, last(), PACKAGE)


def spec(names: Namespace, name: str, step: str, deps: Sequence[str], said: str) -> dg.AssetSpec:
    """The specification of an asset.

    `deps` are the nearest assets upstream, so that the graph reads as a line. A blocking check
    holds back the assets that depend on its table, so every checked table is one of them.
    The description begins with what the step does, because the graph shows no more than that.
    """
    stage = stage_of(name, step)
    return dg.AssetSpec(
        names.key(name),
        deps=[names.key(dep) for dep in deps],
        description=f"{STORY[step]}\n\n{said}",
        group_name=names.group_of(stage),
        code_version=rules("join" if step == "publish" else step),
        kinds={"polars", "parquet"},
        owners=OWNERS,
        tags=tags(names, stage),
        skippable=True,  # a run may ask for some of the tables that a step makes
    ).with_io_manager_key(names.tables)
