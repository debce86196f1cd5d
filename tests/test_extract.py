"""Term candidates: what is proposed, how it is counted and written, and what translates it."""

import os
import subprocess
import sys
from array import array
from pathlib import Path

import pytest

from glossator.glossary.concept import Kind, Status
from glossator.glossary.extract import Candidate, candidate_glossary, chosen, extract
from glossator.glossary.extract_pairs import Link, best_links
from glossator.glossary.extract_phrases import BREAK, c_values, frequent_phrases
from glossator.glossary.extract_words import word_reader
from glossator.glossary.format import parse_glossary, render_glossary
from glossator.languages.cut import cut
from glossator.languages.language import language_for, languages
from glossator.languages.light_words import _LIGHT, _LINKS, light_words
from glossator.model import Document, Segment, Span, Text

# Each sentence twice in other words; a subject of its own.
ENGLISH = (
    "The brake pad is worn.",
    "Replace the brake pads now.",
    "Every brake pad has a sensor.",
    "Buy a new brake pad from Halvard Motors.",
    "The drivers of Halvard Motors know the point of impact.",
    "Mark the point of impact.",
    "A point of impact tells Halvard Motors nothing.",
    "Wait for rain.",
    "The road was wet.",
    "Nobody answered.",
)
PORTUGUESE = (
    "A pastilha de freio está gasta.",
    "Troque as pastilhas de freio agora.",
    "Cada pastilha de freio tem um sensor.",
    "Compre uma nova pastilha de freio da Halvard Motors.",
    "Os motoristas da Halvard Motors conhecem o ponto de impacto.",
    "Marque o ponto de impacto.",
    "Um ponto de impacto nada diz à Halvard Motors.",
    "Espere a chuva.",
    "A estrada estava molhada.",
    "Ninguém respondeu.",
)


def document(texts: tuple[str, ...], targets: tuple[str, ...] | None = None, code: str = "en") -> Document:
    others = [Text(one) for one in targets] if targets else [None] * len(texts)
    segments = tuple(
        Segment(str(number), Text(one), other) for number, (one, other) in enumerate(zip(texts, others, strict=True), 1)
    )
    return Document("a", "plain", "", segments, code, "pt" if targets else None, bilingual=targets is not None)


def told(candidates: tuple[Candidate, ...]) -> list[tuple[str, str, int]]:
    return [(one.text, one.kind, one.count) for one in candidates]


def test_phrases_are_counted_in_all_forms_and_names_stand_behind() -> None:
    assert told(extract([document(ENGLISH)])) == [
        ("brake pad", Kind.TERM, 4),
        ("point of impact", Kind.TERM, 3),
        ("Halvard Motors", Kind.NAME, 3),
    ]


def test_translations_are_suggested_from_the_segments_they_share() -> None:
    found = extract([document(ENGLISH, PORTUGUESE)])
    assert [(one.text, one.pair and one.pair.text, one.pair and one.pair.together) for one in found] == [
        ("brake pad", "pastilha de freio", 4),
        ("point of impact", "ponto de impacto", 3),
        ("Halvard Motors", "Halvard Motors", 3),
    ]


def test_what_a_glossary_has_is_left_out() -> None:
    known = parse_glossary(b"en\nbrake pad\n", "g.csv").glossary
    assert [one.text for one in extract([document(ENGLISH)], known=known)] == ["point of impact", "Halvard Motors"]


def test_the_least_count_and_the_limit_hold() -> None:
    found = extract([document(ENGLISH)], minimum=4)
    assert told(found) == [("brake pad", Kind.TERM, 4)]
    every = extract([document(ENGLISH)])
    assert [one.text for one in chosen(every, names=None, limit=1)] == ["brake pad", "Halvard Motors"]
    assert [one.text for one in chosen(every, names=True, limit=9)] == ["Halvard Motors"]
    assert [one.text for one in chosen(every, names=False, limit=9)] == ["brake pad", "point of impact"]


def test_no_word_is_taken_from_a_placeholder_or_across_a_mark() -> None:
    text = "Turn the brake, pad {brake pad} or brake"
    hidden = Span(text.index("{"), text.index("}") + 1)
    segments = tuple(Segment(str(number), Text(text, (hidden,))) for number in range(4))
    assert "brake pad" not in [one.text for one in extract([Document("a", "plain", "", segments, "en")])]


@pytest.mark.parametrize(
    ("code", "sentences", "expected"),
    [
        ("zh", ("质量检查很重要。", "我们需要质量检查。", "这次质量检查已经完成。"), "质量检查"),
        ("ja", ("品質検査が必要です。", "この品質検査は終わった。", "品質検査をする。"), "品質検査"),
        ("de", ("Der Bremsbelag ist alt.", "Man tauscht die Bremsbeläge aus.", "Ein Bremsbelag fehlt."), "Bremsbelag"),
        ("fr", ("Le point d’eau est sec.", "Un point d’eau manque.", "Il voit les points d’eau."), "point d’eau"),
        ("ru", ("Тормозная колодка стёрта.", "Тормозной колодки нет.", "Он видел тормозную колодку."), "колодк"),
    ],
)
def test_other_languages(code: str, sentences: tuple[str, ...], expected: str) -> None:
    filler = {"zh": "下雨了。", "ja": "雨だった。"}.get(code, "1 2 3")
    found = extract([document((*sentences, filler, filler), code=code)])
    assert any(expected in one.text for one in found), found


def test_candidates_are_written_as_proposals_and_read_back() -> None:
    found = extract([document(ENGLISH, PORTUGUESE)])
    glossary = candidate_glossary(found)
    said = [
        [("brake pad", "en", Kind.TERM), ("pastilha de freio", "pt", Kind.TERM)],
        [("point of impact", "en", Kind.TERM), ("ponto de impacto", "pt", Kind.TERM)],
        [("Halvard Motors", "en", Kind.NAME), ("Halvard Motors", "pt", Kind.NAME)],
    ]
    for name in ("csv", "tbx", "xlsx"):
        back = parse_glossary(render_glossary(glossary, name), f"a.{name}").glossary
        assert [[(term.text, term.language, term.kind) for term in one.terms] for one in back.concepts] == said
        assert {term.status for one in back.concepts for term in one.terms} == {Status.CANDIDATE}
    assert glossary.concepts[0].note.startswith("4 times; the translation stands with it in 4 segments, Dice 1.00; …")


def test_the_same_texts_give_the_same_candidates() -> None:
    assert extract([document(ENGLISH, PORTUGUESE)]) == extract([document(ENGLISH, PORTUGUESE)])


def test_phrases_in_longer_ones_only_weigh_nothing() -> None:
    counts = frequent_phrases([array("i", [1, 2, 3, BREAK, 3]), array("i", [1, 2, 3])], 2)
    assert counts == {(1,): 2, (2,): 2, (3,): 3, (1, 2): 2, (2, 3): 2, (1, 2, 3): 2}
    weights = c_values(counts)
    assert weights[1, 2] == weights[1,] == 0
    assert weights[3,] == 1


def test_links_are_one_to_one() -> None:
    sources = [array("i", [0, 1, 2]), array("i", [0, 1, 2, 3])]
    targets_in = [array("i", [0, 1]), array("i", [0, 1]), array("i", [0, 1]), array("i", [1]), *[array("i")] * 20]
    links = best_links(sources, targets_in, [3, 4], ([1, 1], [1, 1]))
    assert links == {0: Link(0, 0, 3, 1.0), 1: Link(1, 1, 4, 1.0)}


def test_a_text_without_spaces_is_cut_without_loss() -> None:
    for code, text in (("zh", "新型冠状病毒 COVID-19，聯合國。"), ("ja", "新型コロナの ABC-12 を、見る。"), ("zh", "")):
        assert "".join(cut(text, language_for(code))) == text


def test_the_tables_of_light_words() -> None:
    for code, words in _LIGHT.items():
        assert code in languages()
        assert words == words.lower(), code
        assert len(set(words.split())) > 10, code
    for code, links in _LINKS.items():
        assert all(link.strip() == link and link for link in links.split("|")), code
    for language in languages().values():
        assert light_words(language).linking <= light_words(language).light


def test_words_with_hyphens_are_one_and_possessives_none() -> None:
    reader = word_reader(language_for("en"))
    runs = reader.runs(reader.chunks("The long-term CO2-level of Marta’s lake"))
    assert [[placed.unit.key for placed in run] for run in runs] == [["long-term", "co2-level", "marta"], ["lake"]]


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "glossator", "glossary", "extract", *arguments]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", env=environment)


def test_the_command_writes_csv_and_tbx(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("\n\n".join(ENGLISH), encoding="utf-8")
    done = run("a.txt", "--languages", "en", "--no-names", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == "concept,language,term,status,concept_note"
    assert [line.split(",")[2] for line in done.stdout.splitlines()[1:]] == ["brake pad", "point of impact"]
    assert "2 candidates, 0 with a translation" in done.stderr
    assert run("a.txt", "--languages", "en", "-o", "out.tbx", cwd=tmp_path).returncode == 0
    assert len(parse_glossary((tmp_path / "out.tbx").read_bytes(), "out.tbx").glossary.concepts) == 3
    assert run("a.txt", "--languages", "en,pt,fr", cwd=tmp_path).returncode == 2
