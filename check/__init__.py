"""Finds what is wrong in a text or a translation."""
