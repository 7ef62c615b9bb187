"""A scope holds in every SELECT, list and cache; nobody is shown a row, or a name, outside it."""

from datetime import date

import pytest
from hypothesis import given

from data_access.access import EVERYTHING, Role, limit
from metrics import Comparator, Filter, Refused, Selection, evaluate
from metrics.answer import Status
from metrics.catalogue import reference
from metrics.catalogue.records import NotYours
from metrics.periods import Grain
from metrics.wording import applied
from tests.metrics import drawing, oracle
from tests.metrics.small_store import duckdb_store, fact_row

CANARY = 10**6
YEAR = (date(2023, 1, 1), date(2023, 12, 31))
HAMILTON = limit(Role.MANAGER, frozenset({"hamilton"}))
LANARK = limit(Role.MANAGER, frozenset({"lanark"}))
AIRDRIE_HUB = limit(Role.MANAGER, teams=frozenset({"a_hub"}))
NOBODY = limit(Role.MANAGER)


def numbers(answer):
    for cell in answer.cells:
        for figure in (cell.figure, *(c.figure for c in cell.comparisons)):
            yield from (each for each in (figure.value, figure.numerator, figure.denominator) if each)


@given(facts=drawing.FACTS, questions=drawing.QUESTIONS, access=drawing.MANAGERS)
@drawing.EXAMPLES
def test_no_row_outside_the_scope_is_in_any_answer(either, facts, questions, access):
    scope = oracle.Scope(access.localities, access.teams)
    outside = {"n": CANARY, "days_to_decision": CANARY, "days_from_referral": CANARY}
    either.refill(
        {
            fact: [
                drawing.stored(
                    fact, row if scope.sees(row) else row | {k: outside[k] for k in outside if k in row}
                )
                for row in rows
            ]
            for fact, rows in facts.items()
        }
    )
    for asked in questions:
        try:
            answer = evaluate(asked, either, access)
        except Refused:
            continue
        assert max(numbers(answer), default=0) < CANARY
        assert not (scope.empty and list(numbers(answer)))


@pytest.fixture(scope="module")
def store():
    day = date(2023, 5, 5)
    referrals = [
        fact_row(
            "referral", received=day, locality=locality, team=team, team_type=team and 1, authority=authority
        )
        for locality, team, authority, times in (
            (1, 1, 1, 3),
            (2, 2, 1, 4),
            (3, 3, 2, 5),
            (0, 0, 1, 6),
            (1, 3, 2, 7),
        )
        for _ in range(times)
    ]
    moves = [
        fact_row(
            "allocation",
            started=day,
            locality=1,
            team=1,
            allocation_kind=3,
            from_team=team,
            from_team_type=kind,
        )
        for team, kind in ((2, 2), (2, 2), (3, 1), (1, 1), (0, 0))
    ]
    children = {"year": 2022, "age_group": "children", "authority": 1}
    people = [
        {**children, "locality": key, "people": number} for key, number in ((0, 900), (1, 100), (2, 200))
    ]
    made = duckdb_store(
        {
            "referral": referrals,
            "allocation": moves,
            "population": people,
            "team_locality": [{"team": 1, "locality": 1, "valid_from": None, "valid_to": None}],
            "target": [
                {
                    "authority": 1,
                    "metric": "referrals",
                    "locality": 0,
                    "first": 19358,
                    "last": 19722,
                    "value": 9.0,
                }
            ],
            "completeness": [{"extract": "referrals", "field": "locality", "rows": 25, "recorded": 19}],
        }
    )
    yield made
    made.engine.dispose()


def ask(store, access, metric="referrals", by=(), compare=(), **filters):
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
    first, last = YEAR
    asked = Selection(
        metric=metric, first=first, last=last, grain=Grain.CALENDAR_YEAR, by=by, where=where, compare=compare
    )
    return evaluate(asked, store, access)


def values(answer):
    return {" ".join(m.name for m in cell.members): cell.figure.value for cell in answer.cells}


@pytest.mark.parametrize("accesses", [(HAMILTON, LANARK), (LANARK, HAMILTON)])
def test_two_scopes_share_no_cache(store, accesses):
    expected = {HAMILTON: ("Hamilton", 10), LANARK: ("Lanark", 4)}
    for access in (*accesses, EVERYTHING, *accesses):
        if access is EVERYTHING:
            assert values(ask(store, access))[""] == 25
            assert len(reference.members(store, "locality", access)) == 4
            continue
        name, count = expected[access]
        assert values(ask(store, access))[""] == count
        assert values(ask(store, access, by=("locality",))) == {name: count}
        assert [m.name for m in reference.members(store, "locality", access)] == [name, "Not recorded"]


def test_a_team_is_seen_wherever_it_works_and_places_by_all_their_rows(store):
    assert values(ask(store, AIRDRIE_HUB, by=("locality",))) == {"Hamilton": 7, "Airdrie": 5}
    both = limit(Role.MANAGER, frozenset({"lanark"}), frozenset({"a_hub"}))
    assert values(ask(store, both))[""] == 16


def test_an_empty_scope_sees_nothing_and_is_told_why(store):
    for access in (NOBODY, limit(Role.MANAGER, frozenset({"atlantis", "not_recorded"}))):
        answer = ask(store, access, by=("locality",), compare=tuple(Comparator))
        assert not list(numbers(answer))
        assert {cell.figure.status for cell in answer.cells} == {Status.NOT_AVAILABLE}
        assert "ask an administrator" in answer.cells[0].figure.reason.lower()
        for name in ("authority", "locality", "team"):
            assert [m.key for m in reference.members(store, name, access)] == [0]


def test_places_outside_the_scope_cannot_be_asked_for(store):
    with pytest.raises(Refused, match="Your scope has no locality 'lanark'"):
        ask(store, HAMILTON, locality=("lanark",))
    with pytest.raises(Refused, match="Your scope has no authority 'north'"):
        ask(store, LANARK, authority=("north",))


def test_teams_before_outside_the_scope_are_shown_as_their_type(store):
    named = values(ask(store, EVERYTHING, "transfers", by=("from_team",)))
    assert named == {"Hamilton Hub": 1, "Hamilton Local Office": 2, "Airdrie Hub": 1, "Not recorded": 1}
    masked = values(ask(store, HAMILTON, "transfers", by=("from_team",)))
    assert masked == {
        "Hamilton Hub": 1, "Hub (another team)": 1, "Local Office (another team)": 2, "Not recorded": 1,
    }  # fmt: skip
    kept = ask(store, HAMILTON, "transfers", from_team=("other_local_office",))
    assert values(kept)[""] == 2
    with pytest.raises(Refused, match="Your scope has no"):
        ask(store, HAMILTON, "transfers", from_team=("h_local",))


def test_a_rate_is_of_the_localities_of_the_scope(store):
    [cell] = ask(store, HAMILTON, "referrals_per_1000").cells
    assert (cell.figure.numerator, cell.figure.denominator) == (10, 100)
    with_a_team = limit(Role.MANAGER, frozenset({"lanark"}), frozenset({"h_hub"}))
    [cell] = ask(store, with_a_team, "referrals_per_1000").cells
    assert (cell.figure.numerator, cell.figure.denominator) == (4, 200)
    for asked in ({"by": ("locality",)}, {"locality": ("hamilton",)}):
        [cell] = ask(store, HAMILTON, "referrals_per_1000", **asked).cells
        assert (cell.figure.numerator, cell.figure.denominator) == (10, 100)
    [cell] = ask(store, AIRDRIE_HUB, "referrals_per_1000").cells
    assert cell.figure.reason.startswith("Teams have no population of their own")


def test_the_councils_target_is_not_set_beside_a_part_of_it(store):
    everything, part = (
        ask(store, a, compare=(Comparator.TARGET,), authority=("south",)) for a in (EVERYTHING, HAMILTON)
    )
    assert everything.cells[0].comparisons[0].figure.value == 9
    assert "you see a part" in part.cells[0].comparisons[0].figure.reason


def test_counts_of_the_whole_store_are_not_told(store):
    assert any("of the 25 referrals" in each for each in ask(store, EVERYTHING, by=("locality",)).caveats)
    answer = ask(store, HAMILTON, by=("locality",))
    assert not any("25" in each for each in answer.caveats)
    assert "Within your scope: Hamilton" in applied(answer)
    for read in (reference.loads, reference.findings, reference.restatements, reference.completeness):
        with pytest.raises(NotYours, match="only to those who see all"):
            read(store, HAMILTON)
