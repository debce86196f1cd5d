"""A source that has changed since it was translated: what is kept, what is looked at again, what is never lost."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from glossator.formats.format import Languages
from glossator.formats.po import parse
from glossator.formats.po_new import new_po
from glossator.formats.po_old import OldEntry, old_entries
from glossator.glossary.concept import Glossary
from glossator.model import Document, Finding, Segment, State, Text
from glossator.translate.engine import EchoEngine
from glossator.translate.run import Origin, Translation, po_bytes, translate_document
from glossator.translate.update import Found, machine_mark, update

EMPTY = Glossary("none", ())
MET, MET_LATER = "The ministers met on Monday in Lumar.", "The ministers met on Tuesday in Lumar."


def source(*texts: str) -> Document:
    segments = [Segment(f"s{number}", Text(text)) for number, text in enumerate(texts, 1)]
    return Document("a.txt", "plain", "", tuple(segments), "en")


def entry(context: str, text: str, target: str, state: State = State.TRANSLATED, **more: object) -> OldEntry:
    return OldEntry(Segment("", Text(text), Text(target), state, context=context), **more)  # type: ignore[arg-type]


def by_machine(context: str, text: str, target: str, state: State = State.TRANSLATED, *comments: str) -> OldEntry:
    one = entry(context, text, target, state, comments=comments)
    return one._replace(extracted=(machine_mark(one.segment, comments),))


def translated(document: Document, old: str | bytes = b"") -> Translation:
    """With a model that writes in capitals."""
    texts = [segment.source.value for segment in document.segments]
    raw = old if isinstance(old, str) else old.decode()
    entries = tuple(old_entries(parse(raw, "a.po", Languages()))) if raw else ()
    engine = EchoEngine("en", "pt", {text: text.upper() for text in texts})
    return translate_document(document, engine, EMPTY, "pt", old=entries, check=nothing_wrong)


def nothing_wrong(_document: Document) -> Iterable[Finding]:
    return ()


def shown(translation: Translation) -> list[tuple[str, State, Origin]]:
    origins = {report.segment_id: report.origin for report in translation.segments}
    return [
        (one.target.value if one.target else "", one.state, origins[one.id]) for one in translation.document.segments
    ]


class TestUpdate:
    def test_the_same_source_keeps_its_translation_wherever_it_stands_now(self) -> None:
        old = [entry("s1", "One.", "Um."), entry("s2", "Two.", "Dois."), entry("s9", "Two.", "Duas.")]
        found, obsolete = update(source("Two.", "Two.", "One.", "Two.").segments, old)
        targets = {name: one.target.value if one.target else "" for name, one in found.items()}
        assert targets == {"s1": "Duas.", "s2": "Dois.", "s3": "Um.", "s4": "Duas."}
        assert obsolete == ()

    @pytest.mark.parametrize("state", [State.TRANSLATED, State.FUZZY, State.FINAL])
    def test_a_translation_of_the_same_source_keeps_its_state_and_comments(self, state: State) -> None:
        found, _ = update(source("One.").segments, [entry("s1", "One.", "Um.", state, comments=("by Ana",))])
        assert found == {"s1": Found(Text("Um."), state, ("by Ana",))}

    def test_a_near_source_gets_what_a_person_wrote_to_be_looked_at(self) -> None:
        found, obsolete = update(source("New.", MET_LATER).segments, [entry("s1", MET, "Reuniram-se na segunda.")])
        expected = Found(Text("Reuniram-se na segunda."), State.FUZZY, (), MET, source_changed=True)
        assert (found, obsolete) == ({"s2": expected}, ())

    def test_a_near_source_of_what_nobody_touched_is_translated_anew(self) -> None:
        found, obsolete = update(source(MET_LATER).segments, [by_machine("s1", MET, "Encontro.")])
        comments = ("before the source changed: Encontro.",)
        assert (found, obsolete) == ({"s1": Found(None, State.FUZZY, comments, MET, source_changed=True)}, ())

    def test_the_likest_pair_comes_first_and_an_entry_serves_once(self) -> None:
        old = [entry("s1", MET, "um"), entry("s2", "The ministers met on Tuesday in Lumar,", "dois")]
        found, obsolete = update(source(MET_LATER, MET_LATER + " Then they left.").segments, old)
        assert [(name, one.target.value if one.target else "") for name, one in found.items()] == [
            ("s1", "dois"),
            ("s2", "um"),
        ]
        assert obsolete == ()

    def test_a_source_changed_twice_names_the_one_that_was_translated(self) -> None:
        old = [entry("s1", MET_LATER, "Reuniram-se.", State.FUZZY, previous=MET)]
        assert update(source("The ministers met on Friday in Lumar.").segments, old).found["s1"].previous == MET

    def test_doubts_of_the_model_that_nobody_touched_are_translated_anew(self) -> None:
        old = by_machine("s1", "One.", "Hum.", State.FUZZY, "odd: it is odd")
        assert update(source("One.").segments, [old]).found == {"s1": Found(None, State.INITIAL)}

    @pytest.mark.parametrize(
        "touched",
        [
            {"segment": Segment("", Text("One."), Text("Um."), State.FUZZY, context="s1")},
            {"segment": Segment("", Text("One."), Text("Hum."), State.TRANSLATED, context="s1")},
            {"comments": ("odd: it is odd", "why?")},
            {"extracted": ()},
        ],
    )
    def test_what_a_person_touched_in_any_way_is_kept(self, touched: dict[str, object]) -> None:
        old = by_machine("s1", "One.", "Hum.", State.FUZZY, "odd: it is odd")._replace(**touched)  # type: ignore[arg-type]
        found = update(source("One.").segments, [old]).found["s1"]
        assert found == Found(old.segment.target, old.segment.state, old.comments)

    def test_what_has_no_source_any_more_is_obsolete_and_what_nobody_could_miss_is_not(self) -> None:
        old = [entry("s1", "Gone for good.", "Foi-se."), entry("s2", "No text.", ""), entry("s3", "Why?", "")]
        old[2] = old[2]._replace(comments=("ask the author",))
        assert update(source("Quite another thing").segments, [*old, old[0]]).obsolete == (old[0], old[2])


class TestFiles:
    def test_a_second_run_changes_nothing(self) -> None:
        document = source("One.", MET)
        first = po_bytes(translated(document))
        second = translated(document, first)
        assert po_bytes(second) == first
        assert {report.origin for report in second.segments} == {Origin.KEPT}

    def test_reviewed_changed_new_and_dropped_sentences(self) -> None:
        first = po_bytes(translated(source("One.", MET, "It rains here.", "Gone."))).decode()
        reviewed = first.replace(MET.upper(), "Reuniram-se na segunda.").replace('"ONE."', '"Um."')
        result = translated(source("One.", "New, never seen.", MET_LATER, "It rains there."), reviewed)
        assert shown(result) == [
            ("Um.", State.TRANSLATED, Origin.KEPT),
            ("NEW, NEVER SEEN.", State.TRANSLATED, Origin.MACHINE),
            ("Reuniram-se na segunda.", State.FUZZY, Origin.CHANGED),
            ("IT RAINS THERE.", State.FUZZY, Origin.MACHINE),
        ]
        written = po_bytes(result).decode()
        assert f'#, fuzzy\n#| msgid "{MET}"\nmsgctxt "s3"\n' in written
        assert "# before the source changed: IT RAINS HERE.\n" in written
        assert '#~ msgctxt "s4"\n#~ msgid "Gone."\n#~ msgstr "GONE."\n' in written
        assert po_bytes(translated(source("One.", "New, never seen.", MET_LATER, "It rains there."), written)) == (
            written.encode()
        )

    def test_an_obsolete_translation_comes_back_with_its_source(self) -> None:
        reviewed = po_bytes(translated(source("One.", "Gone."))).decode().replace('"GONE."', '"Foi-se."')
        without = po_bytes(translated(source("One."), reviewed)).decode()
        assert '#~ msgstr "Foi-se."' in without
        back = translated(source("One.", "Gone."), without)
        assert shown(back)[1] == ("Foi-se.", State.TRANSLATED, Origin.KEPT)
        assert back.obsolete == ()

    def test_obsolete_messages_are_read_as_gettext_and_polib_write_them(self) -> None:
        raw = (
            'msgid ""\nmsgstr ""\n\n# kept\n#, fuzzy\n#| msgid "c"\nmsgctxt "s1"\nmsgid "a"\nmsgstr "b"\n\n'
            '# by Ana\n#, fuzzy\n#~| msgid ""\n#~| "long "\n#~| "before"\n#~ msgctxt "s2"\n#~ msgid ""\n'
            '#~ "long "\n#~ "text"\n#~ msgstr "x"\n\n#~ msgid "y"\n#~ msgstr "z"\n'
        )
        found = tuple(old_entries(parse(raw, "a.po", Languages())))
        assert [(one.segment.context, one.segment.source.value, one.previous, one.obsolete) for one in found] == [
            ("s1", "a", "c", False),
            ("s2", "long text", "long before", True),
            ("", "y", "", True),
        ]
        assert [one.comments for one in found] == [("kept",), ("by Ana",), ()]
        assert [one.segment.state for one in found] == [State.FUZZY, State.FUZZY, State.TRANSLATED]
        again = new_po(source(), header={}, comments={}, obsolete=found[1:])
        assert next(old_entries(parse(again.decode(), "a.po", Languages()))).previous == "long before"

    @pytest.mark.parametrize("previous", ["#| nonsense", '#| msgid "broken', "#|", '#| "alone"'])
    def test_a_broken_previous_source_harms_nothing(self, previous: str) -> None:
        raw = f'#, fuzzy\n{previous}\nmsgctxt "s1"\nmsgid "a"\nmsgstr "b"\n'
        assert [one.previous for one in old_entries(parse(raw, "a.po", Languages()))] == [""]
