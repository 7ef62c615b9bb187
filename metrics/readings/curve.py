"""How the share of children who came back grows with the days since closing."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.answer import Answer, Cell
from metrics.asking.following import returned
from metrics.kinds import Survival
from metrics.statistics.intervals import Interval
from metrics.statistics.survival import LEAST_SETTLED, Curve, at

EVERY = 90  # days between the points that are put into words


@dataclass(frozen=True)
class Point:
    """The percentage back by the end of a day, with its interval (None where nobody is back).

    `followed`: children watched until at least that day and not back before it. `firm`: for nearly all
    of the children it is known whether they were back by then.
    """

    day: int
    back: float
    interval: Interval | None
    followed: int
    firm: bool


@dataclass(frozen=True)
class Returns:
    """One curve: `points`, one for each day on which the share grew; `told`, the points put into words.

    `firm_to`: the last day on which a point is firm.
    """

    cell: Cell
    children: int
    points: tuple[Point, ...]
    told: tuple[Point, ...]
    firm_to: int


def read(answer: Answer) -> Returns | None:
    """The curve of an answer whose single figure carries one; None for any other answer."""
    kind = answer.metric.kind
    if not isinstance(kind, Survival) or len(answer.cells) != 1:
        return None
    (cell,) = answer.cells
    if (found := cell.figure.curve) is None:
        return None
    firm_to = _firm_to(found, kind.within)
    points = tuple(
        Point(
            int(step.time),
            100 * (1 - step.surviving),
            returned(step.interval),
            int(step.at_risk),
            step.time <= firm_to,
        )
        for step in found.steps
        if step.events and step.time <= kind.within
    )
    days = (*range(0, kind.within - EVERY // 2, EVERY), kind.within)
    told = tuple(_told(found, day, firm_to) for day in days)
    return Returns(cell, int(found.n), points, told, firm_to)


def _told(found: Curve, day: int, firm_to: int) -> Point:
    standing = at(found, day)
    if standing is None:  # the figure itself is the last of these points
        raise ValueError(f"The curve ends before day {day}.")
    interval = returned(standing.interval)
    return Point(day, 100 * (1 - standing.surviving), interval, int(standing.at_risk), day <= firm_to)


def _firm_to(found: Curve, within: int) -> int:
    """The last firm day: a child last seen on a day is known on that day, not on the next."""
    lost = 0.0
    for step in found.steps:
        lost += step.lost
        if step.time < within and 1 - lost / found.n < LEAST_SETTLED:
            return int(step.time)
    return within
