"""Concepts and terms: reading, writing, matching."""
