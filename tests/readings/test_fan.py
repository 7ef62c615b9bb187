"""The fan of an answer, worked out by hand: level at the last month, as wide as months have differed."""

from dataclasses import replace
from datetime import UTC, date, datetime
from math import sqrt

import pytest

from metrics.answer import Status
from metrics.kinds import Median
from metrics.periods import Grain
from metrics.readings import fan
from metrics.rebases import Rebase
from tests.answers import LOCALITIES, answer, figure, metric, provenance

MONTHS = {"first": date(2022, 4, 1), "last": date(2024, 6, 30), "grain": Grain.MONTH}  # 27 of them
UP_AND_DOWN = [100 + 10 * (month % 2) for month in range(27)]  # every change is 10
Z80, Z95 = 1.2815515655, 1.9599639845


def test_the_fan_is_level_at_the_last_month_and_widens_with_the_root_of_the_months():
    found = fan.read(answer(UP_AND_DOWN, **MONTHS))
    assert [step.period.label for step in found.steps] == [
        "July 2024", "August 2024", "September 2024", "October 2024", "November 2024", "December 2024",
    ]  # fmt: skip
    for months, step in enumerate(found.steps, start=1):
        assert step.centre == 100
        assert step.band80 == pytest.approx((100 - Z80 * 10 * sqrt(months), 100 + Z80 * 10 * sqrt(months)))
        assert step.band95 == pytest.approx((100 - Z95 * 10 * sqrt(months), 100 + Z95 * 10 * sqrt(months)))
    assert (found.behind, found.clipped, found.reason) == (27, False, "")


def test_months_not_complete_and_months_before_the_data_are_left_out():
    late, before = figure(500, status=Status.PROVISIONAL), figure(None, reason="The data begins later.")
    found = fan.read(answer([before, *UP_AND_DOWN[1:25], late, figure(None)], **MONTHS))
    assert found.behind == 24
    assert found.last.period.label == "April 2024"
    assert found.steps[0].period.label == "May 2024" and found.steps[0].centre == 100


def test_no_count_is_below_0_and_no_share_outside_0_to_100():
    low = fan.read(answer([5 + 10 * (month % 2) for month in range(27)], **MONTHS))
    assert low.clipped and low.steps[-1].band95.low == 0 and low.steps[-1].band95.high > 40
    shares = [figure(800 + 100 * (month % 2), 1000) for month in range(27)]
    high = fan.read(answer(shares, "hub_share", **MONTHS))
    assert high.clipped and high.steps[-1].band95.high == 100


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        (UP_AND_DOWN[:23] + [figure(None)] * 4, "24 complete months to look back on, and there are 23"),
        ([figure(None)] * 27, "there are none here"),
        ([*UP_AND_DOWN[:9], figure(None), *UP_AND_DOWN[10:]], "no figure for January 2023"),
        (
            [*UP_AND_DOWN[:9], figure(None, status=Status.LOW), *UP_AND_DOWN[10:]],
            "no figure for January 2023",
        ),
        ([4 + month % 2 for month in range(27)], "fewer than 5 a month"),
        ([7] * 27, "same figure"),
    ],
)
def test_a_fan_that_cannot_be_says_why(values, reason):
    found = fan.read(answer(values, **MONTHS))
    assert not found.steps and reason in found.reason and not found.reason.endswith(".")


def test_a_middle_value_of_few_days_is_not_taken_for_few_children():
    declared = metric(kind=Median("days_to_decision"))
    middles = [replace(figure(1 + month % 2), numerator=None) for month in range(27)]
    days = answer(middles, declared=declared, **MONTHS)
    assert fan.read(days).steps


def test_a_share_of_nearly_all_rests_on_the_few_that_are_not():
    shares = [figure(996 + month % 2, 1000) for month in range(27)]
    assert "fewer than 5" in fan.read(answer(shares, "hub_share", **MONTHS)).reason


def test_public_figures_need_20_a_month():
    months = [17 + month % 2 for month in range(27)]
    assert fan.read(answer(months, **MONTHS)).steps
    shown = answer(months, **MONTHS)
    protected = type(shown)(shown.selection, shown.metric, shown.cells, provenance(protected=True))
    assert "fewer than 20" in fan.read(protected).reason


def test_only_a_single_series_by_month_has_a_fan():
    assert fan.read(answer([1, 2, 3, 4])) is None
    split = answer(range(27 * 4), members=tuple((each,) for each in LOCALITIES), by=("locality",), **MONTHS)
    assert fan.read(split) is None


def test_recent_patterns_begin_with_the_last_decision_to_begin_anew_that_leaves_enough_months():
    jump = [500, 500, 500, *UP_AND_DOWN[3:]]

    def decided(first, name=""):
        return Rebase("referrals", name, first, "Hubs", "A", datetime(2024, 1, 1, tzinfo=UTC))

    shown = answer(jump, **MONTHS)
    found = fan.read(shown, [decided(date(2022, 7, 1)), decided(date(2024, 1, 1))])
    assert (found.behind, found.since) == (24, date(2022, 7, 1))
    assert found.steps[0].band80.high == pytest.approx(100 + Z80 * 10)
    elsewhere = fan.read(shown, [decided(date(2022, 7, 1), '{"locality": ["lanark"]}')])
    assert (elsewhere.behind, elsewhere.since) == (27, None)
