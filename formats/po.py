"""GNU gettext catalogues (PO and POT)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import tee
from typing import Any, NamedTuple

from glossator.errors import FormatError
from glossator.formats.format import Change, Format, Languages, language_of, unique
from glossator.formats.placeholders import protected_spans
from glossator.model import Document, Edit, Piece, Segment, Span, State, Text

__all__ = ["FORMAT", "OldEntry", "new_po", "old_entries", "parse"]

_INDENT = r"[^\S\r\n]*"
_LINE_END = r"(?:\r\n?|\n|\Z)"
_STRING = rf'{_INDENT}"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"(?:\s*[\r\n]|{_INDENT}\Z)'
# Whole lines: a comment, a keyword with its strings or strings alone (none where the first is broken), any other line.
_STATEMENT = re.compile(
    rf"{_INDENT}(?:(#[^\r\n]*{_LINE_END})"
    rf'|(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{{1,2}})\])?{_INDENT})?(?=")((?:{_STRING})*)'
    rf"|([^\r\n]*){_LINE_END})"
)
# What stands between characters that mean themselves: an escape, or the quotes where one string ends and one begins.
_BREAK = re.compile(r'(\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|.)|"\s*")')
_NUMBER = re.compile(r"\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2}))")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\"}
_TO_ESCAPE = str.maketrans({character: "\\" + letter for letter, character in _ESCAPES.items()})
_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([\w.:-]+)', re.IGNORECASE)
_WORD = re.compile(r"[^ ]* *")
_WIDTH = 79


@dataclass(slots=True)
class _Field:
    """The strings of one keyword, in the file from `start`, the keyword, to `end`, the last quote.

    `runs` are strings with only white space between them, from quote to quote, and where each run starts.
    """

    start: int
    end: int
    runs: list[tuple[int, str]] = field(default_factory=list)

    @property
    def text(self) -> Text:
        value = "".join(
            # Without escapes, every other part lies between two strings and not in one.
            chunk
            for _, run in self.runs
            for chunk in (run[1:-1].split('"')[::2] if "\\" not in run else (value for value, _, _ in _chunks(0, run)))
        )
        return Text(value, protected_spans(value), _Pieces(self.runs, self.end))


class _Pieces(Sequence[Piece]):
    """The pieces of a field's text, made when somebody asks where it stands in the file."""

    __slots__ = ("_end", "_made", "_runs")

    def __init__(self, runs: list[tuple[int, str]], end: int) -> None:
        self._runs = runs
        self._end = end
        self._made: tuple[Piece, ...] = ()

    def __getitem__(self, index: Any) -> Any:
        return self._all()[index]

    def __len__(self) -> int:
        return len(self._all())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())

    def _all(self) -> tuple[Piece, ...]:
        if not self._made:
            position = 0
            pieces: list[Piece] = []
            for start, run in self._runs:
                for value, file_start, length in _chunks(start, run):
                    pieces.append(Piece(position, len(value), file_start, length))
                    position += len(value)
            self._made = tuple(pieces) or (Piece(0, 0, self._end - 1, 0),)
        return self._made


def _chunks(start: int, run: str) -> Iterator[tuple[str, int, int]]:
    """The characters and escapes of a run that starts at `start`: value, place and length in the file."""
    start += 1
    for number, chunk in enumerate(_BREAK.split(run[1:-1])):
        if chunk and (number % 2 == 0 or chunk[0] == "\\"):
            yield _unescaped(chunk) if number % 2 else chunk, start, len(chunk)
        start += len(chunk)


@dataclass(slots=True)
class _Entry:
    """A message. `flags` are the `#,` lines; `fields` are keyed by keyword, the msgstr by number (None without).

    `notes` are comments and references of every kind; those of translators, those extracted from the source and the
    lines of the previous msgid are kept by themselves as well.
    """

    start: int | None = None
    notes: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    extracted: list[str] = field(default_factory=list)
    previous: list[str] = field(default_factory=list)
    flags: list[Span] = field(default_factory=list)
    fuzzy: bool = False
    fields: dict[str, _Field] = field(default_factory=dict)
    forms: dict[int | None, _Field] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, Text]:
        return {word: one.text for word, one in self.fields.items()}


def parse(raw: str, path: str, languages: Languages) -> Document:
    """The document of a catalogue: a segment for each message, or for each plural form of one.

    Ids are the first 10 hexadecimal digits of the SHA-256 of context and msgid, with `[n]` for a plural form. `context`
    is the msgctxt; `notes` are the comments and references as they come. An empty msgstr is a target with the value ""
    and the state INITIAL.

    Raises:
        FormatError: a line is no PO, or a message has no msgstr.
    """
    header = next((_header(entry) for entry in _entries(raw, path) if _is_header(entry.texts)), {})
    segments = tuple(segment for _, segment in _segments(_entries(raw, path)))
    given = languages.source or _code(header.get("x-source-language", ""))
    source, notices = language_of((segment.source.value for segment in segments), given)
    target = languages.target or _code(header.get("language", ""))
    return Document(path, "po", raw, segments, source, target, bilingual=True, notices=notices)


def _entries(raw: str, path: str) -> Iterator[_Entry]:
    """The messages in order, obsolete ones left out."""
    entry = _Entry()
    current: _Field | None = None
    for statement in _STATEMENT.finditer(raw, raw.startswith("\ufeff")):
        comment, keyword, _, strings, other = statement.groups()
        word = keyword or (other or "").rstrip().partition(" ")[0]
        again = (word == "msgid" and word in entry.fields) or (word == "msgctxt" and entry.forms)
        if entry.fields and (comment or word == "domain" or again):
            yield _complete(entry, raw, path)
            entry, current = _Entry(), None
        if word == "domain" or (comment and comment.startswith("#~")):
            entry = _Entry()
        elif comment:
            _add_comment(entry, comment, Span(*statement.span()))
        elif keyword:
            current = _new_field(entry, statement, path)
        if strings and current:
            run = strings.rstrip()
            current.runs.append((statement.start(4), run))
            current.end = statement.start(4) + len(run)
        elif strings is not None or (word and word != "domain"):
            raise _broken(statement, path)
    if entry.fields:
        yield _complete(entry, raw, path)


def _complete(entry: _Entry, raw: str, path: str) -> _Entry:
    if "msgid" not in entry.fields or not entry.forms:
        missing = "msgstr" if "msgid" in entry.fields else "msgid"
        line = _line_number(raw, next(iter(entry.fields.values())).start)
        raise FormatError(f"a message without {missing}", path=path, line=line, hint=f"add its {missing} line")
    return entry


def _add_comment(entry: _Entry, comment: str, span: Span) -> None:
    kind, note = comment[1:2], comment[2:].strip()
    if kind == ",":
        entry.flags.append(span)
        entry.fuzzy = entry.fuzzy or "fuzzy" in _flags(comment)
    elif kind == "|":
        entry.start = span.start if entry.start is None else entry.start
        entry.previous.append(note)
    elif kind == ".":
        entry.extracted.append(note)
    elif kind.isspace():
        entry.comments.append(comment[2:].rstrip())
    if note and kind not in ",|":
        entry.notes.append(note if kind in ".: " else comment[1:].rstrip())


def _new_field(entry: _Entry, statement: re.Match[str], path: str) -> _Field:
    word, number = statement.group(2, 3)
    new = _Field(*statement.span(2))
    entry.start = statement.start() if entry.start is None else entry.start
    if word == "msgstr":
        form = None if number is None else int(number)
        repeated = form in entry.forms
        entry.forms[form] = new
    else:
        repeated = word in entry.fields
        entry.fields[word] = new
    if repeated:
        line = _line_number(statement.string, statement.start())
        raise FormatError(f"a second {word} in one message", path=path, line=line, hint="separate the messages")
    return new


def _broken(statement: re.Match[str], path: str) -> FormatError:
    raw, start = statement.string, statement.start()
    found = re.split(r"[\r\n]", raw[start:], maxsplit=1)[0].strip()[:40]
    message = f"found {found!r}, expected a keyword with a string in quotes"
    return FormatError(message, path=path, line=_line_number(raw, start))


def _line_number(raw: str, offset: int) -> int:
    return 1 + sum(1 for _ in re.finditer(r"\r\n?|\n", raw[:offset]))


def _unescaped(escape: str) -> str:
    """The character that an escape stands for; one without a meaning stands for itself."""
    number = _NUMBER.fullmatch(escape)
    if number is None:
        return _ESCAPES.get(escape[1], escape)
    octal, hexadecimal = number.groups()
    return chr(int(octal, 8) if octal else int(hexadecimal, 16))


def _segments(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, Segment]]:
    found, again = tee(_forms(entries))
    for (entry, segment), id_ in zip(found, unique(segment.id for _, segment in again), strict=True):
        yield entry, segment if segment.id == id_ else replace(segment, id=id_)


def _forms(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, Segment]]:
    """Every form of every message; the ids of a message that comes again are the same."""
    block = 0
    for entry in entries:
        texts = entry.texts
        if _is_header(texts):
            continue
        block += 1
        context = texts["msgctxt"].value if "msgctxt" in texts else ""
        id_ = _id(f"{context}\x04" if "msgctxt" in texts else "", texts["msgid"].value)
        translated = State.FUZZY if entry.fuzzy else State.TRANSLATED
        for form, field_ in entry.forms.items():
            target = field_.text
            yield (
                entry,
                Segment(
                    id_ if form is None else f"{id_}[{form}]",
                    texts["msgid_plural" if form and "msgid_plural" in texts else "msgid"],
                    target,
                    translated if target.value else State.INITIAL,
                    block,
                    form,
                    context,
                    tuple(entry.notes),
                ),
            )


def _is_header(texts: Mapping[str, Text]) -> bool:
    return "msgctxt" not in texts and not texts["msgid"].value


def _id(context: str, msgid: str) -> str:
    return hashlib.sha256((context + msgid).encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _header(entry: _Entry) -> dict[str, str]:
    lines = (line.partition(":") for form in entry.forms.values() for line in form.text.value.split("\n"))
    return {name.strip().lower(): value.strip() for name, _, value in lines}


def _code(locale: str) -> str | None:
    """The BCP 47 code of a gettext locale name (`pt_BR.UTF-8`)."""
    code = re.split(r"[.@]", locale)[0].replace("_", "-")
    return code if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", code) else None


def _flags(line: str) -> list[str]:
    return [flag.strip() for flag in line.strip().removeprefix("#,").split(",") if flag.strip()]


class OldEntry(NamedTuple):
    """A message of a catalogue that a new one is made from; its segment's `context` is the id in the source.

    `comments` are the translators' own and `extracted` those of programs, a row each; `previous` is the msgid that the
    translation was made for, where this is another one.
    """

    segment: Segment
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    previous: str = ""
    obsolete: bool = False


# What turns obsolete lines into lines that are read.
_OBSOLETE_MARK = re.compile(r"^#~(\|)?[^\S\r\n]?", re.MULTILINE)


def old_entries(document: Document) -> Iterator[OldEntry]:
    """Every message of a catalogue, obsolete ones too.

    Raises:
        FormatError: an obsolete message is broken.
    """
    blocks = re.split(r"(?:[^\S\r\n]*(?:\r\n?|\n)){2,}", document.raw)
    obsolete = "\n\n".join(_OBSOLETE_MARK.sub(_revived, block) for block in blocks if _OBSOLETE_MARK.search(block))
    for raw in (document.raw, obsolete):
        for entry, segment in _segments(_entries(raw, document.path)):
            previous = _previous(entry) if entry.fuzzy else ""
            yield OldEntry(segment, tuple(entry.comments), tuple(entry.extracted), previous, raw is obsolete)


def _revived(mark: re.Match[str]) -> str:
    return "#| " if mark[1] else ""


def _previous(entry: _Entry) -> str:
    """The previous msgid; empty where there is none that can be read."""
    try:
        found = next(_entries("\n".join((*entry.previous, 'msgstr ""')), ""), None) if entry.previous else None
    except FormatError:
        found = None
    return found.fields["msgid"].text.value if found else ""


def edit(document: Document, changes: Sequence[Change]) -> Iterator[Edit]:
    """The edits of the msgstr that changed, and of the flags where a message became fuzzy or ceased to be."""
    wanted = {change.old.id: change for change in changes}
    newline = "\r\n" if "\r\n" in document.raw else "\n"
    states: dict[int, tuple[_Entry, list[State]]] = {}
    for entry, segment in _segments(_entries(document.raw, document.path)):
        change = wanted.get(segment.id)
        new = change.new if change else segment
        states.setdefault(id(entry), (entry, []))[1].append(new.state)
        value = new.target.value if new.target else ""
        if segment.target and value != segment.target.value:
            place = entry.forms[segment.plural]
            fields = (*entry.fields.values(), *entry.forms.values())
            wrapped = any("\n" in document.raw[one.start : one.end] for one in fields)
            keyword = "msgstr" if segment.plural is None else f"msgstr[{segment.plural}]"
            yield Edit(Span(place.start, place.end), _written(keyword, value, newline, wrapped))
    for entry, found in states.values():
        if (State.FUZZY in found) != entry.fuzzy and (State.FUZZY in found or set(found) != {State.INITIAL}):
            yield from _flag_edits(document, entry, newline)


def _flag_edits(document: Document, entry: _Entry, newline: str) -> Iterator[Edit]:
    """The edits that turn the fuzzy flag of a message on or off."""
    if not entry.fuzzy and not entry.flags:
        place = entry.start or 0
        yield Edit(Span(place, place), f"#, fuzzy{newline}")
    for span in entry.flags if entry.fuzzy else entry.flags[:1]:
        flags = _flags(document.raw[span.start : span.end])
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


def new_po(
    document: Document,
    *,
    header: Mapping[str, str],
    comments: Mapping[str, Sequence[str]],
    previous: Mapping[str, str] | None = None,
    obsolete: Iterable[OldEntry] = (),
) -> bytes:
    """A catalogue in UTF-8 for the editors of a translated monolingual document.

    The msgctxt of each message is the id of its segment. `header` adds to the header's fields or replaces them;
    `comments` are the translator's comments by segment id, `previous` the texts that translations were made for where
    the source has changed since; `obsolete` messages stand last. The same document gives the same bytes: no date is
    written.
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
        before = (previous or {}).get(segment.id, "")
        rows = _new_entry(document, segment, line, comments.get(segment.id, ()), before)
        entries.append("".join(f"{row}\n" for row in rows))
    entries += ["".join(f"{row}\n" for row in _obsolete_entry(entry)) for entry in obsolete]
    return "\n".join(entries).encode("utf-8")


def _new_entry(
    document: Document, segment: Segment, line: int | None, comments: Sequence[str], previous: str
) -> Iterator[str]:
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
    if previous:
        yield from (f"#| {row}" for row in _written("msgid", previous, "\n", wrapped=True).split("\n"))
    yield from _strings(segment.id, segment)


def _obsolete_entry(entry: OldEntry) -> Iterator[str]:
    yield from (f"# {row}".rstrip() for row in entry.comments)
    yield from (f"#. {row}".rstrip() for row in entry.extracted)
    if entry.segment.state is State.FUZZY:
        yield "#, fuzzy"
    if entry.previous:
        yield from (f"#~| {row}" for row in _written("msgid", entry.previous, "\n", wrapped=True).split("\n"))
    for field_ in _strings(entry.segment.context, entry.segment):
        yield from (f"#~ {row}" for row in field_.split("\n"))


def _strings(context: str, segment: Segment) -> Iterator[str]:
    if context:
        yield _written("msgctxt", context, "\n", wrapped=True)
    yield _written("msgid", segment.source.value, "\n", wrapped=True)
    yield _written("msgstr", segment.target.value if segment.target else "", "\n", wrapped=True)


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
