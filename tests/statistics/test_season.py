"""Whether months stand out beyond what they do every year: by hand, and on councils of one's own making."""

from collections import Counter
from math import sqrt

import numpy as np
import pytest

from metrics.statistics import baseline, season, spc
from metrics.statistics.season import Month
from metrics.statistics.spc import Rule

SUMMER = np.array([1, 1, 1, 1, 1, 1, 0.92, 0.82, 1, 1, 1, 1])  # fewer in July and August


def pairs(now, then, bases=None):
    if bases is None:
        return [(Month(a), Month(b)) for a, b in zip(now, then, strict=True)]
    return [(Month(a, n), Month(b, m)) for a, b, (n, m) in zip(now, then, bases, strict=True)]


def test_two_years_differ_by_more_than_chance_from_so_many_on():
    edge = 1.96 * sqrt(60 + 84)
    assert 23 < edge < 24
    assert season.is_alike(pairs([84], [61]), 1) and not season.is_alike(pairs([84], [60]), 1)
    assert season.is_alike(pairs([84], [60]), 1.1), "months that vary more take more to differ"
    assert season.is_alike(pairs([40, 44], [30, 31]), 1) and not season.is_alike(pairs([84, 84], [65, 65]), 1)


def test_shares_differ_by_the_pooled_binomial():
    pooled = (60 + 45) / 200
    edge = 1.96 * sqrt(pooled * (1 - pooled) * 2 / 100)
    assert edge == pytest.approx(0.1384, abs=1e-4)
    assert not season.is_alike(pairs([60], [45], [(100, 100)]), 1)
    assert season.is_alike(pairs([58], [45], [(100, 100)]), 1)
    assert season.is_alike(pairs([100], [50], [(100, 50)]), 1), "all of both years"
    assert not season.is_alike(pairs([1], [0], [(1, 0)]), 1), "nobody to compare with"


def test_the_spread_is_that_of_months_against_a_year_before_at_its_own_level():
    now, then = [50, 70, 60], [25, 35, 30]
    assert season.spread(pairs(now, then)) == 1, "twice as many in every month: no spread at all"
    then = [40, 20, 30]
    by_hand = sum((a - 2 * b) ** 2 / (2 * (a + b)) for a, b in zip(now, then, strict=True)) / 2
    assert season.spread(pairs(now, then)) == pytest.approx(min(by_hand, 4)) and by_hand > 4
    then = [28, 33, 29]
    by_hand = sum((a - 2 * b) ** 2 / (2 * (a + b)) for a, b in zip(now, then, strict=True)) / 2
    assert season.spread(pairs(now, then)) == max(1, by_hand)
    assert season.spread([]) == season.spread(pairs([5], [9])) == 1


def test_the_spread_of_independent_months_is_about_that_of_chance():
    """The mean before it is cut to 1 to 4: Pearson's statistic over its degrees of freedom."""
    chance = np.random.default_rng(6)
    counts = [pairs(chance.poisson(80 * SUMMER), chance.poisson(50 * SUMMER)) for _ in range(400)]
    assert np.mean([season._of_counts(each) / 11 for each in counts]) == pytest.approx(1, abs=0.06)
    bases = [(90, 60)] * 12
    shares = [pairs(chance.binomial(90, 0.4, 12), chance.binomial(60, 0.3, 12), bases) for _ in range(400)]
    assert np.mean([season._of_shares(each) / 11 for each in shares]) == pytest.approx(1, abs=0.06)


def told(series, window):
    """What a series of counts comes to, `window` its latest months: the names of what is found."""
    values, start = series[-window:].tolist(), len(series) - window
    years = [(Month(series[start + n]), Month(series[start + n - 12])) for n in range(window)]
    found = baseline.find(values, lambda first: spc.chart(values[first:]).limits, years)
    if found is None or found.first:
        return "unfit"
    if any(each.rule is Rule.SHIFT for each in found.signals):
        return "shift"
    return "latest" if any(window - 1 in each.places for each in found.signals) else "steady"


def worlds(kind, months, many, chance, level=400.0):
    """So many councils: steady, seasonal, seasonal and overdispersed, or up by a tenth for a year."""
    mean = np.full(months, level)
    mean *= SUMMER[np.arange(months) % 12] if kind != "steady" else 1
    mean[-12:] *= 1.1 if kind == "raised" else 1
    wider = chance.gamma(200, 1 / 200, (many, months)) if kind == "overdispersed" else 1
    return chance.poisson(mean * wider, (many, months))


@pytest.mark.parametrize("kind", ["steady", "seasonal", "overdispersed"])
def test_of_councils_where_nothing_happens_few_are_said_to_have_changed(kind):
    """At most 1 in 10 baselines unfit, 1 in 20 latest months flagged, about 1 in 10 told of anything."""
    chance = np.random.default_rng(61)
    said = Counter(told(row, 36) for row in worlds(kind, 48, 400, chance))
    assert said["unfit"] <= 40 and said["latest"] <= 20
    assert 400 - said["steady"] <= 60


def test_a_tenth_more_for_a_year_is_nearly_always_said():
    chance = np.random.default_rng(62)
    said = Counter(told(row, 36) for row in worlds("raised", 48, 200, chance, 900.0))
    assert said["steady"] <= 10


def test_without_the_year_before_a_season_is_taken_for_a_change():
    """The allowance is what keeps it from that: without it far more seasonal councils are flagged."""
    rows = worlds("seasonal", 48, 200, np.random.default_rng(63))
    without = Counter()
    for row in rows:
        values = row[-36:].tolist()
        found = baseline.find(values, lambda first, of=values: spc.chart(of[first:]).limits, [None] * 36)
        without["fit" if found and not found.first else "unfit"] += 1
    assert without["unfit"] > 20 * Counter(told(row, 36) for row in rows)["unfit"] / 10


def test_a_shift_counts_among_the_months_after_the_baseline_alone():
    steady = [60, 62, 58, 61, 59, 63, 57, 62, 58, 61, 62, 63]
    values = [*steady, 64, 63, 62, 64, 60]
    found = baseline.find(values, lambda first: spc.chart(values[first:]).limits, [None] * 17)
    assert found.first == 0 and not found.signals, "seven in a row, but three of them made the limits"
