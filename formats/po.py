"""GNU gettext catalogues (PO and POT)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, Part, language_of, text_of, unique
from glossator.formats.placeholders import protected_spans
from glossator.model import Document, Edit, Segment, Span, State, Text

__all__ = ["FORMAT", "new_po", "parse"]

_LINE = re.compile(r"[^\r\n]+(?:\r\n?|\n|\Z)|\r\n?|\n")
_KEYWORD = re.compile(r"\s*(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{1,2})\])?\s*(?=\")")
_STRING = re.compile(r'\s*"([^"\\]*(?:\\.[^"\\]*)*)"\s*')
_ESCAPE = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|(.))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_TO_ESCAPE = str.maketrans({character: "\\" + letter for letter, character in _ESCAPES.items()})
_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([\w.:-]+)', re.IGNORECASE)
_WORD = re.compile(r"[^ ]* *")
_WIDTH = 79


@dataclass(slots=True)
class _Field:
    """The strings of one keyword; `span` is where they stand in the file, from the keyword to the last quote."""

    span: Span
    parts: list[Part] = field(default_factory=list)

    @property
    def value(self) -> str:
        return "".join(part.value for part in self.parts)

    @property
    def text(self) -> Text:
        text = text_of(self.parts)
        return replace(text, protected=protected_spans(text.value))


@dataclass(slots=True)
class _Entry:
    """A message. `flags` are the `#,` lines; `fields` are keyed by keyword, the msgstr by number (None without)."""

    line: int
    start: int | None = None
    notes: list[str] = field(default_factory=list)
    flags: list[Span] = field(default_factory=list)
    fuzzy: bool = False
    fields: dict[str, _Field] = field(default_factory=dict)
    forms: dict[int | None, _Field] = field(default_factory=dict)

    @property
    def is_header(self) -> bool:
        return "msgctxt" not in self.fields and self.fields["msgid"].value == ""


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a catalogue: a segment for each message, or for each plural form of one.

    Ids are the first 10 hexadecimal digits of the SHA-256 of context and msgid, with `[n]` for a plural form. `context`
    is the msgctxt; `notes` are the comments and references as they come. An empty msgstr is a target with the value ""
    and the state INITIAL.

    Raises:
        FormatError: a line is no PO, or a message has no msgstr.
    """
    entries = tuple(_entries(raw, path))
    header = next((_header(entry) for entry in entries if entry.is_header), {})
    segments = tuple(segment for _, segment in _segments(entries))
    given = languages.source or _code(header.get("x-source-language", ""))
    source, notices = language_of((segment.source.value for segment in segments), given)
    target = languages.target or _code(header.get("language", ""))
    return Document(path, "po", raw, segments, source, target, bilingual=True, notices=notices)


def _entries(raw: str, path: str) -> Iterator[_Entry]:
    """The messages in order, obsolete ones left out."""
    entry = _Entry(1)
    current: _Field | None = None
    for number, line in enumerate(_LINE.finditer(raw, raw.startswith("\ufeff")), 1):
        content = line.group().strip()
        keyword = _KEYWORD.match(line.group())
        word = keyword.group(1) if keyword else content.partition(" ")[0]
        again = (word == "msgid" and word in entry.fields) or (word == "msgctxt" and entry.forms)
        if entry.fields and (content[:1] == "#" or word == "domain" or again):
            yield _complete(entry, path)
            entry, current = _Entry(number), None
        if content.startswith("#~") or word == "domain":
            entry = _Entry(number)
            continue
        if content.startswith("#"):
            _add_comment(entry, content, Span(*line.span()))
        elif keyword:
            entry.line = entry.line if entry.fields else number
            current = _new_field(entry, keyword, line.start(), path, number)
        if content and content[0] != "#":
            _add_string(current, line, keyword.end() if keyword else 0, path, number)
    if entry.fields:
        yield _complete(entry, path)


def _complete(entry: _Entry, path: str) -> _Entry:
    if "msgid" not in entry.fields or not entry.forms:
        missing = "msgstr" if "msgid" in entry.fields else "msgid"
        raise FormatError(f"a message without {missing}", path=path, line=entry.line, hint=f"add its {missing} line")
    return entry


def _add_comment(entry: _Entry, content: str, span: Span) -> None:
    kind, note = content[1:2], content[2:].strip()
    if kind == ",":
        entry.flags.append(span)
        entry.fuzzy = entry.fuzzy or "fuzzy" in _flags(content)
    elif kind == "|":
        entry.start = span.start if entry.start is None else entry.start
    elif note:
        entry.notes.append(note if kind in ".: " else content[1:])


def _new_field(entry: _Entry, keyword: re.Match[str], start: int, path: str, line: int) -> _Field:
    word, number = keyword.groups()
    place = Span(start + keyword.start(1), start + keyword.end())
    new = _Field(place)
    entry.start = start if entry.start is None else entry.start
    if word == "msgstr":
        form = None if number is None else int(number)
        repeated = form in entry.forms
        entry.forms[form] = new
    else:
        repeated = word in entry.fields
        entry.fields[word] = new
    if repeated:
        raise FormatError(f"a second {word} in one message", path=path, line=line, hint="separate the messages")
    return new


def _add_string(current: _Field | None, line: re.Match[str], start: int, path: str, number: int) -> None:
    string = _STRING.fullmatch(line.group(), start)
    if current is None or string is None:
        found = line.group().strip()[:40]
        raise FormatError(f"found {found!r}, expected a keyword with a string in quotes", path=path, line=number)
    offset = line.start() + string.start(1)
    current.parts += _parts(string.group(1), offset)
    current.span = Span(current.span.start, line.start() + string.end(1) + 1)


def _parts(body: str, offset: int) -> Iterator[Part]:
    position = 0
    for escape in _ESCAPE.finditer(body):
        yield Part(body[position : escape.start()], offset + position, escape.start() - position)
        octal, hexadecimal, letter = escape.groups()
        value = (
            _ESCAPES.get(letter, escape.group()) if letter else chr(int(octal, 8) if octal else int(hexadecimal, 16))
        )
        yield Part(value, offset + escape.start(), len(escape.group()))
        position = escape.end()
    yield Part(body[position:], offset + position, len(body) - position)


def _segments(entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, Segment]]:
    messages = [entry for entry in entries if not entry.is_header]
    found = [(entry, form) for entry in messages for form in entry.forms]
    blocks = {id(entry): block for block, entry in enumerate(messages, 1)}
    for (entry, form), id_ in zip(found, unique(_id(*one) for one in found), strict=True):
        target = entry.forms[form].text
        translated = State.FUZZY if entry.fuzzy else State.TRANSLATED
        yield (
            entry,
            Segment(
                id_,
                entry.fields["msgid_plural" if form and "msgid_plural" in entry.fields else "msgid"].text,
                target,
                translated if target.value else State.INITIAL,
                blocks[id(entry)],
                form,
                entry.fields["msgctxt"].value if "msgctxt" in entry.fields else "",
                tuple(entry.notes),
            ),
        )


def _id(entry: _Entry, form: int | None) -> str:
    context = entry.fields["msgctxt"].value + "\x04" if "msgctxt" in entry.fields else ""
    digest = hashlib.sha256((context + entry.fields["msgid"].value).encode("utf-8", "surrogatepass")).hexdigest()[:10]
    return digest if form is None else f"{digest}[{form}]"


def _header(entry: _Entry) -> dict[str, str]:
    lines = (line.partition(":") for form in entry.forms.values() for line in form.value.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _code(locale: str) -> str | None:
    """The BCP 47 code of a gettext locale name (`pt_BR.UTF-8`)."""
    code = re.split(r"[.@]", locale)[0].replace("_", "-")
    return code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else None


def _flags(line: str) -> list[str]:
    return [flag.strip() for flag in line.strip().removeprefix("#,").split(",") if flag.strip()]


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the msgstr that changed, and of the flags where a message became fuzzy or ceased to be."""
    wanted = {change.old.id: change for change in changes}
    newline = "\r\n" if "\r\n" in document.raw else "\n"
    states: dict[int, tuple[_Entry, list[State]]] = {}
    for entry, segment in _segments(tuple(_entries(document.raw, document.path))):
        change = wanted.get(segment.id)
        new = change.new if change else segment
        states.setdefault(id(entry), (entry, []))[1].append(new.state)
        value = new.target.value if new.target else ""
        if segment.target and value != segment.target.value:
            place = entry.forms[segment.plural].span
            wrapped = any("\n" in _slice(document, one.span) for one in (*entry.fields.values(), *entry.forms.values()))
            keyword = "msgstr" if segment.plural is None else f"msgstr[{segment.plural}]"
            yield Edit(place, _written(keyword, value, newline, wrapped))
    for entry, found in states.values():
        if (State.FUZZY in found) != entry.fuzzy and (State.FUZZY in found or set(found) != {State.INITIAL}):
            yield from _flag_edits(document, entry, newline)


def _slice(document: Document, span: Span) -> str:
    return document.raw[span.start : span.end]


def _flag_edits(document: Document, entry: _Entry, newline: str) -> Iterator[Edit]:
    """The edits that turn the fuzzy flag of a message on or off."""
    if not entry.fuzzy and not entry.flags:
        place = entry.start or 0
        yield Edit(Span(place, place), f"#, fuzzy{newline}")
    for span in entry.flags if entry.fuzzy else entry.flags[:1]:
        flags = _flags(_slice(document, span))
        rest = [flag for flag in flags if flag != "fuzzy"]
        line = ["fuzzy", *rest] if not entry.fuzzy else rest
        if line != flags:
            yield Edit(span, f"#, {', '.join(line)}{newline}" if line else "")


def _written(keyword: str, value: str, newline: str, wrapped: bool) -> str:
    """A keyword with its string: on one line if it fits or the file does not wrap, else as msgcat breaks it."""
    lines = [part.translate(_TO_ESCAPE) for part in re.findall(r"[^\n]+\n?|\n", value)]
    single = f'{keyword} "{"".join(lines)}"'
    if len(lines) < 2 and (not wrapped or len(single) <= _WIDTH):
        return single
    if wrapped:
        lines = [row for line in lines for row in _wrapped(line)]
    return newline.join((f'{keyword} ""', *(f'"{line}"' for line in lines)))


def _wrapped(line: str) -> Iterator[str]:
    row = ""
    for word in _WORD.findall(line):
        if row and len(row) + len(word) > _WIDTH - 2:
            yield row
            row = ""
        row += word
    if row:
        yield row


def new_po(document: Document, *, header: Mapping[str, str], comments: Mapping[str, Sequence[str]]) -> bytes:
    """A catalogue in UTF-8 for the editors of a translated monolingual document.

    The msgctxt of each message is the id of its segment. `header` adds to the header's fields or replaces them;
    `comments` are the translator's comments by segment id. The same document gives the same bytes: no date is written.
    """
    fields = {
        "Project-Id-Version": document.path,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": (document.target_language or "").replace("-", "_"),
        "X-Source-Language": (document.source_language or "").replace("-", "_"),
        **header,
    }
    head = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in fields.items())
    entries = [f'msgid ""\n{_written("msgstr", head, chr(10), wrapped=False)}\n']
    for segment, line in zip(document.segments, _line_numbers(document), strict=True):
        entries.append("".join(f"{row}\n" for row in _new_entry(document, segment, line, comments.get(segment.id, ()))))
    return "\n".join(entries).encode("utf-8")


def _new_entry(document: Document, segment: Segment, line: int | None, comments: Sequence[str]) -> Iterator[str]:
    for comment in comments:
        yield from (f"# {row}".rstrip() for row in comment.splitlines())
    for note in (segment.context, *segment.notes):
        yield from (f"#. {row}".rstrip() for row in note.splitlines())
    if line is not None:
        # gettext sets a file name with spaces between U+2068 and U+2069.
        path = f"\u2068{document.path}\u2069" if re.search(r"\s", document.path) else document.path
        yield f"#: {path}:{line}"
    if segment.state is State.FUZZY:
        yield "#, fuzzy"
    target = segment.target.value if segment.target else ""
    for keyword, value in (("msgctxt", segment.id), ("msgid", segment.source.value), ("msgstr", target)):
        yield _written(keyword, value, "\n", wrapped=True)


def _line_numbers(document: Document) -> Iterator[int | None]:
    line, position = 1, 0
    for segment in document.segments:
        place = segment.source.to_file(Span(0, 0))
        if place is None:
            yield None
            continue
        if place.start < position:
            line, position = 1, 0
        line += document.raw.count("\n", position, place.start)
        position = place.start
        yield line


def _charset(data: bytes) -> str | None:
    found = _CHARSET.search(data)
    return None if found is None or found.group(1).upper() == b"CHARSET" else found.group(1).decode("ascii").lower()


FORMAT = Format(
    "po",
    (".po", ".pot"),
    parse,
    edit,
    sniff=lambda head: re.search(r'^msgid\s*"', head, re.MULTILINE) is not None,
    charset=_charset,
    bilingual=True,
)
