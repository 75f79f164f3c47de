"""The world as the map shows it: a projection, where the land is, where places lie.

Equal Earth, of Šavrič, Patterson and Jenny (2018): as much land is as much of the map, wherever it
lies. `coordinates.csv` says where countries and cities lie, `land.txt` where dots of land are.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

WIDTH, HEIGHT = 1000.0, 432.0
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_M = math.sqrt(3) / 2
_COLUMNS = 152
STEP = WIDTH / _COLUMNS
"""The distance between dots of land."""
_NORTH = 83.6
"""The latitude of the map's upper edge."""


def placed(lat: float, lon: float) -> tuple[float, float]:
    """Where on the map a place lies, from degrees north and east."""
    x, y = _projected(lat, lon)
    scale = WIDTH / (2 * _projected(0, 180)[0])
    return WIDTH / 2 + x * scale, (_projected(_NORTH, 0)[1] - y) * scale


def _projected(lat: float, lon: float) -> tuple[float, float]:
    t = math.asin(_M * math.sin(math.radians(lat)))
    slope = _M * (9 * _A4 * t**8 + 7 * _A3 * t**6 + 3 * _A2 * t**2 + _A1)
    x = math.radians(lon) * math.cos(t) / slope
    return x, _A4 * t**9 + _A3 * t**7 + _A2 * t**3 + _A1 * t


def runs() -> Iterator[tuple[float, float, float]]:
    """The dots of land, row by row: the first and last dot of each run, and its row."""
    for number, row in enumerate(_text("land.txt").splitlines()):
        y = (number + 0.5) * STEP
        begin = 0
        for end in range(1, len(row) + 1):
            if end == len(row) or row[end] != row[end - 1]:
                if row[begin] == "#":
                    yield (begin + 0.5) * STEP, (end - 0.5) * STEP, y
                begin = end


@cache
def coordinates() -> Mapping[tuple[str, str], tuple[float, float]]:
    """Degrees north and east of each place by its name and country, of countries by no name."""
    rows = csv.DictReader(_text("coordinates.csv").splitlines())
    return {(row["place"], row["country"]): (float(row["lat"]), float(row["lon"])) for row in rows}


def _text(name: str) -> str:
    return (resources.files(__package__) / name).read_text(encoding="utf-8")
