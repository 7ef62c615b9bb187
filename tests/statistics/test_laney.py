"""The p-prime chart, from what must be so of it: no reference figures of it are to hand."""

import math

import numpy as np
import pytest

from metrics.statistics import laney, spc
from metrics.statistics.spc import Flag, Rule

COUNTED = [31, 24, 36, 29, 27, 35, 30, 22, 33, 28, 34, 26, 30, 25]
BASES = [60, 52, 75, 58, 49, 71, 66, 43, 64, 55, 70, 51, 59, 54]


def test_with_equal_bases_it_is_the_chart_of_the_shares():
    """Only the constants differ: 3 / 1.128 is 2.6596, where the XmR chart says 2.66."""
    shares = laney.chart(COUNTED, [100] * 14)
    plain = spc.chart([part / 100 for part in COUNTED])
    for ours, theirs in zip(shares.limits, plain.limits, strict=True):
        assert ours.mean == pytest.approx(theirs.mean)
        assert ours.upper - ours.mean == pytest.approx((theirs.upper - theirs.mean) * 3 / 1.128 / 2.66)
    assert shares.flags == plain.flags


def test_with_unequal_bases_it_is_laneys_formula():
    counted, bases = np.array(COUNTED), np.array(BASES)
    mean = counted.sum() / bases.sum()
    sigma = np.sqrt(mean * (1 - mean) / bases)
    wider = np.abs(np.diff((counted / bases - mean) / sigma)).mean() / 1.128
    chart = laney.chart(COUNTED, BASES, freeze=None, screen=False)
    assert [limits.lower for limits in chart.limits] == pytest.approx(list(mean - 3 * sigma * wider))
    assert [limits.near_upper for limits in chart.limits] == pytest.approx(list(mean + 2 * sigma * wider))
    assert chart.values == pytest.approx(tuple(counted / bases))


def test_binomial_shares_have_about_binomial_limits():
    bases = np.random.default_rng(7).integers(40, 400, 500)
    counted = np.random.default_rng(8).binomial(bases, 0.3)
    chart = laney.chart(counted, bases, freeze=None, screen=False)
    plain = 3 * math.sqrt(0.3 * 0.7 / bases[0])
    assert chart.limits[0].upper - chart.limits[0].mean == pytest.approx(plain, rel=0.08)


def test_later_bases_widen_frozen_limits_but_later_shares_do_not_move_them():
    chart = laney.chart([*COUNTED[:12], 6, 600], [*BASES[:12], 10, 1000])
    widths = [limits.upper - limits.mean for limits in chart.limits]
    assert widths[12] / widths[13] == pytest.approx(10)
    assert {limits.mean for limits in chart.limits} == {sum(COUNTED[:12]) / sum(BASES[:12])}
    assert chart.flags[12] is None, "six of ten is no wonder"
    assert chart.flags[13] == Flag(Rule.BEYOND, 1)


@pytest.mark.parametrize("part", [0, 50])
def test_all_or_none_has_its_limits_on_the_mean(part):
    chart = laney.chart([part] * 13, [50] * 13)
    assert chart.limits[-1].lower == chart.limits[-1].upper == part / 50
    assert set(chart.flags) == {None}


def test_each_segment_has_its_own_mean():
    chart = laney.chart(COUNTED + COUNTED, BASES + [2 * base for base in BASES], segments=[14])
    assert chart.limits[14].mean == pytest.approx(chart.limits[0].mean / 2)


@pytest.mark.parametrize(
    ("numerators", "denominators"),
    [([3, 1], [2, 2]), ([0, 1], [0, 2]), ([1], [1, 2]), ([None, 1], [2, 2]), ([-1, 1], [2, 2])],
)
def test_what_is_no_share_is_refused(numerators, denominators):
    with pytest.raises(ValueError, match=r"\w{3,}"):
        laney.chart(numerators, denominators)
