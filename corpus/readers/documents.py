"""Bilingual documents, PO, XLIFF and the like: each file a document, each segment a row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from glossator.corpus.addresses import opened
from glossator.corpus.job import Job
from glossator.corpus.reader import Broken, Reader, Record
from glossator.corpus.unpacked import PACKED
from glossator.errors import InputError
from glossator.formats.format import Languages, document_of


def records(address: str, job: Job) -> Iterator[Record | Broken]:
    """The segments in order; a file that cannot be read is one broken row."""
    path = PurePosixPath(address)
    name = str(path.with_suffix("")) if path.suffix in PACKED else address
    with opened(address) as file:
        try:
            document = document_of(file.read(), name, Languages(job.source_language, job.target_language))
        except InputError as error:
            yield Broken(1, error.message)
            return
    languages = document.source_language or "und", document.target_language or "und"
    for row, segment in enumerate(document.segments, 1):
        target = segment.target.value if segment.target else None
        texts = segment.source.value, target
        said = segment.state.value, segment.context or None
        yield Record(row, segment.id, address, *texts, *languages, *said, segment.plural, segment.notes or None)


READER = Reader("documents", (".po", ".xliff", ".xlf", ".sdlxliff", ".mqxliff", ".mxliff"), records, has_documents=True)
