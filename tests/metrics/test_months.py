"""The second question of places side by side: their months, in the scope that is asked of."""

from datetime import date

import pytest

from data_access.access import EVERYTHING, Role, limit
from metrics import Comparator, Selection, evaluate
from metrics.asking.beside import by_month
from metrics.periods import Grain
from metrics.selection import Filter
from metrics.statistics import dispersion
from tests.metrics.small_store import duckdb_store, fact_row
from tests.metrics.south import SOUTH

UNEVEN = {1: (5, 45) * 6, 2: (60, 20) * 6}  # by locality: referrals of the months of 2022
EVEN = {1: (40,) * 12, 2: (20,) * 12}
YEAR = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}
ASKED = {
    "metric": "referrals_per_1000",
    "grain": Grain.WHOLE,
    "by": ("locality",),
    "compare": (Comparator.REST,),
}
LIVING = [(1, 0, 100_000), (1, 1, 40_000), (1, 2, 60_000), (2, 3, 9_000)]


def rows_of(counts):
    return [
        fact_row("referral", received=date(2022, month, 9), locality=place, n=many)
        for place, months in counts.items()
        for month, many in enumerate(months, start=1)
    ]


@pytest.fixture(scope="module")
def store():
    columns = ("authority", "locality", "people")
    people = [
        dict(zip(columns, row, strict=True), year=year, age_group="children")
        for year in (2021, 2022)
        for row in LIVING
    ]
    made = duckdb_store({"referral": rows_of(UNEVEN), "population": people})
    yield made
    made.engine.dispose()


def places(store, access=EVERYTHING, **changes):
    return evaluate(Selection(**YEAR | ASKED | {"where": SOUTH} | changes), store, access).readings.places


def test_how_much_places_vary_is_worked_out_from_their_own_months(store):
    assert places(store).spread == pytest.approx(dispersion.of_places(list(UNEVEN.values())))
    assert places(store.refill({"referral": rows_of(EVEN)})).spread == 1
    store.refill({"referral": rows_of(UNEVEN)})


def test_of_a_short_window_the_months_before_it_are_looked_at_as_well(store):
    quarter = places(store, first=date(2022, 10, 1))
    assert quarter.spread == pytest.approx(dispersion.of_places(list(UNEVEN.values())))
    assert quarter.each[0].cell.figure.numerator == sum(UNEVEN[1][9:])


def test_one_place_alone_is_held_against_its_rest_and_so_judged_as_all_are(store):
    hamilton = (*SOUTH, Filter(dimension="locality", members=("hamilton",)))
    alone = places(store, where=hamilton)
    assert [each.cell.members[0].name for each in alone.each] == ["Hamilton"]
    assert alone.spread == pytest.approx(dispersion.of_places(list(UNEVEN.values())))


def test_a_manager_of_one_place_is_asked_for_its_own_months_alone(store):
    asked = Selection(**YEAR | ASKED)
    seen = []

    def ask(each):
        seen.append(each)
        return evaluate(each, store, limit(Role.MANAGER, frozenset({"hamilton"})))

    cells = by_month(asked, ask)
    assert [each.grain for each in seen] == [Grain.MONTH] and seen[0].compare == (Comparator.REST,)
    assert {cell.members[0].name for cell in cells if cell.figure.numerator} == {"Hamilton"}


@pytest.mark.parametrize(
    "other",
    [
        {"grain": Grain.QUARTER},
        {"metric": "referrals", "by": ("team",)},
        {"compare": ()},
        {"by": (), "compare": ()},
    ],
)
def test_nothing_more_is_asked_where_no_places_are_set_beside_the_rest(other):
    assert by_month(Selection(**YEAR | ASKED | other), lambda each: pytest.fail("asked of the store")) == ()
