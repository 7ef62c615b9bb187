"""Rate ratios against statsmodels; the stock band against what can be worked out on paper."""

from math import inf

import numpy as np
import pytest
from statsmodels.stats.rates import confint_poisson_2indep, test_poisson_2indep

from metrics.statistics.before_after import rate_ratio, stock_band

test_poisson_2indep.__test__ = False  # statsmodels' own function, not a test of ours

WINDOWS = [(225, 9, 130, 6), (25, 1, 40, 1), (3, 5, 30, 11.5), (1, 24, 1, 1), (6000, 12, 6300, 12)]


@pytest.mark.parametrize("window", WINDOWS)
def test_ratio_interval_and_p_are_those_of_statsmodels(window):
    x1, t1, x2, t2 = window
    ours = rate_ratio(*window)
    assert ours.ratio == pytest.approx(x2 / t2 / (x1 / t1))
    assert ours.p == pytest.approx(test_poisson_2indep(x2, t2, x1, t1, method="exact-cond").pvalue, rel=1e-9)
    # statsmodels searches for the ends, and stops a little short of them
    assert ours.interval == pytest.approx(confint_poisson_2indep(x2, t2, x1, t1, method="score"), rel=2e-8)


def test_figures_of_statsmodels_0_15_0():
    ours = rate_ratio(225, 9, 130, 6)
    assert ours.p == pytest.approx(0.21273123508, abs=1e-11)
    assert ours.interval == pytest.approx((0.69864902, 1.07509077), abs=1e-8)


def test_the_example_of_gu_and_others_as_statsmodels_works_it_out():
    """Gu and others (2008), example 1: 60 events in 51,477.5 years against 30 in 54,308.7."""
    ours = rate_ratio(30, 54308.7, 60, 51477.5)
    assert ours.interval == pytest.approx((1.3659624311981189, 3.2593061483872257), rel=2e-6)
    assert ours.p == pytest.approx(0.0006751826586863)


@pytest.mark.parametrize(
    ("window", "ratio", "low", "high"),
    [((0, 12, 7, 12), inf, 1.8222244, inf), ((7, 12, 0, 12), 0.0, 0.0, 0.54877983)],
)
def test_a_window_without_events_leaves_one_end_open(window, ratio, low, high):
    ours = rate_ratio(*window)
    assert ours.ratio == ratio
    assert ours.interval == pytest.approx((low, high), abs=1e-7)
    assert ours.p == pytest.approx(2 / 2**7)


@pytest.mark.parametrize("window", [(0, 1, 0, 1), (2.5, 1, 3, 1), (2, 0, 3, 1), (-1, 1, 3, 1)])
def test_what_has_no_ratio_is_refused(window):
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        rate_ratio(*window)


def test_of_windows_in_which_nothing_changed_at_most_5_in_100_look_changed():
    months = np.random.default_rng(4).poisson(25, size=(2000, 15))
    counts = np.column_stack([months[:, :9].sum(axis=1), months[:, 9:].sum(axis=1)])
    false = np.mean([rate_ratio(int(x1), 9, int(x2), 6).p <= 0.05 for x1, x2 in counts])
    assert 0.02 <= false <= 0.05


@pytest.mark.parametrize(("flow", "stock"), [(25, 270), (40, 500)])
def test_the_band_holds_a_month_as_often_as_it_says_and_is_widest_at_the_end(flow, stock):
    """A stock in balance varies as its mean, and each month keeps 1 - flow / stock of what it has."""
    before, months = 9, 24
    band = stock_band([flow], stock, before=before, between=9, after=6)
    part = np.zeros(months)
    part[:before], part[-1] = -1 / before, 1
    apart = np.abs(np.subtract.outer(range(months), range(months)))
    sd = np.sqrt(part @ (stock * (1 - flow / stock) ** apart) @ part)
    assert len(band) == months and all(month.low < stock < month.high for month in band)
    assert band[-1] == pytest.approx((stock - 1.96 * sd, stock + 1.96 * sd), abs=2)
    assert band[-1].high - band[-1].low > band[4].high - band[4].low


def test_the_same_question_has_the_same_answer():
    first, again = (stock_band([3, 4], 40, before=2, between=3, after=2) for _ in range(2))
    assert first == again


@pytest.mark.parametrize(
    ("starts", "stock", "windows"),
    [
        ([], 10, (1, 0, 1)),
        ([0], 10, (1, 0, 1)),
        ([11], 10, (1, 0, 1)),
        ([1], inf, (1, 0, 1)),
        ([1], 9, (1, 0, 0)),
    ],
)
def test_what_has_no_band_is_refused(starts, stock, windows):
    before, between, after = windows
    with pytest.raises(ValueError, match=r"^[A-Z].*\.$"):
        stock_band(starts, stock, before=before, between=between, after=after)
