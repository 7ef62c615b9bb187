"""A headline in few words: never silent, and in the words of the control chart that it stands for."""

import pytest

from metrics.answer import Status
from pages.parts.words import control
from pages.parts.words.judgement import judgement
from tests.answers import figure
from tests.readings.series import STEADY, monthly, stock

STEPPED = [20, 23, 20, 22, 21, 20, 60, 58, 60, 62, 60, 59]
LEANING = [50, 52, 55, 59, 64, 68, 66, 63, 58, 52, 47, 43, 40, 42, 45, 50, 56, 61]
CANNOT = "By month: we cannot test this one, because "


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (monthly((*STEADY, 60)), "By month: steady at about 60 a month to January 2023"),
        (
            monthly((*STEADY, 60, 99)),
            "By month: higher than usual in February 2023, 99 where 52 to 68 is usual",
        ),
        (
            monthly((*STEADY, 60, figure(3, status=Status.PROVISIONAL))),
            "By month: steady at about 60 a month to January 2023",
        ),
        (monthly(STEADY[:4]), f"{CANNOT}there are only 4 complete months, and it takes 5"),
        (monthly([2, 3, 1, 2] * 4), f"{CANNOT}the average month has a count of only 2, and it takes 5"),
        (monthly(LEANING), f"{CANNOT}each month is much like the one before"),
        (
            monthly(STEADY, declared=stock()),
            f"{CANNOT}most of them carry over from month to month",
        ),
        (monthly([figure(3, status=Status.PROVISIONAL)] * 2), "By month: no complete month to judge yet"),
        (monthly([60]), f"{CANNOT}there is only 1 complete month, and it takes 5"),
    ],
)
def test_a_headline_says_what_its_chart_comes_to_or_why_nothing(answer, said):
    assert judgement(answer) == said


def test_first_months_that_were_changing_are_told_as_the_chart_tells_them():
    answer = monthly([*STEPPED, *[60, 58, 61] * 4])
    said = judgement(answer)
    assert said.startswith("By month: about 59.7 a month in the 12 months to December 2023")
    assert said.split(": ", 1)[1] == control.finding(answer).split(": ", 1)[1]
