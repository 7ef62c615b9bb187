"""What is read from a series: its limits, worked out again here by hand, and what they say."""

import random
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import sqrt
from statistics import mean

import numpy as np
import pytest

from metrics.answer import Cell, Status
from metrics.model import Better
from metrics.periods import Grain
from metrics.readings import read, verdict
from metrics.readings.judging import judged
from metrics.readings.verdict import Says
from metrics.selection import Filter, Selection
from metrics.statistics.icons import Assurance, Variation
from metrics.statistics.spc import Rule
from metrics.statistics.suitability import Why
from tests.answers import LOCALITIES, answer, figure, metric
from tests.readings.series import STEADY, control, monthly, rebase, shares


def by_hand(values):
    """Mean and limits of a baseline without a wild range: 2.66 mean moving ranges either side."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    centre, reach = mean(values), 2.66 * mean(ranges)
    return pytest.approx((centre, centre - reach, centre + reach))


def test_limits_are_of_the_first_twelve_and_hold_for_those_after():
    read_ = control([*STEADY, 64, 61, 58])
    assert all(tuple(point.limits)[:3] == by_hand(STEADY) for point in read_.points)
    assert (read_.reason, read_.variation) == (None, Variation.COMMON_CAUSE)


def test_a_period_that_is_not_complete_is_left_out():
    late = figure(3, status=Status.PROVISIONAL)
    read_ = control([*STEADY, 61, late])
    assert len(read_.points) == 13 and read_.latest.flag is None


@pytest.mark.parametrize(
    ("better", "variation"),
    [
        (Better.HIGHER, Variation.IMPROVEMENT_HIGH),
        (Better.LOWER, Variation.CONCERN_HIGH),
        (Better.NEITHER, Variation.NEUTRAL_HIGH),
    ],
)
def test_a_point_beyond_a_limit_is_good_or_bad_only_where_the_metric_says_so(better, variation):
    read_ = control([*STEADY, 60, 99], better=better)
    assert read_.latest.flag.rule is Rule.BEYOND and read_.variation is variation


def test_data_that_starts_late_is_no_gap_and_a_month_missing_between_is():
    missing = figure(None, reason="No data.")
    assert len(control([missing, missing, *STEADY, 60]).points) == 13
    gap = control([*STEADY, missing, 60, 61])
    assert (gap.reason.why, gap.reason.found) == (Why.GAPS, 1)
    assert not gap.is_judged and len(gap.points) == 15


def test_bases_that_differ_give_every_point_limits_of_its_own():
    bases = [50, 150, 60, 140, 55, 145, 65, 150, 50, 140, 60, 150, 100]
    counted = [25, 60, 33, 70, 22, 75, 36, 60, 30, 63, 27, 81, 50]
    read_ = control(shares(counted, bases), "hub_share")
    share = sum(counted[:12]) / sum(bases[:12])
    spreads = [sqrt(share * (1 - share) / base) for base in bases]
    scores = [(part / base - share) / s for part, base, s in zip(counted, bases, spreads, strict=True)][:12]
    wider = mean(abs(after - before) for before, after in pairwise(scores)) / 1.128
    assert read_.is_uneven
    for point, spread in zip(read_.points, spreads, strict=True):
        reach = 300 * spread * wider
        assert tuple(point.limits)[:3] == pytest.approx(
            (100 * share, 100 * share - reach, 100 * share + reach)
        )


def test_bases_that_are_much_alike_and_public_shares_are_judged_as_they_are_shown():
    counted, bases = [30, 33, 28, 31] * 4, [60, 70, 62, 66] * 4
    plain = control(shares(counted, bases), "hub_share")
    shown = [100 * part / base for part, base in zip(counted, bases, strict=True)]
    assert not plain.is_uneven and tuple(plain.latest.limits)[:3] == by_hand(shown[:12])
    assert not control(shares([60, 30] * 7, [150, 60] * 7), "hub_share", protected=True).is_uneven


MOVED = (*STEADY, 80, 82, 78, 81, 79, 83, 77, 80, 82, 78, 81, 79, 80)


def test_a_decision_begins_the_window_and_no_rule_reaches_across_it():
    before, after = control(MOVED), control(MOVED, rebases=[rebase(12)])
    assert before.variation is Variation.NEUTRAL_HIGH
    assert after.variation is Variation.COMMON_CAUSE
    assert [point.limits is None for point in after.points] == [True] * 12 + [False] * 13
    assert tuple(after.points[12].limits)[:3] == by_hand(MOVED[12:24])
    assert after.rebases == (rebase(12),)


@pytest.mark.parametrize(
    "decided",
    [rebase(0), rebase(-5), rebase(40), rebase(12, name="other"), rebase(12, '{"locality": ["hamilton"]}')],
)
def test_a_decision_outside_the_window_or_on_another_series_cuts_nothing(decided):
    assert control(MOVED, rebases=[decided]) == control(MOVED)


def test_fewer_than_five_points_since_a_decision_have_no_limits():
    read_ = control(MOVED[:15], rebases=[rebase(12)])
    assert read_.reason.why is Why.TOO_FEW and read_.variation is None
    assert not any(point.limits for point in read_.points)


def test_in_quarters_a_decision_begins_with_the_next_whole_quarter():
    quarters = answer(range(50, 66), first=date(2020, 1, 1), last=date(2023, 12, 31))
    decided = [replace(rebase(0), first=date(2022, 2, 1))]
    read_ = read(quarters, decided).readings.controls[0]
    assert [point.limits is None for point in read_.points].index(False) == 9  # April to June 2022


def test_assurance_waits_for_thirteen_points_and_ends_with_a_shift():
    good = {"target": 40, "better": Better.HIGHER}
    assert control(STEADY, **good).assurance is Assurance.WITHHELD_FEW
    assert control([*STEADY, 60], **good).assurance is Assurance.PASSES
    assert control([*STEADY, 60], target=60, better=Better.HIGHER).assurance is Assurance.HIT_OR_MISS
    assert control([*STEADY, 60], target=90, better=Better.HIGHER).assurance is Assurance.FAILS
    assert control(MOVED, **good).assurance is Assurance.WITHHELD_MOVED
    assert control([*STEADY, 60], target=40).assurance is None  # no way is better


def test_every_member_of_a_split_is_judged_alone_and_decisions_reach_their_own():
    kept = Selection(metric="referrals", first=date(2022, 1, 1), last=date(2024, 1, 31), grain=Grain.MONTH)
    values = [value for each in MOVED for value in (each, 100 - each % 3)]
    shown = monthly(
        values,
        members=((LOCALITIES[0],), (LOCALITIES[1],)),
        by=("locality",),
        rebases=[rebase(12, '{"locality": ["clydesdale"]}')],
    )
    one, two = shown.readings.controls
    assert one.members == (LOCALITIES[0],) and one.rebases and not two.rebases
    filtered = kept.model_copy(update={"where": (Filter(dimension="locality", members=("clydesdale",)),)})
    alone = replace(monthly(MOVED), selection=filtered)
    assert read(alone, [rebase(12, '{"locality": ["clydesdale"]}')]).readings.controls[0].rebases


STEP = (20, 23, 20, 22, 21, 20, 60, 58, 60, 62, 60, 59)
LABELS = [f"{date(2022 + (6 + n) // 12, (6 + n) % 12 + 1, 1):%B %Y}" for n in range(12)]  # July 2022 on


def test_a_first_year_that_was_changing_judges_nothing_and_the_months_after_the_change_do():
    read_ = control([*STEP, *[60, 58, 61] * 5], target=30, better=Better.HIGHER)
    assert read_.verdict.says is Says.LEVEL and read_.direction == 1
    assert [each.cell.period.label for each in read_.made] == LABELS
    assert read_.verdict.levels == pytest.approx(
        (mean([61, *[60, 58, 61] * 3, 60, 58][-12:]), mean(STEP)), abs=0.5
    )
    assert (read_.variation, read_.assurance) == (Variation.IMPROVEMENT_HIGH, Assurance.PASSES)


def test_with_less_than_two_years_and_no_fit_year_nothing_is_judged():
    read_ = control([*STEP, 30, 95], target=30, better=Better.HIGHER)
    assert (read_.verdict.says, read_.direction, read_.assurance) == (Says.UNEVEN, 0, None)
    assert not read_.is_judged


def test_the_first_month_shown_changes_no_verdict():
    """Ten years of months, each window ending with the same month: one verdict, whatever is drawn."""
    chance = random.Random(3)
    values = [chance.gauss(60, 6) for _ in range(78)] + [chance.gauss(75, 6) for _ in range(42)]
    whole = [Cell(cell.period, (), cell.figure) for cell in monthly(values).cells]
    told = {
        judged(metric(), whole, drawn=whole[first].period.first).verdict for first in range(len(whole) - 1)
    }
    assert len(told) == 1


def test_the_window_begins_with_the_first_april_in_three_years_or_with_a_decision_in_them():
    assert verdict.begins(date(2025, 3, 31)) == date(2022, 4, 1)
    assert verdict.begins(date(2025, 4, 30)) == date(2023, 4, 1)
    assert verdict.begins(date(2025, 12, 31)) == date(2023, 4, 1)
    assert verdict.begins(date(2025, 3, 31), [date(2021, 1, 1), date(2023, 9, 1)]) == date(2023, 9, 1)
    assert verdict.begins(date(2025, 3, 31), [date(2021, 1, 1)]) == date(2022, 4, 1)


def test_a_shift_that_the_latest_point_has_left_is_told_and_is_no_move_of_now():
    read_ = control([*STEADY, *[80, 82, 78, 81, 79, 83, 77], 60])
    assert (read_.verdict.says, read_.verdict.is_over) == (Says.SHIFT, True)
    assert len(read_.verdict.cells) == 7 and read_.direction == 0
    assert read_.variation is Variation.COMMON_CAUSE


def test_what_was_so_a_year_before_may_be_the_season_and_is_not_marked():
    summer = [*STEADY, *STEADY, *STEADY[:5], 40]
    odd, usual = control(summer), control([*summer[:17], 40, *summer[18:]])
    assert odd.verdict.says is Says.LATEST and odd.direction == -1
    assert usual.verdict.says in (Says.SEASON, Says.STEADY) and usual.direction == 0


@pytest.mark.simulation
def test_of_a_hundred_charts_on_which_nothing_happens_about_ten_say_something():
    """What the page says of them: a thousand series of which nothing is true, by the very judgement."""
    chance = np.random.default_rng(2025)
    found = [control(chance.poisson(60, 48)).verdict for _ in range(600)]  # 1 in 200 leans on itself: none
    said = Counter(each.says for each in found if each)
    assert 6 < 100 * (600 - said[Says.STEADY] - said[Says.SEASON] - said[None]) / 600 < 13
