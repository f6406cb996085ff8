"""What a published package consists of beside its tables, and what is done with it."""
