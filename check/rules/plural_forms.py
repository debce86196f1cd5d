"""The rule `plural-forms`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Self

from glossator.analyze import Analysed
from glossator.check.rule import Example, Scope, rule
from glossator.languages.plurals import gettext_forms
from glossator.model import Finding, Severity, Span


class _Forms(NamedTuple):
    """The plural forms of a message that have been seen: a finding at the first, those without a text, how many."""

    first: Finding
    empty: tuple[int, ...]
    number: int


@rule(
    "plural-forms",
    severity=Severity.ERROR,
    mqm="accuracy/omission",
    scope=Scope.DOCUMENT,
    examples=(
        Example(
            wrong="%d файл\n\n%d файла",
            right="%d файл\n\n%d файла\n\n%d файлов",
            quote="%d файл",
            source="%d file\n\n%d files",
            language="ru",
            plural=True,
        ),
    ),
)
@dataclass
class PluralForms:
    """A message with plural forms lacks some of those that the language has, or has too many.

    ## Why
    The program picks the form by the number: where the form is missing people read the source language, or nothing.

    ## How it decides
    The forms of each message are counted and compared with the number that gettext has for the language (Russian 3,
    Chinese 1). Where some forms of a message are translated, the others must be. Messages without any translation are
    not judged, nor languages whose number of forms is not known.

    ## What to do
    Translate each form, as `msgstr[0]`, `msgstr[1]` …, and see that the header `Plural-Forms` is that of the language.
    """

    forms: dict[str, _Forms] = field(default_factory=dict)
    code: str = ""

    def see(self, segment: Analysed) -> None:
        """Note one form of a message."""
        number, target = segment.segment.plural, segment.target
        # Other files name their forms (few, many) and may leave out what they do not need.
        if number is None or target is None or f"[{number}]" not in segment.segment.id:
            return
        self.code = target.index.code
        message = segment.segment.id.partition("[")[0]
        found = segment.found(Span(0, len(target.value)), "", confidence=0.9)
        empty = (number,) if not target.value.strip() else ()
        self._add(message, _Forms(found, empty, 1))

    def merge(self, other: Self) -> None:
        """Take in the forms that another has seen behind."""
        self.code = self.code or other.code
        for message, forms in other.forms.items():
            self._add(message, forms)

    def conclude(self) -> Iterator[Finding]:
        """A finding for each message with the wrong number of forms."""
        expected = gettext_forms(self.code)
        for forms in self.forms.values():
            if expected is None or len(forms.empty) == forms.number:
                continue
            if forms.number != expected:
                yield _said(forms, f"{forms.number} plural forms, expected {expected} in this language")
            elif forms.empty:
                listed = ", ".join(map(str, forms.empty))
                yield _said(forms, f"no text for the plural form {listed}, while others have one")

    def _add(self, message: str, forms: _Forms) -> None:
        known = self.forms.get(message)
        if known is None:
            self.forms[message] = forms
        else:
            self.forms[message] = _Forms(known.first, known.empty + forms.empty, known.number + forms.number)


def _said(forms: _Forms, message: str) -> Finding:
    return replace(forms.first, message=message)
