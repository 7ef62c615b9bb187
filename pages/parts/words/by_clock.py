"""A duration or an outcome by its clocks, in words: where they disagree, and which one to go by."""

from __future__ import annotations

from math import isinf

from metrics.answer import Answer
from metrics.clocks import Clock
from metrics.kinds import Middle
from metrics.readings import by_clock_of
from metrics.readings.by_clock import ByClock, Told
from metrics.statistics.intervals import Interval
from pages.parts.words.intervals import INTERVAL
from pages.parts.words.numbers import day, listed, middle, number, plain, span, value
from pages.parts.words.scope import of_scope
from pages.parts.words.table import Table, heading, notes

HOW_TO_READ = """
The same figure, of different groups. Those that began in the period are all that came in: those still \
under way count for as long as they have lasted, so that nothing slow is left out. Those that ended leave \
out what is not over yet. While work is new or growing they look too short. Those under way on the last \
day tell how old today’s work is, not how long it takes.

To tell families what to expect, go by those that began. The thin lines are the ranges in which chance alone \
may have put each figure.
"""
NAME = "by each clock"
GO_BY = "so go by those that began"


@of_scope
def finding(answer: Answer) -> str:
    """ "Of the allocations that ended in ..., half had lasted 85 days or less; of those that began, ..."."""
    found = by_clock_of(answer)
    began, ended = found.of(Clock.ENTRY), found.of(Clock.EXIT)
    if began and ended:
        return _both(answer, found, began, ended)
    if began:
        return _of_all(answer, began)
    if ended:
        return f"{_of_all(answer, ended)}; of those that began, that is not known yet"
    return f"{answer.metric.title} {_when(answer)}: not known by any clock"


def _both(answer: Answer, found: ByClock, began: Told, ended: Told) -> str:
    """Those that flatter first where the two differ, else those to go by."""
    if found.differ:
        return f"{_of_all(answer, ended)}; of those that began, {_figure(began)}"
    told = _figure(ended)
    same = "the same" if told == _figure(began) else f"about the same ({_value(ended)})"
    return f"{_of_all(answer, began)}; of those that ended, {same}"


def _of_all(answer: Answer, told: Told) -> str:
    whose = f"the {_what(answer)} {told.clock.whom} {_when(answer)}"
    if isinstance(answer.metric.kind, Middle):
        return f"Of {whose}, {_figure(told)}"
    return f"{answer.metric.title}, of {whose}: {_value(told)}"


def sentence(answer: Answer) -> str:
    """The finding, what those that ended leave out, how sure it is, and how old what is under way is."""
    found = by_clock_of(answer)
    parts = [finding(answer), *_why(answer, found), *_ranges(found), *_under_way(answer, found)]
    parts += dict.fromkeys(told.cell.figure.reason for told in found.each)  # each once
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def disagreement(answer: Answer) -> str:
    """With figures over time, what its clocks say where those that ended differ from those that began."""
    whole = answer.readings.clocks if answer.readings else None
    if whole is None:
        return ""
    return " ".join(f"{part}." for part in (finding(whole), *_why(whole, by_clock_of(whole))))


def _why(answer: Answer, found: ByClock) -> list[str]:
    began, ended = found.of(Clock.ENTRY), found.of(Clock.EXIT)
    if not found.differ or began is None or ended is None:
        return []
    if isinstance(answer.metric.kind, Middle) and ended.cell.figure.given > began.cell.figure.given:
        return [f"Some of those that ended had begun before the period, {GO_BY}"]
    still = found.of(Clock.POINT)
    many = f"the {number(still.cell.figure.parts[1])} still under way" if still else "those still under way"
    return [f"Those that ended leave out {many} on {_last(answer)}, the slow ones among them, {GO_BY}"]


def _ranges(found: ByClock) -> list[str]:
    """The intervals of both, in the order in which they are told."""
    known = [t for t in found.each if t.clock is not Clock.POINT and t.interval and found.of(t.clock)]
    ranges = [f"{between(t.interval, t)} for those {t.clock.whom}" for t in known if t.interval]
    return [f"The {INTERVAL} is {listed(ranges)}"] if ranges else []


def _under_way(answer: Answer, found: ByClock) -> list[str]:
    told = found.of(Clock.POINT)
    if told is None:
        return []
    many = number(told.cell.figure.parts[1])
    return [
        f"Of the {many} under way on {_last(answer)}, half had lasted {_value(told)} or less so far",
        "On any one day long ones are more often under way than short ones, and none of them is over",
    ]


def table(answer: Answer) -> Table:
    """A row for each clock: its figure, its interval and how many it is of."""
    header = ("Of those", heading(answer.metric), INTERVAL, "How many")
    rows = (
        (
            whom(told, answer),
            value(told.cell.figure, told.metric),
            between(told.interval, told) if told.interval and told.cell.figure.value is not None else "none",
            number(told.cell.figure.denominator or 0),
        )
        for told in by_clock_of(answer).each
    )
    return Table(header, tuple(rows), 1, notes(answer))


def alt(answer: Answer) -> str:
    """The drawing in words."""
    told = (f"of those {whom(t, answer)}: {value(t.cell.figure, t.metric)}" for t in by_clock_of(answer).each)
    each = "; ".join(told)
    return f"{finding(answer)}. {each[:1].upper()}{each[1:]}."


def whom(told: Told, answer: Answer) -> str:
    """Of whom a figure is: "that began in April 2024 to March 2025"."""
    if told.clock is Clock.POINT:
        return f"under way on {_last(answer)}, so far"
    return f"{told.clock.whom} {_when(answer)}"


def between(interval: Interval, told: Told) -> str:
    """ "94 to 100 days"; "94 days or more", where too few have ended to say how long at most."""
    low, *high = (_written(end, told) for end in interval if not isinf(end))
    if not high:
        return f"{low} or more"
    if high == [low]:
        return low
    return f"{low.removesuffix(f' {told.metric.unit}')} to {high[0]}"


def _written(x: float, told: Told) -> str:
    text = number(x, told.metric.decimals)
    return middle(text, told.metric) if isinstance(told.metric.kind, Middle) else f"{text}%"


def _figure(told: Told) -> str:
    return f"half lasted {_value(told)} or less" if isinstance(told.metric.kind, Middle) else _value(told)


def _value(told: Told) -> str:
    return plain(told.cell.figure, told.metric)


def _what(answer: Answer) -> str:
    lasts = answer.metric.lasts
    return lasts.what if lasts else "events"


def _when(answer: Answer) -> str:
    period = answer.periods[0]
    return f"in {span(period.first, period.last)}"


def _last(answer: Answer) -> str:
    return day(answer.periods[0].last)
