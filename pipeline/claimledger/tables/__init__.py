"""Published tables: their schemas, validation, deterministic Parquet, and loading a package."""
