"""Why figures have no limits: the checks of `suitability`, and the checks that need the metric."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from metrics.answer import Value
from metrics.kinds import Count, Middle, Rate, Share
from metrics.model import Metric
from metrics.statistics.suitability import Reason, Why, why_not

LEAST_PUBLIC = 20.0  # events a period; with fewer, adjusted small counts look like chance
LEAST_DIFFERENT = 4  # values of a rounded figure; with fewer, chance alone makes long runs


def reason(metric: Metric, figures: Sequence[Value], protected: bool) -> Reason | None:
    """Why the figures of one segment have no limits or only trial ones; `protected` are public figures."""
    counts = [events_behind(metric, each) for each in figures]
    found = why_not([each.value for each in figures], counts=counts)
    average = sum(counts) / len(counts)
    if found and found.forbids:
        return found
    if protected and average < LEAST_PUBLIC:
        return Reason(Why.SMALL_COUNTS, average, LEAST_PUBLIC)
    different = len({each.value for each in figures})
    if different < LEAST_DIFFERENT and _is_rounded(metric, protected):
        return Reason(Why.COARSE, different, LEAST_DIFFERENT)
    return found


def _is_rounded(metric: Metric, protected: bool) -> bool:
    """Whether the figures are rounded: medians to whole days, or public shares to steps of 1 or 5.

    Source: Wheeler and Chambers, Understanding Statistical Process Control (1992), on measurement units.
    """
    return isinstance(metric.kind, Middle) or (protected and isinstance(metric.kind, Share))


def events_behind(metric: Metric, figure: Value) -> float:
    """How many events a figure rests on: for a share the smaller of its two sides.

    Infinite where the figure does not tell. The figure must have a value.
    """
    if isinstance(metric.kind, Count):
        return figure.given
    if figure.numerator is None:
        return inf
    if isinstance(metric.kind, Share):
        counted, whole = figure.parts
        return min(counted, whole - counted)
    return figure.numerator


def chance_of(metric: Metric, figure: Value) -> float:
    """The variance that chance alone gives a figure, in the square of its unit: Poisson's or the binomial's.

    0 where the figure does not tell what it was worked out from. The figure must have a value.
    """
    value, base = figure.given, figure.denominator
    if isinstance(metric.kind, Count):
        return value
    if isinstance(metric.kind, Share) and base:
        return value * (100 - value) / base
    return value * value / figure.numerator if isinstance(metric.kind, Rate) and figure.numerator else 0.0
