from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metrics.answer import Status
from metrics.kinds import Sum
from metrics.selection import Comparator
from pages.parts import words
from pages.parts.words import control, signals
from pages.parts.words.numbers import is_small, singular, span
from tests.answers import answer, compared, figure, metric

PREVIOUS, LAST_YEAR, TARGET = Comparator.PREVIOUS, Comparator.LAST_YEAR, Comparator.TARGET


@pytest.mark.parametrize(
    ("x", "decimals", "text"),
    [
        (0, 0, "0"),
        (-0.0, 0, "0"),
        (-0.2, 0, "0"),
        (0.5, 0, "1"),
        (2.5, 0, "3"),
        (-2.5, 0, "\u22123"),
        (64.45, 1, "64.5"),
        (1234567, 0, "1,234,567"),
        (-1234.5, 1, "\u22121,234.5"),
        (999.95, 1, "1,000.0"),
    ],
)
def test_numbers_have_commas_true_minus_signs_and_halves_rounded_away_from_zero(x, decimals, text):
    assert words.number(x, decimals) == text


@given(st.floats(-1e12, 1e12), st.integers(0, 3))
def test_a_number_reads_back_to_within_half_a_last_place(x, decimals):
    text = words.number(x, decimals).replace(",", "").replace("\u2212", "-")
    assert abs(float(text) - x) <= 0.5 * 10**-decimals + abs(x) * 1e-12
    assert text not in ("-0", "-0.0")


def test_days_and_spans_are_written_as_people_write_them():
    assert words.day(date(2025, 3, 31)) == "31 March 2025"
    assert words.day(date(2025, 3, 1)) == "1 March 2025"
    assert span(date(2022, 10, 1), date(2023, 9, 30)) == "October 2022 to September 2023"
    assert span(date(2022, 10, 1), date(2022, 10, 31)) == "October 2022"


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("referrals", "referral"),
        ("children", "child"),
        ("families", "family"),
        ("open allocations", "open allocation"),
        ("step-downs", "step-down"),
        ("working days", "working day"),
    ],
)
def test_a_unit_has_a_singular(many, one):
    assert singular(many) == one


@pytest.mark.parametrize(
    ("name", "shown", "text", "said"),
    [
        ("referrals", figure(1), "1", "1 referral"),
        ("referrals", figure(2), "2", "2 referrals"),
        ("referrals", figure(1234), "1,234", "1,234 referrals"),
        ("referrals", figure(0), "none", "no referrals"),
        ("referrals", figure(None, status=Status.LOW), "fewer than 5", "fewer than 5 referrals"),
        ("referrals", figure(None, status=Status.WITHHELD), "withheld", "withheld"),
        ("referrals", figure(None), "not available", "not available"),
        ("referrals", figure(7, status=Status.PROVISIONAL), "7 (provisional)", "7 referrals"),
        ("hub_share", figure(61, 100), "61%", "61%"),
        ("hub_share", figure(0, 30), "0%", "0%"),
        ("hub_share", figure(7, 10), "7 of 10", "7 of 10"),
        ("hub_share", figure(0, 7), "0 of 7", "0 of 7"),
        ("hub_share", figure(19, 19), "19 of 19", "19 of 19"),
        ("hub_share", figure(10, 20), "50%", "50%"),
        ("days_to_decision", figure(1), "1 day", "1 day"),
        ("days_to_decision", figure(0), "0 days", "0 days"),
        ("days_to_decision", figure(2.5), "3 days", "3 days"),
        ("referrals_per_1000", figure(12.34), "12.3", "12.3 referrals per 1,000 children"),
    ],
)
def test_a_figure_is_written_by_its_kind_status_and_base(name, shown, text, said):
    assert words.value(shown, metric(name)) == text
    assert words.counted(shown, metric(name)) == said


def test_an_amount_that_is_counted_in_people_has_a_singular():
    staff = metric(kind=Sum("staff"), unit="people")
    assert [words.counted(figure(each), staff) for each in (0, 1, 2)] == ["no people", "1 person", "2 people"]


@given(st.integers(0, 60), st.integers(1, 60))
def test_a_percentage_is_written_only_of_twenty_or_more(numerator, base):
    shown = figure(min(numerator, base), base)
    text = words.value(shown, metric("hub_share"))
    assert ("%" in text) is (base >= 20) is not is_small(shown, metric("hub_share"))


def said(now, then, name="referrals", comparator=LAST_YEAR, label="", **declared):
    cell = answer([now, *[0] * 3], name, compare={0: [compared(comparator, then, label)]}).cells[0]
    return words.delta(cell, cell.comparisons[0], metric(name, **declared))


@pytest.mark.parametrize(
    ("now", "then", "text"),
    [
        (112, 100, "12 more than a year earlier"),
        (1, 1235, "1,234 fewer than a year earlier"),
        (5, 5, "no change from a year earlier"),
        (0, 0, "no change from a year earlier"),
    ],
)
def test_the_difference_of_counts_in_words(now, then, text):
    assert said(now, then) == text


def test_the_difference_of_percentages_is_in_percentage_points():
    assert said(figure(61, 100), figure(58, 100), "hub_share").startswith("3 percentage points higher than")
    assert said(figure(59, 100), figure(58, 100), "hub_share").startswith("1 percentage point higher than")
    assert said(figure(581, 1000), figure(579, 1000), "hub_share").startswith("almost no change from")
    assert said(figure(581, 1000), figure(579, 1000), "hub_share", TARGET) == "almost the same as the target"


def test_a_count_is_not_less_than_the_rest_it_is_only_a_part_beside_it():
    assert said(75, 225, comparator=Comparator.REST) == "225 in the rest of the council"
    assert said(0, 0, comparator=Comparator.REST) == "none in the rest of the council"


def test_small_bases_are_set_side_by_side_without_a_difference():
    assert said(figure(7, 10), figure(30, 100), "hub_share", TARGET) == "30% for the target"
    assert said(figure(61, 100), figure(5, 9), "hub_share", TARGET) == "5 of 9 for the target"
    assert said(figure(61, 100), figure(5, 9), "hub_share") == "5 of 9 a year earlier"


def test_the_difference_of_other_kinds():
    assert said(3, 1, "days_to_decision", PREVIOUS) == "2 days more than the period before"
    assert said(1, 2, "days_to_decision", PREVIOUS) == "1 day less than the period before"
    assert said(12.3, 14.0, "referrals_per_1000", TARGET) == "1.7 lower than the target"


def test_a_difference_of_money_is_in_pounds():
    assert said(841, 871, kind=Sum("spent"), unit="pounds") == "£30 lower than a year earlier"


def test_outcomes_that_are_not_all_known_are_not_compared():
    late = figure(45, 100, status=Status.PROVISIONAL)
    assert said(late, figure(82, 100), "hub_share", settles=90) == (
        "not compared with a year earlier: the outcomes are not all known"
    )


def test_a_period_label_is_told_behind_what_it_is():
    text = said(112, 100, label="Oct to Dec 2021")
    assert text == "12 more than a year earlier (Oct to Dec 2021)"
    assert "(2021/22)" in said(112, 100, label="2021/22 (financial year)")


def test_why_there_is_no_comparison_is_said():
    nothing = figure(None, reason="The data begins in October 2022.")
    assert said(5, nothing) == ("not compared with a year earlier: the data begins in October 2022")
    assert said(5, figure(None, status=Status.LOW)).endswith(": fewer than 5")
    provisional = figure(5, status=Status.PROVISIONAL)
    assert said(provisional, 9).endswith("the period is not complete")
    assert said(provisional, nothing).endswith("the period is not complete")


def test_a_median_is_a_whole_number_or_a_half():
    halves = metric("days_to_decision", decimals=1)
    assert [words.value(figure(each), halves) for each in (2.0, 2.5, 1.0)] == ["2 days", "2.5 days", "1 day"]


def test_a_rate_of_nobody_is_none_without_a_unit():
    assert words.counted(figure(0, 1000), metric("referrals_per_1000")) == "none"


def test_a_line_never_reads_as_equal_to_a_figure_that_it_is_not():
    """Public shares are whole; a level between two of them is told as what it is, and the page says why."""
    whole, finer = metric("hub_share", decimals=0), metric("hub_share", decimals=1)
    assert [signals.level(36.6, each) for each in (whole, finer)] == ["36.6%", "36.6%"]
    assert [signals.level(60.0, each) for each in (whole, finer)] == ["60%", "60.0%"]
    assert words.value(figure(366, 1000), whole) == "37%"
    assert "lines are told with a decimal" in control.HOW_TO_READ
