"""Bytes to documents and back, one format a file."""
