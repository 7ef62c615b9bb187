"""Control charts: what the method leaves open, and what it must refuse."""

import math

import pytest

from metrics.statistics import rules, spc
from metrics.statistics.icons import Assurance, Improvement, Variation, against, assurance, variation
from metrics.statistics.spc import Flag, Rule, Segment, Signal

STEADY = [10, 12, 9, 11, 13, 10, 8, 11, 12, 9, 10, 11]
ON_THE_MEAN = [0.1] * 49  # whose floating-point mean is not 0.1


def rules_of(values, **settings):
    return [flag and flag.rule for flag in spc.chart(values, **settings).flags]


def test_a_constant_series_has_its_limits_on_the_mean_and_no_flag():
    chart = spc.chart(ON_THE_MEAN)
    assert set(chart.flags) == {None}
    assert chart.limits[0].lower == chart.limits[0].upper == chart.limits[0].mean


def test_screening_that_would_leave_no_variation_is_not_done():
    chart = spc.chart([100] * 15 + [90] + [100] * 8, freeze=None)
    assert chart.limits[0].upper > 100, "every month but one would be outside"
    assert chart.flags[15] == Flag(Rule.BEYOND, -1)


@pytest.mark.parametrize(("wild", "expected"), [(4.36, 1.336), (4.375, 1)])
def test_a_range_of_3267_times_the_mean_range_is_screened_out(wild, expected):
    """Nine ranges of 1 and one wild: 4.36 is 3.264 times the mean of the ten, 4.375 is 3.271 times."""
    assert spc.typical([1] * 9 + [wild], screen=True) == pytest.approx(expected)


def test_a_point_on_a_limit_is_within_it():
    chart = spc.chart([0, 1] * 12, freeze=None)
    high = chart.limits[0].upper
    assert spc.chart([0, 1] * 6 + [high]).flags[-1] is None
    assert spc.chart([0, 1] * 6 + [high + 1e-6]).flags[-1] == Flag(Rule.BEYOND, 1)


def test_later_points_are_judged_by_frozen_limits_and_do_not_move_them():
    frozen, before = spc.chart([*STEADY, 30, 31]), spc.chart(STEADY)
    assert set(frozen.limits) == set(before.limits)
    assert frozen.flags[-2:] == (Flag(Rule.BEYOND, 1),) * 2
    assert spc.chart([*STEADY, 30, 31], freeze=None).limits != frozen.limits


def test_limits_start_afresh_at_a_rebasing():
    later = [value + 20 for value in STEADY]
    chart = spc.chart([*STEADY, *later], segments=[12])
    assert chart.segments == (Segment(0, 12, 12), Segment(12, 24, 24))
    assert chart.limits[12].mean == pytest.approx(chart.limits[11].mean + 20)
    assert set(chart.flags) == {None}


def test_no_rule_reaches_across_a_rebasing():
    rising = [1, 2, 3, 4, 5, 6, 7, 8]
    assert Rule.TREND in rules_of(rising)
    assert rules_of(rising, segments=[4]) == [None] * 8


def test_the_second_trend_has_the_point_where_two_meet():
    values = [0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 0]
    assert [places for _, places in rules.trends(values)] == [tuple(range(7)), tuple(range(6, 13))]
    marks = spc.flags(13, [Signal(Rule.TREND, *each) for each in rules.trends(values)])
    assert [each.direction for each in marks] == [1] * 6 + [-1] * 7


def test_a_tie_breaks_a_trend_and_the_mean_a_shift():
    assert Rule.TREND not in rules_of([1, 2, 3, 3, 4, 5, 6, 7, 8, 8])
    swings = [5, -5] * 6
    assert rules_of([*swings, 1, 1, 1, 1, 1, 1])[-6:] == [None] * 6
    assert rules_of([*swings, 1, 1, 1, 1, 1, 1, 1])[-7:] == [Rule.SHIFT] * 7
    assert Rule.SHIFT not in rules_of([*swings, 1, 1, 1, 0, 1, 1, 1])


def test_a_point_beyond_a_limit_is_not_close_to_it():
    """NHSRplotthedots counts only what lies between the near limit and the limit; others count both."""
    swings = [5, -5] * 6  # limits 26.6 either side of 0, near limits 17.7
    assert rules_of([*swings, 20, 1, 20])[-3:] == [Rule.TWO_OF_THREE, None, Rule.TWO_OF_THREE]
    assert rules_of([*swings, 20, 1, 30])[-3:] == [None, None, Rule.BEYOND]
    assert rules_of([*swings, 20, -1, 20])[-3:] == [None, None, None]


@pytest.mark.parametrize(
    ("values", "settings"),
    [
        ([], {}),
        ([1, math.nan, 2], {}),
        ([1, None, 2], {}),
        ([1, math.inf, 2], {}),
        (STEADY, {"freeze": 11}),
        (STEADY, {"segments": [12]}),
        (STEADY, {"segments": [-1]}),
    ],
)
def test_what_cannot_be_charted_is_refused(values, settings):
    with pytest.raises(ValueError, match=r"\w{3,}.*\.$"):
        spc.chart(values, **settings)


@pytest.mark.parametrize("length", range(1, 13))
def test_short_series_are_charted_without_error(length):
    chart = spc.chart(STEADY[:length])
    assert len(chart.limits) == len(chart.flags) == length


def test_whole_numbers_and_arrays_give_what_lists_of_decimals_do():
    numpy = pytest.importorskip("numpy")
    assert spc.chart(numpy.array(STEADY)) == spc.chart([float(value) for value in STEADY])


# --- icons ---


@pytest.mark.parametrize(
    ("latest", "improvement", "expected"),
    [
        (11, Improvement.UP, Variation.COMMON_CAUSE),
        (30, Improvement.UP, Variation.IMPROVEMENT_HIGH),
        (30, Improvement.DOWN, Variation.CONCERN_HIGH),
        (30, Improvement.NEITHER, Variation.NEUTRAL_HIGH),
        (-9, Improvement.UP, Variation.CONCERN_LOW),
        (-9, Improvement.DOWN, Variation.IMPROVEMENT_LOW),
        (-9, Improvement.NEITHER, Variation.NEUTRAL_LOW),
    ],
)
def test_variation_is_the_class_of_the_latest_point(latest, improvement, expected):
    assert variation(spc.chart([*STEADY, latest]), improvement) is expected


def test_assurance_is_withheld_below_thirteen_points_of_the_current_segment():
    assert assurance(spc.chart([*STEADY, 11]), 100, 1) is Assurance.FAILS
    assert assurance(spc.chart(STEADY), 100, 1) is Assurance.WITHHELD_FEW
    assert assurance(spc.chart([*STEADY, 11, *STEADY], segments=[13]), 100, 1) is Assurance.WITHHELD_FEW


def test_assurance_is_withheld_after_a_move_until_somebody_rebases():
    """Limits of twelve points about 10 promise "below 15"; the eight points that follow are all 20."""
    series = [*STEADY, *[20] * 8]
    assert assurance(spc.chart(series), 15, Improvement.DOWN) is Assurance.WITHHELD_MOVED
    rebased = spc.chart([*STEADY, *[20, 21] * 7], segments=[12])
    assert assurance(rebased, 15, Improvement.DOWN) is Assurance.FAILS


def test_a_shift_within_limits_is_a_move_too():
    assert assurance(spc.chart([*STEADY, *[12] * 5]), 100, Improvement.UP) is Assurance.FAILS
    assert assurance(spc.chart([*STEADY, *[12] * 6]), 100, Improvement.UP) is Assurance.WITHHELD_MOVED


def test_a_wild_point_among_those_that_made_the_limits_withholds_nothing():
    chart = spc.chart([*STEADY[:5], 40, *STEADY[5:]], freeze=13)
    assert chart.flags[5] == Flag(Rule.BEYOND, 1)
    assert assurance(chart, 100, Improvement.UP) is Assurance.FAILS


def test_without_a_target_or_a_better_way_there_is_no_assurance():
    chart = spc.chart([*STEADY, 11])
    assert assurance(chart, None, Improvement.UP) is None
    assert assurance(chart, 10, Improvement.NEITHER) is None


@pytest.mark.parametrize("improvement", [Improvement.UP, Improvement.DOWN])
def test_a_target_on_a_limit_is_hit_or_miss(improvement):
    limits = spc.chart(STEADY).limits[0]
    for target in (limits.lower, limits.mean, limits.upper):
        assert against(limits, target, improvement) is Assurance.HIT_OR_MISS
