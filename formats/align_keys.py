"""Puts a file of strings beside its source by their keys, whatever their lengths and their order."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from glossator.formats.format import formats, unique
from glossator.formats.resource import CATEGORIES, has_words
from glossator.model import Document, Piece, Segment, State, Text

__all__ = ["align_by_keys", "is_keyed", "only_with_words"]

# A plural form at the end of a key: name[one], files.one, files_one.
_FORM = re.compile(rf"(?<=[._\[])(?:{'|'.join(CATEGORIES)})(?=\]?\Z)")
_CODE = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?")
# As many keys are named in a notice.
_NAMED = 5


def is_keyed(document: Document) -> bool:
    """Whether the ids of its segments are keys that every translation of the file has."""
    format_ = formats().get(document.format)
    return format_ is not None and format_.keyed


def only_with_words(document: Document) -> Document:
    """The document without strings that have no words, where its file has keys."""
    if not is_keyed(document):
        return document
    return document.with_segments(segment for segment in document.segments if has_words(segment.source))


def align_by_keys(source: Document, target: Document) -> Document | None:
    """The file of `target` with the strings of `source` under the same keys as sources; None where no key is the same.

    What `target` lacks comes behind all else with the id `-key` and the target "". A plural form that only the target's
    language has goes with the source's form for all other numbers, and one that only the source has is not missing. A
    notice names keys that the source does not have; their strings are left out.
    """
    key = _keys(source, target)
    sources = {key(one): one for one in source.segments}
    targets = {key(one): one for one in target.segments}
    if not sources.keys() & targets.keys():
        return None
    plurals = {_stem(name) for names in (sources, targets) for name, one in names.items() if one.plural is not None}
    last_other = sorted(sources.items(), key=lambda item: item[0].rstrip("]").endswith("other"))
    forms = {_stem(name): one for name, one in last_other if _stem(name) in plurals}
    pairs = {name: sources.get(name) or forms.get(_stem(name)) for name in targets}
    there = {_stem(name) for name in targets} & plurals
    missing = _missing(sources, targets, there)
    found = [*(_pair(one, targets[name]) for name, one in pairs.items() if one), *missing]
    worded = [one for one in found if has_words(one.source) or (one.target and has_words(one.target))]
    ids = unique(segment.id for segment in worded)
    return replace(
        target,
        segments=tuple(replace(one, id=id_) for one, id_ in zip(worded, ids, strict=True)),
        source_language=source.source_language,
        target_language=target.source_language,
        source_path=source.path,
        notices=(
            *(f"source: {one}" for one in source.notices),
            *target.notices,
            *_unknown(targets[name].id for name, one in pairs.items() if not one and has_words(targets[name].source)),
        ),
    )


def _keys(source: Document, target: Document) -> Callable[[Segment], str]:
    """By what strings are found again: their ids, without the language that all of a file is under, as Rails has it."""
    roots = [_root(document) for document in (source, target)]
    if not all(roots):
        return lambda segment: segment.id
    return lambda segment: segment.id.partition(".")[2]


def _root(document: Document) -> str:
    from glossator.languages.language import language_for

    roots = {one.id.partition(".")[0] if "." in one.id else "" for one in document.segments}
    code = roots.pop() if len(roots) == 1 else ""
    return code if _CODE.fullmatch(code) and language_for(code.replace("_", "-")).code != "und" else ""


def _stem(key: str) -> str:
    return _FORM.sub("*", key)


def _missing(sources: Mapping[str, Segment], targets: Mapping[str, Segment], there: Iterable[str]) -> Iterator[Segment]:
    """The strings that the translation lacks, each behind the counterpart of the one before it in the source."""
    end = 0
    for name, segment in sources.items():
        if name in targets:
            last = targets[name].source.pieces[-1:]
            end = last[0].file_start + last[0].file_length if last else end
        elif _stem(name) not in there:
            original = replace(segment.source, pieces=())
            yield replace(segment, id=f"-{segment.id}", source=original, target=Text("", (), (Piece(0, 0, end, 0),)))


def _pair(source: Segment, target: Segment) -> Segment:
    state = State.TRANSLATED if target.source.value.strip() else State.INITIAL
    return replace(target, source=replace(source.source, pieces=()), target=target.source, state=state)


def _unknown(ids: Iterable[str]) -> Iterator[str]:
    found = list(ids)
    if found:
        more = ", …" if len(found) > _NAMED else ""
        keys = "1 key is" if len(found) == 1 else f"{len(found)} keys are"
        yield f"{keys} not in the source and not checked: {', '.join(found[:_NAMED])}{more}"
