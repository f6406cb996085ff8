"""What Dagster loads: `dg dev`, `dg check defs` and the tests find everything here."""

import dagster as dg

from claimledger.orchestration.assets import ASSETS
from claimledger.orchestration.automation import JOBS, SCHEDULES, SENSORS
from claimledger.orchestration.checks import CHECKS
from claimledger.orchestration.resources import Run

defs = dg.Definitions(
    assets=ASSETS,
    asset_checks=CHECKS,
    jobs=JOBS,
    schedules=SCHEDULES,
    sensors=SENSORS,
    resources={"run": Run()},
    executor=dg.in_process_executor,
)
