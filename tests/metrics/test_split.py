"""Which members a split has: zeros of those that could have been, and nothing of those that could not."""

from datetime import date

import pytest

from metrics import EVERYTHING, Filter, Selection, evaluate
from metrics.asking.split import SHORT
from metrics.periods import Grain, day_number
from tests.metrics.small_store import fact_row

QUARTER = {"first": date(2023, 1, 1), "last": date(2023, 3, 31)}
LINKED = {"team": 2, "locality": 2, "valid_from": None, "valid_to": None}


def told(store, by, grain=Grain.WHOLE, metric="referrals", **filters):
    """Each member's figures over the quarter, in order of period."""
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
    asked = Selection(metric=metric, by=(by,), where=where, grain=grain, **QUARTER)
    found = {}
    for cell in evaluate(asked, store, EVERYTHING).cells:
        found.setdefault(cell.members[0].code, []).append(cell.figure.value)
    return found


@pytest.fixture
def store(small):
    """One referral, to Hamilton's hub, by somebody themselves."""
    keys = {"locality": 1, "team": 1, "team_type": 1, "referral_source": 1, "source_group": 1, "reason": 1}
    return small.refill({"referral": [fact_row("referral", received=date(2023, 2, 5), **keys)]})


def reasons(many):
    blank = {"key": 0, "code": "not_recorded", "name": "Not recorded", "reason_group": 0}
    return [blank, *({**blank, "key": k, "code": f"r{k}", "name": f"R{k}"} for k in range(1, many + 1))]


def test_a_short_list_is_whole_and_a_long_one_has_those_with_rows(store):
    assert told(store, "source") == {"self": [1], "police": [0]}
    store.refill({"reason": reasons(SHORT)})
    assert len(told(store, "reason")) == SHORT
    store.refill({"reason": reasons(SHORT + 1)})
    assert told(store, "reason") == {"r1": [1]}


def test_a_list_that_grows_has_only_those_with_rows(store):
    assert told(store, "team") == {"h_hub": [1]}
    row = fact_row("context", month=date(2023, 3, 1), indicator=1, reach=1, paper=2, pounds=5.0)
    store.refill({"context": [row]})
    for by, code in (("indicator", "nation"), ("paper", "report")):
        assert told(store, by, metric="national_funding") == {code: [5]}


def test_what_no_row_says_is_told_as_that_and_not_as_zeros(small):
    store = small.refill({"referral": [fact_row("referral", received=date(2023, 2, 5), locality=1)]})
    assert [*told(store, "source")] == ["not_recorded"]


def test_a_team_of_the_places_chosen_is_there_without_rows(store):
    store.refill({"team_locality": [LINKED]})
    assert told(store, "team", locality=("hamilton", "lanark")) == {"h_hub": [1], "h_local": [0]}
    for valid in ({"valid_from": date(2023, 3, 15)}, {"valid_to": date(2023, 1, 15)}):
        days = {name: day_number(day) for name, day in valid.items()}
        store.refill({"team_locality": [LINKED | days]})
        by_month = told(store, "team", Grain.MONTH, locality=("hamilton", "lanark"))
        assert by_month == {"h_hub": [0, 1, 0], "h_local": [0, 0, 0]}, "for a part of the time is enough"


def test_a_filter_leaves_no_zero_of_what_it_makes_impossible(store):
    assert told(store, "source", source_group=("public",)) == {"self": [1]}
    assert told(store, "source_group", source=("self",)) == {"public": [1]}
    assert told(store, "team_type", team=("h_hub",)) == {"hub": [1]}
    assert told(store, "source", team=("h_hub",)) == {"self": [1], "police": [0]}, "of these nothing follows"
