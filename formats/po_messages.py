"""The messages of GNU gettext catalogues as they stand in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from glossator.errors import FormatError
from glossator.formats.po_strings import Field
from glossator.model import Span, Text

__all__ = ["Message", "flags_of", "is_header", "messages"]

_INDENT = r"[^\S\r\n]*"
_LINE_END = r"(?:\r\n?|\n|\Z)"
_STRING = rf'{_INDENT}"[^"\\\r\n]*(?:\\[^\r\n][^"\\\r\n]*)*"(?:\s*[\r\n]|{_INDENT}\Z)'
# Whole lines: a comment, a keyword with its strings or strings alone (none where the first is broken), any other line.
_STATEMENT = re.compile(
    rf"{_INDENT}(?:(#[^\r\n]*{_LINE_END})"
    rf'|(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d{{1,2}})\])?{_INDENT})?(?=")((?:{_STRING})*)'
    rf"|([^\r\n]*){_LINE_END})"
)


@dataclass(slots=True)
class Message:
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
    fields: dict[str, Field] = field(default_factory=dict)
    forms: dict[int | None, Field] = field(default_factory=dict)

    @property
    def texts(self) -> dict[str, Text]:
        """The texts of the fields, by keyword."""
        return {word: one.text for word, one in self.fields.items()}


def messages(raw: str, path: str) -> Iterator[Message]:
    """The messages in order, obsolete ones left out."""
    message = Message()
    current: Field | None = None
    for statement in _STATEMENT.finditer(raw, raw.startswith("\ufeff")):
        comment, keyword, _, strings, other = statement.groups()
        word = keyword or (other or "").rstrip().partition(" ")[0]
        again = (word == "msgid" and word in message.fields) or (word == "msgctxt" and message.forms)
        if message.fields and (comment or word == "domain" or again):
            yield _complete(message, raw, path)
            message, current = Message(), None
        if word == "domain" or (comment and comment.startswith("#~")):
            message = Message()
        elif comment:
            _add_comment(message, comment, Span(*statement.span()))
        elif keyword:
            current = _new_field(message, statement, path)
        if strings and current:
            run = strings.rstrip()
            current.runs.append((statement.start(4), run))
            current.end = statement.start(4) + len(run)
        elif strings is not None or (word and word != "domain"):
            raise _broken(statement, path)
    if message.fields:
        yield _complete(message, raw, path)


def _complete(message: Message, raw: str, path: str) -> Message:
    if "msgid" not in message.fields or not message.forms:
        missing = "msgstr" if "msgid" in message.fields else "msgid"
        line = _line_number(raw, next(iter(message.fields.values())).start)
        raise FormatError(f"a message without {missing}", path=path, line=line, hint=f"add its {missing} line")
    return message


def _add_comment(message: Message, comment: str, span: Span) -> None:
    kind, note = comment[1:2], comment[2:].strip()
    if kind == ",":
        message.flags.append(span)
        message.fuzzy = message.fuzzy or "fuzzy" in flags_of(comment)
    elif kind == "|":
        message.start = span.start if message.start is None else message.start
        message.previous.append(note)
    elif kind == ".":
        message.extracted.append(note)
    elif kind.isspace():
        message.comments.append(comment[2:].rstrip())
    if note and kind not in ",|":
        message.notes.append(note if kind in ".: " else comment[1:].rstrip())


def _new_field(message: Message, statement: re.Match[str], path: str) -> Field:
    word, number = statement.group(2, 3)
    new = Field(*statement.span(2))
    message.start = statement.start() if message.start is None else message.start
    if word == "msgstr":
        form = None if number is None else int(number)
        repeated = form in message.forms
        message.forms[form] = new
    else:
        repeated = word in message.fields
        message.fields[word] = new
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


def is_header(texts: Mapping[str, Text]) -> bool:
    """Whether a message with these fields is the header: it translates nothing."""
    return "msgctxt" not in texts and not texts["msgid"].value


def flags_of(line: str) -> list[str]:
    """The flags in a `#,` line."""
    return [flag.strip() for flag in line.strip().removeprefix("#,").split(",") if flag.strip()]
