"""The rule `foreign-words`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from glossator.analyze import Analysed, AnalysedText
from glossator.check.leftovers import is_aside
from glossator.check.rule import Example, rule
from glossator.check.visible import words, words_in
from glossator.languages.language import Language, Token, base_code, language_for, languages
from glossator.model import Finding, Severity, Span

_LIKELY, _LESS_LIKELY = 0.75, 0.6

_RUN, _LONG_RUN, _LONGEST = 3, 5, 30


def _has_foreign_word(piece: str, code: str, _source: str) -> bool:
    return bool(_other_languages(piece, base_code(code)))


@rule(
    "foreign-words",
    severity=Severity.WARNING,
    mqm="accuracy/untranslated",
    examples=(
        Example(
            wrong="La commune a dit hier that the bridge will be closed.",
            right="La commune a dit hier que le pont sera fermé.",
            quote="that the bridge will be closed",
            language="fr",
        ),
        Example(
            wrong="O presidente disse que mit dem Bau começa hoje.",
            right="O presidente disse que a obra começa hoje.",
            quote="mit dem Bau",
            source="Le président a dit que les travaux commencent aujourd'hui.",
            source_language="fr",
            language="pt",
        ),
    ),
    sign=_has_foreign_word,
)
def foreign_words(segment: Analysed) -> Iterator[Finding]:
    """Some words in a row are in another language than the text.

    ## Why
    An engine that translates by way of a third language, or a hurried copy, leaves pieces of it behind.

    ## How it decides
    Three words and more in a row are reported if the first is a function word of another language that this text's
    language does not have, all of them are in that language's dictionary and at least half of them not in the text's.
    Brackets, quotation marks and what the source has too may hold another language, and so may a name: a capital stands
    in it or before it. Words of the source's language are left to `untranslated`.

    ## What to do
    Translate what is marked, or put it in quotation marks if it is meant to stay.
    """
    text = segment.checked
    if text.language.vocabulary is None:
        return
    own = base_code(text.index.code)
    source = segment.source if segment.target is not None else None
    skipped = base_code(source.index.code) if source else ""
    found, end = words(text), 0
    for place, word in enumerate(found):
        # A name may have foreign words behind its first one.
        if place < end or not word.text.islower() or (place and found[place - 1].text[0].isupper()):
            continue
        runs = {
            code: _run(found, place, text.language, language_for(code)) for code in _other_languages(word.text, own)
        }
        code = max(runs, key=lambda code: (len(runs[code]), code), default="")
        if code in ("", skipped) or len(runs[code]) < _RUN or _is_meant(runs[code], text, source):
            continue
        yield _finding(segment, runs[code], language_for(code))
        end = place + len(runs[code])


def _finding(segment: Analysed, run: Sequence[Token], other: Language) -> Finding:
    return segment.found(
        Span(run[0].start, run[-1].end),
        f"{len(run)} words are {other.name}, expected {segment.checked.language.name}",
        confidence=_LIKELY if len(run) >= _LONG_RUN else _LESS_LIKELY,
    )


def _run(found: Sequence[Token], place: int, own: Language, other: Language) -> Sequence[Token]:
    """The words from that place on that are all of the other language, if at least half are not of the text's."""
    end = place
    with_capitals = other.noun_capitals
    while end < min(len(found), place + _LONGEST) and _is_of(found[end].text, other):
        if not (with_capitals or found[end].text.islower()):
            break
        end += 1
    while end > place and found[end - 1].text.lower() in own.function_words:
        end -= 1
    run = found[place:end]
    strangers = sum(not _is_of(word.text, own) for word in run)
    return run if strangers * 2 >= len(run) else ()


def _is_of(word: str, language: Language) -> bool:
    return word.lower() in language.function_words or (word.isalpha() and language.knows(word))


def _is_meant(run: Sequence[Token], text: AnalysedText, source: AnalysedText | None) -> bool:
    value = text.value[run[0].start : run[-1].end]
    if source is not None and value in source.value:
        return True
    return is_aside(text.value, run)


@lru_cache(maxsize=20_000)
def _other_languages(chunk: str, code: str) -> tuple[str, ...]:
    """The other languages that have function words in a chunk which a language's own dictionary lacks."""
    others = _function_words(code)
    found = (word.text for word in words_in(chunk, language_for(code)) if word.text in others)
    strange = [word for word in found if not _is_of(word, language_for(code))]
    return tuple(dict.fromkeys(other for word in strange for other in others[word]))


@lru_cache(maxsize=64)
def _function_words(code: str) -> Mapping[str, tuple[str, ...]]:
    """The function words in small letters of all languages but one, with the languages that have each."""
    found: dict[str, tuple[str, ...]] = {}
    for other in languages().values():
        if other.code != code and other.vocabulary and other.spaced:
            for word in other.function_words:
                if len(word) > 1 and word.islower():
                    found[word] = (*found.get(word, ()), other.code)
    return found
