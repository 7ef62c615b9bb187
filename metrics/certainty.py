"""95% intervals: how far chance alone may have moved a figure, in its own unit."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from metrics.answer import Value
from metrics.kinds import Kind, Percentage, Rate
from metrics.model import Metric
from metrics.statistics.intervals import Interval, poisson, wilson

# A count is known, so it has no interval; an answer does not hold the values behind a median.


def with_interval(figure: Value, metric: Metric, public: bool = False) -> Value:
    """The figure with its 95% interval; unchanged where it has no value or its kind has no interval.

    `public`: round to whole percentages, because no public share is given more finely.
    """
    around = _AROUND.get(type(metric.kind))
    if around is None or figure.value is None or figure.interval is not None or not figure.denominator:
        return figure
    interval = around(metric.kind, figure)
    if public and isinstance(metric.kind, Percentage):
        interval = outward(interval)
    return replace(figure, interval=interval)


def share(part: float, whole: float, public: bool = False) -> Value:
    """A part of a whole as a percentage with its interval, which in public is in whole percentages."""
    interval = _times(100, wilson(part, whole))
    return Value(100 * part / whole, part, whole, interval=outward(interval) if public else interval)


def outward(interval: Interval) -> Interval:
    """The interval rounded outward to whole percentages or points, as public shares are given."""
    return Interval(float(math.floor(interval.low)), float(math.ceil(interval.high)))


def _share(_kind: Percentage, figure: Value) -> Interval:
    return _times(100, wilson(*figure.parts))


def _rate(kind: Rate, figure: Value) -> Interval:
    """The interval of the count alone: the population is taken as known."""
    counted, people = figure.parts
    return _times(kind.per / people, poisson(counted))


def _times(by: float, interval: Interval) -> Interval:
    return Interval(by * interval.low, by * interval.high)


_AROUND: dict[type[Kind], Callable[..., Interval]] = {Percentage: _share, Rate: _rate}
