"""Which series may have control limits, and that the guard does not hide the moves it guards."""

import numpy as np
import pytest

from metrics.statistics.suitability import Reason, Why, autocorrelation, why_not, without_step
from tests.statistics.simulated import autoregressive, stock

STEADY = [10, 12, 9, 11, 13, 10, 8, 11, 12, 9, 10, 11, 12, 10]


def test_a_steady_series_has_limits():
    assert why_not(STEADY) is None


@pytest.mark.parametrize(
    ("values", "settings", "reason"),
    [
        (STEADY[:4], {}, Reason(Why.TOO_FEW, 4, 5)),
        (STEADY[:5], {}, Reason(Why.TRIAL, 5, 13)),
        (STEADY[:12], {}, Reason(Why.TRIAL, 12, 13)),
        ([*STEADY, None, 11, None], {}, Reason(Why.GAPS, 2, 0)),
        ([4] * 14, {}, Reason(Why.SMALL_COUNTS, 4, 5)),
        ([0.5] * 14, {"counts": [4] * 14}, Reason(Why.SMALL_COUNTS, 4, 5)),
        (STEADY, {"stock": True}, Reason(Why.STOCK, 14, 0)),
        ([], {}, Reason(Why.TOO_FEW, 0, 5)),
    ],
)
def test_reasons(values, settings, reason):
    assert why_not(values, **settings) == reason


def test_only_trial_limits_are_drawn():
    assert not Reason(Why.TRIAL, 6, 13).forbids
    assert all(Reason(why, 0, 0).forbids for why in Why if why is not Why.TRIAL)


def test_small_shares_are_judged_by_what_they_count():
    assert why_not([value / 100 for value in STEADY], counts=STEADY) is None


def test_a_drift_is_autocorrelated():
    found = why_not([10 + abs(12 - index) for index in range(24)])
    assert found.why is Why.AUTOCORRELATED
    assert found.found > found.bound == 0.4


def test_autocorrelation():
    """By hand: 1, 2, 3, 4 lie -1.5, -0.5, 0.5, 1.5 from their mean; 1.25 over 5."""
    assert autocorrelation([1, 2, 3, 4]) == pytest.approx(0.25)
    assert autocorrelation([5, 5, 5]) == 0


def test_without_step_takes_out_the_largest_step():
    assert without_step([1] * 9 + [7] * 6) == [0] * 15
    assert without_step([1] * 4 + [7] * 10) == [0] * 14
    assert without_step([1, 3] * 5 + [11, 13] * 5) == [-1, 1] * 10


def _hidden(series):
    return np.mean([why_not(values, counts=[9]) is not None for values in series.tolist()])


def _unlike(seed, correlation=0.0, n=24):
    return autoregressive(np.random.default_rng(seed), correlation, 1500, n)


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("at", [6, 12, 18])
def test_a_move_is_not_taken_for_autocorrelation(size, at):
    """By the correlation alone, limits would be hidden for 58% of moves of two sigma, and 94% of three."""
    moved = _unlike(1) + size * (np.arange(24) >= at)
    assert _hidden(moved) < 0.10


def test_stable_series_keep_their_limits_and_leaning_ones_lose_them():
    assert _hidden(_unlike(2)) < 0.02
    assert _hidden(_unlike(3, 0.8)) > 0.7
    assert _hidden(_unlike(4, 0.8, 43)) > 0.95
    assert _hidden(stock(np.random.default_rng(5), 1500, 24)) > 0.8
