"""What Dagster loads: `dg dev`, `dg check defs` and the tests find everything here."""

import dagster as dg

from pipeline.assets import ASSETS
from pipeline.automation import JOBS, SCHEDULES, SENSORS
from pipeline.checks import CHECKS
from pipeline.resources import Run

defs = dg.Definitions(
    assets=ASSETS,
    asset_checks=CHECKS,
    jobs=JOBS,
    schedules=SCHEDULES,
    sensors=SENSORS,
    resources={"run": Run()},
    executor=dg.in_process_executor,
)
