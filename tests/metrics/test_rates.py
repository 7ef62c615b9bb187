"""Whom a rate divides by: the right people, of the right year, or nobody and then it says so."""

from datetime import date

import pytest

from metrics.answer import Status
from tests.metrics.south import ask, referred, values


def people(**by_year):
    return [
        {"authority": 1, "locality": 0, "year": int(year[1:]), "age_group": "children", "people": number}
        for year, number in by_year.items()
    ]


@pytest.mark.parametrize(
    ("last", "expected"),
    [(date(2022, 6, 30), 1000 / 10), (date(2022, 7, 31), 1000 / 20), (date(2023, 6, 30), 1000 / 20)],
)
def test_an_estimate_holds_from_the_first_of_july(council, last, expected):
    council.refill({"population": people(y2021=10, y2022=20)})
    referred(council, last)
    answer = ask(council, "referrals_per_1000", last.replace(day=1), last)
    assert values(answer) == [expected]
    assert not any("estimate for" in caveat for caveat in answer.caveats)


def test_an_older_estimate_is_used_and_named_and_a_newer_one_never(council):
    council.refill({"population": people(y2021=10)})
    referred(council, date(2023, 7, 1), date(2021, 6, 1))
    answer = ask(council, "referrals_per_1000", date(2023, 7, 1), date(2023, 7, 31))
    assert values(answer) == [100]
    assert (
        "The population estimate for 2023 is not loaded; the one for 2021 is used in its place."
        in answer.caveats
    )
    early = ask(council, "referrals_per_1000", date(2021, 6, 1), date(2021, 6, 30)).cells[0].figure
    assert (early.status, early.reason) == (
        Status.NOT_AVAILABLE,
        "No population estimate is loaded for 2020 or earlier.",
    )


def test_a_rate_of_fewer_children_by_team_divides_by_all_and_says_so(council):
    council.refill({"population": people(y2022=20)})
    referred(council, date(2023, 1, 1), team=1, team_type=1)
    answer = ask(council, "referrals_per_1000", date(2023, 1, 1), date(2023, 1, 31), by=("team",))
    assert [(cell.members[0].name, cell.figure.denominator) for cell in answer.cells] == [
        ("Hamilton Hub", 20)
    ]
    assert any(caveat.startswith("Choosing team narrows what is counted") for caveat in answer.caveats)
    assert "Rates are for the period itself; they are not scaled up to a year." in answer.caveats


def of_places(*listed):
    """(authority, locality, year, people), key 0 being the whole council."""
    names = ("authority", "locality", "year", "people")
    return [{**dict(zip(names, each, strict=True)), "age_group": "children"} for each in listed]


@pytest.mark.parametrize(
    ("listed", "divided_by"),
    [
        ([(1, 1, 2022, 30), (1, 2, 2022, 20), (2, 3, 2022, 900)], 50),
        ([(1, 1, 2022, 30), (1, 2, 2022, 20), (1, 1, 2021, 3), (1, 2, 2020, 2)], 50),
        ([(1, 0, 2022, 80), (1, 1, 2022, 30), (1, 2, 2022, 20)], 80),
        ([(1, 1, 2022, 30)], None),  # one of its two localities is no whole council
        ([(2, 3, 2022, 900)], None),
    ],
)
def test_a_council_without_an_estimate_is_all_of_its_own_localities(council, listed, divided_by):
    council.refill({"population": of_places(*listed)})
    referred(council, date(2023, 1, 1))
    [cell] = ask(council, "referrals_per_1000", date(2023, 1, 1), date(2023, 1, 31)).cells
    assert cell.figure.denominator == divided_by
    assert divided_by or cell.figure.reason == "No population is loaded for this place."


def test_a_council_without_localities_and_without_an_estimate_has_no_rate(council):
    localities = [{"key": 0, "code": "not_recorded", "name": "Not recorded", "authority": 0, "kind": None}]
    council.refill({"population": [], "locality": localities})
    referred(council, date(2023, 1, 1))
    [cell] = ask(council, "referrals_per_1000", date(2023, 1, 1), date(2023, 1, 31)).cells
    assert cell.figure.reason == "No population is loaded for this place."
