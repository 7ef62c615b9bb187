"""The run chart's bounds and signals against qicharts2's."""

import json
from pathlib import Path

import numpy as np
import pytest

from metrics.statistics.runs import Runs, bounds, runs

GOLDEN = Path(__file__).resolve().parents[3] / "shared" / "golden" / "spc" / "anhoej_bounds.json"

# anhoej/qicharts2 0.8.1, R/helper.functions.R, crsignal(): points off the median, longest run, crossings.
BOUNDS = [(10, 6, 2), (11, 6, 2), (12, 7, 3), (17, 7, 5), (20, 7, 6), (99, 10, 41), (100, 10, 41)]


@pytest.mark.parametrize(("useful", "longest", "crossings"), BOUNDS)
def test_the_bounds_are_those_of_the_reference(useful, longest, crossings):
    assert bounds(useful) == (longest, crossings)


@pytest.mark.skipif(not GOLDEN.exists(), reason="the reference table is not here")
def test_every_bound_of_the_reference_is_met():
    table = json.loads(GOLDEN.read_text(encoding="utf-8"))["table"]
    assert len(table) > 80
    for row in table:
        assert bounds(row["n"]) == (row["longest_run_max"], row["crossings_min"]), row


def test_points_on_the_median_are_left_out():
    found = runs([1, 1, 1, 1, 1, 2, 3, 3, 3, 3, 3])
    assert found == Runs(useful=10, longest=5, crossings=1)
    assert found.is_signal  # one crossing, where chance makes two or more


def test_a_long_run_is_a_signal_and_a_steady_wobble_is_none():
    assert runs([5, 6, 5, 6, 5, 6, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9]).is_signal
    assert not runs([1, 9, 2, 8, 1, 7, 2, 9, 8, 1, 2, 9]).is_signal


@pytest.mark.parametrize("values", [[1, *[2] * 10, 3], [0] * 14 + [1] * 10, [5] * 3 + [6] * 20 + [7] * 8])
def test_nothing_is_found_of_points_too_few_or_nearly_all_on_one_side(values):
    assert runs(values) is None


@pytest.mark.parametrize("mean", [0.5, 1, 2, 4])
def test_chance_seldom_signals_in_small_counts(mean):
    found = [runs(series) for series in np.random.default_rng(20).poisson(mean, (1000, 36)).tolist()]
    assert sum(each is not None and each.is_signal for each in found) < 80


def test_a_stable_series_is_seldom_a_signal():
    random = np.random.default_rng(20)
    share = np.mean([runs(series).is_signal for series in random.normal(size=(4000, 24))])
    assert 0.01 < share < 0.05
