"""How often: annual, every other year, twice a month, as ISO 8601 durations."""

from __future__ import annotations

from legation.claims.times.dates import Found
from legation.claims.times.forms import Frequency, Unit
from legation.claims.times.measures import MULTIPLES, counted
from legation.claims.times.words import Tokens, Words

_CADENCES = {
    Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y", Unit.WEEKEND: "W",
}  # fmt: skip


def frequency(t: Tokens, i: int, w: Words) -> Found:
    """Annual · every year · every other month · once a year · twice a week · every Monday."""
    low = t.low(i)
    if low in w.frequencies:
        return Frequency(w.frequencies[low]), i + 1
    # "Twice yearly".
    if low in w.times_per and w.frequencies.get(t.low(i + 1)) in _WHOLE:
        cadence = _split(w.times_per[low], _WHOLE[w.frequencies[t.low(i + 1)]])
        return (Frequency(cadence), i + 2) if cadence else None
    if low in w.glue["each"]:
        return _every(t, i + 1, w)
    count = w.times_per.get(low)
    end = i + 1
    if count is None and low in w.numbers and t.low(i + 1) in w.glue["times"]:
        count, end = w.numbers[low], i + 2
    if count is None or t.low(end) not in w.glue["per"]:
        return None
    if t.low(end) in w.glue["each"]:
        found = _every(t, end + 1, w)
        return found if count == 1 else None
    unit = w.units.get(t.low(end + 1))
    cadence = _split(count, unit) if unit else None
    return (Frequency(cadence), end + 2) if cadence else None


def _every(t: Tokens, i: int, w: Words) -> Found:
    if t.low(i) in w.weekdays:
        return Frequency("P1W"), i + 1
    if t.low(i) in w.glue["dayparts"]:
        return Frequency("P1D"), i + 1
    if t.low(i) in w.seasons or (t.low(i) in w.months and t[i].text[:1].isupper()):
        return Frequency("P1Y"), i + 1
    count, end = 1, i
    if t.low(i) in w.glue["other"]:
        count, end = 2, i + 1
    elif t.low(i) in w.numbers or t.low(i).isdecimal():
        measured = counted(t, i, w)
        if measured and measured[0] and measured[1] in _CADENCES:
            return Frequency(f"P{measured[0]}{_CADENCES[measured[1]]}"), measured[2]
        return None
    unit = w.units.get(t.low(end))
    if unit is None:
        return None
    whole, times = MULTIPLES.get(unit, (unit, 1))
    return (
        (Frequency(f"P{count * times}{_CADENCES[whole]}"), end + 1) if whole in _CADENCES else None
    )


def _split(count: int, unit: Unit) -> str | None:
    """The cadence of so many times a unit, where it comes out even."""
    if count == 1:
        whole, several = MULTIPLES.get(unit, (unit, 1))
        return f"P{several}{_CADENCES[whole]}" if whole in _CADENCES else None
    smaller = {Unit.YEAR: (12, "M"), Unit.WEEK: (7, "D"), Unit.MONTH: (30, "D")}.get(unit)
    return f"P{max(1, round(smaller[0] / count))}{smaller[1]}" if smaller else None


_WHOLE = {"P1Y": Unit.YEAR, "P1M": Unit.MONTH, "P1W": Unit.WEEK}
