"""The fallback: any script, no dictionary."""

from __future__ import annotations

from glossator.languages.language import Language

LANGUAGE = Language("und", "unknown language")
