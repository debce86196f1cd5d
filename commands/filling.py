"""Translating what is open in a file that holds translations already, or will: `translate` of a PO, XLIFF, TMX …"""

from __future__ import annotations

from pathlib import Path

from glossator.commands.inputs import table_languages
from glossator.commands.summary import summary
from glossator.commands.terminal import progress, say, show
from glossator.commands.translated import Asked, tools_for
from glossator.config import Config
from glossator.errors import ConfigError, InputError
from glossator.files import only_writer, read_bytes, write_bytes
from glossator.formats.format import read, render
from glossator.formats.po_new import in_language
from glossator.languages.language import same_language
from glossator.translate.account import as_json
from glossator.translate.answers import processors
from glossator.translate.memory import Memory
from glossator.translate.run import translate_document

__all__ = ["fill"]


def fill(
    path: str, to: str, output: str, account: str | None, settings: Config, asked: Asked, memory: Memory | None
) -> None:
    """Translate the open segments of the file at `path` and write it to `output`; no other segment changes.

    Raises:
        InputError: the file holds translations into another language, or its own cannot be told.
        ConfigError: the file was changed meanwhile.
        EngineError: the model failed.
    """
    document = read(path, table_languages(settings.source_language, to, asked.columns))
    if document.target_language and not same_language(document.target_language, to):
        raise InputError(f"holds translations into {document.target_language}, not {to}", path=path)
    if document.source_language is None:
        raise InputError("its language cannot be told", path=path, hint="name it with --source-lang")
    tools = tools_for(asked, settings, document.source_language, to)
    with only_writer(output, ConfigError), progress(f"Translating {path}") as moved:
        before = read_bytes(path)
        translation = translate_document(
            *(document, tools.engine, tools.glossary, to),
            memory=memory,
            jobs=asked.jobs or processors(),
            progress=moved,
        )
        if read_bytes(path) != before:
            raise ConfigError(f"{path} was changed while it was translated", hint="nothing was written; run this again")
        data = render(translation.document, document)
        write_bytes(output, in_language(data, to) if document.format == "po" and output != path else data)
    if account:
        write_bytes(account, as_json(translation))
    say(*(f"note: {notice}" for notice in (*tools.notices, *document.notices)))
    for line in summary(translation):
        show(line)
    show(f"for editors: {Path(output)}")
