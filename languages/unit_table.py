"""Units of measure by CLDR's names: what they measure, and how many of the base unit each is."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

__all__ = ["UNITS", "Unit"]


class Unit(NamedTuple):
    """A unit: its dimension, how many base units it is, and what is added to a value of it (temperatures)."""

    name: str
    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


# The SI Brochure (BIPM, 9th edition, 2019), and NIST Special Publication 811, appendix B, for all others; a month and
# a year are those of the Gregorian calendar on average.
_FACTORS = {
    "length": "kilometer=1000 meter=1 centimeter=0.01 millimeter=0.001 mile=1609.344 yard=0.9144 foot=0.3048"
    " inch=0.0254 nautical-mile=1852",
    "area": "square-kilometer=1000000 hectare=10000 square-meter=1 square-centimeter=0.0001"
    " square-mile=2589988.110336 acre=4046.8564224 square-foot=0.09290304",
    "volume": "cubic-meter=1000 liter=1 deciliter=0.1 centiliter=0.01 milliliter=0.001 gallon=3.785411784"
    " pint=0.473176473 quart=0.946352946 barrel=158.987294928 cubic-foot=28.316846592",
    "mass": "tonne=1000 kilogram=1 gram=0.001 milligram=0.000001 ton=907.18474 pound=0.45359237 ounce=0.028349523125"
    " stone=6.35029318",
    "speed": "kilometer-per-hour=1 meter-per-second=3.6 mile-per-hour=1.609344 knot=1.852",
    "duration": "second=1 minute=60 hour=3600 day=86400 week=604800 month=2629746 year=31556952",
    "power": "gigawatt=1000000000 megawatt=1000000 kilowatt=1000 watt=1 horsepower=745.69987158227022",
    "digital": "terabyte=1000000000000 gigabyte=1000000000 megabyte=1000000 kilobyte=1000",
    "temperature": "celsius=1,273.15 fahrenheit=0.5555555555555556,459.67 kelvin=1",
}


def _unit(dimension: str, row: str) -> Unit:
    name, _, numbers = row.partition("=")
    return Unit(f"{dimension}-{name}", dimension, *map(Decimal, numbers.split(",")))


_ALL = (_unit(dimension, row) for dimension, rows in _FACTORS.items() for row in rows.split())
UNITS = {unit.name: unit for unit in _ALL}
