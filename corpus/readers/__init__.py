"""How rows are read: one file format a module."""
