"""The days on which a figure changes hands, each drawn by hand."""

from datetime import date, timedelta

import pytest

from metrics.answer import Status
from metrics.periods import Grain, add_months
from tests.metrics.small_store import coverage_row, fact_row
from tests.metrics.south import ask, referred, values


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2024, 1, 31), [1, 0, 0]),
        (date(2024, 2, 1), [0, 1, 0]),
        (date(2024, 2, 29), [0, 1, 0]),
        (date(2024, 3, 1), [0, 0, 1]),
        (date(2024, 3, 31), [0, 0, 1]),
        (date(2024, 4, 1), [0, 0, 0]),
        (date(2023, 12, 31), [0, 0, 0]),
    ],
)
def test_a_month_holds_its_last_day_and_not_the_next(council, day, expected):
    assert values(ask(referred(council, day), "referrals", date(2024, 1, 1), date(2024, 3, 31))) == expected


@pytest.mark.parametrize(
    ("grain", "begins", "label"),
    [
        (Grain.FINANCIAL_YEAR, (4, 1), "2022/23 (financial year)"),
        (Grain.SCHOOL_YEAR, (8, 1), "2022/23 (school year)"),
        (Grain.SERVICE_YEAR, (10, 1), "2022/23 (service year)"),
        (Grain.CALENDAR_YEAR, (1, 1), "2022"),
    ],
)
def test_a_year_begins_on_its_own_first_day(council, grain, begins, label):
    first = date(2022, *begins)
    last = date(2023, *begins) - timedelta(days=1)
    referred(council, first - timedelta(days=1), first, last, last + timedelta(days=1))
    answer = ask(council, "referrals", first, last, grain)
    assert [(cell.period.label, cell.figure.value) for cell in answer.cells] == [(label, 2)]


def test_a_window_of_part_years_is_answered_in_whole_ones_and_says_so(council):
    referred(council, date(2022, 4, 1), date(2023, 2, 1))
    answer = ask(council, "referrals", date(2022, 10, 1), date(2022, 12, 31), Grain.FINANCIAL_YEAR)
    assert values(answer) == [2]
    assert any("from 1 April 2022 to 31 March 2023" in caveat for caveat in answer.caveats)


@pytest.mark.parametrize(
    ("started", "ended", "expected"),
    [
        (date(2022, 12, 31), None, [1, 1, 1]),
        (date(2023, 1, 31), date(2023, 2, 28), [1, 0, 0]),  # ended on the last day: not open at its close
        (date(2023, 1, 31), date(2023, 3, 1), [1, 1, 0]),
        (date(2023, 1, 31), date(2023, 1, 31), [0, 0, 0]),
        (date(2023, 2, 1), date(2023, 3, 31), [0, 1, 0]),
        (date(2023, 2, 1), date(2023, 4, 1), [0, 1, 1]),
        (date(2022, 1, 1), date(2022, 12, 31), [0, 0, 0]),
        (date(2022, 1, 1), date(2023, 1, 1), [0, 0, 0]),
        (date(2023, 4, 1), None, [0, 0, 0]),
    ],
)
def test_a_stock_is_what_is_open_when_the_last_day_closes(council, started, ended, expected):
    council.refill({"allocation": [fact_row("allocation", started=started, ended=ended)]})
    for grain, wanted in ((Grain.MONTH, expected), (Grain.WHOLE, expected[-1:])):
        answer = ask(council, "open_allocations", date(2023, 1, 1), date(2023, 3, 31), grain)
        assert values(answer) == wanted


@pytest.mark.parametrize(
    ("days", "expected"),
    [([4], 4), ([1, 4], 2.5), ([4, 1, 9], 4), ([0, 0, 1, 50], 0.5), ([0], 0), ([None, 7], 7), ([None], None)],
)
def test_the_middle_of_an_even_number_lies_between_two(council, days, expected):
    rows = [fact_row("referral", received=date(2023, 1, 9), days_to_decision=each) for each in days]
    answer = ask(council.refill({"referral": rows}), "days_to_decision", date(2023, 1, 1), date(2023, 1, 31))
    assert values(answer) == [expected]
    assert answer.cells[0].figure.status is (Status.NOT_AVAILABLE if expected is None else Status.SHOWN)


@pytest.mark.parametrize(("n", "middle"), [(1, 5), (2, 2)])
def test_a_row_that_stands_for_several_events_weighs_as_many(council, n, middle):
    rows = [fact_row("referral", received=date(2023, 1, 9), days_to_decision=d) for d in (5, 8)]
    rows.append(fact_row("referral", received=date(2023, 1, 9), days_to_decision=2, n=n + (n > 1)))
    answer = ask(council.refill({"referral": rows}), "days_to_decision", date(2023, 1, 1), date(2023, 1, 31))
    assert values(answer) == [middle]


@pytest.mark.parametrize(
    ("metric", "year", "month", "status", "reason"),
    [
        ("referrals", 2022, 3, "not available", "The data begins on 2 March 2022."),
        ("referrals", 2022, 4, "none", ""),
        ("referrals", 2024, 2, "none", ""),
        ("referrals", 2024, 3, "provisional", "The data ends on 30 March 2024, before the period does."),
        ("referrals", 2024, 4, "not available", "The data ends on 30 March 2024."),
        ("rereferrals_within_12_months", 2023, 3, "not available", "this figure looks back 12 months, so"),
        ("rereferrals_within_12_months", 2023, 4, "not available", "There was nothing to take a share of"),
        ("rereferrals", 2024, 3, "not available", "15 months. This figure looks back another 24 months, so"),
        ("rereferrals", 2025, 6, "not available", "so it is known from 2 June 2025."),
        ("rereferrals", 2025, 7, "not available", "The data ends on 30 March 2024."),
        ("open_allocations", 2023, 5, "not available", "over within 15 months, so this figure is known"),
        ("open_allocations", 2023, 6, "none", ""),
    ],
)
def test_time_outside_the_data_is_not_zero(council, metric, year, month, status, reason):
    first, last = date(year, month, 1), add_months(date(year, month, 1), 1) - timedelta(days=1)
    reach = (date(2022, 3, 2), date(2024, 3, 30), 0, 15)
    council.refill(
        {
            "referral": [],
            "allocation": [],
            "coverage": [coverage_row(1, extract, *reach) for extract in ("referrals", "allocations")],
        }
    )
    figure = ask(council, metric, first, last).cells[0].figure
    assert figure.status == status
    assert reason in figure.reason


@pytest.mark.parametrize(("last", "status"), [(30, Status.PROVISIONAL), (31, Status.NONE)])
def test_a_period_is_complete_on_the_last_day_covered(council, last, status):
    council.refill({"referral": [], "coverage": [coverage_row(1, "referrals", last=date(2024, 3, last))]})
    assert ask(council, "referrals", date(2024, 3, 1), date(2024, 3, 31)).cells[0].figure.status is status


@pytest.mark.parametrize(("last", "status"), [(29, Status.PROVISIONAL), (30, Status.SHOWN)])
def test_what_came_of_a_period_is_provisional_until_it_can_be_known(council, last, status):
    """Offers of December are settled by 30 March: one that still waits has not come to nothing."""
    offers = [
        fact_row("meeting", offered=date(2023, 12, 31), accepted=date(2024, 1, 8), held=held)
        for held in (date(2024, 2, 1), None)
    ]
    council.refill({"meeting": offers, "coverage": [coverage_row(1, "meetings", last=date(2024, 3, last))]})
    figure = ask(council, "meetings_held_share", date(2023, 12, 1), date(2023, 12, 31)).cells[0].figure
    assert (figure.value, figure.status) == (50, status)
    assert ("90 days after it" in figure.reason) == (status is Status.PROVISIONAL)


def test_days_after_the_extract_was_taken_are_not_known(council):
    row = coverage_row(1, "referrals", date(2022, 1, 1), date(2024, 3, 31))
    row["as_at"] -= 17
    council.refill({"referral": [], "coverage": [row]})
    figure = ask(council, "referrals", date(2024, 3, 1), date(2024, 3, 31)).cells[0].figure
    assert figure.status is Status.PROVISIONAL
    assert figure.reason == "The data ends on 14 March 2024, before the period does."
