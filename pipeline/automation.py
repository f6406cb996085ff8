"""What starts runs without a click: a sensor on the content of the inputs, a nightly schedule."""

import dagster as dg

JOBS: list[dg.JobDefinition] = []
SENSORS: list[dg.SensorDefinition] = []
SCHEDULES: list[dg.ScheduleDefinition] = []
