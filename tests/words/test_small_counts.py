"""What is said of a series whose counts are too small for limits: what runs show, and no more."""

import pytest

from pages.parts.words import control
from tests.readings.series import monthly, shares

CANNOT = "we cannot test this one, because"


@pytest.mark.parametrize(
    ("values", "title", "said"),
    [
        (
            [0, 1, 1] * 4 + [3, 4, 3] * 4,
            "a sign of change, and no limits, because the average month has a count of only 2",
            "A sign of change: 12 months in a row are on one side of the middle figure, "
            "and chance seldom makes more than 8.",
        ),
        (
            [0, 1, 1, 0, 0, 1, 3, 4, 3, 4, 3, 3, 1, 1, 0, 1, 1, 0, 3, 4, 3, 4, 3, 3],
            "a sign of change, and no limits, because",
            "too seldom (3 of 23, by chance seldom fewer than 8).",
        ),
        ([1, 3, 1, 4, 2, 1, 3, 4, 1, 3, 4, 1, 3, 1], CANNOT, "as chance has it: nothing lasting shows."),
    ],
)
def test_where_too_few_are_counted_for_limits_it_is_said_what_runs_show(values, title, said):
    assert control.finding(monthly(values)).startswith(f"Referrals: {title}")
    assert said in control.sentence(monthly(values))


def test_limits_of_their_own_are_not_told_of_points_that_have_none():
    few = monthly(shares([2, 1, 3] * 5, [20, 60, 90] * 5), "hub_share")
    assert few.readings.controls[0].is_uneven and "limits of its own" not in control.sentence(few)
