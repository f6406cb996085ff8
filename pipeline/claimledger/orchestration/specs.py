"""What the assets are called and what is said of them: the story that the graph tells."""

from collections.abc import Iterator, Sequence

import dagster as dg

from claimledger.orchestration.registry import last, made_by
from claimledger.run.steps import rules

GROUP = "claimledger"
KINDS = {"polars", "parquet"}
OWNERS = ["team:claimledger"]

STORY = {
    "read": "Step 1: read every page, whatever its format, to text.",
    "clean": "Step 2: tell the article from advertisements and the rest; nothing is deleted.",
    "describe": "Step 3: find title, publisher and day of publication, then the times meant.",
    "find": "Step 4: find every number, with its unit, bounds and direction.",
    "join": "Step 5: choose the numbers that claim something: of what, for when, on whose word.",
    "publish": "Step 6: compare, validate all tables together, and swap in the new version.",
}
"""What each step does, as the graph tells it."""

SEEDS = (
    "Step 0: the folder of saved pages, as anyone saved them, with notes beside them (*.meta.yaml) "
    "and corrections.yaml. Switch on the sensor inputs_changed, and what changes here is published."
)
PACKAGE = (
    "The published dataset: Parquet files with a descriptor, a data dictionary, checksums and a "
    "page to search, in a folder named for its content. Readers see the version before or this one."
)

seeds = dg.AssetSpec(
    "seeds",
    description=SEEDS,
    group_name=GROUP,
    kinds={"file"},
    owners=OWNERS,
)


def specs(step: str) -> Iterator[dg.AssetSpec]:
    """The assets of a step: the tables that it makes; publishing makes the package, too."""
    for one in made_by(step):
        row = f"One row is {one.description[0].lower()}{one.description[1:]}"
        yield spec(one.name, step, one.after, row)
    if step == "publish":
        yield spec("package", step, last(), PACKAGE)


def spec(name: str, step: str, deps: Sequence[str], said: str) -> dg.AssetSpec:
    """The specification of an asset.

    `deps` are the nearest assets before it, so that the graph reads as a line; a blocking check of
    an asset keeps back what depends on it, so every table that is checked is one of them.
    The description begins with what the step does, which is all that the graph has room for.
    """
    return dg.AssetSpec(
        name,
        deps=deps,
        description=f"{STORY[step]}\n\n{said}",
        group_name=GROUP,
        code_version=rules("join" if step == "publish" else step),
        kinds=KINDS,
        owners=OWNERS,
        skippable=True,  # of the tables that one step makes, some may be asked for
    )
