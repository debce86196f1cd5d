"""Offline, multilingual translation and terminology checker."""

from __future__ import annotations

from glossator.glossary.concept import Concept, Glossary, Kind, Status, Term
from glossator.glossary.found import Match
from glossator.glossary.match import TermIndex, find_terms

__all__ = ["Concept", "Glossary", "Kind", "Match", "Status", "Term", "TermIndex", "find_terms"]
