"""How soon children come back, in words; coming back is neither good nor bad."""

from __future__ import annotations

from metrics.answer import Answer, Status
from metrics.asking.following import in_months
from metrics.model import Metric
from metrics.readings import curve_of
from metrics.readings.curve import Point, Returns
from metrics.statistics.intervals import Interval
from pages.parts.words.intervals import INTERVAL
from pages.parts.words.numbers import number, span
from pages.parts.words.scope import of_scope
from pages.parts.words.table import Table, notes

HOW_TO_READ = """
Every child starts at the left, on the day the child's involvement ended. The line rises each time one of \
them is referred again: its height is the share of children referred again by that many days after closing. \
It can only rise. Steep means that many come back then; level means that hardly anybody does.

Not everybody can be followed for the whole time: who closed lately has not had the time to come back. Such \
children count for as long as they have been followed, and then leave the count, neither as coming back nor \
as staying away. The numbers under the axis say how many are still followed. Where for more than one child \
in ten it is not known yet, the line is dashed and may still change.

The band is the range in which chance alone may have put the line. Brothers and sisters are often referred \
together, so the true band is somewhat wider. Who moves away, turns 18 or dies is not known here and counts \
as not referred again.
"""
NONE_YET = "none yet"


@of_scope
def finding(answer: Answer) -> str:
    """ "20% of children whose involvement ended in ... were referred again within 12 months, half of ..."."""
    found = curve_of(answer)
    whose = f"children whose involvement ended in {_when(answer)}"
    value, soon = share(found.told[-1].back, answer.metric), _how_soon(found)
    if _is_firm(found):
        return f"{value} of {whose} were referred again within {_months(found)}{soon}"
    return f"Of {whose}, an estimated {value} are referred again within {_months(found)}{soon}"


def sentence(answer: Answer) -> str:
    """The finding, its certainty, how soon children come back, who counts and what is only estimated."""
    found, metric = curve_of(answer), answer.metric
    parts = [finding(answer), *_how_sure(found, metric)]
    figure = found.cell.figure
    known, more = number(figure.parts[0]), number(found.told[-1].followed)
    parts.append(
        f"Of {number(found.children)} children, {known} are known to have been referred again within "
        f"{_months(found)}, and {more} were still followed as day {found.told[-1].day} began"
    )
    if not _is_firm(found):
        parts += [figure.reason, f"The line is dashed after day {found.firm_to}"]
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def table(answer: Answer) -> Table:
    """The curve on a few days, with the number of children still followed."""
    found, metric = curve_of(answer), answer.metric
    header = (
        "Days since closing",
        "Referred again (%)",
        "95% interval",
        "Children still followed",
        "How sure",
    )
    rows = (
        (
            str(point.day),
            share(point.back, metric) if point.back else NONE_YET,
            between(point.interval, metric) or "no interval",
            number(point.followed),
            "firm" if point.firm else "partly estimated",
        )
        for point in found.told
    )
    return Table(header, tuple(rows), 1, notes(answer))


def alt(answer: Answer) -> str:
    """The drawing in words: the curve on a few days, and the number of children still followed."""
    found, metric = curve_of(answer), answer.metric
    days = "; ".join(
        f"{told(point.day, point, metric)}, {number(point.followed)} children still followed"
        for point in found.told
    )
    dashed = "" if _is_firm(found) else f" Dashed after day {found.firm_to}."
    return f"{finding(answer)}. {days}.{dashed}"


def told(day: int, point: Point | None, metric: Metric) -> str:
    """ "After 90 days 11% (10% to 12%)"."""
    if point is None or not point.back:
        return f"After {day} days {NONE_YET}"
    said = f"After {day} days {share(point.back, metric)}"
    return f"{said} ({between(point.interval, metric)})" if point.interval else said


def share(x: float, metric: Metric) -> str:
    """The percentage as the metric's figures are written."""
    return f"{number(x, metric.decimals)}%"


def between(interval: Interval | None, metric: Metric) -> str:
    """ "10% to 12%"; "" where there is no interval."""
    return " to ".join(share(end, metric) for end in interval) if interval else ""


def _is_firm(found: Returns) -> bool:
    return found.cell.figure.status is not Status.PROVISIONAL


def _months(found: Returns) -> str:
    return in_months(found.told[-1].day)


def _when(answer: Answer) -> str:
    period = answer.periods[0]
    return span(period.first, period.last)


def _how_sure(found: Returns, metric: Metric) -> list[str]:
    told = between(found.told[-1].interval, metric)
    return [f"The {INTERVAL} is {told}"] if told else []


def _how_soon(found: Returns) -> str:
    """The day by which half of those who come back have done so."""
    last = found.told[-1].back
    half = next((point.day for point in found.points if point.back >= last / 2), None)
    return f", half of them in the first {half} days" if half else ""
