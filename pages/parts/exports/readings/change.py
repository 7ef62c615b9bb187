"""Before and after an event: which month is in which window, and how far the two differ."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.periods import Period
from metrics.readings import change_of
from metrics.readings.change import Compared, Measure, NotCompared, Window
from metrics.statistics.intervals import Interval
from pages.parts.exports import rows
from pages.parts.exports.readings.columns import Column, Reading, Written, columns, nothing
from pages.parts.words import change as words
from pages.parts.words.numbers import day

SIZES = {
    Measure.RATIO: ("After as a multiple of before", "95% interval"),
    Measure.POINTS: ("After less before in percentage points", "95% interval"),
    Measure.STOCK: ("After less before", ""),
}
WINDOW = Column("window", "Window", Written.WORDS)
BY_CHANCE = columns(
    ("chance_low_95", "chance_high_95"), ("By chance alone, low", "By chance alone, high")
)  # for a stock


def change(answer: Answer) -> Reading:
    """The window of every month, the range of chance for a stock, and how far the windows differ."""
    found = change_of(answer)
    if isinstance(found, NotCompared):
        return nothing(answer)
    bands = _bands(found)
    lines = tuple(
        (cell, (window, *(rows.ends(bands.get(cell.period)) if bands else ())))
        for cell, window in zip(answer.cells, words.windows(answer), strict=True)
    )
    return Reading(lines, (WINDOW, *(BY_CHANCE if bands else ())), _facts(found))


def _bands(found: Compared) -> dict[Period, Interval]:
    months = (cell.period for cell in (*found.before.cells, *found.after.cells))
    return dict(zip(months, found.band, strict=True)) if found.band else {}


def _facts(found: Compared) -> dict[str, rows.Cell]:
    """Both windows, their difference with its certainty, and other events."""
    size, between = SIZES[found.measure]
    low, high = rows.ends(found.interval) if found.interval else (None, None)
    facts = {
        "After begins on": day(found.event),
        "On record for that month": "; ".join(map(words.event, found.own)),
        **_window("Before", found.before),
        **_window("After", found.after),
        size: rows.exact(found.value),
        f"{between} low": low,
        f"{between} high": high,
        "p of the exact test": found.p,
        "More than usual month-to-month variation": found.beyond
        if found.beyond is None
        else ("no", "yes")[found.beyond],
        "How many times as much months vary as by chance": rows.exact(found.spread),
        "Also in these months": "; ".join(map(words.event, found.also)),
    }
    return {name: value for name, value in facts.items() if value not in (None, "")}


def _window(name: str, window: Window) -> dict[str, rows.Cell]:
    """A window's days and months, its figure, and the numbers behind it."""
    first, last = window.span
    return {
        f"{name} from": day(first),
        f"{name} to": day(last),
        f"{name} months": len(window.cells),
        f"{name} figure": rows.exact(window.figure),
        f"{name} counted": rows.exact(window.counted),
        f"{name} out of": rows.exact(window.out_of),
    }
