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


def _by_place_and_month(table):
    place, month = np.indices(table.shape)
    levels = [place == each for each in range(1, len(table))]
    levels += [month == each for each in range(1, table.shape[1])]
    return np.column_stack([np.ones(table.size), *(each.ravel() for each in levels)]).astype(float)


def test_of_places_it_is_pearsons_with_a_level_for_each_place_and_each_month():
    api = pytest.importorskip("statsmodels.api")
    chance = np.random.default_rng(3)
    counts = chance.poisson(chance.gamma(20, 3, (4, 12)))
    fitted = api.GLM(counts.ravel(), _by_place_and_month(counts), family=api.families.Poisson()).fit()
    assert dispersion.of_places(counts.tolist()) == pytest.approx(fitted.pearson_chi2 / fitted.df_resid)


def test_of_shares_of_places_likewise():
    api = pytest.importorskip("statsmodels.api")
    chance = np.random.default_rng(4)
    bases = chance.integers(5, 200, (4, 12))
    counted = chance.binomial(bases, chance.beta(4, 6, (4, 12)))
    y = np.column_stack([counted.ravel(), (bases - counted).ravel()])
    fitted = api.GLM(y, _by_place_and_month(bases), family=api.families.Binomial()).fit()
    found = dispersion.of_places_shares(counted.tolist(), bases.tolist())
    assert found == pytest.approx(fitted.pearson_chi2 / fitted.df_resid, rel=1e-5)


def test_what_all_places_share_is_no_spread_and_of_one_place_all_is():
    summer = [100, 100, 40, 40, 100, 100, 160, 160]
    assert dispersion.of_places([summer, [2 * each for each in summer]]) == 1
    shares = [[each // 4 for each in summer], [each // 2 for each in summer]]
    assert dispersion.of_places_shares(shares, [summer, summer]) == 1
    assert dispersion.of_places([summer]) == dispersion.of_counts([[(each, 1) for each in summer]]) > 10
    assert dispersion.of_places([[0] * 8] * 3) == dispersion.of_places([[5, 6]]) == 1


def test_the_allowance_is_of_students_t_where_there_is_something_to_allow_for():
    assert dispersion.allowance(1, 22) == 1
    assert dispersion.allowance(2, 22) == pytest.approx(2 * (2.0738731 / 1.9599640) ** 2)


@pytest.mark.parametrize(("spread", "most"), [(1, 0.055), (4, 0.065)])
def test_events_that_come_in_groups_are_seldom_called_a_change(spread, most):
    """Groups of `spread`, 12 months either side at a mean of 100; taken for single events it is over 30%."""
    chance, found, naive = np.random.default_rng(7), 0, 0
    for counts in chance.poisson(100 / spread, (1000, 24)) * spread:
        x1, x2 = int(counts[:12].sum()), int(counts[12:].sum())
        excess = dispersion.allowance(dispersion.of_counts(_windows(counts)), 22)
        found += rate_ratio(round(x1 / excess), 12, round(x2 / excess), 12).p < 0.05
        naive += rate_ratio(x1, 12, x2, 12).p < 0.05
    assert found / 1000 <= most
    assert spread == 1 or naive / 1000 > 0.3
