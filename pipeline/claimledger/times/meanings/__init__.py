"""What time expressions say: values that can be read at any publication day."""
