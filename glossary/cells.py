"""The names of columns and the values of cells in glossary tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar

from glossator.glossary.concept import Status
from glossator.glossary.format import GlossaryFile
from glossator.languages.language import languages

__all__ = [
    "COLUMNS",
    "MARKS",
    "Row",
    "check_columns",
    "check_width",
    "choice",
    "column",
    "is_language",
    "join_terms",
    "language_header",
    "split_terms",
    "truth",
]

COLUMNS = (
    "concept",
    "language",
    "term",
    "status",
    "kind",
    "part_of_speech",
    "gender",
    "number",
    "forms",
    "case_sensitive",
    "note",
    "source",
    "domain",
    "definition",
    "concept_note",
    "do_not_translate",
)
MARKS = {"!": Status.FORBIDDEN, "~": Status.DEPRECATED}

_OTHER_NAMES = {"id": "concept", "pos": "part_of_speech", "lang": "language"}
# The code of Indonesian is `id`, which heads the column of concepts.
_INDONESIAN = "Indonesian"
_YES = ("yes", "true", "1", "x")
_NO = ("no", "false", "0")

# ISO 639-1, and of the three-letter codes those for which CLDR has locale data.
_CODES = frozenset(
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en"
    " eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv"
    " ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne"
    " ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss"
    " st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    " asa ast bem bez brx ccp ceb cgg chr ckb dav dje doi dsb dua dyo ebu ewo fil fur gsw guz haw hsb jgo jmc kab kam"
    " kde kea kgp khq kkj kln kok ksb ksf ksh lag lkt lrc luo luy mai mas mer mfe mgh mgo mni mua mzn naq nds nmg nnh"
    " nus nyn rof rwk sah saq sat sbp seh ses shi smn szl teo twq tzm vai vun wae xog yav yrl yue zgh und".split()
)
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SPLIT = re.compile(r"(?<!\\)\|")
_ESCAPED = re.compile(r"\\([|!~])")

E = TypeVar("E", bound=StrEnum)


class Row(NamedTuple):
    """The cells of a row and the 1-based line (in a spreadsheet: row) where it begins."""

    line: int
    cells: Sequence[str]


def column(name: str) -> str:
    """The column meant by `name`: one of `COLUMNS`, the code of the language that it heads, else the name itself.

    >>> column("ID"), column("PT_br"), column("German"), column("colour")
    ('concept', 'pt-BR', 'de', 'colour')
    """
    plain = name.strip().lower()
    key = plain.replace(" ", "_").replace("-", "_")
    if key in COLUMNS or key in _OTHER_NAMES:
        return _OTHER_NAMES.get(key, key)
    if plain == _INDONESIAN.lower():
        return "id"
    named = next((language.code for language in languages().values() if language.name.lower() == plain), None)
    return named or tidy_code(name.strip())


def language_header(code: str) -> str:
    """What heads the column of a language."""
    return _INDONESIAN if code == "id" else code


def tidy_code(code: str) -> str:
    """A BCP 47 code in its customary case; what is none comes back as it is.

    >>> tidy_code("ZH_hans"), tidy_code("Notes")
    ('zh-Hans', 'Notes')
    """
    first, *rest = code.replace("_", "-").split("-")
    tidy = {2: str.upper, 4: str.title}
    tidied = "-".join([first.lower(), *(tidy.get(len(part), str)(part) for part in rest)])
    return tidied if _TAG.fullmatch(tidied) else code


def is_language(code: str, given: Sequence[str] = ()) -> bool:
    """Whether `code` names a language that is known or was given by the user."""
    base = code.split("-", 1)[0]
    return code in given or (bool(_TAG.fullmatch(code)) and (base in _CODES or base in languages()))


def check_columns(file: GlossaryFile, header: Row, known: Sequence[str], *, with_languages: bool) -> tuple[str, ...]:
    """The columns of a table; one that is unknown or comes twice is rejected and named ""."""
    kept: list[str] = []
    for number, cell in enumerate(header.cells, 1):
        name = column(cell)
        if name in kept and name:
            file.reject(f"the column {cell!r} comes twice", header.line)
            name = ""
        elif name not in known and not (with_languages and is_language(name, file.languages)):
            found = f"the column {cell!r} is unknown" if cell else f"column {number} has no name"
            expected = "language codes and " if with_languages else ""
            file.reject(found, header.line, f"expected {expected}any of: {', '.join(known)}")
            name = ""
        kept.append(name)
    return tuple(kept)


def check_width(row: Row, columns: Sequence[str]) -> None:
    """Raise ValueError where the row has more cells than the table has columns."""
    if len(row.cells) > len(columns):
        raise ValueError(f"{len(row.cells)} cells, but {len(columns)} columns; is a separator in a cell not quoted?")


def choice(kinds: type[E], text: str, what: str) -> E:
    """The member of an enumeration that a cell names; ValueError where there is none."""
    try:
        return kinds(text.lower())
    except ValueError:
        raise ValueError(f"the {what} {text!r} is unknown, expected one of: {', '.join(kinds)}") from None


def truth(text: str, what: str) -> bool:
    """Yes or no; ValueError where a cell says neither."""
    word = text.lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError(f"{what} is {text!r}, expected yes or no")


def split_terms(cell: str) -> Iterator[tuple[str, Status | None]]:
    r"""The terms in a cell, each with the status of its mark; ValueError where one is empty.

    >>> list(split_terms(r"guerra fria | !guerra gelada | a\|b"))
    [('guerra fria', None), ('guerra gelada', <Status.FORBIDDEN: 'forbidden'>), ('a|b', None)]
    """
    for part in _SPLIT.split(cell):
        text = part.strip()
        status = MARKS.get(text[:1])
        text = _ESCAPED.sub(r"\1", text[1:].lstrip() if status else text)
        if not text:
            raise ValueError(f"an empty term in {cell!r}")
        yield text, status


def join_terms(terms: Iterable[tuple[str, Status | None]]) -> str:
    """A cell from which `split_terms` gives the same terms."""
    marks = {status: mark for mark, status in MARKS.items()}
    parts = []
    for text, status in terms:
        escaped = text.replace("|", "\\|")
        if status in marks:
            escaped = marks[status] + escaped
        elif escaped[:1] in MARKS:
            escaped = "\\" + escaped
        parts.append(escaped)
    return "|".join(parts)
