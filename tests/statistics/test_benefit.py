"""Costs against what outcomes are taken to be worth, each number worked out by hand."""

import pytest

from metrics.statistics.benefit import Range, cases

HALF, SURE = Range(0.02, 0.05, 0.08), Range(1000, 2000, 5000)


def test_each_case_takes_its_own_inputs_and_the_allowance_comes_off_the_worth():
    low, central, high = cases(50_000, 400, HALF, SURE, 0.25)
    assert low == pytest.approx((50_000, 8, 6_000, -44_000, 0.12))  # 8 x 1,000 less a quarter
    assert central == pytest.approx((50_000, 20, 30_000, -20_000, 0.6))
    assert high == pytest.approx((50_000, 32, 120_000, 70_000, 2.4))


def test_nothing_spent_has_no_ratio_and_an_allowance_of_all_leaves_nothing():
    assert [each.ratio for each in cases(0, 400, HALF, SURE, 0)] == [None] * 3
    assert [each.worth for each in cases(10, 400, HALF, SURE, 1)] == [0] * 3


@pytest.mark.parametrize(
    "wrong",
    [
        (10, 400, Range(0.05, 0.02, 0.08), SURE, 0),
        (10, 400, HALF, Range(1000, 900, 5000), 0),
        (-10, 400, HALF, SURE, 0),
        (10, 400, Range(0.02, 0.05, 1.01), SURE, 0),
        (10, 400, HALF, SURE, 1.1),
        (10, float("nan"), HALF, SURE, 0),
    ],
)
def test_what_is_no_amount_no_part_or_out_of_order_is_refused(wrong):
    with pytest.raises(ValueError):
        cases(*wrong)
