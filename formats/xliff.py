"""XLIFF 1 and 2, and the files that Trados Studio, memoQ and Phrase make of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, language_of, unique
from glossator.formats.xliff_1 import XLIFF_1
from glossator.formats.xliff_2 import XLIFF_2
from glossator.formats.xliff_content import runs, text_with_codes
from glossator.formats.xliff_elements import Element, first_element
from glossator.formats.xliff_units import Sentence, Unit, Version
from glossator.formats.xml_tokens import check_xml, xml_charset
from glossator.model import Document, Edit, Segment, Span, Text

__all__ = ["FORMAT", "parse"]


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of an XLIFF file: a segment for each unit, or each segment of a segmented one.

    Ids are those of the units, behind the name of the original where there are several, and before `#` and that of the
    segment where it has one. Inline elements are protected as they stand, and so is all of a text that is locked or not
    to be translated and has no translation. A missing target is one with the value "" where it would be. `context` is
    the name of the unit, `block` its number. Matches and other suggestions are not read.

    Raises:
        FormatError: the XML is not well-formed, declares entities, or is no XLIFF 1 or 2.
    """
    check_xml(raw, path)
    root = first_element(raw)
    version = _version(root, path)
    segments: list[Segment] = []
    files: list[str] = []
    first: Element | None = None
    for block, unit in enumerate(version.units(raw, path), 1):
        first = first or unit.element
        segments += (_segment(raw, unit, sentence, block) for sentence in unit.sentences)
        files += (unit.file for _ in unit.sentences)
    numbered = tuple(replace(one, id=id_) for one, id_ in zip(segments, _ids(segments, files), strict=True))
    declared = version.languages(root, first)
    source, notices = language_of((one.source.value for one in numbered), languages.source or declared[0])
    target = languages.target or declared[1]
    return Document(path, "xliff", raw, numbered, source, target, bilingual=True, notices=notices)


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the targets that changed and of their states; inline elements stay, all other text is escaped.

    Raises:
        FormatError: a new target has lost one tag of a pair, or has a character that XML does not know.
    """
    raw, path, language = document.raw, document.path, document.target_language
    root = first_element(raw)
    version = _version(root, path)
    wanted = {change.old.id: change for change in changes}
    ids = (segment.id for segment in document.segments)
    for unit in version.units(raw, path):
        own = {one.name: wanted[id_] for one, id_ in zip(unit.sentences, ids, strict=False) if id_ in wanted}
        if own:
            yield from version.edits(raw, path, unit, own, language)
    yield from version.root_edits(raw, root, language)


def _version(root: Element, path: str) -> Version:
    version = root.attributes.get("version", "1.0")
    if root.name != "xliff":
        raise FormatError(f"the root element is <{root.name}>, expected <xliff>", path=path)
    if version.startswith("1."):
        return XLIFF_1
    if version.startswith("2."):
        return XLIFF_2
    hint = "save it as XLIFF 1.2 or 2.1"
    raise FormatError(f"is XLIFF {version}, only XLIFF 1.0 to 2.2 can be read", path=path, hint=hint)


def _segment(raw: str, unit: Unit, sentence: Sentence, block: int) -> Segment:
    name = unit.element.attributes.get("id", "")
    source = text_with_codes(runs(raw, sentence.source.content), sentence.source.content.start)
    target = sentence.target
    text = text_with_codes(
        runs(raw, target.content) if target else (), target.content.start if target else sentence.place
    )
    # What has a translation all the same is read as one: two different texts that are codes would be a fault.
    is_kept = sentence.is_kept and (not text.value.strip() or text.value == source.value)
    return Segment(
        f"{name}#{sentence.name}" if sentence.name else name,
        _kept(source) if is_kept else source,
        _kept(text) if is_kept else text,
        sentence.state,
        block,
        unit.plural,
        unit.context,
        unit.notes,
    )


def _kept(text: Text) -> Text:
    return replace(text, protected=(Span(0, len(text.value)),) if text.value else ())


def _ids(segments: Iterable[Segment], files: Sequence[str]) -> Iterator[str]:
    several = len(set(files)) > 1
    return unique(f"{file}:{one.id}" if several else one.id for one, file in zip(segments, files, strict=True))


FORMAT = Format(
    "xliff",
    (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    parse,
    edit,
    sniff=lambda head: "<xliff" in head,
    charset=xml_charset,
    bilingual=True,
)
