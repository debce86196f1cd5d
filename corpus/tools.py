"""What the tasks of one process share: glossary, rules and models, each loaded when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from glossator.analyze import Analyser
from glossator.check.rule import Rule
from glossator.check.run import select
from glossator.corpus.comparing import compared_by
from glossator.corpus.folder import Folder
from glossator.corpus.job import Job, Kind
from glossator.errors import GlossaryError
from glossator.glossary.concept import Glossary
from glossator.glossary.format import read_glossary
from glossator.glossary.shipped import shipped_glossary

if TYPE_CHECKING:
    from glossator.translate.engine import Engine

__all__ = ["SHIPPED", "Tools"]

# Stands among the paths of glossaries for the one that comes with the product.
SHIPPED = "shipped"


class Tools:
    """A job, its folder, and what its tasks work with."""

    def __init__(self, job: Job, folder: Folder) -> None:
        self.job = job
        self.folder = folder
        self._engines: dict[tuple[str, str], Engine] = {}

    def prepare(self) -> None:
        """Load what is known to be needed, so that processes forked from this one have it."""
        languages = {self.job.source_language, self.job.target_language} - {None}
        if self.job.kind is not Kind.TRANSLATE:
            self.analyser.glossary.prepare(sorted(filter(None, languages)))
            for code in languages:
                self.analyser.index(code)

    @cached_property
    def glossary(self) -> Glossary:
        """All glossaries of the job as one."""
        pair = (self.job.source_language, self.job.target_language)
        languages = tuple(code for code in pair if code) if all(pair) else ()
        found = Glossary.merged(self._glossaries(languages)) if self.job.glossaries else Glossary("none", ())
        if found.digest != self.job.digest:
            hint = "every machine needs the same file at the same place, unchanged until the job is done"
            raise GlossaryError("the glossary is not the one that the job began with", hint=hint)
        return found

    @cached_property
    def analyser(self) -> Analyser:
        """Texts as rules see them."""
        return Analyser(self.glossary)

    @cached_property
    def rules(self) -> tuple[Rule, ...]:
        """The rules of the job, with the severities to report."""
        if not self.job.rules:
            return ()
        severities = self.job.severities
        return tuple(replace(rule, severity=severities[rule.name]) for rule in select(tuple(severities)))

    @property
    def comparing(self) -> tuple[Rule, ...]:
        """Those of them that compare segments of the whole corpus."""
        return tuple(rule for rule in self.rules if compared_by(rule))

    @property
    def reading(self) -> tuple[Rule, ...]:
        """Those that need no more than a document."""
        return tuple(rule for rule in self.rules if not compared_by(rule))

    def engine(self, source: str, target: str) -> Engine:
        """The model for a direction."""
        from glossator.translate.models import open_engine

        if (source, target) not in self._engines:
            self._engines[source, target] = open_engine(source, target, self.job.engine)
        return self._engines[source, target]

    def _glossaries(self, languages: tuple[str, ...]) -> Iterable[Glossary]:
        for path in self.job.glossaries:
            if path == SHIPPED:
                yield shipped_glossary()
            else:
                yield read_glossary(path, lenient=self.job.lenient, languages=languages).glossary
