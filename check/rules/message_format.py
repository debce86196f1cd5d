"""The rule `message-format`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator.analyze import Analysed
from glossator.check.rule import Example, rule
from glossator.formats.message_format import Choice, choices
from glossator.languages.plurals import plural_categories
from glossator.model import Finding, Severity, Side

_SURE, _LIKELY = 0.95, 0.8


@rule(
    "message-format",
    severity=Severity.ERROR,
    mqm="design/markup",
    examples=(
        Example(
            wrong="{count, plural, one {# plik} other {# plików}}",
            right="{count, plural, one {# plik} few {# pliki} many {# plików} other {# pliku}}",
            quote="{count, plural,",
            source="{count, plural, one {# file} other {# files}}",
            language="pl",
        ),
        Example(
            wrong="{genero, select, homem {Ele} other {Elu}} entrou",
            right="{gender, select, male {Ele} other {Elu}} entrou",
            quote="{genero, select,",
            source="{gender, select, male {He} other {They}} came in",
            language="pt",
        ),
    ),
)
def message_format(segment: Analysed) -> Iterator[Finding]:
    """A choice of ICU MessageFormat (plural, select) is broken, renamed, or lacks a branch.

    ## Why
    A message that cannot be parsed is shown raw or stops the program; without its form for *few* a Polish or Russian
    sentence has the wrong ending for most numbers.

    ## How it decides
    Choices are read on both sides. Names and kinds must be the same, each brace closed, and each choice have `other`.
    The branches of `select` must be those of the source; those of `plural` and `selectordinal` the categories that CLDR
    gives the target language (`=0` and the like may be added). Categories that the language does not have are never
    chosen and are reported as well.

    ## What to do
    Put back what the program needs, and add a branch for each category.
    """
    target = segment.target
    if target is None or not target.value.strip():
        return
    wanted = choices(segment.source.value)
    given = choices(target.value) if wanted or "{" in target.value else ()
    for choice in given:
        yield from _broken(segment, choice)
    names = {(choice.name, choice.kind) for choice in wanted}
    for choice in given:
        if wanted and (choice.name, choice.kind) not in names:
            listed = " or ".join(sorted(f"“{{{name}, {kind}”" for name, kind in names))
            message = f"found “{{{choice.name}, {choice.kind}”, the source has {listed}"
            yield segment.found(choice.head, message, confidence=_SURE)
    yield from _lost(segment, wanted, given)
    selects = [choice for choice in wanted if choice.kind == "select"]
    branches = {choice.name: [selector for selector, _ in choice.branches] for choice in selects}
    for choice in given:
        expected = branches.get(choice.name, ()) if choice.kind == "select" else _categories(segment, choice)
        if choice.closed and expected:
            yield from _branches(segment, choice, expected)


def _broken(segment: Analysed, choice: Choice) -> Iterator[Finding]:
    if not choice.closed:
        message = f"“{{{choice.name}, {choice.kind}” is never closed, or a branch has no braces"
        yield segment.found(choice.head, message, confidence=_SURE)
    elif "other" not in {selector for selector, _ in choice.branches}:
        message = f"“{{{choice.name}, {choice.kind}” has no branch “other”, which every choice needs"
        yield segment.found(choice.head, message, confidence=_SURE)


def _lost(segment: Analysed, wanted: Sequence[Choice], given: Sequence[Choice]) -> Iterator[Finding]:
    if given:
        return
    for choice in wanted[:1]:
        message = f"the translation has no choice “{{{choice.name}, {choice.kind}”"
        yield segment.found(choice.head, message, confidence=_SURE, side=Side.SOURCE)


def _categories(segment: Analysed, choice: Choice) -> Sequence[str]:
    code = segment.target.index.code if segment.target else ""
    return sorted(plural_categories(code, ordinal=choice.kind == "selectordinal") or ())


def _branches(segment: Analysed, choice: Choice, expected: Sequence[str]) -> Iterator[Finding]:
    given = [selector for selector, _ in choice.branches if not selector.startswith("=")]
    missing = [selector for selector in expected if selector not in given and selector != "other"]
    unknown = [selector for selector in given if selector not in expected]
    # CLDR 38 gave Spanish, French, Italian and Portuguese a form for millions that nobody writes in an interface yet.
    if missing == ["many"] and "few" not in expected:
        missing = []
    if missing:
        message = f"“{{{choice.name}, {choice.kind}” lacks {_list(missing)}, expected {_list(expected)}"
        yield segment.found(choice.head, message, confidence=_LIKELY)
    if unknown:
        message = f"“{{{choice.name}, {choice.kind}” has {_list(unknown)}, expected only {_list(expected)}"
        yield segment.found(choice.head, message, confidence=_LIKELY)


def _list(selectors: Sequence[str]) -> str:
    return ", ".join(f"“{selector}”" for selector in selectors)
