"""How wide forecasts of the sample are, against the random walk of the latest three years that they were."""

from collections import Counter

import pytest

from metrics.statistics.forecast import walk
from metrics.statistics.outlook import Method, Series, outlook
from tests.sample.conftest import SEEDS

LAUNCH, PILOT = "2022-10", "2021-09"


def by_month(rows):
    return Counter(row["received"][:7] for row in rows)


def width(ahead):
    return sum(each.band80.high - each.band80.low for each in ahead)


@pytest.mark.parametrize("seed", SEEDS)
def test_over_six_months_the_range_of_referrals_is_at_most_half_as_wide(sample, seed):
    counted = by_month(sample(seed).received("2017-04-01", "2025-03-31"))
    months = sorted(counted)
    values = [float(counted[month]) for month in months]
    closed = [None if "2020-03" <= month <= "2020-05" else counted[month] for month in months]
    told = outlook(Series(closed, values))
    assert (len(months), told.method) == (96, Method.SAME_MONTH)
    assert told.holds and width(told.ahead) <= width(walk(values[-36:])) / 2


@pytest.mark.parametrize("seed", SEEDS)
def test_the_launch_is_no_chance_in_the_share_of_hubs(sample, seed):
    hubs = by_month(row for row in sample(seed).referrals if row["team_type"] == "hub")
    counted = by_month(row for row in sample(seed).referrals if row["team_type"])
    months = sorted(counted)
    shares = [100 * hubs[month] / counted[month] for month in months]
    chance = [share * (100 - share) / counted[month] for month, share in zip(months, shares, strict=True)]
    told = outlook(Series(shares, chance, {months.index(LAUNCH): months.index(PILOT)}))
    low, high = told.ahead[0].band80
    assert told.holds and (high - low) / 2 < 6 < (width(walk(shares[-36:])) / 12) / 2
