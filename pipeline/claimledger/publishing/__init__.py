"""A published package: its files beside the tables, and what can be done with it."""
