"""Which columns of a corpus hold what, and rows made of their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from glossator.corpus.job import ROLES, Job
from glossator.corpus.reader import Broken, Record
from glossator.errors import ConfigError, InputError

__all__ = ["LONGEST", "Fields", "fields_of", "record"]

# A text of more characters is no segment.
LONGEST = 100_000
_NEEDED = "source"
# Rows of a document are put together, which takes long: only where that is asked for.
_ASKED_FOR = "document"
# May be numbers.
_NAMES = ("id", "document")
# Half of a character that takes two in UTF-16: no encoding of text can hold it.
_HALF = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Fields:
    """Where each role is found, and the languages where no column names them."""

    names: Mapping[str, str]
    source_language: str | None
    target_language: str | None


def fields_of(job: Job, present: Collection[str], path: str) -> Fields:
    """The columns that the job names, and of the others those called like a role or, for texts, like a language.

    Raises:
        InputError: a column that is needed, or that was named, is not there.
    """
    named = job.by_role
    names = {role: named.get(role) or role for role in ROLES if role in named or role != _ASKED_FOR}
    for role, code in (("source", job.source_language), ("target", job.target_language)):
        if role not in named and role not in present and code in present:
            names[role] = code or role
    found = {role: name for role, name in names.items() if name in present}
    for role in (_NEEDED, *named):
        if role not in found:
            listed = ", ".join(sorted(present)[:20]) or "none"
            hint = f"its columns are {listed}; name one by --columns {role}=NAME"
            raise InputError(f"has no column {names[role]!r} for the {role.replace('_', ' ')}", path=path, hint=hint)
    languages = job.source_language, job.target_language
    for role, given in zip(("source_language", "target_language"), languages, strict=True):
        if given is None and role not in found and not (role[0] == "t" and "target" not in found):
            option = "--source-lang" if role[0] == "s" else "--target-lang"
            what = role.replace("_", " ")
            raise ConfigError(f"{path}: has no column {role!r}", hint=f"give {option}, or name the {what} by --columns")
    return Fields(found, *languages)


def record(row: int, fields: Fields, value: Callable[[str], object]) -> Record | Broken:
    """The row whose columns `value` looks up; broken where a text is missing or is none."""
    texts: dict[str, str | None] = {}
    for role, name in fields.names.items():
        found = value(name)
        if role in _NAMES and isinstance(found, int) and not isinstance(found, bool):
            found = str(found)
        if found is not None and not isinstance(found, str):
            return Broken(row, f"{name}: found {type(found).__name__}, expected text")
        if found is not None and _HALF.search(found):
            return Broken(row, f"{name}: half a character")
        texts[role] = found or None if role in _NAMES else found
    source, target = texts["source"], texts.get("target")
    if source is None:
        return Broken(row, f"{fields.names['source']}: nothing, expected text")
    longest = max(len(source), len(target or ""))
    if longest > LONGEST:
        return Broken(row, f"{longest} characters, expected at most {LONGEST}")
    languages = texts.get("source_language") or fields.source_language, _target_language(texts, fields)
    if languages[0] is None or (languages[1] is None and target is not None):
        return Broken(row, "no language")
    return Record(row, texts.get("id"), texts.get("document"), source, target, *languages)


def _target_language(texts: Mapping[str, str | None], fields: Fields) -> str | None:
    return texts.get("target_language") or fields.target_language
