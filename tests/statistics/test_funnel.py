"""Funnel limits, against published figures and against the Poisson distribution itself."""

import math

import pytest
from scipy import stats

from metrics.statistics.funnel import Z95, Z998, Standing, proportion_limits, rate_limits, standing
from metrics.statistics.intervals import Interval, poisson
from tests.statistics import golden

MEAN = 0.80642448  # the share of all in the published table


# From UKHSA's PHEindicatormethods @093fd28, tests/testthat/testdata_funnel_prop_outputs.csv, in per cent.
@pytest.mark.parametrize(
    ("n", "inner", "outer"),
    [
        (1, (3.204264, 100), (0, 100)),
        (10, (56.154344, 100), (42.03259, 100)),
        (14, (59.946223, 100), (48.011163, 100)),
        (110000, (80.408963, 80.875933), (80.274317, 81.010578)),
    ],
)
def test_published_limits_of_shares(n, inner, outer):
    assert [100 * end for end in proportion_limits(MEAN, n, Z95)] == pytest.approx(inner, abs=1e-6)
    assert [100 * end for end in proportion_limits(MEAN, n, Z998)] == pytest.approx(outer, abs=1e-6)


def test_every_published_limit_of_shares():
    for case in golden.read("phe/funnel_proportion_limits.json")["cases"]:
        mean, n = case["Baseline"] / 100, case["Population"]
        inner, outer = proportion_limits(mean, n, Z95), proportion_limits(mean, n, Z998)
        found = [100 * end for end in (*inner, *outer)]
        columns = ("Lower2s0025limit", "Upper2s0025limit", "Lower3s0001limit", "Upper3s0001limit")
        assert found == pytest.approx([case[column] for column in columns], rel=0, abs=1e-6)


@pytest.mark.parametrize("expected", [0.2, 1, 3.6, 3.7, 8, 25, 140, 3000])
@pytest.mark.parametrize(("z", "tail"), [(Z95, 0.025), (Z998, 0.001)])
def test_a_count_is_past_a_limit_just_where_chance_leaves_it(expected, z, tail):
    """Whole counts decide: a count is low where that or fewer has a chance below the tail; high likewise."""
    exposure = 12_000
    low, high = rate_limits(expected / exposure, exposure, z)
    reach = int(8 * math.sqrt(expected) + 12)
    for count in range(max(0, int(expected) - reach), int(expected) + reach):
        assert (count / exposure < low) == (stats.poisson.cdf(count, expected) < tail)
        assert (count / exposure > high) == (stats.poisson.sf(count - 1, expected) < tail)


def test_limits_of_rates_mirror_the_interval_of_a_count():
    """As PHEindicatormethods draws them: at a limit, the count's own interval just reaches the mean."""
    for count in (1, 5, 20, 400):
        low, high = poisson(count)
        assert rate_limits(high, 1, Z95).low == pytest.approx(count)
        assert rate_limits(low, 1, Z95).high == pytest.approx(count)


def test_limits_narrow_with_size_and_hold_the_mean():
    for limits in (proportion_limits, rate_limits):
        widths = []
        for size in (5, 50, 500, 5000):
            low, high = limits(0.2, size, Z95)
            assert low <= 0.2 <= high
            widths.append(high - low)
        assert widths == sorted(widths, reverse=True)


def test_nothing_expected_leaves_no_room():
    assert rate_limits(0, 1000, Z95) == (0, 0)
    assert proportion_limits(0, 1000, Z95) == (0, 0)
    assert proportion_limits(1, 1000, Z95) == (1, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.1, Standing.FAR_BELOW),
        (0.2, Standing.BELOW),
        (0.3, Standing.WITHIN),
        (0.5, Standing.WITHIN),
        (0.7, Standing.WITHIN),
        (0.8, Standing.ABOVE),
        (0.9, Standing.FAR_ABOVE),
    ],
)
def test_standing(value, expected):
    assert standing(value, Interval(0.3, 0.7), Interval(0.2, 0.8)) is expected


@pytest.mark.parametrize(
    ("limits", "mean", "size"),
    [
        (proportion_limits, 1.2, 10),
        (proportion_limits, 0.2, 0),
        (rate_limits, -1, 10),
        (rate_limits, 0.2, 0),
        (rate_limits, math.nan, 10),
    ],
)
def test_what_has_no_funnel_is_refused(limits, mean, size):
    with pytest.raises(ValueError, match=r"A funnel of"):
        limits(mean, size, Z95)
