from __future__ import annotations

import re
import runpy
from importlib.resources import files
from pathlib import Path

import polib
import pytest

from glossator.check.run import check_document
from glossator.formats.format import Languages, read
from glossator.glossary.format import read_glossary
from glossator.report.messages import locales, translator

ROOT = Path(__file__).parent.parent
messages_in_code = runpy.run_path(str(ROOT / "scripts" / "make_messages.py"))["messages_in_code"]


def catalogue(locale: str) -> polib.POFile:
    text = files("glossator.locales").joinpath(locale, "LC_MESSAGES", "glossator.po").read_text(encoding="utf-8")
    return polib.pofile(text)


def test_portuguese_is_there() -> None:
    assert "pt_BR" in locales()


@pytest.mark.parametrize("locale", locales())
def test_the_catalogue_has_the_messages_of_the_code_and_no_others(locale: str) -> None:
    entries = catalogue(locale)
    written = {(entry.msgid, entry.msgid_plural) if entry.msgid_plural else (entry.msgid,) for entry in entries}
    assert written == messages_in_code()
    assert entries.percent_translated() == 100
    assert entries.metadata["Language"] == locale


@pytest.mark.parametrize("locale", locales())
def test_placeholders_agree(locale: str) -> None:
    for entry in catalogue(locale):
        for wording in (entry.msgstr, *entry.msgstr_plural.values()):
            if wording:
                assert sorted(re.findall(r"\{\w*\}", wording)) == sorted(re.findall(r"\{\w*\}", entry.msgid))
        assert ("python-brace-format" in entry.flags) == ("{" in entry.msgid)


@pytest.mark.parametrize(
    ("locale", "one", "many"),
    [
        ("pt_BR", "{count} documento", "{count} documentos"),
        ("pt", "{count} documento", "{count} documentos"),
        ("pt-br", "{count} documento", "{count} documentos"),
        ("pt_PT", "{count} document", "{count} documents"),
        ("en_US", "{count} document", "{count} documents"),
        ("", "{count} document", "{count} documents"),
        ("../../etc", "{count} document", "{count} documents"),
    ],
)
def test_plural_forms(locale: str, one: str, many: str) -> None:
    say = translator(locale).ngettext
    assert say("{count} document", "{count} documents", 1) == one
    assert say("{count} document", "{count} documents", 2) == many
    assert say("{count} document", "{count} documents", 0) == (one if one != "{count} document" else many)


def test_unknown_message_stays_english() -> None:
    assert translator("pt_BR").gettext("a message nobody translated") == "a message nobody translated"


@pytest.mark.parametrize("locale", locales())
def test_the_catalogue_passes_our_own_check_with_our_own_terms(locale: str) -> None:
    glossary = read_glossary(str(ROOT / "locales" / "terms.csv")).glossary
    path = ROOT / "locales" / locale / "LC_MESSAGES" / "glossator.po"
    document = read(str(path), Languages("en", locale.replace("_", "-")))
    assert len(document.segments) > 30
    assert check_document(document, glossary) == ()
    assert any(concept.in_language(locale) for concept in glossary.concepts)
