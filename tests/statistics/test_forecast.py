"""The three methods by hand, with scipy's quantiles, and R's forecast package for the random walk."""

import json
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import norm, t

from metrics.statistics.forecast import level, month_effects, same_month, walk

GOLDEN = Path(__file__).resolve().parents[2] / "../shared/golden/other/forecast_golden.json"
STOCK = [288, 291, 284, 279, 286, 290, 281, 283, 283, 280, 276, 279]
STOCK += [270, 268, 262, 265, 258, 259, 255, 252, 249, 250, 251, 249]
PERIODS, RUNS = 24, 2000


def bands(ahead):
    return [(each.centre, *each.band80, *each.band95) for each in ahead]


def expected(centre, error, quantile):
    reaches = [float(quantile((1 + sure) / 2)) * error for sure in (0.8, 0.95)]
    return (centre, *(end for reach in reaches for end in (centre - reach, centre + reach)))


def test_a_walk_stays_level_and_widens_with_the_root_of_the_steps():
    error = np.sqrt(np.mean(np.diff(STOCK) ** 2))
    told = [expected(249, error * np.sqrt(h), norm.ppf) for h in range(1, 7)]
    np.testing.assert_allclose(bands(walk(STOCK)), told, rtol=0, atol=1e-9)
    assert walk(STOCK[1:]) == ()


@pytest.mark.skipif(not GOLDEN.exists(), reason="the expected values of R are not here")
def test_a_walk_without_its_drift_is_as_wide_as_that_of_r_but_for_its_drift():
    """R's with drift knows the mean change as well: its spread is about that, over one degree fewer."""
    golden = json.loads(GOLDEN.read_text())
    y, theirs = golden["y"], golden["rw_drift"]
    n, changes = len(y) - 1, np.diff(y)
    about_drift = np.sqrt(np.sum((changes - changes.mean()) ** 2) / (n - 1) * (1 + 1 / n))
    ours = walk(y)[0]
    wider = np.sqrt(np.mean(changes**2)) / about_drift
    assert ours.band80.high - ours.centre == pytest.approx((theirs["hi80"][0] - theirs["mean"][0]) * wider)
    assert ours.centre == pytest.approx(theirs["mean"][0] - changes.mean())


def test_the_same_month_is_as_wide_as_pairs_of_months_a_year_apart():
    values = np.random.default_rng(1).poisson(200, 50).astype(float)
    error = np.sqrt(np.mean((values[12:] - values[:-12]) ** 2))
    told = [expected(values[38 + h], error, t(38).ppf) for h in range(6)]
    np.testing.assert_allclose(bands(same_month(values.tolist())), told, rtol=0, atol=1e-9)
    assert same_month(values[:47].tolist()) == ()


def test_a_closed_month_is_in_no_pair_and_none_is_forecast_from_it():
    values = np.random.default_rng(1).poisson(200, 60).astype(float)
    apart = np.delete(values[12:] - values[:-12], [8, 20])
    told = same_month([*values[:20], None, *values[21:]])
    assert bands(told)[0] == pytest.approx(
        expected(values[48], np.sqrt(np.mean(apart**2)), t(len(apart)).ppf)
    )
    assert same_month([*values[:50], None, *values[51:]]) == ()


def test_a_level_is_the_mean_of_a_year_times_the_time_of_year_as_wide_as_two_years_about_it():
    effects = [0.8, 1.2, *[1.0] * 10]
    values = np.random.default_rng(1).normal(100, 9, 30) * np.array((effects * 3)[:30])
    plain = values / np.array((effects * 3)[:30])
    mean, error = plain[-12:].mean(), plain[-24:].std(ddof=1) * np.sqrt(1 + 1 / 12)
    told = [expected(mean * (effects * 4)[30 + h], error, t(23).ppf) for h in range(6)]
    np.testing.assert_allclose(bands(level(values.tolist(), effects)), told, rtol=0, atol=1e-9)


def test_the_shortest_level_and_months_that_differ_less_than_chance():
    six = [100.0, 101, 99, 100, 101, 99]
    told = expected(100, np.sqrt(100 * (1 + 1 / 6)), t(5).ppf)
    np.testing.assert_allclose(bands(level(six, [1.0] * 12, chance=100))[0], told, rtol=0, atol=1e-9)
    assert level(six[1:], [1.0] * 12) == () == level([*six[1:], None], [1.0] * 12)


def test_month_effects_are_drawn_toward_one_by_what_chance_explains():
    years = [[90.0, 110, *[100.0] * 10], [80.0, 120, *[100.0] * 10]]
    ratios = np.array(years) / 100
    means = ratios.mean(axis=0)
    kept = 1 - ratios.var(axis=0, ddof=1).mean() / 2 / means.var(ddof=1)
    np.testing.assert_allclose(month_effects(years), 1 + kept * (means - 1))
    one = month_effects(years[:1], chance=0.001)
    np.testing.assert_allclose(one[:2], 1 + (1 - 0.001 / ratios[0].var(ddof=1)) * np.array([-0.1, 0.1]))
    assert month_effects(years[:1], chance=1) == [1.0] * 12 == month_effects([])


def held(paths: np.ndarray) -> float:
    """Of all that followed, the share inside the 80% fan of the first 24 periods."""
    within = np.array([[each.band80 for each in walk(path[:PERIODS].tolist())] for path in paths])
    after = paths[:, PERIODS:]
    return np.mean((within[:, :, 0] <= after) & (after <= within[:, :, 1]))


def random_walks(chance) -> np.ndarray:
    return 280 + chance.normal(0, 5, size=(RUNS, PERIODS + 6)).cumsum(axis=1)


def stable_stocks(chance) -> np.ndarray:
    """Plans in balance: 25 starts a month, about 270 on a plan."""
    stock, months = chance.poisson(270, RUNS), []
    for _ in range(PERIODS + 6):
        months.append(stock)
        stock = stock + chance.poisson(25, RUNS) - chance.binomial(stock, 25 / 270)
    return np.array(months).T


@pytest.mark.parametrize("truth", [random_walks, stable_stocks])
def test_an_80_per_cent_walk_holds_75_to_85_per_cent_of_what_follows(truth):
    assert 0.75 <= held(truth(np.random.default_rng(43))) <= 0.85
