"""How the share of children back grows, against figures worked out on paper."""

from dataclasses import replace

import pytest

from metrics.answer import Status
from metrics.asking.following import Followed, share_followed
from tests.answers import answer
from tests.readings.returns import ALL_FOLLOWED, METRIC, PART_FOLLOWED, followed, protected


def test_the_curve_rises_on_the_days_on_which_children_came_back():
    found = followed(PART_FOLLOWED).readings.curve
    assert [(p.day, p.back, p.followed) for p in found.points] == [
        (100, pytest.approx(20), 80),
        (300, pytest.approx(60), 40),
    ]
    assert found.children == 80


def test_it_is_told_every_90_days_and_on_the_last():
    told = followed(PART_FOLLOWED).readings.curve.told
    assert [(p.day, p.back, p.followed) for p in told] == [
        (0, 0, 80),
        (90, 0, 80),
        (180, pytest.approx(20), 64),
        (270, pytest.approx(20), 40),
        (365, pytest.approx(60), 20),
    ]
    assert told[0].interval is None
    assert told[-1].interval.low < 60 < told[-1].interval.high


def test_it_is_firm_as_long_as_nearly_all_are_known_of():
    found = followed(PART_FOLLOWED).readings.curve
    assert found.firm_to == 200
    assert [point.firm for point in found.told] == [True, True, True, False, False]
    assert followed(ALL_FOLLOWED).readings.curve.firm_to == 365


def test_an_estimate_is_provisional_and_a_count_is_not():
    part, whole = (followed(rows).cells[0].figure for rows in (PART_FOLLOWED, ALL_FOLLOWED))
    assert (part.value, part.numerator, part.denominator) == (pytest.approx(60), 36, 80)
    assert part.status is Status.PROVISIONAL and part.reason.startswith("For 70% of the children")
    assert (whole.value, whole.numerator, whole.denominator) == (pytest.approx(45), 36, 80)
    assert whole.status is Status.SHOWN and not whole.reason


def test_who_stays_is_the_rest_of_those_to_whom_it_happened_with_the_same_interval():
    for rows, known in ((PART_FOLLOWED, 20), (ALL_FOLLOWED, 44)):
        gone = share_followed(METRIC.kind, [Followed(*row) for row in rows])
        stay = share_followed(replace(METRIC.kind, stays=True), [Followed(*row) for row in rows])
        assert stay.value == pytest.approx(100 - gone.value)
        assert (stay.numerator, stay.denominator) == (known, gone.denominator)
        assert stay.interval == pytest.approx((100 - gone.interval.high, 100 - gone.interval.low))


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((), "There was no child whose involvement ended"),
        (((200, False, 50), (100, True, 9)), "Nobody whose involvement ended"),
        (((365, False, 9), (100, True, 50)), "Fewer than 10"),
        (((364, False, 90), (365, False, 9)), "Fewer than 10"),
    ],
)
def test_without_ten_followed_to_the_end_there_is_no_figure(rows, why):
    figure = share_followed(METRIC.kind, [Followed(*row) for row in rows], with_curve=True)
    assert figure.status is Status.NOT_AVAILABLE and figure.value is None and figure.reason.startswith(why)
    assert figure.numerator is figure.denominator is figure.curve is None


def test_ten_followed_to_the_end_and_nine_in_ten_known_of_are_enough():
    figure = share_followed(
        METRIC.kind, [Followed(365, False, 10), Followed(30, True, 8), Followed(40, False, 2)]
    )
    assert figure.status is Status.SHOWN
    assert figure.curve is None, "nobody asked for it"


def test_where_everybody_or_nobody_is_back_there_is_no_interval():
    assert share_followed(METRIC.kind, [Followed(366, False, 50)]).interval is None


def test_other_answers_and_public_ones_have_no_curve():
    assert answer([1, 2, 3, 4]).readings is None
    assert protected(ALL_FOLLOWED).readings.curve is None
