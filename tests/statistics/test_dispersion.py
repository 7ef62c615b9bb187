"""Overdispersion against statsmodels' Pearson chi-squared, and how seldom chance is taken for it."""

import numpy as np
import pytest

from metrics.statistics import dispersion
from metrics.statistics.before_after import rate_ratio

COUNTS = [
    [(12, 1), (55, 1), (20, 1), (70, 1), (31, 1), (64, 1)],
    [(33, 1), (9, 1), (58, 1), (80, 1), (14, 1), (41, 1)],
]


def _windows(counts):
    half = len(counts) // 2
    return [[(x, 1) for x in counts[:half]], [(x, 1) for x in counts[half:]]]


def test_it_is_pearsons_chi_squared_over_its_degrees_of_freedom():
    api = pytest.importorskip("statsmodels.api")
    y = np.array([x for window in COUNTS for x, _ in window])
    sides = np.repeat([[1, 0], [0, 1]], 6, axis=0)
    fitted = api.GLM(y, sides, family=api.families.Poisson()).fit()
    assert dispersion.of_counts(COUNTS) == pytest.approx(fitted.pearson_chi2 / fitted.df_resid)


def test_of_shares_likewise():
    api = pytest.importorskip("statsmodels.api")
    months = [[(10, 40), (30, 40), (12, 50), (41, 50)], [(20, 60), (50, 60), (11, 40), (33, 40)]]
    y = np.array([(x, n - x) for window in months for x, n in window])
    fitted = api.GLM(y, np.repeat([[1, 0], [0, 1]], 4, axis=0), family=api.families.Binomial()).fit()
    assert dispersion.of_shares(months) == pytest.approx(fitted.pearson_chi2 / fitted.df_resid)


def test_what_chance_may_explain_is_left_as_it_is():
    assert dispersion.of_counts(_windows([24, 26, 25, 23, 27, 25, 26, 24, 25, 22, 28, 25])) == 1
    assert dispersion.of_counts(_windows([0] * 12)) == 1
    assert dispersion.of_shares([[(5, 5)] * 6, [(0, 5)] * 6]) == 1
    assert dispersion.of_counts([[(5, 1)], [(90, 1)]]) == 1, "one month says nothing of how months vary"


@pytest.mark.parametrize(("spread", "most"), [(1, 0.055), (4, 0.09)])
def test_events_that_come_in_groups_are_seldom_called_a_change(spread, most):
    """Groups of `spread`, 12 months either side at a mean of 100; taken for single events it is over 30%."""
    chance, found, naive = np.random.default_rng(7), 0, 0
    for counts in chance.poisson(100 / spread, (1000, 24)) * spread:
        x1, x2 = int(counts[:12].sum()), int(counts[12:].sum())
        excess = dispersion.of_counts(_windows(counts))
        found += rate_ratio(round(x1 / excess), 12, round(x2 / excess), 12).p < 0.05
        naive += rate_ratio(x1, 12, x2, 12).p < 0.05
    assert found / 1000 <= most
    assert spread == 1 or naive / 1000 > 0.3
