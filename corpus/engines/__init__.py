"""What shares the work among processes or machines: one engine a module."""
