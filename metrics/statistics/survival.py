"""Time until an event, where some people have not been watched long enough to know (Kaplan-Meier)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, log, nan, sqrt
from typing import NamedTuple

import numpy as np
from scipy.special import ndtri

from metrics.statistics.intervals import Interval

LEAST_AT_RISK = 10  # still watched on the day; with fewer the figure is not shown
EXACT = 1e-9  # within which a share is one half
LEAST_SETTLED = 0.9  # with a smaller share settled by the day, the figure is provisional


class Step(NamedTuple):
    """A day on which somebody had the event, or stopped being watched.

    `at_risk`: people watched until at least that day; `events`: people who had the event; `lost`: people
    last seen that day without it. `surviving`: the share without the event by the end of the day, with its
    standard error and interval (nan where nobody or everybody has had it: there is then no interval).
    """

    time: float
    at_risk: float
    events: float
    lost: float
    surviving: float
    error: float
    interval: Interval


class OnDay(NamedTuple):
    """The curve on one day, as in `Step`; `settled`: the share (0..1) whose outcome by then is known."""

    surviving: float
    error: float
    interval: Interval
    at_risk: float
    settled: float


class Half(NamedTuple):
    """The time by which half have had the event, with its interval: `high` is infinite where not reached.

    `at_risk` and `settled` are of the curve on that time, as in `OnDay`.
    """

    time: float
    interval: Interval
    at_risk: float
    settled: float


@dataclass(frozen=True, slots=True)
class Curve:
    """One step for each distinct time, in order; `n` is how many were watched at all."""

    steps: tuple[Step, ...]
    n: float


def curve(
    times: Sequence[float],
    events: Sequence[bool],
    weights: Sequence[float] | None = None,
    level: float = 0.95,
) -> Curve:
    """The share without the event by time, from how long each was watched and whether it ended in the event.

    `times` in one unit (days), 0 or more; `weights`: how many a row stands for (one each, if None).
    Someone last seen on the day of an event was still at risk of it.
    Sources: Kaplan and Meier, J Am Stat Assoc 53 (1958) 457; error, Greenwood (1926); interval by
    log(-log), Kalbfleisch and Prentice (1980), as R's survfit(conf.type = "log-log").
    ValueError for nobody, a negative time, or lists of different lengths.
    """
    time, happened, many = _checked(times, events, weights)
    days, row = np.unique(time, return_inverse=True)
    ended = np.bincount(row, many * happened, len(days))
    lost = np.bincount(row, many * ~happened, len(days))
    at_risk = np.cumsum((ended + lost)[::-1])[::-1]
    return Curve(tuple(_steps(days, at_risk, ended, lost, float(ndtri((1 + level) / 2)))), float(many.sum()))


def at(estimate: Curve, day: float) -> OnDay | None:
    """The curve at the end of a day; None where nobody was watched for that long."""
    reached = [step for step in estimate.steps if step.time <= day]
    ahead = next((step.at_risk for step in estimate.steps if step.time >= day), None)
    if ahead is None and (not reached or reached[-1].surviving > 0):
        return None
    last = reached[-1] if reached else None
    unknown = sum(step.lost for step in reached if step.time < day)
    surviving, error, interval = last[4:] if last else (1.0, 0.0, Interval(nan, nan))
    return OnDay(surviving, error, interval, ahead or 0.0, 1 - unknown / estimate.n)


def half(estimate: Curve) -> Half | None:
    """When the curve falls to one half; None where it does not. Where it rests there, halfway along the rest.

    So without anybody lost sight of it is the ordinary median. Sources: R's survfit (Therneau), which
    takes the middle of the rest; interval, Brookmeyer and Crowley, Biometrics 38 (1982) 29: the times at
    which the curve's own interval holds one half.
    """
    reached = next((step for step in estimate.steps if step.surviving <= 0.5 + EXACT), None)
    if reached is None:
        return None
    below = _first(estimate, lambda step: step.surviving < 0.5 - EXACT)
    rests = reached.surviving > 0.5 - EXACT and below < inf
    low = _first(estimate, lambda step: not step.interval.low > 0.5)
    high = _first(estimate, lambda step: step.interval.high < 0.5 or not step.surviving)
    standing = at(estimate, reached.time)
    if standing is None:  # a step's own time is never beyond the curve
        raise ValueError("The curve ends before it falls to one half.")
    time = (reached.time + below) / 2 if rests else reached.time
    return Half(time, Interval(low, high), standing.at_risk, standing.settled)


def _first(estimate: Curve, holds: Callable[[Step], bool]) -> float:
    """The time of the first step with an event for which it holds; infinite without one."""
    return next((step.time for step in estimate.steps if step.events and holds(step)), inf)


def _checked(
    times: Sequence[float], events: Sequence[bool], weights: Sequence[float] | None
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    time, happened = np.asarray(times, float), np.asarray(events, bool)
    many = np.ones(len(time)) if weights is None else np.asarray(weights, float)
    if not len(time) == len(happened) == len(many):
        raise ValueError("Times, events and weights go together, one of each for every row.")
    if not (many.sum() > 0 and (many >= 0).all() and (time >= 0).all() and np.isfinite(time).all()):
        raise ValueError("A survival curve needs somebody, watched for a time of 0 or more.")
    return time[many > 0], happened[many > 0], many[many > 0]


def _steps(
    days: np.ndarray, at_risk: np.ndarray, ended: np.ndarray, lost: np.ndarray, z: float
) -> Iterator[Step]:
    surviving, spread = 1.0, 0.0
    for day, n, d, gone in zip(days.tolist(), at_risk.tolist(), ended.tolist(), lost.tolist(), strict=True):
        surviving = surviving * (1 - d / n) if d < n else 0.0
        spread += d / (n * (n - d)) if d < n else inf
        error = surviving * sqrt(spread) if surviving else nan
        yield Step(day, n, d, gone, surviving, error, _interval(surviving, spread, z))


def _interval(surviving: float, spread: float, z: float) -> Interval:
    if not 0 < surviving < 1:
        return Interval(nan, nan)
    reach = z * sqrt(spread) / -log(surviving)
    return Interval(surviving ** exp(reach), surviving ** exp(-reach))
