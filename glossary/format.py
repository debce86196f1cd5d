"""What a glossary format is, and how a path finds its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from glossator.discover import discover
from glossator.errors import GlossaryError
from glossator.files import decode, read_bytes, write_bytes
from glossator.glossary.collector import collector_paused
from glossator.glossary.concept import Concept, Glossary, Plain, Status, Term
from glossator.languages.language import base_code, same_language

__all__ = [
    "GlossaryFile",
    "GlossaryFormat",
    "ReadGlossary",
    "glossary_formats",
    "language_pair",
    "languages_in_order",
    "only_languages",
    "parse_glossary",
    "read_glossary",
    "render_glossary",
    "settle_statuses",
    "write_glossary",
]

# In bytes: what is smaller is read faster than it takes to look for it elsewhere.
_LARGE = 2_000_000


@dataclass(frozen=True, slots=True)
class GlossaryFile:
    """The bytes of a glossary and what the user said of them; collects what a lenient reader leaves out.

    `languages` are the codes given by the user: source and target first where the file does not name its languages.
    """

    path: str
    data: bytes
    languages: tuple[str, ...] = ()
    lenient: bool = False
    warnings: list[GlossaryError] = field(default_factory=list)

    def text(self, declared: str | None = None) -> str:
        """The characters, without a byte-order mark.

        Raises:
            GlossaryError: it is no text.
        """
        return decode(self.data, self.path, declared, GlossaryError)[0].removeprefix("\ufeff")

    def error(self, message: str, line: int | None = None, hint: str = "") -> GlossaryError:
        """The fault as an exception that names the file, to be raised."""
        return GlossaryError(message, path=self.path, line=line, hint=hint)

    def reject(self, message: str, line: int | None = None, hint: str = "") -> None:
        """Note that an entry is left out for this reason; it is an error unless the reader is lenient.

        Raises:
            GlossaryError: the reader is not lenient.
        """
        error = self.error(message, line, hint)
        if not self.lenient:
            raise error
        self.warnings.append(error)

    @property
    def name(self) -> str:
        """What the glossary is called where the file does not say."""
        return Path(self.path).stem


@dataclass(frozen=True, slots=True)
class GlossaryFormat:
    """One kind of glossary file.

    `read(file)` gives the glossary; an entry that cannot be read goes to `file.reject`, a file that cannot be read
    raises `file.error`. `write(glossary, languages)` gives the bytes of a file; `languages` are those the user asked
    for, source and target first, or empty. `sniff(head)` says whether the first characters look like it.
    `stream(file)` gives the concepts one by one, where that takes less memory and nothing else is to be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[GlossaryFile], Glossary]
    write: Callable[[Glossary, tuple[str, ...]], bytes]
    sniff: Callable[[str], bool] = lambda _head: False
    stream: Callable[[GlossaryFile], Iterator[Concept | Plain]] | None = None


@dataclass(frozen=True, slots=True)
class ReadGlossary:
    """A glossary and, from a lenient reader, one warning for each entry that was left out."""

    glossary: Glossary
    warnings: tuple[GlossaryError, ...] = ()


@cache
def glossary_formats() -> Mapping[str, GlossaryFormat]:
    """Every glossary format, by name."""
    return discover("glossator.glossary", GlossaryFormat, lambda format_: format_.name)


def read_glossary(
    path: str | Path, *, lenient: bool = False, languages: tuple[str, ...] = (), format_name: str | None = None
) -> ReadGlossary:
    """The glossary in the file at `path`, its format told by the suffix, else by the content.

    A large one is kept in the user's cache folder and read from there as it is needed.

    Args:
        path: the file.
        lenient: leave out what cannot be read, with a warning, instead of raising.
        languages: source and target, for formats that do not name their languages.
        format_name: a key of `glossary_formats()`, to override suffix and content.

    Raises:
        GlossaryError: the file, or without `lenient` one entry of it, cannot be read.
    """
    data = read_bytes(path, GlossaryError)
    stored = None
    if len(data) >= _LARGE:
        from glossator.glossary.store import stored_glossary

        format_ = _format(format_name, str(path), data)
        stored = stored_glossary(GlossaryFile(str(path), data, languages, lenient), format_)
    return stored or parse_glossary(data, str(path), lenient=lenient, languages=languages, format_name=format_name)


def parse_glossary(
    data: bytes,
    path: str,
    *,
    lenient: bool = False,
    languages: tuple[str, ...] = (),
    format_name: str | None = None,
) -> ReadGlossary:
    """As `read_glossary`, of bytes at hand; `path` chooses the format and names the file in messages.

    >>> parse_glossary("en,pt\\nstate,estado".encode(), "a.csv").glossary.concepts[0].preferred("pt").text
    'estado'
    """
    format_ = _format(format_name, path, data)
    file = GlossaryFile(path, data, languages, lenient)
    with collector_paused():
        glossary = format_.read(file)
    return ReadGlossary(replace(glossary, path=path), tuple(file.warnings))


def render_glossary(glossary: Glossary, format_name: str, languages: tuple[str, ...] = ()) -> bytes:
    """The glossary as a file of the format; with `languages` only the terms that serve one of them.

    Raises:
        GlossaryError: there is no such format, or it has no place for something in the glossary.
    """
    return _named(format_name).write(only_languages(glossary, languages), languages)


def write_glossary(
    glossary: Glossary, path: str | Path, format_name: str | None = None, languages: tuple[str, ...] = ()
) -> None:
    """Put the glossary into the file at `path`, whole or not at all, in the format of the suffix.

    Raises:
        GlossaryError: no format has the suffix, or the file cannot be written.
    """
    name = format_name or _format_of(str(path), "").name
    try:
        data = render_glossary(glossary, name, languages)
    except GlossaryError as error:
        raise GlossaryError(error.message, path=error.path or str(path), line=error.line, hint=error.hint) from error
    write_bytes(path, data, GlossaryError)


def only_languages(glossary: Glossary, languages: tuple[str, ...]) -> Glossary:
    """The glossary with the terms that serve one of the languages alone; all of it where none is named."""
    if not languages:
        return glossary
    return Glossary(
        glossary.name,
        tuple(
            replace(concept, terms=terms)
            for concept in glossary.concepts
            if (
                terms := tuple(
                    term for term in concept.terms if any(same_language(term.language, code) for code in languages)
                )
            )
        ),
        glossary.path,
        glossary.extras,
    )


def settle_statuses(terms: Iterable[tuple[Term, Status | None]]) -> tuple[Term, ...]:
    """The terms of one concept with their statuses.

    Where none is stated, the first term of a language is preferred, unless another one is said to be; the rest are
    admitted.
    """
    pairs = tuple(terms)
    taken = {term.language for term, status in pairs if status is Status.PREFERRED}
    settled = []
    for term, status in pairs:
        if status is None:
            status = Status.ADMITTED if term.language in taken else Status.PREFERRED
            taken.add(term.language)
        settled.append(term if term.status is status else replace(term, status=status))
    return tuple(settled)


def languages_in_order(glossary: Glossary, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages as given, source first, else all of the glossary, English first."""
    return languages or tuple(sorted(glossary.languages, key=lambda code: (base_code(code) != "en", code)))


def language_pair(glossary: Glossary, languages: tuple[str, ...]) -> tuple[str, str]:
    """Source and target for a bilingual format: as given, else the two of the glossary, English first.

    Raises:
        GlossaryError: there are not two.
    """
    pair = languages_in_order(glossary, languages)
    if len(pair) != 2:
        hint = "give the source and the target language, as in: en, pt"
        raise GlossaryError(f"the format holds two languages, the glossary has {len(pair)}", hint=hint)
    return pair[0], pair[1]


def _format(name: str | None, path: str, data: bytes) -> GlossaryFormat:
    return _named(name) if name else _format_of(path, _head(data))


def _named(name: str) -> GlossaryFormat:
    known = glossary_formats()
    if name not in known:
        raise GlossaryError(f"there is no glossary format {name!r}", hint=f"expected one of: {', '.join(known)}")
    return known[name]


def _format_of(path: str, head: str) -> GlossaryFormat:
    """The format of the suffix; where several have it or none, the one that knows the content."""
    known = tuple(glossary_formats().values())
    suffix = Path(path).suffix.lower()
    # Of several endings the longest says most: that of terms.deepl.csv is .deepl.csv.
    length = max((len(one) for format_ in known for one in format_.suffixes if path.lower().endswith(one)), default=0)
    ending = path.lower()[len(path) - length :] if length else suffix
    claiming = [format_ for format_ in known if ending in format_.suffixes]
    if len(claiming) == 1:
        return claiming[0]
    for format_ in claiming or known:
        if format_.sniff(head):
            return format_
    if claiming:
        return claiming[0]
    supported = ", ".join(sorted({suffix for format_ in known for suffix in format_.suffixes}))
    raise GlossaryError(f"{suffix or 'no suffix'} tells no glossary format", path=path, hint=f"supported: {supported}")


def _head(data: bytes) -> str:
    # Without its zero bytes, UTF-16 reads as ASCII where the marks of a format stand.
    return data[:4096].replace(b"\x00", b"").decode("utf-8", "replace").lstrip("\ufeff\ufffd")
