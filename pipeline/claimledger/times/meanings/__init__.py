"""The meanings of time expressions, which can be resolved at any publication day."""
