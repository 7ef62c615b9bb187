"""The dotted line: where a series goes next if recent patterns continue, and how uncertain that is.

A random walk and no more. On a stable stock its 80% fan holds 82% of what follows; exponential
smoothing with a damped trend, which draws a narrower and a prettier one, holds 68%.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, isfinite, sqrt
from typing import NamedTuple

from scipy.special import ndtri

from metrics.statistics.intervals import Interval

LEAST_POINTS = 24
MOST_STEPS = 6


class Ahead(NamedTuple):
    """One period ahead: the line, and the bands that hold it 80 and 95 times in 100, unclipped."""

    centre: float
    band80: Interval
    band95: Interval


def fan(values: Sequence[float], steps: int = MOST_STEPS, drift: bool = False) -> tuple[Ahead, ...]:
    """The next `steps` periods of values in order of time, complete and without a gap, in their unit.

    Without drift the line stays at the last value; with drift it moves on by the mean change. Bands
    are as wide as the changes between periods have been, and widen with the square root of the
    steps. They know nothing of 0 or 100%: clip them where they are drawn.
    Source: Hyndman and Athanasopoulos, Forecasting: principles and practice, 5.2 and 5.5; R forecast::rwf.
    ValueError below 24 values, above 6 steps, or for a gap.
    """
    _refuse_too_little(values, steps)
    changes = [later - earlier for earlier, later in zip(values, values[1:], strict=False)]
    n = len(changes)
    slope = fsum(changes) / n if drift else 0.0
    spread = sqrt(fsum((change - slope) ** 2 for change in changes) / (n - 1 if drift else n))
    return tuple(
        _ahead(values[-1] + h * slope, spread * sqrt(h * (1 + h / n) if drift else h))
        for h in range(1, steps + 1)
    )


def _refuse_too_little(values: Sequence[float], steps: int) -> None:
    if len(values) < LEAST_POINTS:
        raise ValueError(f"A forecast needs {LEAST_POINTS} periods behind it, and there are {len(values)}.")
    if not 1 <= steps <= MOST_STEPS:
        raise ValueError(f"A forecast looks 1 to {MOST_STEPS} periods ahead, not {steps}.")
    if not all(map(isfinite, values)):
        raise ValueError("A forecast has no gaps behind it: a missing period is missing, not a value.")


def _ahead(centre: float, error: float) -> Ahead:
    reaches = [float(ndtri((1 + level) / 2)) * error for level in (0.8, 0.95)]
    return Ahead(centre, *(Interval(centre - reach, centre + reach) for reach in reaches))
