"""XLIFF 1.0 to 1.2."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from xml.parsers import expat

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of, unique
from glossator.formats.placeholders import blanked, merged, protected_spans
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "parse"]

# Exact only on what expat has found well-formed, and without a document type's own declarations.
_TOKEN = re.compile(
    r"<!--(?P<comment>.*?)-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?.*?\?>|<!(?:[^>\"']|\"[^\"]*\"|'[^']*')*>"
    r"|<(?P<close>/?)(?P<name>[^\s/>]+)(?P<attributes>(?:[^>\"'/]|\"[^\"]*\"|'[^']*'|/(?!>))*)(?P<empty>/?)>"
    r"|(?P<text>[^<]+)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITY = re.compile(r"&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(\w+));|\r\n?")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_TO_ENTITY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_CHARSET = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)")

# Elements whose content is code of the original format, not language (XLIFF 1.2, 2.4).
_CODE = frozenset({"bpt", "ept", "it", "ph"})
_STATES = {
    "new": State.INITIAL,
    "needs-translation": State.INITIAL,
    "needs-adaptation": State.FUZZY,
    "needs-l10n": State.FUZZY,
    "needs-review-adaptation": State.FUZZY,
    "needs-review-l10n": State.FUZZY,
    "needs-review-translation": State.FUZZY,
    "translated": State.TRANSLATED,
    "signed-off": State.FINAL,
    "final": State.FINAL,
}
_NAMES = {
    State.INITIAL: "needs-translation",
    State.FUZZY: "needs-review-translation",
    State.TRANSLATED: "translated",
    State.FINAL: "final",
}


@dataclass(slots=True)
class _Element:
    """A source or a target: where its tags and its content stand, and what is in it."""

    tag: Span
    name: str
    attributes: dict[str, str]
    content: Span
    end: int
    tokens: list[re.Match[str]] = field(default_factory=list)


@dataclass(slots=True)
class _Unit:
    """A trans-unit; `source_end` is where a new target goes, behind the source and its segmentation."""

    tag: Span
    attributes: dict[str, str]
    file: dict[str, str]
    source: _Element | None = None
    target: _Element | None = None
    source_end: int = 0
    notes: list[str] = field(default_factory=list)


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of an XLIFF file: a segment for each trans-unit, inline elements protected as they stand.

    Ids are those of the units, behind the name of the original where there are several. A missing target is one with
    the value "" behind the source. All of a unit with translate="no" is protected. `context` is the resname.

    Raises:
        FormatError: the XML is not well-formed, declares entities, or is no XLIFF 1.
    """
    units = _units(raw, path)
    file = units[0].file if units else {}
    segments = tuple(_segment(unit, id_, block) for block, (unit, id_) in enumerate(_identified(units), 1))
    given = languages.source or file.get("source-language")
    source, notices = language_of((segment.source.value for segment in segments), given)
    target = languages.target or file.get("target-language")
    return Document(path, "xliff", raw, segments, source, target, bilingual=True, notices=notices)


def _check(raw: str, path: str) -> None:
    """Raise where `raw` is not well-formed or declares anything of its own; nothing outside is ever loaded."""

    def refuse(*_: object) -> None:
        raise FormatError("declares XML entities", path=path, line=1, hint="remove the declarations in its DOCTYPE")

    def doctype(_name: str, _system: str | None, _public: str | None, internal: int) -> None:
        if internal:
            refuse()

    parser = expat.ParserCreate("utf-8")
    parser.EntityDeclHandler = refuse
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(raw.encode("utf-8"), True)
    except expat.ExpatError as error:
        what = f"is not well-formed XML: {expat.ErrorString(error.code)} in column {error.offset + 1}"
        raise FormatError(what, path=path, line=error.lineno) from error


def _units(raw: str, path: str) -> list[_Unit]:
    _check(raw, path)
    units: list[_Unit] = []
    file: dict[str, str] = {}
    open_tags: list[re.Match[str]] = []
    for token in _TOKEN.finditer(raw):
        name = _local(token)
        if not name:
            continue
        if token["close"]:
            start = open_tags.pop()
            if units and len(open_tags) > 1 and _local(open_tags[-1]) == "trans-unit":
                _close(units[-1], start, token, raw)
            continue
        if not open_tags:
            _check_root(name, _attributes(token), path)
        elif name == "file":
            file = _attributes(token)
        elif name == "trans-unit":
            units.append(_Unit(Span(*token.span()), _attributes(token), file))
        if not token["empty"]:
            open_tags.append(token)
        elif units and _local(open_tags[-1]) == "trans-unit":
            _close(units[-1], token, token, raw)
    return [unit for unit in units if unit.source]


def _check_root(name: str, attributes: dict[str, str], path: str) -> None:
    version = attributes.get("version", "1.0")
    if name != "xliff":
        raise FormatError(f"the root element is <{name}>, expected <xliff>", path=path)
    if not version.startswith("1."):
        hint = "save it as XLIFF 1.2"
        raise FormatError(f"is XLIFF {version}, only XLIFF 1.0 to 1.2 can be read", path=path, hint=hint)


def _close(unit: _Unit, start: re.Match[str], end: re.Match[str], raw: str) -> None:
    """Take in a child element of a trans-unit."""
    name = _local(start)
    if start["name"].rpartition(":")[0] != _prefix(raw, unit):
        return
    content = Span(start.end(), max(start.end(), end.start()))
    if name in ("source", "seg-source"):
        unit.source_end = end.end()
    if name in ("source", "target"):
        tokens = list(_TOKEN.finditer(raw, content.start, content.end))
        element = _Element(Span(*start.span()), start["name"], _attributes(start), content, end.end(), tokens)
        setattr(unit, name, element)
    elif name == "note":
        unit.notes.append(" ".join(_unescaped(raw[content.start : content.end]).split()))


def _prefix(raw: str, unit: _Unit) -> str:
    return raw[unit.tag.start + 1 : unit.tag.end].split("trans-unit")[0].rstrip(":")


def _local(token: re.Match[str]) -> str:
    return (token["name"] or "").rpartition(":")[2]


def _attributes(token: re.Match[str]) -> dict[str, str]:
    found = _ATTRIBUTE.findall(token["attributes"])
    return {name: _unescaped(double or single) for name, double, single in found}


def _unescaped(text: str) -> str:
    return _ENTITY.sub(_character, text)


def _character(found: re.Match[str]) -> str:
    hexadecimal, decimal, name = found.groups()
    if name:
        return _ENTITIES.get(name, found.group())
    return chr(int(hexadecimal, 16) if hexadecimal else int(decimal)) if hexadecimal or decimal else "\n"


def _identified(units: Sequence[_Unit]) -> Iterator[tuple[_Unit, str]]:
    several = len({id(unit.file) for unit in units}) > 1
    names = (unit.attributes.get("id", "") for unit in units)
    ids = (
        f"{unit.file.get('original', '')}:{name}" if several else name for unit, name in zip(units, names, strict=True)
    )
    return zip(units, unique(ids), strict=True)


def _segment(unit: _Unit, id_: str, block: int) -> Segment:
    source = _text(unit.source) if unit.source else Text("")
    target = _text(unit.target) if unit.target else text_of([Part("", unit.source_end, 0)])
    if unit.attributes.get("translate") == "no":
        source, target = (replace(text, protected=(Span(0, len(text.value)),)) for text in (source, target))
    state, context = _state(unit, target.value), unit.attributes.get("resname", "")
    return Segment(id_, source, target, state, block, context=context, notes=tuple(unit.notes))


def _state(unit: _Unit, target: str) -> State:
    if unit.attributes.get("approved") == "yes":
        return State.FINAL
    declared = unit.target.attributes.get("state", "") if unit.target else ""
    return _STATES.get(declared, State.TRANSLATED if target else State.INITIAL)


def _text(element: _Element) -> Text:
    parts: list[Part] = []
    codes: list[Span] = []
    position = 0
    for part, is_code in _content(element):
        parts.append(part)
        if is_code:
            codes.append(Span(position, position + len(part.value)))
        position += len(part.value)
    text = text_of(parts or [Part("", element.content.start, 0)])
    return replace(text, protected=merged((*codes, *protected_spans(blanked(text.value, codes)))))


def _content(element: _Element) -> Iterator[tuple[Part, bool]]:
    """The parts of a content, and whether each is markup; an element of code comes as one part."""
    depth, start = 0, 0
    for token in element.tokens:
        if _local(token) in _CODE and not token["empty"]:
            depth += -1 if token["close"] else 1
            if depth == 1 and not token["close"]:
                start = token.start()
            elif depth == 0:
                yield _raw(token, start), True
        elif depth == 0 and token["text"] is not None:
            yield from ((part, False) for part in _parts(token))
        elif depth == 0 and token["cdata"] is not None:
            yield Part(token["cdata"], token.start("cdata"), len(token["cdata"])), False
        elif depth == 0:
            yield _raw(token, token.start()), True


def _raw(token: re.Match[str], start: int) -> Part:
    return Part(token.string[start : token.end()], start, token.end() - start)


def _parts(token: re.Match[str]) -> Iterator[Part]:
    text, position = token["text"], 0
    for found in _ENTITY.finditer(text):
        yield Part(text[position : found.start()], token.start() + position, found.start() - position)
        yield Part(_character(found), token.start() + found.start(), len(found.group()))
        position = found.end()
    yield Part(text[position:], token.start() + position, len(text) - position)


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the targets that changed and of their states; inline elements stay, all other text is escaped.

    Raises:
        FormatError: a new target has lost one tag of a pair.
    """
    wanted = {change.old.id: change for change in changes}
    for unit, id_ in _identified(_units(document.raw, document.path)):
        if id_ in wanted:
            yield from _unit_edits(document, unit, *wanted[id_])


def _unit_edits(document: Document, unit: _Unit, old: Segment, new: Segment) -> Iterator[Edit]:
    value = new.target.value if new.target else ""
    content = _escaped(value, unit)
    _check_tags(content, document, unit)
    changed_state = new.state is not old.state
    if unit.target is None:
        yield _inserted(document, unit, content, _NAMES[new.state] if changed_state else "")
    else:
        tag = document.raw[unit.target.tag.start : unit.target.tag.end]
        new_tag = _with_attribute(tag, "state", _NAMES[new.state]) if changed_state else tag
        if value == (old.target.value if old.target else ""):
            yield Edit(unit.target.tag, new_tag)
        else:
            new_tag = re.sub(r"\s*/>$", ">", new_tag)
            yield Edit(Span(unit.target.tag.start, unit.target.end), f"{new_tag}{content}</{unit.target.name}>")
    if changed_state and unit.attributes.get("approved") == "yes":
        tag = document.raw[unit.tag.start : unit.tag.end]
        yield Edit(unit.tag, _with_attribute(tag, "approved", "no"))


def _inserted(document: Document, unit: _Unit, content: str, state: str) -> Edit:
    source = unit.source.tag.start if unit.source else 0
    line = max(document.raw.rfind("\n", 0, source), document.raw.rfind("\r", 0, source)) + 1
    indent = document.raw[line:source]
    newline = "\r\n" if document.raw[:line].endswith("\r\n") else "\n"
    name = unit.source.name.replace("source", "target") if unit.source else "target"
    attribute = f' state="{state}"' if state else ""
    before = newline + indent if not indent.strip() else ""
    return Edit(Span(unit.source_end, unit.source_end), f"{before}<{name}{attribute}>{content}</{name}>")


def _escaped(value: str, unit: _Unit) -> str:
    """A target as XML: what is an inline element in the unit stays one, all else is text."""
    elements = [element for element in (unit.source, unit.target) if element]
    codes = {part.value for element in elements for part, is_code in _content(element) if is_code}
    known = re.compile("(" + "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True)) + ")")
    parts = known.split(value) if codes else [value]
    return "".join(part if part in codes else part.translate(_TO_ENTITY) for part in parts)


def _check_tags(content: str, document: Document, unit: _Unit) -> None:
    try:
        expat.ParserCreate("utf-8").Parse(f"<target>{content}</target>".encode(), True)
    except expat.ExpatError as error:
        line, _ = document.line_and_column(unit.tag.start)
        raise FormatError(
            f"the new target of {unit.attributes.get('id')} is not well-formed: {expat.ErrorString(error.code)}",
            path=document.path,
            line=line,
            hint="every tag of the source must come once, in pairs",
        ) from error


def _with_attribute(tag: str, name: str, value: str) -> str:
    pattern = re.compile(rf"(\s{name}\s*=\s*)(?:\"[^\"]*\"|'[^']*')")
    if pattern.search(tag):
        return pattern.sub(rf'\g<1>"{value}"', tag, count=1)
    return re.sub(r"^<[^\s/>]+", rf'\g<0> {name}="{value}"', tag, count=1)


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data)
    return found.group(1).decode("ascii").lower() if found else None


FORMAT = Format(
    "xliff",
    (".xlf", ".xliff"),
    parse,
    edit,
    sniff=lambda head: "<xliff" in head,
    charset=_charset,
    bilingual=True,
)
