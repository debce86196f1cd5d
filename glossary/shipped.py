"""The glossary that ships with the product."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib.resources import files

from glossator.glossary.concept import Glossary
from glossator.glossary.format import GlossaryFile
from glossator.glossary.tbx import TBX

__all__ = ["shipped_glossary"]

_NAME = "diplomacy.tbx"


@cache
def shipped_glossary() -> Glossary:
    """Terms and names of diplomacy: the language of the joint statement of China and Russia of 4 February 2022.

    >>> shipped_glossary().by_id["true-multilateralism"].preferred("en").text
    'true multilateralism'
    """
    data = files("glossator.glossary.data").joinpath(_NAME).read_bytes()
    return replace(TBX.read(GlossaryFile(_NAME, data)), path=_NAME)
