"""HTML and XHTML: texts between block elements, with their inline tags, and attributes that are read or shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from glossator.formats.comments import Requests
from glossator.formats.format import Change, Format, Languages, language_of
from glossator.formats.html_blocks import Block, blocks
from glossator.formats.html_edits import html_edits
from glossator.formats.html_head import charset, is_xml, language_in
from glossator.formats.html_text import block_text, has_words, text_sentences
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["FORMAT", "parse"]

_SNIFFED = re.compile(r"(?i)\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype\s+html|<html[\s>])")


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of an HTML file; its segments are sentences, `p3.s2` the second of block 3 (counted from 1).

    A value holds its inline tags, which are protected, as is the content of <code> and of what says translate="no".
    Attributes, the title, options and the descriptions for search engines are segments of their own. `context` says
    what a text is (`heading`, `img alt`); `notes` are requests to Glossator in comments before it.
    """
    found = list(_texts(raw, path))
    language, notices = language_of((text.value for _, text, _ in found), languages.source or language_in(raw))
    segments = tuple(
        Segment(f"p{number}.s{index}", sentence, block=number, context=block.context, notes=notes)
        for number, (block, text, notes) in enumerate(found, 1)
        for index, sentence in enumerate(_sentences(block, text, language), 1)
    )
    return Document(path, "html", raw, segments, source_language=language, notices=notices)


def _texts(raw: str, path: str) -> Iterator[tuple[Block, Text, tuple[str, ...]]]:
    """The texts with words, and what the comments before each ask for."""
    requests = Requests()
    for block in blocks(raw, Span(0, len(raw)), is_xml(raw, path)):
        for comment in block.comments:
            requests.hear(comment)
        text = block_text(raw, block)
        if has_words(text):
            yield block, text, requests.notes()


def _sentences(block: Block, text: Text, language: str | None) -> Iterable[Text]:
    return text_sentences(text, language) if block.quote is None else (text,)


def _edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    raw = document.raw
    texts = blocks(raw, Span(0, len(raw)), is_xml(raw, document.path))
    plain = (block for block in texts if block.is_plain or block.quote is not None)
    return html_edits(raw, document.path, changes, plain)


FORMAT = Format(
    "html",
    (".html", ".htm", ".xhtml", ".xht"),
    parse,
    _edit,
    sniff=lambda head: _SNIFFED.match(head) is not None,
    charset=charset,
)
