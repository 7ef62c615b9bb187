"""Months in an address: always there, always ones the data has."""

from functools import partial

import pytest

from metrics import EVERYTHING, PUBLIC, Role
from pages.frame import period_for_address
from pages.people.admission import access_at
from tests.pages.opened import open_page, said

FULL = {"from", "to"}
months_at = partial(period_for_address, access=lambda: EVERYTHING)


def test_an_address_without_months_is_given_the_latest(small):
    assert months_at({}).keys() == FULL


def test_an_address_ends_where_what_its_reader_sees_does(small):
    assert period_for_address({}, lambda: EVERYTHING)["to"] == "March 2025"
    assert period_for_address({}, lambda: PUBLIC)["to"] == "December 2024"


def test_whose_address_it_is_goes_by_the_role_tried_on_and_elsewhere_by_who_signed_in(small, monkeypatch):
    assert access_at({}, {}, {"as": "Public"}) == PUBLIC
    for asked in ({}, {"as": "Analyst"}, {"as": "nobody"}):
        assert access_at({}, {}, asked).role is Role.ANALYST
    assert not access_at({}, {}, {"as": "Manager"}).public
    monkeypatch.setattr("pages.people.switcher.is_on_this_machine", lambda *_: False)
    assert access_at({}, {}, {"as": "Analyst"}) == PUBLIC, "roles are tried on at this machine alone"


def test_months_the_data_has_are_kept(small):
    asked = {"from": "May 2023", "to": "June 2023"}
    assert months_at(asked) == asked
    assert months_at(asked | {"locality": "Hamilton"}) == asked


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
    assert months_at(asked) == months_at({}) | {"refused": in_vain}


def test_a_page_says_once_which_months_were_refused(small):
    told = said(open_page(refused="April 1990"))
    assert told.count("in this link") == 1
    assert "“April 1990” in this link is not a period of this data, so it was left out." in told
