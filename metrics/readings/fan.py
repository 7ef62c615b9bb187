"""Where a monthly series goes next if recent patterns continue, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from metrics.answer import Answer, Cell
from metrics.kinds import Count, Median, Percentage, Rate, Stock
from metrics.periods import Period, shift
from metrics.readings.levels import begun, is_closed
from metrics.readings.months import complete, since_gap, single, too_small
from metrics.readings.reasons import chance_of
from metrics.rebases import Rebase
from metrics.statistics.forecast import LEAST_LEVEL, LEAST_WALK
from metrics.statistics.intervals import Interval
from metrics.statistics.outlook import Method, Outlook, Series, outlook

ASK = "If its level has changed for good, ask an analyst to record from when"


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

    `behind`: how many complete months it rests on. `since`: the first day of the latest level, where the
    series has had another. `effects`: whether the time of year is in it. `held` of `tries`: how many of the
    latest months lay in the 80% range drawn a month before. `clipped`: whether a range would have gone below
    0 or above 100%, and was cut there.
    """

    steps: tuple[Step, ...] = ()
    last: Cell | None = None
    behind: int = 0
    clipped: bool = False
    since: date | None = None
    method: Method = Method.LEVEL
    effects: bool = False
    held: int = 0
    tries: int = 0
    reason: str = ""


def read(answer: Answer, rebases: Sequence[Rebase] = ()) -> Fan | None:
    """The fan of a single monthly series, or why it has none; None for any other answer."""
    cells = single(answer) if isinstance(answer.metric.kind, Count | Rate | Percentage | Median) else ()
    if not cells:
        return None
    known = since_gap(complete(cells))
    found = outlook(_series(answer, known, rebases))
    if reason := _why_not(answer, known[found.since :], found):
        return Fan(reason=reason)
    highest = 100.0 if isinstance(answer.metric.kind, Percentage) else None
    steps = tuple(
        Step(
            shift(known[-1].period, h), each.centre, *(_clip(b, highest) for b in (each.band80, each.band95))
        )
        for h, each in enumerate(found.ahead, start=1)
    )
    clipped = any(step.band95 != each.band95 for step, each in zip(steps, found.ahead, strict=True))
    since = known[found.since].period.first if found.since else None
    told = found.method, found.effects, found.held, found.tries
    return Fan(steps, known[-1], len(known) - found.since, clipped, since, *told)


def _series(answer: Answer, known: Sequence[Cell], rebases: Sequence[Rebase]) -> Series:
    """The months as numbers. A closed month is a month like others to a stock, which it does not empty."""
    stock = isinstance(answer.metric.dating, Stock)
    values = [
        None if not stock and is_closed(answer.events, cell.period) else cell.figure.given for cell in known
    ]
    chance = [chance_of(answer.metric, cell.figure) for cell in known]
    return Series(values, chance, begun(answer, known, rebases), stock)


def _why_not(answer: Answer, months: Sequence[Cell], found: Outlook) -> str:
    """Why no months ahead are drawn of the latest level, its `months`; "" where they are."""
    if not found.ahead:
        least = LEAST_WALK if found.method is Method.WALK else LEAST_LEVEL
        anew = f" since its level changed in {months[0].period.label}" if found.since else ""
        there = f"{len(months) or 'none'}{anew}"
        return f"A forecast needs {least} complete months without a gap, and there are {there}"
    if len({cell.figure.value for cell in months}) == 1:
        return "Every month had the same figure, so there is nothing to tell how far the next may be from it"
    return too_small(answer, months) or ("" if found.holds else _gate(found))


def _gate(found: Outlook) -> str:
    would = "Drawn a month ahead, the range of 4 chances in 5 would have held"
    if found.held == found.tries:
        return f"{would} all of the latest {found.tries} months, so it is too wide to plan on. {ASK}"
    return f"{would} only {found.held} of the latest {found.tries} months. {ASK}"


def _clip(band: Interval, highest: float | None) -> Interval:
    """The ranges cut at 0 and at 100%."""
    return Interval(max(band.low, 0.0), band.high if highest is None else min(band.high, highest))
