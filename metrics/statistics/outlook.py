"""The forecast of a monthly series by the method that suits it, and how such forecasts have held so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from math import fsum
from statistics import variance

from metrics.statistics import forecast
from metrics.statistics.forecast import YEAR, Ahead
from metrics.statistics.levels import levels

MOST_TRIES, FEWEST_TRIES = 24, 12
FEWEST_HELD, MOST_HELD = 15, 23  # of 24: fewer, or all of them, and 80% is the wrong word
LEAST_SHARE = 2 / 3  # of 12 to 23
AGAINST = 2.0  # times the variance: effects that add as much are not the time of year


class Method(StrEnum):
    """How the months ahead are worked out."""

    SAME_MONTH = "same month last year"
    LEVEL = "level"
    WALK = "random walk"


@dataclass(frozen=True)
class Series:
    """A complete monthly series, each month with its value, None where services were closed.

    `chance`: for each month the variance that chance alone gives it. `declared`: by the place of a month
    that begins a level, the place of the month in which its pilot began (its own without a pilot).
    `stock`: whether it counts people at a moment.
    """

    values: Sequence[float | None]
    chance: Sequence[float]
    declared: Mapping[int, int] = field(default_factory=dict)
    stock: bool = False


@dataclass(frozen=True)
class Outlook:
    """Months ahead of a series; none where it is too short. `since`: the place at which its level begins.

    `effects`: whether the time of year is in it. `held` of `tries`: how many months, of the latest in this
    level, lay in the 80% band drawn a month before.
    """

    ahead: tuple[Ahead, ...]
    method: Method
    since: int
    effects: bool
    held: int = 0
    tries: int = 0

    @property
    def holds(self) -> bool:
        """Whether the bands have held about as many months as they say, as far as that can be told."""
        if self.tries < FEWEST_TRIES:
            return True
        if self.tries < MOST_TRIES:
            return self.held >= LEAST_SHARE * self.tries
        return FEWEST_HELD <= self.held <= MOST_HELD


def outlook(series: Series) -> Outlook:
    """What may follow the series, and how often what was drawn a month before has held in this level."""
    known = levels(series.values, series.declared, tested=not series.stock)
    now = _from(series, known[-1], len(series.values))
    first = now.since + (forecast.LEAST_WALK if series.stock else forecast.LEAST_LEVEL)
    tries = [
        step.low <= happened <= step.high
        for place in range(first, len(series.values))
        if (happened := series.values[place]) is not None
        for step in [each.band80 for each in _from(series, known[place], place).ahead[:1]]
    ][-MOST_TRIES:]
    return Outlook(now.ahead, now.method, now.since, now.effects, sum(tries), len(tries))


def _from(series: Series, starts: Sequence[int], known: int) -> Outlook:
    """What would be drawn of the first `known` months, whose levels begin at `starts`."""
    since = starts[-1]
    months = series.values[since:known]
    if series.stock:
        return Outlook(forecast.walk(_open(months)), Method.WALK, since, False)
    if ahead := forecast.same_month(months):
        return Outlook(ahead, Method.SAME_MONTH, since, True)
    effects = _effects(series, starts)
    if not _fit(effects, months):
        effects = []
    chance = series.chance[since:known][-forecast.MOST_LEVEL :]
    ahead = forecast.level(months, effects or [1.0] * YEAR, fsum(chance) / max(len(chance), 1))
    return Outlook(ahead, Method.LEVEL, since, bool(effects))


def _effects(series: Series, starts: Sequence[int]) -> list[float]:
    """What each month is over its year's mean, by up to three whole years before the latest level, or none.

    They end where the level's pilot begins, lie in the level before, and none has a closed month.
    """
    since, before = starts[-1], starts[-2] if len(starts) > 1 else starts[-1]
    end = series.declared.get(since, since)
    cuts = range(end - YEAR, before - 1, -YEAR)[: forecast.MOST_BEFORE]
    whole = [(cut, _open(series.values[cut : cut + YEAR])) for cut in cuts]
    years = {cut: year for cut, year in whole if len(year) == YEAR and fsum(year) > 0}
    if not years:
        return []
    chance = [fsum(series.chance[cut : cut + YEAR]) * YEAR / fsum(year) ** 2 for cut, year in years.items()]
    effects = forecast.month_effects(list(years.values()), fsum(chance) / len(chance))
    return [effects[(since - end + i) % YEAR] for i in range(YEAR)]


def _fit(effects: Sequence[float], months: forecast.Months) -> bool:
    """Whether the months of the level bear the effects out, or at least do not speak against them.

    Where a launch or a start fell in the years before, it looks like a time of year.
    """
    if not effects or min(effects) <= 0:  # a month that is always empty has no level to come back from
        return False
    plain = [(value, effects[i % YEAR]) for i, value in enumerate(months) if value is not None]
    if len(plain) < forecast.LEAST_LEVEL:
        return True
    return _relative([v / e for v, e in plain]) <= AGAINST * _relative([value for value, _ in plain])


def _relative(values: Sequence[float]) -> float:
    """The variance over the square of the mean."""
    mean = fsum(values) / len(values)
    return variance(values) / (mean * mean) if mean else 0.0


def _open(months: forecast.Months) -> list[float]:
    return [each for each in months if each is not None]
