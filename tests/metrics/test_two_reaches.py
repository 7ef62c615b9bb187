"""Two councils whose data begins and ends on different days: together they are known where both are."""

from datetime import date

import pytest

from data_access.access import EVERYTHING
from metrics import METRICS, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.catalogue import reference
from metrics.catalogue.coverage import covered
from metrics.periods import Grain
from tests.metrics.small_store import coverage_row, duckdb_store

SOUTH = (date(2022, 1, 1), date(2024, 3, 31))
NORTH = (date(2022, 7, 1), date(2024, 1, 31))
BOTH = (date(2022, 7, 1), date(2024, 1, 31))


@pytest.fixture(scope="module", params=[(1, 2), (2, 1)], ids=["in order", "the other way about"])
def store(request):
    reaches = dict(zip(request.param, (SOUTH, NORTH), strict=True))
    rows = [coverage_row(key, "referrals", *reaches[key]) for key in reaches]
    made = duckdb_store({"coverage": rows, "referral": []})
    made.south = ("south", "north")[request.param[0] - 1]
    yield made
    made.engine.dispose()


def status(store, year, month, *councils):
    first = date(year, month, 1)
    where = (Filter(dimension="authority", members=councils),) if councils else ()
    last = date(year, month, 31)
    asked = Selection(metric="referrals", first=first, last=last, grain=Grain.MONTH, where=where)
    [cell] = evaluate(asked, store, EVERYTHING).cells
    return cell.figure.status


def test_all_councils_are_known_where_each_is(store):
    members = tuple(m for m in reference.members(store, "authority", EVERYTHING) if m.key)
    for asked in ((), members):
        found = covered(METRICS["referrals"], asked, store)
        assert (found.first, found.last) == BOTH
    one = tuple(member for member in members if member.code == store.south)
    found = covered(METRICS["referrals"], one, store)
    assert (found.first, found.last) == SOUTH


@pytest.mark.parametrize(
    ("year", "month", "together", "alone"),
    [
        (2022, 5, Status.NOT_AVAILABLE, Status.NONE),
        (2022, 7, Status.NONE, Status.NONE),
        (2024, 1, Status.NONE, Status.NONE),
        (2024, 3, Status.NOT_AVAILABLE, Status.NONE),
    ],
)
def test_a_month_that_one_council_has_not_sent_is_no_total_of_both(store, year, month, together, alone):
    assert status(store, year, month) is together
    assert status(store, year, month, store.south) is alone
