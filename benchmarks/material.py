"""Writes what speed.py measures on: translated segments and glossaries of any size, the same in every run.

usage: material.py FOLDER SEGMENTS ENTRIES TERMS...

Into FOLDER go segments.jsonl, corpus.pt.po (the first ENTRIES of the segments), few.pt.po (ten of them) and for each
number of TERMS a glossary, TERMS.jsonl and TERMS.csv, of which more occur the larger it is, and (but for the largest)
one of which only as many occur as of the smallest, same-TERMS.jsonl. It prints what they are made of.
"""

from __future__ import annotations

import csv
import json
import math
import random
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import polib

from glossator.formats.format import read
from glossator.languages.language import language_for

Pair = tuple[str, str]

SOURCE, TARGET = "en", "pt"
ROOT = Path(__file__).resolve().parent.parent
BENCH = ROOT.parent / "shared" / "bench" / "mt"
LONGEST_TERM = 3
# Larger glossaries take longer to build than to measure several times in turn.
LARGEST_IN_TURN = 100_000


def main() -> None:
    folder = Path(sys.argv[1])
    segments, entries, *sizes = map(int, sys.argv[2:])
    sentences, by_people, origin = sentence_pairs()
    pairs = segment_pairs(sentences, segments)
    write_rows(pairs, folder / "segments.jsonl")
    write_po(pairs[:entries], folder / "corpus.pt.po")
    write_po(pairs[:10], folder / "few.pt.po")
    terms = real_terms(sentences, by_people)
    for size in sizes:
        glossary = glossary_of(size, terms[: occurring(size)], sentences)
        write_rows(glossary, folder / f"{size}.jsonl")
        write_csv(glossary, folder / f"{size}.csv")
        if size <= LARGEST_IN_TURN:
            write_rows(glossary_of(size, terms[: occurring(min(sizes))], sentences), folder / f"same-{size}.jsonl")
    words = statistics.mean(len(source.split()) for source, _ in pairs)
    print(f"{len(pairs):,} segment pairs of {words:.0f} words a side, from {len(sentences):,} sentences of {origin}")


def sentence_pairs() -> tuple[list[Pair], list[Pair], str]:
    """Translated sentences, a glossary made for them by people, and where they are from."""
    try:
        with (BENCH / "tico_en_pt.dev.jsonl").open(encoding="utf-8") as rows:
            sentences = [(row["en"], row["pt"]) for row in map(json.loads, rows)]
        with (BENCH / "glossary.dev.tsv").open(encoding="utf-8") as rows:
            terms = [(row["source"], row["target"]) for row in csv.DictReader(rows, delimiter="\t")]
        return sentences, terms, "TICO-19, English to Brazilian Portuguese"
    except FileNotFoundError:
        segments = read(ROOT / "examples" / "website.pt.po").segments
        sentences = [
            (segment.source.value, segment.target.value)
            for segment in segments
            if segment.target and segment.target.value
        ]
        return sentences, [], "the examples alone (no ../shared/bench beside the checkout): few words, often repeated"


def segment_pairs(sentences: list[Pair], number: int) -> list[Pair]:
    """`number` distinct segments, each a sentence with as few short sentences behind it as make so many distinct."""
    chance = random.Random(1)
    short = sorted(sentences, key=lambda pair: len(pair[0]))[: max(8, len(sentences) // 10)]
    behind = max(1, math.ceil(math.log(2 * number / len(sentences), len(short))))
    found: dict[Pair, None] = {}
    while len(found) < number:
        parts = (chance.choice(sentences), *chance.choices(short, k=behind))
        found[" ".join(part[0] for part in parts), " ".join(part[1] for part in parts)] = None
    return list(found)


def real_terms(sentences: list[Pair], by_people: list[Pair]) -> list[Pair]:
    """Terms that occur in the sentences: those made by people, then word groups with the likeliest group opposite.

    A group has 1 to 3 words, neither the first nor the last of them a function word. The likeliest is the one with the
    highest Dice coefficient over the sentences, at least 0.5; of equals the one at the likest place.
    """
    chance = random.Random(2)
    groups = [(_groups(source, SOURCE), _groups(target, TARGET)) for source, target in sentences]
    seen_source = Counter(group for source, _ in groups for group in source)
    seen_target = Counter(group for _, target in groups for group in target)
    together = Counter((one, other) for source, target in groups for one in source for other in target)
    best: dict[str, tuple[float, float, str]] = {}
    for source, target in groups:
        for one, place in source.items():
            for other, opposite in target.items():
                likeness = 2 * together[one, other] / (seen_source[one] + seen_target[other])
                best[one] = max(best.get(one, (0.0, 0.0, "")), (likeness, -abs(place - opposite), other))
    derived = [(one, other) for one, (likeness, _, other) in best.items() if likeness >= 0.5]
    terms: dict[str, Pair] = {}
    for pair in (*chance.sample(by_people, len(by_people)), *chance.sample(derived, len(derived))):
        terms.setdefault(pair[0].lower(), pair)
    return list(terms.values())


def occurring(size: int) -> int:
    """How many of a glossary's terms occur: they grow with it as a vocabulary grows with a text.

    That is Heaps' law with the exponent 0.5.
    """
    return 10 * math.isqrt(size)


def glossary_of(size: int, terms: list[Pair], sentences: list[Pair]) -> list[Pair]:
    """`size` terms and their translations: `terms`, and for the rest such as are in none of the sentences."""
    made_up = zip(
        _made_up(size, SOURCE, [source for source, _ in sentences]),
        _made_up(size, TARGET, [target for _, target in sentences]),
        strict=True,
    )
    return [*terms, *islice(made_up, size - len(terms))]


def write_rows(rows: list[Pair], path: Path) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def write_csv(glossary: list[Pair], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([(SOURCE, TARGET), *glossary])


def write_po(pairs: list[Pair], path: Path) -> None:
    file = polib.POFile()
    file.metadata = {"Language": TARGET, "Content-Type": "text/plain; charset=UTF-8"}
    # Not `append`: it looks every entry up in all that are there.
    file.extend(polib.POEntry(msgid=source, msgstr=target) for source, target in pairs)
    file.save(str(path))


def _groups(sentence: str, code: str) -> dict[str, float]:
    """The word groups of a sentence that could be terms, and how far on in it (0..1) they stand first."""
    tokens = language_for(code).tokenize(sentence)
    found: dict[str, float] = {}
    # Not from the first word on: its capital may be the sentence's.
    for start in range(1, len(tokens)):
        for end in range(start + 1, min(start + LONGEST_TERM, len(tokens)) + 1):
            if not tokens[end - 1].text.isalpha():
                break
            if _is_content(tokens[start].text, code) and _is_content(tokens[end - 1].text, code):
                found.setdefault(sentence[tokens[start].start : tokens[end - 1].end], start / len(tokens))
    return found


def _is_content(word: str, code: str) -> bool:
    return len(word) > 3 and word.isalpha() and word.lower() not in language_for(code).function_words


def _made_up(size: int, code: str, texts: list[str]) -> Iterator[str]:
    """Terms without end that no text holds: a quarter of `size` single made-up words, then groups of 2 or 3 words.

    A made-up word is the first half of one word of the texts and the second half of another (or of several, where that
    is taken). In a group it stands first or last, beside one or two words of the texts, a frequent one more often.
    """
    chance = random.Random(code)
    words = [token.text.lower() for text in texts for token in language_for(code).tokenize(text)]
    known = {form for word in set(words) for form in _forms(word, code)}
    words = [word for word in words if _is_content(word, code)]
    different = sorted(set(words))
    made: dict[str, None] = {}
    for _ in range(size // 4):
        word = _half(chance.choice(different), 0) + _half(chance.choice(different), 1)
        while word in made or not known.isdisjoint(_forms(word, code)):
            word += _half(chance.choice(different), 1)
        made[word] = None
        yield word
    pool = tuple(made)
    given: set[str] = set()
    while True:
        group = [chance.choice(pool), *chance.choices(words, k=chance.randint(1, 2))]
        term = " ".join(group if chance.random() < 0.5 else reversed(group))
        if term not in given:
            given.add(term)
            yield term


def _half(word: str, number: int) -> str:
    middle = len(word) // 2
    return word[middle:] if number else word[:middle]


def _forms(word: str, code: str) -> set[str]:
    """What another form of the word would share with it."""
    language = language_for(code)
    return {word, *language.lemmas(word), language.stem(word) or word}


if __name__ == "__main__":
    main()
