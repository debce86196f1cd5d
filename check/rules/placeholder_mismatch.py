"""The rule `placeholder-mismatch`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from glossator.analyze import Analysed, AnalysedText
from glossator.check.rule import Example, rule
from glossator.formats.message_format import skeleton
from glossator.model import Edit, Finding, Fix, Safety, Severity, Side, Span

# "%2$s" is "%s" in another place, and what people read inside a tag is translated.
_POSITION = re.compile(r"(?<=%)\d+\$")
_READ_IN_TAG = re.compile(r"""\b(title|alt|aria-label|placeholder)\s*=\s*(?:"[^"]*"|'[^']*')""")
_TAG_END = re.compile(r"\s{0,9}/?>$")

# One plural form may say "one file" where another says "%d files"; an address may lead to the translated page.
_SURE, _ADDRESS, _PLURAL = 0.95, 0.6, 0.4
_NO_PLACEHOLDER = re.compile(r"&#?\w+;|</?mrk\b[^>]*>")


@rule(
    "placeholder-mismatch",
    severity=Severity.ERROR,
    mqm="design/markup",
    examples=(
        Example(
            wrong="{cuenta} archivos copiados",
            right="{count} archivos copiados",
            quote="{cuenta}",
            source="{count} files copied",
            language="es",
            suggestion="{count}",
        ),
        Example(
            wrong="Guten Tag!",
            right="Guten Tag, %s!",
            quote="%s",
            source="Hello, %s!",
            language="de",
        ),
    ),
)
def placeholder_mismatch(segment: Analysed) -> Iterator[Finding]:
    """A placeholder or tag of the source is missing, added or altered in the translation.

    ## Why
    A program fills placeholders by their exact characters: an altered one is shown raw or crashes, a lost tag breaks
    the layout.

    ## How it decides
    The placeholders and tags of both sides are counted. Their order does not matter, nor does the position in `%1$s`,
    nor the words that people read inside a tag (`title`, `alt`), nor entities, nor XLIFF's `mrk`; the structure of ICU
    choices is left to `message-format`. In a plural form a
    missing placeholder gets a low confidence, a different web address a middling one. What is missing is marked in the
    source.

    ## What to do
    Copy the placeholder from the source, character by character.
    """
    if segment.target is None or not (segment.source.text.protected or segment.target.text.protected):
        return
    if not segment.target.value.strip():
        return
    missing, extra = _differences(segment.source, segment.target)
    if len(missing) == len(extra) == 1:
        yield _altered(segment, missing[0], extra[0])
        return
    for span in missing:
        found = _quote(segment.source, span)
        message = f"“{found}” is missing in the translation"
        yield segment.found(span, message, confidence=_confidence(segment, found), side=Side.SOURCE)
    for span in extra:
        found = _quote(segment.target, span)
        yield segment.found(span, f"“{found}” is not in the source", confidence=_confidence(segment, found))


def _altered(segment: Analysed, missing: Span, extra: Span) -> Finding:
    wanted, found = _quote(segment.source, missing), _quote(segment.checked, extra)
    return segment.found(
        extra,
        f"found “{found}”, the source has “{wanted}”",
        suggestions=(wanted,),
        confidence=_confidence(segment, wanted),
        fix=Fix(f"Replace “{found}” by “{wanted}”", (Edit(extra, wanted),), Safety.UNSAFE),
    )


def _confidence(segment: Analysed, placeholder: str) -> float:
    if segment.segment.plural is not None:
        return _PLURAL
    return _SURE if placeholder[0] in "<{%$[" else _ADDRESS


def _differences(source: AnalysedText, target: AnalysedText) -> tuple[list[Span], list[Span]]:
    """The spans of the source that the target lacks, and the reverse; of equal ones the last."""
    wanted, given = _by_key(source), _by_key(target)
    if skeleton(source.value) or skeleton(target.value):
        # Each branch has its own, and the target may have more branches.
        wanted, given = ({key: spans[:1] for key, spans in found.items()} for found in (wanted, given))
    missing = [span for key, spans in wanted.items() for span in spans[len(given.get(key, ())) :]]
    extra = [span for key, spans in given.items() for span in spans[len(wanted.get(key, ())) :]]
    return sorted(missing), sorted(extra)


def _by_key(text: AnalysedText) -> dict[str, list[Span]]:
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    structure = frozenset(skeleton(text.value))
    for span in sorted(text.text.protected):
        found = _quote(text, span)
        if found and span not in structure and not _NO_PLACEHOLDER.fullmatch(found):
            spans[_key(found)].append(span)
    return spans


def _key(placeholder: str) -> str:
    if placeholder.startswith("<"):
        return " ".join(_TAG_END.sub(">", _READ_IN_TAG.sub(r"\1", placeholder)).split())
    return _POSITION.sub("", placeholder)


def _quote(text: AnalysedText, span: Span) -> str:
    return text.value[span.start : span.end]
