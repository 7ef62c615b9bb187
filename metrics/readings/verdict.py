"""The one thing that is said of a series: the strongest that its months allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import fsum

from metrics.answer import Cell
from metrics.periods import add_months
from metrics.statistics.baseline import Baseline
from metrics.statistics.icons import Assurance
from metrics.statistics.spc import Rule, Signal

LONGEST = 36  # months: what is older says nothing of now
YEAR = 12
ASSURED = (Assurance.PASSES, Assurance.FAILS)


@dataclass(frozen=True)
class Months:
    """The first and the last day of some months, and their figure: of all that they count, or their mean."""

    first: date
    last: date
    level: float

    @classmethod
    def of(cls, cells: Sequence[Cell]) -> Months:
        """Of cells in order of time, each with a figure."""
        return cls(cells[0].period.first, cells[-1].period.last, level(cells))


class Says(StrEnum):
    """What a verdict says, the strongest first."""

    SHIFT = "shift"  # seven or more on one side of the usual level
    LEVEL = "level"  # the first year was itself changing: the latest is held against it without a test
    UNEVEN = "uneven"  # it was, and there are not yet two years to hold against each other
    LATEST = "latest"  # the latest period stands out
    TARGET = "target"  # nothing stands out, and the target is met, or missed, whatever chance does
    SEASON = "season"  # what stands out stood out a year before as well
    STEADY = "steady"


@dataclass(frozen=True)
class Verdict:
    """What is said: `direction` is +1, -1 or 0, `cells` what it is said of, in order of time.

    SHIFT, LATEST and SEASON: the periods that stand out. LEVEL: the periods since another level began, or
    none where no such month is known. `rule`: by which rule. `levels`: of LEVEL, the figure of the latest
    year and of the first. `is_over`: the latest period has left the shift.
    """

    says: Says
    direction: int = 0
    cells: tuple[Cell, ...] = ()
    rule: Rule | None = None
    levels: tuple[float, float] | None = None
    is_over: bool = False


def begins(last: date, levels: Sequence[date] = ()) -> date:
    """The first day of the window that a verdict up to the month of `last` looks at.

    It is the latest of the new `levels` among the latest 36 months, else the first 1 April in them.
    """
    earliest = add_months(last, 1 - LONGEST)
    recent = [each for each in levels if earliest <= each <= last]
    if recent:
        return max(recent)
    return date(earliest.year + (earliest.month > 4), 4, 1)


def of(cells: Sequence[Cell], found: Baseline | None, assurance: Assurance | None) -> Verdict:
    """The verdict on the periods of a window, by its baseline; `assurance` where it has a target."""
    if found is None or found.first:
        return _another_level(cells, found)
    shifts = [each for each in found.signals if each.rule is Rule.SHIFT]
    if shifts:
        return _of(Says.SHIFT, cells, max(shifts, key=lambda each: each.places[-1]))
    last = len(cells) - 1
    if latest := next((each for each in found.signals if last in each.places), None):
        return _of(Says.LATEST, cells, latest)
    if assurance in ASSURED:
        return Verdict(Says.TARGET)
    if seasonal := next((each for each in found.seasonal if last in each.places), None):
        return _of(Says.SEASON, cells, seasonal)
    return Verdict(Says.STEADY)


def _of(says: Says, cells: Sequence[Cell], found: Signal) -> Verdict:
    own = tuple(cells[place] for place in found.places)
    return Verdict(says, found.direction, own, found.rule, is_over=found.places[-1] < len(cells) - 1)


def _another_level(cells: Sequence[Cell], found: Baseline | None) -> Verdict:
    """The latest year against the window's first: no test, as its unevenness was one."""
    if found is None and len(cells) < 2 * YEAR:
        return Verdict(Says.UNEVEN)
    latest, first = level(cells[-YEAR:]), level(cells[:YEAR])
    direction = (latest > first) - (latest < first)
    since = tuple(cells[found.first :]) if found else ()
    return Verdict(Says.LEVEL, direction, since, levels=(latest, first))


def level(cells: Sequence[Cell]) -> float:
    """The figure of several periods together: of all they are a share of, else their mean.

    A share counts by what it is a share of. So it is told without its unit, and the error of one rounded
    figure, as public ones are, stays its own.
    """
    values = [cell.figure.given for cell in cells]
    weights = [cell.figure.denominator or 0 for cell in cells]
    if not all(weights):
        return fsum(values) / len(values)
    return fsum(value * weight for value, weight in zip(values, weights, strict=True)) / fsum(weights)
