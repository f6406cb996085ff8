"""What is known of a language, shared by all text understanding."""
