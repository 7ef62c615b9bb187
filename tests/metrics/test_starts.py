"""The second question of a stock before and after an event: how many came, in the scope that is asked of."""

from datetime import date

from data_access.access import EVERYTHING, Access, Role
from metrics import Selection, evaluate
from metrics.asking.inquiry import inquire
from metrics.asking.starts import starts
from metrics.periods import Grain
from metrics.readings import change_of
from metrics.readings.change import Compared
from metrics.selection import Filter
from tests.metrics.small_store import duckdb_store, fact_row

ASKED = {
    "metric": "open_allocations",
    "first": date(2022, 1, 1),
    "last": date(2023, 12, 31),
    "grain": Grain.MONTH,
}
EVENT = date(2023, 1, 1)


def store():
    """In Hamilton a month's number come on its second day and stay; in Lanark one a month."""
    rows = [
        fact_row("allocation", started=date(year, month, 2), locality=place)
        for year in (2022, 2023)
        for month in range(1, 13)
        for place, many in ((1, month), (2, 1))
        for _ in range(many)
    ]
    return duckdb_store({"allocation": rows}, two=False)


def counted(small, access=EVERYTHING, **changes):
    inquiry = inquire(Selection(**ASKED | {"event": EVENT} | changes), small, access)
    return list(starts(inquiry).values())


def test_starts_are_counted_by_month_within_filters_and_scope():
    small = store()
    assert counted(small) == [month + 1 for month in range(1, 13)] * 2
    assert counted(small, where=(Filter(dimension="locality", members=("lanark",)),)) == [1] * 24
    assert counted(small, Access(Role.MANAGER, frozenset({"hamilton"}))) == [*range(1, 13)] * 2


def test_nothing_is_asked_where_no_event_is_or_no_stock():
    small = store()
    assert counted(small, event=None) == []
    assert counted(small, metric="allocations") == []


def test_an_answer_has_its_stock_set_in_the_band_of_those_starts():
    found = change_of(evaluate(Selection(**ASKED, event=EVENT), store(), EVERYTHING))
    assert isinstance(found, Compared) and len(found.band) == 24
    assert found.value > 0
