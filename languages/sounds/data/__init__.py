"""Tables that scripts/make_sounds.py makes (docs/names.md)."""
