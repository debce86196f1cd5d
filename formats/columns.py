"""Which column of a table is what: as the user says, as the first row names them, or as the texts look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from glossator.errors import FormatError
from glossator.formats.format import Languages
from glossator.languages.language import languages, same_language

__all__ = ["ALL", "Columns", "chosen_columns", "first_two", "is_text", "named_columns", "two_languages"]

# Said of the role "text" where every cell is a text by itself.
ALL = "*"
_ROLES = {
    "source": ("source", "src", "original", "msgid"),
    "target": ("target", "tgt", "trg", "translation", "translated", "msgstr"),
    "context": ("context", "msgctxt"),
    "id": ("id", "key"),
    "note": ("note", "notes", "comment", "comments"),
}
_ROLE_OF = {name: role for role, names in _ROLES.items() for name in names}
# What may stand beside a role or a language in the name of a column.
_FILLERS = frozenset({"text", "language", "lang", "string", "segment", "column"})
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][a-z0-9]{2,8})*|[a-z]{3}(?:[-_][a-z0-9]{2,8})+", re.IGNORECASE)
_WORDS = re.compile(r"[\s:()\[\]/]+")
# In fewer characters a detector sees languages that are not there.
_ENOUGH = 100
_LETTERS = re.compile(r"[A-Z]{1,3}")


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns by role (0-based), the languages that the header names, and what was said, to find the same again.

    A table without a source and a target is one of texts: those in the column "text", else in all.
    """

    roles: Mapping[str, int]
    languages: Languages
    has_header: bool
    said: tuple[tuple[str, str], ...] = ()

    @property
    def is_bilingual(self) -> bool:
        """Whether the table has translations beside their sources."""
        return "source" in self.roles and "target" in self.roles


def chosen_columns(names: Sequence[str], given: Languages, path: str) -> Columns:
    """The columns of a table whose first row is `names`.

    The user's word comes first. Then a row that names a source and a target, or two languages; else, where both
    languages are given, the first two columns are source and target; else every cell is a text.

    Raises:
        FormatError: the user named a column that is not there, or a source without a target.
    """
    named = named_columns(names, given, path)
    if named:
        return named
    if given.source and given.target and len(names) > 1:
        return first_two(given)
    return Columns({}, given, has_header=False, said=(("text", ALL),))


def named_columns(names: Sequence[str], given: Languages, path: str) -> Columns | None:
    """The columns that the user or else the first row names; None where nobody does.

    Raises:
        FormatError: the user named a column that is not there, or a source without a target.
    """
    header = _by_header(names, given)
    return _as_said(names, given, header, path) if given.columns else header


def first_two(given: Languages) -> Columns:
    """Source and target in the first two columns of a table without a header."""
    said = (("source", "1"), ("target", "2"))
    return Columns({"source": 0, "target": 1}, given, has_header=False, said=said)


def two_languages(rows: Iterable[Sequence[str]]) -> Languages | None:
    """The languages of a table of two columns; None where it has more, or they do not look like two languages."""
    from glossator.languages.detect import detect_language

    texts: tuple[list[str], list[str]] = ([], [])
    length = 0
    for row in rows:
        if len(row) != 2:
            return None
        if length < 20_000:
            for column, cell in zip(texts, row, strict=True):
                column.append(cell)
            length += len(row[0])
    source, target = (detect_language("\n".join(column)) if column else None for column in texts)
    enough = all(sum(map(len, column)) >= _ENOUGH for column in texts)
    return Languages(source, target) if enough and source and target and source != target else None


def is_text(value: str) -> bool:
    """Whether a cell holds language: it has a letter."""
    return any(map(str.isalpha, value))


def _by_header(names: Sequence[str], given: Languages) -> Columns | None:
    meanings = [_meaning(name) for name in names]
    roles: dict[str, int] = {}
    for column, (role, _) in enumerate(meanings):
        if role:
            roles.setdefault(role, column)
    codes = {column: code for column, (_, code) in enumerate(meanings) if code}
    free = [column for column in codes if column not in roles.values()]
    for role, code in (("source", given.source), ("target", given.target)):
        fitting = [column for column in free if code and same_language(code, codes[column])]
        if role not in roles and fitting:
            roles[role] = fitting[0]
            free.remove(fitting[0])
    missing = [role for role in ("source", "target") if role not in roles]
    if len(free) < len(missing):
        return _of_one_language(roles, codes, free, given)
    roles |= dict(zip(missing, free, strict=False))
    source, target = codes.get(roles["source"]), codes.get(roles["target"])
    return Columns(roles, Languages(given.source or source, given.target or target), has_header=True)


def _of_one_language(
    roles: Mapping[str, int], codes: Mapping[int, str], free: Sequence[int], given: Languages
) -> Columns | None:
    """A table with one column of texts, called after their language or `source`."""
    text = next(iter(free), roles.get("source"))
    if text is None:
        return None
    others = {role: column for role, column in roles.items() if role not in ("source", "target")}
    language = given.target or given.source or codes.get(text)
    return Columns({**others, "text": text}, Languages(language), has_header=True)


def _meaning(name: str) -> tuple[str, str]:
    """The role and the language that the name of a column says; "" for what it does not say.

    >>> _meaning("Source (English)"), _meaning("pt_BR"), _meaning("key"), _meaning("Text of the sign")
    (('source', 'en'), ('', 'pt-BR'), ('id', ''), ('', ''))
    """
    role, code = "", ""
    for word in filter(None, _WORDS.split(name.strip())):
        plain = word.lower()
        if plain in _ROLE_OF and not role:
            role = _ROLE_OF[plain]
        elif not code and (plain in _language_names() or _LANGUAGE.fullmatch(word)):
            code = _language_names().get(plain, word.replace("_", "-"))
        elif plain not in _FILLERS:
            return "", ""
    return role, code


@cache
def _language_names() -> Mapping[str, str]:
    return {language.name.lower(): language.code for language in languages().values()}


def _as_said(names: Sequence[str], given: Languages, header: Columns | None, path: str) -> Columns:
    known: dict[str, int] = {}
    for column, name in enumerate(names):
        known.setdefault(name.strip().lower(), column)
    roles = {role: _number(name, known, path) for role, name in given.columns if name != ALL}
    if ("source" in roles) != ("target" in roles):
        missing = "target" if "source" in roles else "source"
        raise FormatError(f"--columns names no {missing}", path=path, hint=f"add {missing}=NUMBER or {missing}=NAME")
    if given.columns == (("text", ALL),):
        return Columns({}, given, has_header=False, said=given.columns)
    named = any(name.strip().lower() in known for _, name in given.columns)
    codes = {role: _meaning(names[column])[1] if column < len(names) else "" for role, column in roles.items()}
    source, target = codes.get("source") or None, codes.get("target") or None
    two = Languages(given.source or source, given.target or target)
    return Columns(roles, two, has_header=named or header is not None, said=given.columns)


def _number(name: str, known: Mapping[str, int], path: str) -> int:
    """The column of a name, of a number from 1 on, or of the letters of a spreadsheet."""
    plain = name.strip()
    if plain.lower() in known:
        return known[plain.lower()]
    if plain.isdecimal() and 0 < int(plain) <= 16_384:
        return int(plain) - 1
    if _LETTERS.fullmatch(plain):
        number = 0
        for letter in plain:
            number = number * 26 + ord(letter) - ord("A") + 1
        return number - 1
    found = ", ".join(map(repr, list(known)[:6]))
    raise FormatError(f"has no column {name!r}, but {found}", path=path, hint="--columns source=1,target=2")
