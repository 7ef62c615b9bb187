"""How far a place is from the rest of its council, in words: points between shares, times between rates."""

from __future__ import annotations

from metrics.kinds import Rate
from metrics.model import Metric
from metrics.readings.place_comparison import Gap, Verdict
from metrics.readings.places import Place
from pages.parts.words.numbers import apart, number, shown_apart


def is_rate(metric: Metric) -> bool:
    """Whether places are set side by side as so many times the rest."""
    return isinstance(metric.kind, Rate)


def much(place: Place, gap: Gap, metric: Metric) -> str:
    """ "by 5 percentage points (2 to 8)"; "1.2 times as many (1.1 to 1.3)"; ends in order of size.

    Of two shares that are rounded one by one, only between what the difference lies.
    """
    if is_rate(metric):
        return f"{number(gap.size, 2)} times as high ({' to '.join(number(end, 2) for end in gap.interval)})"
    higher = place.verdict is Verdict.HIGHER
    low, high = gap.interval if higher else (-gap.interval.high, -gap.interval.low)
    points, *ends = (apart(each, metric.decimals) for each in (shown(place, gap, metric), low, high))
    if metric.rounded:
        return f"by {' to '.join(ends)} percentage points"
    return f"by {points} percentage point{'' if points == '1' else 's'} ({' to '.join(ends)})"


def shown(place: Place, gap: Gap, metric: Metric) -> float:
    """The difference of the two figures as they are shown, in percentage points."""
    if place.rest is None or place.rest.value is None or place.cell.figure.value is None:
        return gap.size
    return shown_apart(place.cell.figure.value, place.rest.value, metric.decimals)
