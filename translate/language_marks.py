"""The language that a localized HTML document says it is in, and the direction in which that is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from glossator.formats.html_head import LANGUAGE_METAS, is_xml
from glossator.formats.html_tokens import Kind, Tag, attributes_of, tokens
from glossator.model import Document, Edit, Span, apply_edits

__all__ = ["is_right_to_left", "language_marked"]

# The language of all is said in the first tags or nowhere.
_TAGS = 600
# ISO 15924's codes of the scripts that run from right to left and are written today.
_RIGHT_TO_LEFT = frozenset({"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"})


def language_marked(document: Document, rendered: bytes, language: str) -> bytes:
    """The bytes of a localized HTML document whose <html> says its language: lang, and xml:lang where it has that.

    `dir` is set where the language is written from right to left, or put right where it is there. What <body> and a
    <meta> say of the language of all is put right too; what says another language further in stays.
    """
    if document.format != "html":
        return rendered
    text = rendered.decode(document.encoding)
    found = islice(tokens(text, Span(0, len(text)), is_xml(text, document.path)), _TAGS)
    tags = [tag for tag in found if tag.kind is Kind.START]
    if not tags or tags[0].name != "html":
        return rendered
    body = next((tag for tag in tags if tag.name == "body"), None)
    edits = [*_edits(text, tags[0], language), *(_edits(text, body, language, only_known=True) if body else ())]
    edits += (edit for tag in tags if tag.name == "meta" for edit in _meta(text, tag, language))
    return apply_edits(text, edits).encode(document.encoding)


def is_right_to_left(language: str) -> bool:
    """Whether a language is written from right to left, by its script or the one that it mostly has.

    >>> is_right_to_left("fa"), is_right_to_left("az-Arab"), is_right_to_left("az")
    (True, True, False)
    """
    from langcodes import Language

    return Language.get(language).maximize().script in _RIGHT_TO_LEFT


def _edits(text: str, tag: Tag, language: str, *, only_known: bool = False) -> Iterator[Edit]:
    """The edits that make a tag say the language; with `only_known` no attribute is added to it."""
    known = {attribute.name: attribute for attribute in attributes_of(text, tag)}
    wanted = {"lang": language, "dir": "rtl" if is_right_to_left(language) else "ltr"}
    if "xml:lang" in known:
        wanted["xml:lang"] = language
    # Without dir everything runs from left to right.
    missing = () if only_known else (name for name, value in wanted.items() if name not in known and value != "ltr")
    behind = tag.span.start + 1 + len(tag.name)
    yield Edit(Span(behind, behind), "".join(_written(name, wanted[name]) for name in missing))
    for name in wanted.keys() & known.keys():
        place, quoted = known[name].value, known[name].quote
        if text[place.start : place.end] not in (wanted[name], "auto"):
            yield Edit(place, wanted[name]) if quoted else Edit(known[name].span, _written(name, wanted[name]))


def _meta(text: str, tag: Tag, language: str) -> Iterator[Edit]:
    known = {attribute.name: attribute for attribute in attributes_of(text, tag)}
    values = {name: text[one.value.start : one.value.end] for name, one in known.items()}
    name = values.get("http-equiv") or values.get("name") or ""
    # A list of languages says for whom the page is, not what it is in.
    if name.lower() in LANGUAGE_METAS and values.get("content", ",") and "," not in values.get("content", ","):
        place = known["content"]
        yield Edit(place.value, language) if place.quote else Edit(place.span, _written("content", language))


def _written(name: str, value: str) -> str:
    return f' {name}="{value}"'
