"""Whom a rate divides by: the right people, of the right year, or nobody and then it says so."""

from datetime import date

import pytest

from metrics import EVERYTHING, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.dimensions import DIMENSIONS
from metrics.periods import Grain
from tests.metrics.south import SOUTH, ask, referred, values


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


@pytest.mark.parametrize("dimension", DIMENSIONS)
def test_a_rate_is_split_only_by_what_has_a_population_of_its_own(dimension):
    asked = {"metric": "referrals_per_1000", "first": date(2023, 1, 1), "last": date(2023, 1, 31)}
    if dimension in ("authority", "locality"):
        assert Selection(**asked, by=(dimension,)).by == (dimension,)
        return
    with pytest.raises(ValueError, match="no population is known by it|not recorded for them"):
        Selection(**asked, by=(dimension,))


def test_a_rate_of_fewer_children_by_team_divides_by_all_and_says_so(council):
    council.refill({"population": people(y2022=20)})
    referred(council, date(2023, 1, 1), team=1, team_type=1)
    month = {"first": date(2023, 1, 1), "last": date(2023, 1, 31), "grain": Grain.MONTH}
    where = (Filter(dimension="team", members=("h_hub",)), *SOUTH)
    answer = evaluate(Selection(metric="referrals_per_1000", **month, where=where), council, EVERYTHING)
    assert [cell.figure.denominator for cell in answer.cells] == [20]
    assert any(caveat.startswith("Choosing team narrows what is counted") for caveat in answer.caveats)
    assert "Rates are for the period itself; they are not scaled up to a year." in answer.caveats


@pytest.mark.parametrize(
    ("last", "divided_by", "rate"),
    [
        (date(2022, 3, 31), 10, 1000 * 2 / 10),
        (date(2023, 3, 31), 10 + 20, 1000 * 4 / 30),
        (date(2024, 3, 31), 10 + 20 + 40, 1000 * 6 / 70),
    ],
)
def test_a_rate_of_whole_years_is_yearly_by_the_children_of_each_year(council, last, divided_by, rate):
    council.refill({"population": people(y2021=10, y2022=20, y2023=40)})
    referred(council, *(date(year, month, 5) for year in (2021, 2022, 2023) for month in (5, 11)))
    [cell] = ask(council, "referrals_per_1000", date(2021, 4, 1), last, Grain.WHOLE).cells
    assert (cell.figure.denominator, cell.figure.value) == (divided_by, pytest.approx(rate))


def test_a_rate_of_more_than_a_year_and_no_whole_years_is_refused_with_the_way_on(council):
    council.refill({"population": people(y2021=10, y2022=20)})
    referred(council, date(2021, 5, 5))
    [cell] = ask(council, "referrals_per_1000", date(2021, 4, 1), date(2022, 6, 30), Grain.WHOLE).cells
    assert (cell.figure.value, cell.figure.reason) == (
        None,
        "15 months are no whole years, so there is no yearly rate: choose 12, 24 or 36 months, or "
        "part of a year.",
    )


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
