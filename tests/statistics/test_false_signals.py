"""How often a chart cries wolf, and how soon it sees one: on series whose truth is known."""

import math
from itertools import count, product

import numpy as np
import pytest
from scipy.stats import norm

from metrics.statistics import spc
from tests.statistics.simulated import autoregressive, stock

pytestmark = pytest.mark.simulation

RUNS, THEIRS = 6000, 1500  # series here, and in the simulation whose shares are the expected ones
N = 24


def _rates(series, freeze=None):
    """Of each series: the share of points flagged, whether any is, whether the last is; and their errors."""
    found = []
    for values in series.tolist():
        flagged = [flag is not None for flag in spc.chart(values, freeze=freeze).flags]
        found.append((sum(flagged) / len(flagged), any(flagged), flagged[-1]))
    found = np.array(found, dtype=float)
    return found.mean(axis=0), found.std(axis=0) * math.sqrt(1 / RUNS + 1 / THEIRS)


NORMAL = autoregressive(np.random.default_rng(1), 0.0, RUNS, N)
CASES = {
    "independent": (NORMAL, (0.03, 0.03), (0.17, 0.19), (0.015, 0.02)),
    "leaning 0.4": (
        autoregressive(np.random.default_rng(2), 0.4, RUNS, N),
        (0.16, 0.16),
        (0.60, 0.60),
        (0.09, 0.09),
    ),
    "leaning 0.8": (
        autoregressive(np.random.default_rng(3), 0.8, RUNS, N),
        (0.49, 0.49),
        (0.94, 0.94),
        (0.35, 0.35),
    ),
    "counts about 5": (
        np.random.default_rng(4).poisson(5, (RUNS, N)),
        (0.04, 0.04),
        (0.23, 0.23),
        (0.02, 0.02),
    ),
    "counts about 10": (
        np.random.default_rng(5).poisson(10, (RUNS, N)),
        (0.04, 0.04),
        (0.19, 0.19),
        (0.015, 0.015),
    ),
    "a stock": (stock(np.random.default_rng(6), RUNS, N), (0.61, 0.61), (0.98, 0.98), (0.54, 0.54)),
}


@pytest.mark.parametrize("name", CASES)
def test_the_share_of_false_signals_is_what_it_was_found_to_be(name):
    """With limits from all 24 points; within three standard errors, and the rounding of the expected."""
    series, *expected = CASES[name]
    for found, error, (low, high) in zip(*_rates(series), expected, strict=True):
        rounding = 0.0005 if high < 0.03 else 0.005
        assert low - 3 * error - rounding <= found <= high + 3 * error + rounding


def test_limits_frozen_on_twelve_points_cry_wolf_four_times_as_often():
    """Twelve points leave limits loose: what the docstring of `chart` says, and a reader must be told."""
    (_, _, last), _ = _rates(NORMAL, freeze=12)
    assert 0.05 < last < 0.07


# --- how soon a shift is seen ---

HALF = 3 / 2.66 / 2  # swings of this about 0 give limits of exactly -3 and 3, near ones of -2 and 2
BASELINE = [HALF, -HALF] * 6
BEYOND = None


def _zones(shift):
    """The chance of each zone for a normal of sd 1 about `shift`: (side, close), or BEYOND a limit."""
    edges = norm.cdf([-3, -2, 0, 2, 3], loc=shift)
    below, near_low, low, high, near_high = np.diff([0, *edges])
    return {
        BEYOND: below + 1 - edges[-1],
        (-1, True): near_low,
        (-1, False): low,
        (1, False): high,
        (1, True): near_high,
    }


def _signals(zone, before, run):
    window = [*before, zone]
    same = len({side for side, _ in window}) == 1 and len(window) == 3
    return run == 7 or (same and sum(close for _, close in window) >= 2)


def _mean_time(zones, start=()):
    """Mean points until a signal: a Markov chain over the last two zones and the run on one side.

    The rules are worked out anew here: beyond a limit, two of three, seven on a side. The trend rule is
    left out: seven independent points in order have a chance of 1 in 2,520, below the error of simulation.
    """
    states, mean = {(start, len(start[-1:])): 1.0}, 0.0
    while sum(states.values()) > 1e-12:
        mean += sum(states.values())
        after = {}
        for ((before, run), chance), (zone, likely) in product(states.items(), zones.items()):
            if zone is BEYOND or not likely:
                continue
            longer = run + 1 if before and before[-1][0] == zone[0] else 1
            if not _signals(zone, before, longer):
                state = ((*before, zone)[-2:], longer)
                after[state] = after.get(state, 0.0) + chance * likely
        states = after
    return mean


def test_the_theory_gives_the_known_time_to_seven_on_a_side():
    """Feller, Introduction to Probability I, XIII.8: runs of either side are (1 - p^7) / (p^7 (1 - p))."""
    for up in (0.5, 0.7, 0.84):
        each = [(1 - p**7) / (p**7 * (1 - p)) for p in (up, 1 - up)]
        expected = 1 / sum(1 / time for time in each)
        assert _mean_time({(1, False): up, (-1, False): 1 - up}) == pytest.approx(expected, rel=1e-6)


def _time(rng, shift):
    values = list(BASELINE)
    for points in count(1):
        values.append(rng.standard_normal() + shift)
        if any(spc.chart(values).flags[len(BASELINE) :]):
            return points
    raise AssertionError


@pytest.mark.parametrize("shift", [1, 1.5, 2])
def test_a_shift_is_seen_as_soon_as_theory_says(shift):
    """With limits known exactly; the theory starts where the baseline ends, one point below the mean."""
    rng = np.random.default_rng(round(10 * shift))
    times = [_time(rng, shift) for _ in range(2500)]
    expected = _mean_time(_zones(shift), ((1, False), (-1, False)))
    error = np.std(times) / math.sqrt(len(times))
    assert abs(np.mean(times) - expected) < 3 * error
