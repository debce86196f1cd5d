"""The front matter of a Markdown file (YAML between `---`, TOML between `+++`): which of its values are texts.

Sources: YAML 1.2.2, chapter 7 (flow scalar styles), https://yaml.org/spec/1.2.2/; TOML 1.0.0, https://toml.io/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from glossator.model import Span

__all__ = ["Field", "end_of_front_matter", "fields", "language_of_fields", "written"]


class Field(NamedTuple):
    """A value that is a text: its key, its place without quotes, and its quotes, empty for none."""

    key: str
    span: Span
    quote: str

    @property
    def whole(self) -> Span:
        """The value with its quotes."""
        return Span(self.span.start - len(self.quote), self.span.end + len(self.quote))


_FENCE = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
_KEY = r"""[ ]*(?:-[ ]+)*(?P<name>[\w][\w ./-]{0,60}?|"[^"\\\r\n]{1,60}"|'[^'\r\n]{1,60}')[ \t]*"""
_VALUE = r"""(?:"(?P<double>(?:[^"\\\r\n]|\\["\\/])*)"|'(?P<single>(?:[^'\r\n]|'')*)'|(?P<plain>[^\s"'#][^\r\n]*?))"""
_END = r"(?:[ \t]+\#[^\r\n]*)?[ \t]*(?=[\r\n]|\Z)"
_YAML = re.compile(rf"{_KEY}:[ \t]+{_VALUE}{_END}", re.VERBOSE)
_TOML = re.compile(rf"{_KEY}=[ \t]*{_VALUE}{_END}", re.VERBOSE)
_INDENT = re.compile(r"[ ]*(?:-[ ]+)*")
# What no plain value of YAML begins with, and what cannot stand inside one.
_INDICATORS = tuple("[]{}&*!|>%@`,?-:#\"'")
_NO_PLAIN = re.compile(r":(?:\s|\Z)|\s#|[\r\n]")
_NO_STRING = re.compile(r"(?i)(?:true|false|yes|no|on|off|y|n|null|~|[-+.\d][\d.,:eE+_TZ -]*|\.inf|\.nan)\Z")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")

# The last word of a key whose value people read.
_TEXTS = frozenset(
    "abstract alt blurb caption description excerpt headline heading intro introduction lead subheading subtitle"
    " summary synopsis tagline teaser title".split()
)
_LANGUAGES = frozenset(("lang", "language", "locale"))
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")


def end_of_front_matter(raw: str) -> int:
    """Where the text begins behind the front matter; 0 without one."""
    fence = _FENCE.match(raw)
    if fence is None:
        return 0
    for line in _LINE.finditer(raw, fence.end()):
        if line.group().rstrip() == fence[1]:
            return line.end()
        if line.end() == len(raw):
            break
    return 0


def fields(raw: str) -> Iterator[Field]:
    """The values that are texts, in order: one-line strings under a key such as `title` or `seo-description`."""
    yield from (field for field in _strings(raw) if _last_word(field.key) in _TEXTS and _is_text(raw, field))


def language_of_fields(raw: str) -> str | None:
    """The language that the front matter names."""
    for field in _strings(raw):
        value = raw[field.span.start : field.span.end]
        if field.key.lower() in _LANGUAGES and _CODE.fullmatch(value):
            return value
    return None


def written(value: str, quote: str, is_toml: bool) -> str:
    """`value` as a string of YAML or TOML, in these quotes if it can be.

    >>> written("Ports: two", "", False), written("It's", "'", False)
    ('"Ports: two"', "'It''s'")
    """
    text = " ".join(value.split())
    if quote == "'" and not (is_toml and "'" in text):
        return "'" + text.replace("'", "''") + "'"
    if not quote and text and _is_plain(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _strings(raw: str) -> Iterator[Field]:
    end = end_of_front_matter(raw)
    is_toml = raw.removeprefix("\ufeff").startswith("+++")
    pattern = _TOML if is_toml else _YAML
    lines = list(_LINE.finditer(raw, 0, end))
    # The text of a block scalar is no key, whatever it looks like.
    block = -1
    for number, line in enumerate(lines[1:-1], 1):
        content = line.group().rstrip("\r\n")
        indent = len(content) - len(content.lstrip(" "))
        if block >= 0 and (not content.strip() or indent > block):
            continue
        block = indent if not is_toml and re.search(r":[ \t]+[|>][-+0-9]{0,2}[ \t]*\Z", content) else -1
        found = pattern.match(raw, line.start(), line.end())
        following = lines[number + 1].group()
        if found and (is_toml or not _goes_on(content, following)):
            kind = next(name for name in ("double", "single", "plain") if found[name] is not None)
            key = found["name"].strip("\"'")
            yield Field(key, Span(*found.span(kind)), {"double": '"', "single": "'", "plain": ""}[kind])


def _goes_on(content: str, following: str) -> bool:
    """Whether the next line is deeper, so that it belongs to the value of this one."""
    own = _INDENT.match(content)
    depth = len(following) - len(following.lstrip(" "))
    return bool(following.strip()) and own is not None and depth > own.end()


def _is_text(raw: str, field: Field) -> bool:
    value = raw[field.span.start : field.span.end]
    if not field.quote and (raw.removeprefix("\ufeff").startswith("+++") or not _is_plain(value)):
        return False
    return any(map(str.isalpha, value))


def _is_plain(value: str) -> bool:
    """Whether YAML reads the characters as a string of just these."""
    if value.startswith(_INDICATORS):
        return False
    return not (_NO_PLAIN.search(value) or _NO_STRING.match(value) or _DATE.match(value))


def _last_word(key: str) -> str:
    words = _WORDS.findall(key)
    return words[-1].lower() if words else ""
