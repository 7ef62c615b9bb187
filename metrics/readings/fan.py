"""Where a monthly series goes next if recent patterns continue, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from metrics.answer import Answer, Cell
from metrics.kinds import Count, Median, Percentage, Rate
from metrics.periods import Period, shift
from metrics.readings.months import complete, single, too_small
from metrics.rebases import Rebase, series
from metrics.statistics import forecast
from metrics.statistics.intervals import Interval


@dataclass(frozen=True)
class Step:
    """One month ahead, in the unit of the figures: the line, and its 80% and 95% ranges."""

    period: Period
    centre: float
    band80: Interval
    band95: Interval


@dataclass(frozen=True)
class Fan:
    """The months ahead of `last`, the last complete one; none of them where `reason` says why not.

    `behind`: how many complete months it rests on. `clipped`: whether a range would have gone below 0
    or above 100%, and was cut there. `since`: the day of the decision that its months begin with, if any.
    """

    steps: tuple[Step, ...] = ()
    last: Cell | None = None
    behind: int = 0
    clipped: bool = False
    since: date | None = None
    reason: str = ""


def read(answer: Answer, rebases: Sequence[Rebase] = ()) -> Fan | None:
    """The fan of a single monthly series, or why it has none; None for any other answer.

    Months before the last of `rebases` are not recent, as long as enough months remain after it.
    """
    cells = single(answer) if isinstance(answer.metric.kind, Count | Rate | Percentage | Median) else ()
    if not cells:
        return None
    known, since = _recent(complete(cells), _own(answer, rebases))
    if reason := _why_not(answer, known):
        return Fan(reason=reason)
    ahead = forecast.fan([cell.figure.given for cell in known])
    highest = 100.0 if isinstance(answer.metric.kind, Percentage) else None
    steps = tuple(
        Step(
            shift(known[-1].period, h), each.centre, *(_clip(b, highest) for b in (each.band80, each.band95))
        )
        for h, each in enumerate(ahead, start=1)
    )
    clipped = any(step.band95 != each.band95 for step, each in zip(steps, ahead, strict=True))
    return Fan(steps, known[-1], len(known), clipped, since)


def _own(answer: Answer, rebases: Sequence[Rebase]) -> list[date]:
    """The first days of the decisions on exactly this series."""
    name = series(answer.selection, answer.members[0])
    return [each.first for each in rebases if (each.metric, each.series) == (answer.metric.name, name)]


def _recent(known: tuple[Cell, ...], firsts: Sequence[date]) -> tuple[tuple[Cell, ...], date | None]:
    """The months since the last decision, and its day; all months where too few are left."""
    for first in sorted(firsts, reverse=True):
        since = tuple(cell for cell in known if cell.period.first >= first)
        if len(since) >= forecast.LEAST_POINTS:
            return since, first if len(since) < len(known) else None
    return known, None


def _why_not(answer: Answer, known: Sequence[Cell]) -> str:
    if len(known) < forecast.LEAST_POINTS:
        return (
            f"Looking ahead needs {forecast.LEAST_POINTS} complete months to look back on, and there are "
            f"{len(known) or 'none'} here"
        )
    gaps = [cell for cell in known if not cell.figure.is_firm]
    if gaps:
        return f"There is no figure for {gaps[0].period.label}, and nothing is carried over a gap"
    if all(before.figure.value == after.figure.value for before, after in pairwise(known)):
        return "Every month had the same figure, so there is nothing to tell how far the next may be from it"
    return too_small(answer, known)


def _clip(band: Interval, highest: float | None) -> Interval:
    """The ranges cut at 0 and at 100%."""
    return Interval(max(band.low, 0.0), band.high if highest is None else min(band.high, highest))
