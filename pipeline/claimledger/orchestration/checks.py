"""Checks of the assets: blocking checks before anything is published, warnings afterwards.

Each returns the numbers behind its verdict, and Dagster plots them over time.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import dagster as dg

from claimledger.orchestration.assets import plan_of, waiting
from claimledger.orchestration.failures import once
from claimledger.orchestration.namespace import Namespace
from claimledger.orchestration.registry import registry
from claimledger.orchestration.resources import Run
from claimledger.orchestration.verdicts import (
    Latest,
    Look,
    Verdict,
    accounted_for,
    corrections_matched,
    covered,
    drop,
    duplicates,
    explained,
    rejected,
    traceable,
    undated,
    unitless,
    valid,
    version_raised,
)
from claimledger.publishing import version
from claimledger.run import frames
from claimledger.run.work import run_step
from claimledger.tables import storage
from claimledger.tables.dataset import load


def latest(context: dg.AssetCheckExecutionContext, run: Run, package: dg.AssetKey) -> Latest:
    """The latest version, with what Dagster recorded of it and of the version before."""
    folder = (run.settings().output / version.LATEST).resolve()
    dataset = load(folder)
    now, before = last_two(context.instance, package)
    return Latest(dataset, folder, dataset.claims.collect(), now, before)


def last_two(
    instance: dg.DagsterInstance, package: dg.AssetKey
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """The recorded metadata of the last two packages, by name; empty if there was none."""
    past = instance.fetch_materializations(package, limit=2).records
    kept = [
        {name: value.value for name, value in record.asset_materialization.metadata.items()}
        for record in past
        if record.asset_materialization is not None
    ]
    [now, before] = [*kept, {}, {}][:2]
    return now, before


def result(
    key: dg.AssetKey, label: str, verdict: Verdict, severity: dg.AssetCheckSeverity
) -> dg.AssetCheckResult:
    """A verdict as a check result of Dagster."""
    return dg.AssetCheckResult(
        check_name=label,
        asset_key=key,
        passed=verdict.passed,
        severity=severity,
        description=verdict.said,
        metadata=dict(verdict.numbers),
    )


def asked(
    context: dg.AssetCheckExecutionContext, key: dg.AssetKey, look: Callable[..., Verdict]
) -> bool:
    """Whether this run is to evaluate a check; each can be executed alone."""
    return dg.AssetCheckKey(key, look.__name__) in context.selected_asset_check_keys


def blocking(names: Namespace, name: str, step: str, *looks: Look) -> dg.AssetChecksDefinition:
    """Checks of one table that block its publication."""
    key = names.key(name)
    specs = [
        dg.AssetCheckSpec(look.__name__, asset=key, blocking=True, description=look.__doc__)
        for look in looks
    ]

    @dg.multi_asset_check(
        name=names.named(f"check_{name}"),
        specs=specs,
        required_resource_keys={names.run},
        can_subset=True,
    )
    def run_checks(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        run = getattr(context.resources, names.run)
        with once(context):
            plan = plan_of(context.run, run)
            with storage.lock(plan.settings.output, run.patience, waiting(context)):
                if step != "read":
                    run_step(plan, step)
                frame = frames.frame(plan, name)
                verdicts = {look: look(plan, frame) for look in looks if asked(context, key, look)}
        for look, verdict in verdicts.items():
            yield result(key, look.__name__, verdict, dg.AssetCheckSeverity.ERROR)

    return run_checks


def warnings(names: Namespace, *looks: Callable[[Latest], Verdict]) -> dg.AssetChecksDefinition:
    """Checks of the published package that warn and block nothing."""
    package = names.key("package")
    specs = [
        dg.AssetCheckSpec(look.__name__, asset=package, description=look.__doc__) for look in looks
    ]

    @dg.multi_asset_check(
        name=names.named("check_package"),
        specs=specs,
        required_resource_keys={names.run},
        can_subset=True,
    )
    def run_checks(context: dg.AssetCheckExecutionContext) -> Iterator[dg.AssetCheckResult]:
        with once(context):
            published = latest(context, getattr(context.resources, names.run), package)
        for look in looks:
            if asked(context, package, look):
                verdict = look(published)
                yield result(package, look.__name__, verdict, dg.AssetCheckSeverity.WARN)

    return run_checks


MORE: Mapping[str, tuple[Look, ...]] = {
    "segments": (covered,),
    "quantities": (accounted_for,),
    "claims": (traceable,),
}
"""Checks of some tables in addition to their schema."""

WORTH_A_LOOK = (
    undated,
    unitless,
    explained,
    duplicates,
    drop,
    rejected,
    corrections_matched,
    version_raised,
)
"""Checks of the package after it is published."""


def checks(names: Namespace) -> list[dg.AssetChecksDefinition]:
    """The checks of a dataset."""
    before_publishing = [
        one for one in registry().values() if one.name in frames.MAKERS and one.made_by != "publish"
    ]
    return [
        *(
            blocking(names, one.name, one.made_by, valid(one.name), *MORE.get(one.name, ()))
            for one in before_publishing
        ),
        warnings(names, *WORTH_A_LOOK),
    ]
