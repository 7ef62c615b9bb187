"""How sure a figure is: the range in which chance alone may have put it, in its own unit."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace

from metrics.answer import Value
from metrics.kinds import Kind, Percentage, Rate
from metrics.model import Metric
from metrics.statistics.intervals import Interval, poisson, wilson

# What was counted is known, so a count has no range; the values that a middle is of are not held.


def with_interval(figure: Value, metric: Metric, public: bool = False) -> Value:
    """The figure with its 95% interval; as it was where it has no value or is of a kind without one.

    `public`: percentages as no public share is told more finely.
    """
    around = _AROUND.get(type(metric.kind))
    if around is None or figure.value is None or figure.interval is not None or not figure.denominator:
        return figure
    interval = around(metric.kind, figure)
    if public and isinstance(metric.kind, Percentage):
        interval = outward(interval)
    return replace(figure, interval=interval)


def outward(interval: Interval) -> Interval:
    """The whole percentages, or points between them, that hold it: as finely as anything of public shares."""
    return Interval(float(math.floor(interval.low)), float(math.ceil(interval.high)))


def _share(_kind: Percentage, figure: Value) -> Interval:
    return _times(100, wilson(figure.numerator, figure.denominator))


def _rate(kind: Rate, figure: Value) -> Interval:
    """Of the count alone: how many people live there is taken as known."""
    return _times(kind.per / figure.denominator, poisson(figure.numerator))


def _times(by: float, interval: Interval) -> Interval:
    return Interval(by * interval.low, by * interval.high)


_AROUND: dict[type[Kind], Callable[..., Interval]] = {Percentage: _share, Rate: _rate}
