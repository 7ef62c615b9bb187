"""Every reason for a series to have no limits, or trial ones only."""

from dataclasses import replace
from datetime import date

import pytest

from metrics.answer import Status
from metrics.periods import Grain
from metrics.readings import read
from metrics.statistics.runs import Runs
from metrics.statistics.suitability import Why
from tests.answers import LOCALITIES, TEAM_TYPES, answer, figure, split
from tests.readings.series import STEADY, control, shares, stock


def test_a_month_too_small_to_publish_is_a_gap_even_at_the_end():
    low = figure(None, status=Status.LOW)
    assert control([*STEADY, low], protected=True).reason.why is Why.GAPS


@pytest.mark.parametrize(
    ("values", "why", "judged"),
    [
        (STEADY[:4], Why.TOO_FEW, False),
        (STEADY, Why.TRIAL, True),
        ([1, 2, 3, 1, 2, 4, 1, 2, 3, 1, 2, 3, 1, 0], Why.SMALL_COUNTS, False),
        ([50, 52, 55, 59, 64, 68, 66, 63, 58, 52, 47, 43, 40, 42, 45, 50, 56, 61], Why.AUTOCORRELATED, False),
    ],
)
def test_why_there_are_no_limits_or_only_trial_ones(values, why, judged):
    read_ = control(values)
    assert (read_.reason.why, read_.is_judged) == (why, judged)
    assert (read_.variation is None) is not judged


def test_a_stock_has_no_limits_however_many_points():
    read_ = control(STEADY * 2, declared=stock())
    assert read_.reason.why is Why.STOCK and not read_.is_judged


def test_public_series_need_twenty_a_month():
    fewer = [value - 45 for value in STEADY] + [15]
    assert control(fewer).is_judged
    public = control(fewer, protected=True)
    assert (public.reason.why, public.reason.bound) == (Why.SMALL_COUNTS, 20)
    assert control([*STEADY, 60], protected=True).is_judged


def test_a_share_of_very_few_or_of_nearly_all_is_a_small_count():
    assert control(shares([2] * 14, [60] * 14), "hub_share").reason.why is Why.SMALL_COUNTS
    assert control(shares([58] * 14, [60] * 14), "hub_share").reason.why is Why.SMALL_COUNTS


def test_rounded_figures_of_few_values_have_no_limits():
    days = [replace(figure(each), numerator=40.0) for each in (1, 2, 1, 1, 2, 3, 1) * 2]
    coarse = control(days, "days_to_decision")
    assert (coarse.reason.why, coarse.reason.found) == (Why.COARSE, 3) and not coarse.is_judged
    finer = [*days, replace(figure(1.5), numerator=40.0)]
    assert control(finer, "days_to_decision").is_judged
    public = shares([60, 65, 60, 55] * 4, [100] * 16)
    assert control(public, "hub_share").is_judged
    assert control(public, "hub_share", protected=True).reason.why is Why.COARSE


def test_years_single_periods_and_two_splits_are_not_judged():
    pairs = tuple((place, kind) for place in LOCALITIES[:2] for kind in TEAM_TYPES[:2])
    crossed = answer(range(16), members=pairs, by=("locality", "team_type"))
    years = answer([1, 2, 3], first=date(2020, 4, 1), last=date(2023, 3, 31), grain=Grain.FINANCIAL_YEAR)
    for shown in (split([1, 2, 3]), years, crossed):
        assert read(shown).readings.controls == ()


FEW = [1, 3, 1, 4, 2, 1, 3, 4, 1, 3, 4, 1, 3, 1]


@pytest.mark.parametrize(
    ("values", "found"),
    [(FEW, Runs(14, 2, 10)), ([0, 1, 1] * 4 + [3, 4, 3] * 4, Runs(24, 12, 1)), ([9, 8, 7] * 5, None)],
)
def test_where_counts_are_too_small_for_limits_runs_about_the_middle_are_looked_at(values, found):
    assert control(values).runs == found
    assert control(values, protected=True).runs is None  # adjusted counts would be taken for news
