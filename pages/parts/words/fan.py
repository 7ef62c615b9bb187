"""A forecast in words: never what will happen, and never without its certainty."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.kinds import Median, Percentage, Stock
from metrics.periods import Period
from metrics.readings import fan_of
from metrics.readings.fan import Fan, Step
from metrics.statistics.forecast import MOST_LEVEL
from metrics.statistics.intervals import Interval
from metrics.statistics.outlook import FEWEST_TRIES, Method
from pages.parts.words.captions import provisional
from pages.parts.words.numbers import day, number, plain, value
from pages.parts.words.scope import of_scope
from pages.parts.words.table import PERIOD, Table, heading, notes

HOW_TO_READ = """
The solid line is what has been. The dotted line and the bands around it are what may follow if recent \
patterns continue. Nobody knows whether they will: a new team, a new law or a hard winter is not in them.

The inner band should hold what follows 4 times in 5, the outer one 19 times in 20. The sentence under the \
chart says how often the inner band would have held the months that are already known. Where it would have \
held far too few, or all of them, no forecast is drawn. Read the bands, not the line: every height inside \
is possible.

A plan should work anywhere in the inner band. A figure outside the outer band is a reason to ask what \
has changed. A forecast looks six months ahead at most, and back no further than the latest change of level.
"""
NOT_YET, KNOWN = "not known yet", "known"


@of_scope
def finding(answer: Answer) -> str:
    """ "If recent patterns continue, referrals will be between 540 and 720 in September 2025 ..."."""
    fan = fan_of(answer)
    if not fan.steps:
        return f"There is no forecast for {_name(answer)}"
    step = fan.steps[-1]
    return (
        f"If recent patterns continue, {_name(answer)} will be {between(step.band80, answer)}"
        f" {_on(answer)} {_when(step.period, answer)} (4 chances in 5)"
    )


def sentence(answer: Answer) -> str:
    """The finding, its starting point, the wider range, how it is made and how such forecasts have held.

    Or why there is no forecast.
    """
    fan = fan_of(answer)
    if fan.last is None:
        return f"{finding(answer)}. {fan.reason}."
    last, first = fan.steps[-1], fan.steps[0]
    parts = [
        finding(answer),
        f"The last complete month, {fan.last.period.label}, had {plain(fan.last.figure, answer.metric)}",
        f"The forecast for {_when(first.period, answer)} is {between(first.band80, answer)} (4 chances in 5)",
        f"There is a 95% chance that it will be {between(last.band95, answer)} {_on(answer)} "
        f"{_when(last.period, answer)}",
        _method(fan),
        _record(fan),
    ]
    if fan.clipped:
        parts.append(f"The ranges stop at {'0% and 100%' if _is_share(answer) else '0'}")
    if periods := provisional(answer):
        parts.append(f"Not complete yet, so left out of this: {periods}")
    return " ".join(f"{part}." for part in parts)


def table(answer: Answer) -> Table:
    """Every month ahead with its line and both ranges, then every month so far."""
    unit = " (%)" if _is_share(answer) else ""
    header = (PERIOD, heading(answer.metric), f"Line ahead{unit}", "4 chances in 5", "19 chances in 20")
    figures = {cell.period: value(cell.figure, answer.metric) for cell in answer.cells}
    ahead = {step.period: _step(step, answer) for step in fan_of(answer).steps}
    rows = (
        (period.label, figures.get(period, NOT_YET), *ahead.get(period, (KNOWN,) * 3))
        for period in dict.fromkeys((*ahead, *figures))
    )
    return Table(header, tuple(rows), 1, notes(answer))


def alt(answer: Answer) -> str:
    """The drawing in words: the ends of the solid line, then the forecast month by month."""
    fan = fan_of(answer)
    if fan.last is None:
        return sentence(answer)
    first = next(cell for cell in answer.cells if cell.figure.value is not None)
    has_been = (
        f"Solid line from {first.period.label} ({plain(first.figure, answer.metric)}) to "
        f"{fan.last.period.label} ({plain(fan.last.figure, answer.metric)})"
    )
    ahead = "; ".join(
        f"{step.period.label} {between(step.band80, answer)}, at the widest {between(step.band95, answer)}"
        for step in fan.steps
    )
    return f"{finding(answer)}. {has_been}. Bands ahead: {ahead}."


def between(band: Interval, answer: Answer) -> str:
    """ "between 540 and 720"; "between 55% and 63%"; "between 2 and 4 days"."""
    low, high = (number(end, answer.metric.decimals) for end in band)
    if _is_share(answer):
        return f"between {low}% and {high}%"
    unit = f" {answer.metric.unit}" if isinstance(answer.metric.kind, Median) else ""
    return f"between {low} and {high}{unit}"


def _step(step: Step, answer: Answer) -> tuple[str, str, str]:
    decimals, unit = answer.metric.decimals, "%" if _is_share(answer) else ""
    inner, outer = (
        " to ".join(f"{number(end, decimals)}{unit}" for end in band) for band in (step.band80, step.band95)
    )
    return number(step.centre, decimals) + unit, inner, outer


def _when(period: Period, answer: Answer) -> str:
    return day(period.last) if isinstance(answer.metric.dating, Stock) else period.label


def _on(answer: Answer) -> str:
    return "on" if isinstance(answer.metric.dating, Stock) else "in"


def _method(fan: Fan) -> str:
    """How the line and the ranges come about, and since when."""
    level = f". Its level last changed in {fan.since:%B %Y}" if fan.since else ""
    if fan.method is Method.WALK:
        line = (
            "The dotted line stays at the last month, and the ranges show how far the figure has moved from "
            f"month to month in {fan.behind} months"
        )
    elif fan.method is Method.SAME_MONTH:
        line = (
            "The dotted line repeats the same months of the year before, and the ranges show how far apart "
            f"such pairs of months have been in {fan.behind} months"
        )
    else:
        season = "adjusted for" if fan.effects else "and takes no account of"
        many = min(fan.behind, MOST_LEVEL)
        line = f"The dotted line is the average of the latest {many} months, {season} the time of year"
    return f"{line}{level}"


def _record(fan: Fan) -> str:
    """How many of the months already known lay in the range drawn a month before."""
    if not fan.tries:
        return "No month has yet shown whether such a range holds"
    so_far = "" if fan.tries >= FEWEST_TRIES else " so far"
    known = f"of the latest {fan.tries} months" if not so_far else f"of {fan.tries} months"
    return f"Drawn a month ahead, the range of 4 chances in 5 would have held {fan.held} {known}{so_far}"


def _name(answer: Answer) -> str:
    return answer.metric.title[0].lower() + answer.metric.title[1:]


def _is_share(answer: Answer) -> bool:
    return isinstance(answer.metric.kind, Percentage)
