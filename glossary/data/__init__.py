"""The glossaries that ship with the product."""
