"""The localized document: a translation in the place of its source, with what else a language changes."""

from __future__ import annotations

from glossator.config import Config
from glossator.formats.format import render
from glossator.languages.codes import locale_name
from glossator.model import Document
from glossator.translate.front_matter import front_matter_localized
from glossator.translate.language_marks import language_marked
from glossator.translate.links import links_localized

__all__ = ["localized_bytes"]


def localized_bytes(built: Document, original: Document, settings: Config, language: str | None) -> bytes:
    """The bytes of `original` with the targets of `built`, its links, front matter and marks those of `language`.

    Raises:
        FormatError: a text has no place in the file.
    """
    data = render(built, original)
    if not language:
        return data
    names = {"language": language, "locale": locale_name(language)}
    links, fields = (
        {key: pattern.format_map(names) for key, pattern in table.items()}
        for table in (settings.links, settings.front_matter)
    )
    data = language_marked(built, front_matter_localized(built, data, fields), language)
    return links_localized(built, data, links)
