"""On which day a count came to the target of its period: counted again by the oracle, a day at a time."""

from datetime import date, timedelta
from math import ceil
from random import Random

import pytest

from data_access.access import EVERYTHING, PUBLIC, Role, limit
from metrics import METRICS, Filter, Selection, evaluate
from metrics.periods import Grain, day_number
from tests.metrics import oracle
from tests.metrics.drawing import CODES, settled_rows, stored
from tests.metrics.oracle.council import COVERED
from tests.metrics.public_store import true_and_public

YEAR = (date(2022, 1, 1), date(2022, 12, 31))
OVER = (date(2024, 1, 1), date(2024, 12, 31))  # the data ends within it
DAY = timedelta(days=1)
# Of different people and of events, with conditions and without.
COUNTS = ("parents_supported", "parents_supported_by_peers", "supports_started", "parents_plans")


@pytest.fixture(scope="module")
def rows():
    """Rows of more parents than are drawn elsewhere, many of them more than once, and of some unknown."""
    found = {fact: settled_rows(fact) for fact in {METRICS[name].fact for name in COUNTS}}
    chance = Random(1)
    found["support"] = [row | {"parent": chance.choice((None, *range(40)))} for row in found["support"]]
    return found


def target(metric, value, span, locality=None):
    key = CODES["locality"].index(locality) + 1 if locality else 0
    days = {"first": day_number(span[0]), "last": day_number(span[1])}
    return {"authority": 1, "metric": metric, "locality": key, "value": value, **days}


def fill(store, rows, targets):
    told = {fact: [stored(fact, row) for row in of] for fact, of in rows.items()}
    return store.refill({**told, "target": targets})


def ask(store, metric, span, by=(), access=EVERYTHING):
    where = () if by else (Filter(dimension="authority", members=("south",)),)
    asked = Selection(
        metric=metric, first=span[0], last=span[1], grain=Grain.CALENDAR_YEAR, by=by, where=where
    )
    return evaluate(asked, store, access)


def again(rows, metric, value, span, locality=None):
    """The day, the first day and how many are short, by adding one day after the other to the rows."""
    counted = oracle.counted(metric, None)
    own = [row for row in rows if row["authority"] == "south" and locality in (None, row["locality"])]
    first, day = None, span[0]
    while day <= span[1]:
        so_far = counted.figure([row for row in own if counted.belongs(row, span[0], day)])
        first = first or (day if so_far else None)
        if so_far >= value:
            return day, first, 0
        day += DAY
    return None, first, value - so_far


def found(answer):
    return [(each.met_on, each.first, each.short) for each in answer.targets]


@pytest.mark.parametrize("metric", COUNTS)
def test_the_day_is_the_one_that_the_oracle_finds(either, rows, metric):
    own, beyond = rows[METRICS[metric].fact], 10_000
    total = beyond - again(own, metric, beyond, YEAR)[2]
    assert total > 10
    for value in (5, total // 2 + 0.5, total, total + 7):
        fill(either, rows, [target(metric, value, YEAR)])
        expected = again(own, metric, ceil(value), YEAR)
        assert found(ask(either, metric, YEAR)) == [expected]
        assert (expected[0] is None) == (value > total)


def test_every_place_and_every_year_has_its_own(either, rows):
    own, metric, places = rows["support"], "supports_started", ("hamilton", "lanark")
    targets = [target(metric, 9, span, place) for place in places for span in (YEAR, OVER)]
    fill(either, rows, targets)
    answer = ask(either, metric, (YEAR[0], OVER[1]), by=("locality",))
    told = {(each.period.first, each.members[0].code): each for each in answer.targets}
    assert set(told) == {(span[0], place) for place in places for span in (YEAR, OVER)}
    for (first, place), each in told.items():
        span = YEAR if first == YEAR[0] else OVER
        assert (each.met_on, each.first, each.short) == again(own, metric, 9, span, place)
        assert each.so_far == (span[1] > COVERED[1])
    of_hamilton = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset())
    seen = ask(either, metric, YEAR, by=("locality",), access=of_hamilton)
    assert [each.members[0].code for each in seen.targets] == ["hamilton"]


@pytest.mark.parametrize(
    "targets",
    [
        [],
        [target("parents_supported", 4, YEAR)],  # the day on which so few were counted tells of one of them
        [target("parents_supported", 9, (YEAR[0], date(2022, 6, 30)))],  # of another period
        [target("supports_planned_share", 60, YEAR)],  # a share is met or not, and on no day
    ],
)
def test_what_has_no_target_of_its_own_has_no_day(either, rows, targets):
    fill(either, rows, targets)
    for metric in ("parents_supported", "supports_planned_share"):
        assert not ask(either, metric, YEAR).targets


def test_a_public_count_has_no_day():
    """Its rows are dated the first of their month, and the day would be none of those that people came on."""
    span = (date(2023, 4, 1), date(2024, 3, 31))
    with true_and_public() as true:
        for store, access, days in ((true, EVERYTHING, 1), (true.public(), PUBLIC, 0)):
            store.refill({"target": [target("referrals", 40, span)]})
            asked = Selection(metric="referrals", first=span[0], last=span[1], grain=Grain.FINANCIAL_YEAR)
            assert len(evaluate(asked, store, access).targets) == days
