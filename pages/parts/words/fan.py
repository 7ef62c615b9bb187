"""A forecast in words: never what will happen, and never without its certainty."""

from __future__ import annotations

from metrics.answer import Answer
from metrics.kinds import Median, Percentage, Stock
from metrics.periods import Period
from metrics.readings import fan_of
from metrics.readings.fan import Step
from metrics.statistics.intervals import Interval
from pages.parts.words.captions import provisional
from pages.parts.words.numbers import day, number, plain, value
from pages.parts.words.scope import of_scope
from pages.parts.words.table import PERIOD, Table, heading, notes

HOW_TO_READ = """
The solid line is what has been. The dotted line and the bands around it are what may follow if recent \
patterns continue. Nobody knows whether they will: a new team, a new law or a hard winter is not in them.

The line ahead is level because a series like this gives no good ground for a slope. The inner band holds \
what follows 4 times in 5, the outer one 19 times in 20. They are as wide as months have differed from each \
other, and grow wider the further they look; for figures that jump up and down every \
month they err on the wide side. Read the bands, not the line: every height inside is possible.

A plan should work anywhere in the inner band. A figure outside the outer band is a reason to ask what \
has changed. Never is more than six months drawn ahead, and never from fewer than 24 months behind.
"""
NOT_YET, KNOWN = "not known yet", "known"


@of_scope
def finding(answer: Answer) -> str:
    """ "If recent patterns continue, referrals will be between 540 and 720 a month by ..."."""
    fan = fan_of(answer)
    if not fan.steps:
        return f"No look ahead is drawn for {_name(answer)}"
    step = fan.steps[-1]
    return (
        f"If recent patterns continue, {_name(answer)} will be {between(step.band80, answer)}"
        f"{_by(step.period, answer)} (4 chances in 5)"
    )


def sentence(answer: Answer) -> str:
    """The finding, its starting point, the wider range and its data; or why there is no forecast."""
    fan = fan_of(answer)
    if fan.last is None:
        return f"{finding(answer)}. {fan.reason}."
    last, first = fan.steps[-1], fan.steps[0]
    parts = [
        finding(answer),
        f"The last complete month, {fan.last.period.label}, had {plain(fan.last.figure, answer.metric)}",
        f"For {first.period.label} alone it is {between(first.band80, answer)} (4 chances in 5)",
        f"19 chances in 20 are that it is {between(last.band95, answer)} in {last.period.label}",
        f"This is worked out from {fan.behind} complete months" + _since(answer),
    ]
    if fan.clipped:
        parts.append(f"The ranges are cut where they would pass {'0% or 100%' if _is_share(answer) else '0'}")
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


def _by(period: Period, answer: Answer) -> str:
    if isinstance(answer.metric.dating, Stock):
        return f" on {day(period.last)}"
    a_month = "" if _is_share(answer) or isinstance(answer.metric.kind, Median) else " a month"
    return f"{a_month} by {period.label}"


def _name(answer: Answer) -> str:
    """The metric and, for a split into one, its member."""
    named = [member.name for member in answer.members[0] if member.key]
    title = answer.metric.title[0].lower() + answer.metric.title[1:]
    return f"{title} ({', '.join(named)})" if named else title


def _since(answer: Answer) -> str:
    since = fan_of(answer).since
    return f", as the limits of this figure were begun anew in {since:%B %Y}" if since else ""


def _is_share(answer: Answer) -> bool:
    return isinstance(answer.metric.kind, Percentage)
