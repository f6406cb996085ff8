"""The pipeline in Dagster: assets, checks, sensors, schedules and what its pages show."""
