"""How surprising a series' latest months are after those before them: the tests behind `discovery`."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.special import stdtr

from metrics.statistics.suitability import MOST_ALIKE, STILL_ALIKE, autocorrelation, without_step

LATEST = 3  # latest months tested together
BETWEEN = 3  # months left out, in which a move may have begun
LEAST_BEFORE = 12
SPANS = ((LATEST, 0.8), (1, 0.2))  # months tested, and their share of the chance
YEAR, YEARS_SHARE = 12, 0.3  # the latest year against the first, and its share of the chance
LEAST_YEARS = 3 * YEAR
POWER = 2 / 3  # Anscombe's, J R Stat Soc B 15 (1953) 229: makes a Poisson count even-sided
LAGS = (0.15, 0.5)  # an estimated lag below or above is taken to be this
WORTH = 0.5  # degrees of freedom of an earlier month that depends on the one before it


class Move(NamedTuple):
    """A test of the latest months: the mean of the last `months` is `latest`, and was `before`."""

    p: float
    months: int
    latest: float
    before: float

    @property
    def before_months(self) -> slice:
        """The months they moved from: the first year for a year, else all but the latest six."""
        return slice(YEAR) if self.months == YEAR else slice(-LATEST - BETWEEN)

    @property
    def direction(self) -> int:
        """+1 up, -1 down, 0 neither."""
        return int(np.sign(self.latest - self.before))


def moves(values: np.ndarray) -> list[Move]:
    """Each row's most surprising span (series by month, 0 or more), its p adjusted for the other spans."""
    n, scaled = values.shape[1], values**POWER
    spans = [(each, slice(0, n - LATEST - BETWEEN), share) for each, share in SPANS]
    if n >= LEAST_YEARS:
        spans = [(each, before, share * (1 - YEARS_SHARE)) for each, before, share in spans]
        spans.append((YEAR, slice(0, YEAR), YEARS_SHARE))
    tails = np.array([_tail(scaled, months, before) / share for months, before, share in spans])
    plainest = tails.argmin(axis=0)
    told = []
    for row, span, p in zip(values, plainest, tails.min(axis=0), strict=True):
        months, before, _ = spans[span]
        told.append(Move(min(1.0, float(p)), months, float(row[-months:].mean()), float(row[before].mean())))
    return told


def _tail(values: np.ndarray, months: int, before: slice) -> np.ndarray:
    """For each row the two-sided p of the latest months' mean against the mean of the months before."""
    parts = _years(values) if months == YEAR else [values[:, before]]
    lag, squares = _lag(parts)
    points, long = sum(part.shape[1] for part in parts), values[:, before].shape[1]
    likely = np.clip(lag + len(parts) * (1 + 3 * lag) / points, *LAGS)  # Marriott and Pope, Biometrika 41
    heavier = (1 + likely) / (1 - likely)  # variance of a long mean, as a multiple of independent months'
    leaning = sum((1 - step / months) * likely**step for step in range(1, months))
    spread = squares / (points - len(parts) * heavier)
    if months == YEAR:  # from the changes from month to month: a move between the years is only one of them
        spread = (np.diff(values, axis=1) ** 2).mean(axis=1) / 2 / (1 - likely)
    error = np.sqrt(np.maximum(spread, np.finfo(float).tiny) * ((1 + 2 * leaning) / months + heavier / long))
    t = (values[:, -months:].mean(axis=1) - values[:, before].mean(axis=1)) / error
    return np.asarray(2 * stdtr(WORTH * (points - len(parts)), -np.abs(t)))


def lean(values: np.ndarray) -> np.ndarray:
    """Whether each row is too much like itself a month before, beyond what a single move explains."""
    values = values**POWER
    leans = _lag([values[:, : -LATEST - BETWEEN]])[0] > MOST_ALIKE
    still = [autocorrelation(without_step(row)) > STILL_ALIKE for row in values[leans].tolist()]
    leans[leans] = still
    return leans


def _years(values: np.ndarray) -> list[np.ndarray]:
    """The first year, the months between and the latest year: a move from one to another is no lag."""
    return np.split(values, [YEAR, values.shape[1] - YEAR], axis=1)


def _lag(parts: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Each row's lag-1 autocorrelation within the parts, and its sum of squares about their means."""
    apart = [part - part.mean(axis=1, keepdims=True) for part in parts]
    squares = np.maximum(sum((each**2).sum(axis=1) for each in apart), np.finfo(float).tiny)
    return sum((each[:, 1:] * each[:, :-1]).sum(axis=1) for each in apart) / squares, squares
