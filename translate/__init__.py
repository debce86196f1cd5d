"""Offline translation that honours a glossary."""
