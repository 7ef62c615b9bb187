"""Whom a rate divides by: the right people, of the right year, or nobody and then it says so."""

from datetime import date

import pytest

from data_access.schema import FIXED
from metrics import EVERYTHING, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.dimensions import DIMENSIONS
from metrics.periods import Grain
from tests.metrics.small_store import fact_row
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


@pytest.mark.parametrize(
    ("fact", "metric", "day"),
    [("referral", "referrals_per_1000", "received"), ("allocation", "allocations_per_1000", "started")],
)
def test_whoever_is_not_of_the_estimate_is_not_counted(council, fact, metric, day):
    """Of the unborn, one of every age of childhood, one of 18, and one of whom it is not known: not two."""
    rows = [fact_row(fact, **{day: date(2023, 1, 5)}, age_band=age) for age in range(8)]
    council.refill({fact: rows, "population": people(y2022=1000)})
    [cell] = ask(council, metric, date(2023, 1, 1), date(2023, 1, 31)).cells
    assert (cell.figure.numerator, cell.figure.value) == (6, 6)


def of_parts(**by_group):
    return [
        row | {"age_group": group.removeprefix("of_").replace("_", "-")}
        for group, number in by_group.items()
        for row in people(y2022=number)
    ]


def by_age_and_sex(council, **by_group):
    """Two girls of 5 to 9, a boy of 16, and the unborn child of somebody."""
    known = [(4, 1), (4, 1), (6, 2), (1, 0)]
    rows = [fact_row("referral", received=date(2023, 1, 5), age_band=age, sex=sex) for age, sex in known]
    council.refill({"referral": rows, "population": [*people(y2022=100), *of_parts(**by_group)]})

    def rate(by=(), **filters):
        where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
        asked = {"first": date(2023, 1, 1), "last": date(2023, 1, 31), "by": by, "where": (*SOUTH, *where)}
        return evaluate(Selection(metric="referrals_per_1000", **asked), council, EVERYTHING)

    return rate


def test_a_rate_by_age_or_sex_divides_by_the_children_of_that_age_or_sex(council):
    rate = by_age_and_sex(council, of_5_9=40, of_16_17=20, girls=45, boys=55)
    ages = {cell.members[0].code: cell.figure for cell in rate(("age_band",)).cells}
    assert (ages["5-9"].denominator, ages["16-17"].denominator) == (40, 20)
    assert (ages["5-9"].value, ages["16-17"].value) == (1000 * 2 / 40, 1000 * 1 / 20)
    assert ages["unborn"].reason.startswith("No number of people of this group is loaded")
    sexes = {cell.members[0].code: cell.figure for cell in rate(("sex",)).cells}
    assert (sexes["female"].value, sexes["male"].value) == (1000 * 2 / 45, 1000 * 1 / 55)


@pytest.mark.parametrize(
    ("filters", "divided_by", "is_said"),
    [
        ({"age_band": ("5-9", "16-17")}, 60, False),
        ({"age_band": ("5-9", "unborn")}, 40, False),  # nobody unborn is counted
        ({"sex": ("female",)}, 45, False),
        ({"age_band": ("5-9", "10-15")}, 100, True),  # of whom it is not known how many there are
        ({"age_band": ("5-9", "not_recorded")}, 100, True),
        ({"age_band": ("5-9",), "sex": ("female",)}, 100, True),  # nor how many girls of an age
    ],
)
def test_a_filter_on_age_or_sex_narrows_whom_it_divides_by_where_their_number_is_known(
    council, filters, divided_by, is_said
):
    answer = by_age_and_sex(council, of_5_9=40, of_16_17=20, girls=45)(**filters)
    assert [cell.figure.denominator for cell in answer.cells] == [divided_by]
    assert any("narrows what is counted, not whom" in each for each in answer.caveats) is is_said


@pytest.mark.parametrize("by", [("age_band", "sex"), ("deprivation", "ethnic_group")])
def test_a_rate_by_two_groups_at_once_is_refused(by):
    asked = {"metric": "referrals_per_1000", "first": date(2023, 1, 1), "last": date(2023, 1, 31)}
    with pytest.raises(ValueError, match="no population is known by both"):
        Selection(**asked, by=by)


@pytest.mark.parametrize(
    ("dimension", "groups"),
    [
        ("ethnic_group", {"white": 40, "other_ethnic_group": 5}),
        ("disability", {"disabled": 9, "not_disabled": 91}),
        ("deprivation", {"fifth_1": 30, "fifth_5": 10}),
    ],
)
def test_a_rate_by_what_children_are_like_divides_by_the_children_of_each_group(council, dimension, groups):
    """One referral of the first and one of the last member, each on its own population."""
    last = len(FIXED[dimension])
    rows = [
        fact_row("referral", received=date(2023, 1, 5), age_band=4, **{dimension: key}) for key in (1, last)
    ]
    parts = [row | {"age_group": group} for group, many in groups.items() for row in people(y2022=many)]
    council.refill({"referral": rows, "population": [*people(y2022=100), *parts]})
    asked = {"first": date(2023, 1, 1), "last": date(2023, 1, 31), "by": (dimension,), "where": SOUTH}
    cells = evaluate(Selection(metric="referrals_per_1000", **asked), council, EVERYTHING).cells
    found = {cell.members[0].key: cell.figure for cell in cells}
    assert [found[key].denominator for key in (1, last)] == list(groups.values())
    assert [found[key].value for key in (1, last)] == [1000 / many for many in groups.values()]


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
    if dimension in ("authority", "locality", "age_band", "sex", "ethnic_group", "disability", "deprivation"):
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


@pytest.mark.parametrize(("months", "last"), [(13, date(2022, 4, 30)), (15, date(2022, 6, 30))])
def test_a_rate_of_more_than_a_year_and_no_whole_years_is_refused_with_the_way_on(council, months, last):
    council.refill({"population": people(y2021=10, y2022=20)})
    referred(council, date(2021, 5, 5))
    [cell] = ask(council, "referrals_per_1000", date(2021, 4, 1), last, Grain.WHOLE).cells
    assert (cell.figure.value, cell.figure.reason) == (
        None,
        f"{months} months are no whole years, so there is no yearly rate: choose 12, 24 or 36 months, or "
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


def test_where_an_estimate_says_that_nobody_lives_there_is_no_rate(council):
    council.refill({"population": people(y2022=0)})
    referred(council, date(2023, 1, 1))
    [cell] = ask(council, "referrals_per_1000", date(2023, 1, 1), date(2023, 1, 31)).cells
    assert cell.figure.reason == "Nobody is known to live there, so there is no rate."
