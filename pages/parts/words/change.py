"""Before and after an event, in words: "changed after", never "changed because of"."""

from __future__ import annotations

from collections.abc import Mapping
from math import inf

from metrics.answer import Answer, Cell, Event, Status
from metrics.kinds import Count, Percentage
from metrics.periods import Period
from metrics.readings import change_of
from metrics.readings.change import MOST, Change, Compared, Measure, NotCompared, Window
from pages.parts.words.captions import provisional
from pages.parts.words.findings import unopened
from pages.parts.words.numbers import apart, day, number, shown_apart, span, value
from pages.parts.words.scope import of_scope
from pages.parts.words.table import PERIOD, Table, heading, notes
from pages.parts.words.table import table as plain_table

HOW_TO_READ = """
Two windows of the same length are set side by side: the twelve months before the event and the twelve from \
it on. Where one side has fewer, the same calendar months are taken from both. Their means are the two level \
lines. Every month is drawn, also those outside the windows, and months that are not complete are left out.

"More than usual month-to-month variation" means that windows as different as these would come up less than \
5 times in 100 if nothing had changed. It does not say why. Other things happen in the same months, and a \
figure that was already rising or falling before goes on doing so without any event: look first \
at the months before.

A number of people at a moment, such as open allocations, is never tested, as this month's people are \
mostly last month's. For it the band shows how far its own coming and going would carry it if nothing changed.
"""
BEFORE, AFTER, NEITHER, OPEN = "before", "after", "in neither window", "not complete"
SPREAD = "{} differed more from month to month than chance alone makes them, and this allows for it"
NO_CHANGE = "no change"
NOT_WHY = "This says when the figures changed, not why"


@of_scope
def finding(answer: Answer) -> str:
    """ "Referrals changed after 1 October 2022 (Hubs launched): from 612 to 655 a month on average, ..."."""
    change = change_of(answer)
    if isinstance(change, NotCompared):
        return f"{answer.metric.title}: before and after {_when(change)} cannot be set side by side"
    changed = " changed" if change.beyond else ""
    means = " to ".join(mean(window, answer) for window in (change.before, change.after))
    said = f"{answer.metric.title}{changed} after {_when(change)}: from {means}{_each(change, answer)}"
    if change.beyond is None:
        return said
    return f"{said}, {'more than' if change.beyond else 'within'} usual month-to-month variation"


def sentence(answer: Answer) -> str:
    """The finding, the windows, the size of the difference, and what else a reader must know."""
    change = change_of(answer)
    if isinstance(change, NotCompared):
        return f"{finding(answer)}. {change.reason}. {unopened(answer)}."
    months = len(change.before.cells)
    parts = [
        finding(answer),
        f"{months} months before ({span(*change.before.span)}) are set against {months} after "
        f"({span(*change.after.span)})",
        SIZES[change.measure](change, answer),
        SPREAD.format("Those that came" if change.band else "Figures") if change.spread > 1 else "",
        "Both are the same calendar months, so that the season is in both" if months < MOST else "",
        NOT_WHY,
        f"Also in these months: {'; '.join(map(event, change.also))}" if change.also else "",
    ]
    if periods := provisional(answer):
        parts.append(f"Not complete yet, so left out of this: {periods}")
    return " ".join(f"{part}." for part in parts if part)


def table(answer: Answer) -> Table:
    """Every month with its window, then both windows; for a stock with the range of chance."""
    change = change_of(answer)
    if isinstance(change, NotCompared):
        return plain_table(answer)
    inside = (*change.before.cells, *change.after.cells)
    chance = {
        cell.period: " to ".join(number(end) for end in band)
        for cell, band in zip(inside, change.band, strict=bool(change.band))
    }
    rows = [
        (cell.period.label, value(cell.figure, answer.metric), window)
        + ((chance.get(cell.period, "not worked out"),) if chance else ())
        for cell, window in zip(answer.cells, windows(answer), strict=True)
    ]
    rows += [
        (f"The {len(each.cells)} months {name} together", mean(each, answer), name)
        + (("not worked out",) if chance else ())
        for name, each in ((BEFORE, change.before), (AFTER, change.after))
    ]
    last = ("By chance alone, 19 times in 20",) if chance else ()
    return Table((PERIOD, heading(answer.metric), "Window", *last), tuple(rows), 1, notes(answer))


def windows(answer: Answer) -> tuple[str, ...]:
    """The window of each month of the answer."""
    change = change_of(answer)
    if isinstance(change, NotCompared):
        return (NEITHER,) * len(answer.cells)
    within = {cell.period: BEFORE for cell in change.before.cells}
    within |= {cell.period: AFTER for cell in change.after.cells}
    return tuple(_window(cell, within) for cell in answer.cells)


def alt(answer: Answer) -> str:
    """The drawing in words: the two levels, where the line between them is, and the months at its ends."""
    change = change_of(answer)
    if isinstance(change, NotCompared):
        return sentence(answer)
    ends = [side.cells[place] for side, place in ((change.before, 0), (change.after, -1))]
    months = " to ".join(f"{cell.period.label} {value(cell.figure, answer.metric)}" for cell in ends)
    band = " A band shows where chance alone would put each month." if change.band else ""
    return (
        f"{finding(answer)}. A line from {months}, with level lines at {mean(change.before, answer)} "
        f"before and {mean(change.after, answer)} after {day(change.event)}.{band}"
    )


def mean(window: Window, answer: Answer) -> str:
    """The figure of a window: "612", "24.9", "61%"."""
    fine = isinstance(answer.metric.kind, Count) and window.figure < 100
    text = number(window.figure, answer.metric.decimals + fine)
    return f"{text}%" if isinstance(answer.metric.kind, Percentage) else text


def event(each: Event) -> str:
    """An event with its day, or with its days."""
    until = f" to {day(each.last)}" if each.last and each.last != each.first else ""
    return f"{each.text.rstrip('.')} ({day(each.first)}{until})"


def _when(change: Change) -> str:
    names = " and ".join(each.text.rstrip(".") for each in change.own)
    return f"{day(change.event)} ({names})" if names else day(change.event)


def _each(change: Compared, answer: Answer) -> str:
    if isinstance(answer.metric.kind, Percentage):
        return ""
    return " at month ends" if change.measure is Measure.STOCK else " a month on average"


def _window(cell: Cell, within: Mapping[Period, str]) -> str:
    if cell.figure.status is Status.PROVISIONAL:
        return OPEN
    return within.get(cell.period, NEITHER)


# --- the size of the difference ---


def _ratio(change: Compared, answer: Answer) -> str:
    if change.value == inf:
        return "There were none before"
    low, high = (_more(end, answer) for end in change.sure)
    size = _more(change.value, answer)
    a_month = " a month" if isinstance(answer.metric.kind, Count) else ""
    said = "hardly any change" if size == NO_CHANGE else size + a_month
    return f"That is {said} (95% interval: {low} to {high})"


def _more(ratio: float, answer: Answer) -> str:
    if ratio == inf:
        return "any number of times more"
    up, down = ("more", "fewer") if isinstance(answer.metric.kind, Count) else ("higher", "lower")
    percent = number(100 * abs(ratio - 1))
    return NO_CHANGE if percent == "0" else f"{percent}% {up if ratio >= 1 else down}"


def _points(change: Compared, answer: Answer) -> str:
    decimals = answer.metric.decimals
    value = shown_apart(change.after.figure, change.before.figure, decimals)
    size = _moved(value, decimals, change.value >= 0)
    # An end rounded outward to 0 keeps the side it came from.
    low = _moved(change.sure.low, decimals, change.sure.low >= 0)
    high = _moved(change.sure.high, decimals, change.sure.high > 0)
    if answer.metric.rounded:
        return f"In percentage points the difference is between {low} and {high} (95% interval)"
    return f"In percentage points that is {size} (95% interval: {low} to {high})"


def _moved(points: float, decimals: int, up: bool) -> str:
    return f"{apart(points, decimals)} {'higher' if up else 'lower'}"


def _stock(change: Compared, answer: Answer) -> str:
    size = f"{number(abs(change.value))} {'more' if change.value >= 0 else 'fewer'}"
    return (
        f"That is {size}. The band shows where its own coming and going would put each month if nothing "
        "changed (19 times in 20)"
    )


SIZES = {Measure.RATIO: _ratio, Measure.POINTS: _points, Measure.STOCK: _stock}
