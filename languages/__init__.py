"""Facts of one language a file."""
