"""Months in an address: always there, always ones the data has."""

import pytest

from pages.frame import period_for_address
from tests.pages.opened import open_page, said

FULL = {"from", "to"}


def test_an_address_without_months_is_given_the_latest(small):
    assert period_for_address({}).keys() == FULL


def test_months_the_data_has_are_kept(small):
    asked = {"from": "May 2023", "to": "June 2023"}
    assert period_for_address(asked) == asked
    assert period_for_address(asked | {"locality": "Hamilton"}) == asked


@pytest.mark.parametrize(
    ("asked", "in_vain"),
    [
        ({"from": "April 1990"}, "April 1990"),
        ({"from": "April 1990", "to": "June 2023"}, "April 1990 to June 2023"),
        ({"to": "<b>"}, "<b>"),
        ({"to": "x" * 10_000}, "x" * 60 + "…"),
        ({"from": "June 2023", "to": "May 2023"}, "June 2023 to May 2023"),
    ],
)
def test_months_it_has_not_are_replaced_and_said(small, asked, in_vain):
    assert period_for_address(asked) == period_for_address({}) | {"refused": in_vain}


def test_a_page_says_once_which_months_were_refused(small):
    told = said(open_page(refused="April 1990"))
    assert told.count("in this link") == 1
    assert "“April 1990” in this link is not a period of this data, so it was left out." in told
