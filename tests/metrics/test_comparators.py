"""What a figure is set beside: like with like, or not at all and why."""

from datetime import date

import pytest

from metrics import EVERYTHING, Comparator, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.periods import Grain, day_number
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row

Q1 = (date(2023, 1, 1), date(2023, 3, 31))


@pytest.fixture(scope="module")
def store():
    days = [date(2022, 2, 1), date(2022, 11, 30), date(2022, 12, 1), date(2023, 3, 31)]
    places = [(1, 1), (1, 1), (2, 2), (0, 0)]
    rows = [
        fact_row("referral", received=day, locality=locality, team=team, team_type=team)
        for day in days
        for locality, team in places
    ]
    rows.append(fact_row("referral", received=days[-1], authority=2, locality=3, team=3, team_type=1))
    made = duckdb_store({"referral": rows})
    yield made
    made.engine.dispose()


def ask(store, compare, metric="referrals", window=Q1, grain=Grain.QUARTER, by=(), **filters):
    filters = {"authority": ("south",)} | filters
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items() if codes)
    first, last = window
    asked = Selection(metric=metric, first=first, last=last, grain=grain, by=by, where=where, compare=compare)
    return evaluate(asked, store, EVERYTHING)


def beside(answer):
    return [(c.label, c.figure.value) for cell in answer.cells for c in cell.comparisons]


def test_the_period_before_and_a_year_before(store):
    asked = (Comparator.PREVIOUS, Comparator.LAST_YEAR)
    assert beside(ask(store, asked)) == [("Oct to Dec 2022", 8), ("Jan to Mar 2022", 4)]
    assert beside(ask(store, asked, grain=Grain.WHOLE)) == [("Oct to Dec 2022", 8), ("Jan to Mar 2022", 4)]


def test_a_window_longer_than_a_year_overlaps_itself_a_year_earlier(store):
    window = (date(2022, 2, 1), date(2023, 3, 31))
    answer = ask(store, (Comparator.LAST_YEAR,), window=window, grain=Grain.WHOLE)
    assert answer.cells[0].figure.value == 16
    assert beside(answer) == [("Feb 2021 to Mar 2022", 4)]


def test_what_is_not_complete_is_not_compared(store):
    spans = [coverage_row(1, "referrals", last=date(2023, 3, 30)), coverage_row(2, "referrals")]
    store.refill({"coverage": spans})
    answer = ask(store, (Comparator.PREVIOUS, Comparator.REST), locality=("hamilton",))
    previous, rest = answer.cells[0].comparisons
    assert answer.cells[0].figure.status is Status.PROVISIONAL
    assert previous.figure.reason == "Jan to Mar 2023 is provisional, so it is not compared."
    assert (rest.figure.value, rest.figure.status) == (1, Status.PROVISIONAL)
    store.refill({"coverage": [coverage_row(key, "referrals") for key in (1, 2)]})


def test_time_before_the_data_is_not_compared(store):
    answer = ask(store, (Comparator.LAST_YEAR,), window=(date(2021, 1, 1), date(2021, 3, 31)))
    figure = answer.cells[0].comparisons[0].figure
    assert (figure.status, figure.reason) == (Status.NOT_AVAILABLE, "The data begins on 1 January 2021.")


@pytest.mark.parametrize(("by", "filters"), [(("locality",), {}), ((), {"locality": ("hamilton",)})])
def test_the_rest_is_of_the_same_council_without_the_place_and_without_the_unrecorded(store, by, filters):
    answer = ask(store, (Comparator.REST,), by=by, **filters)
    cell = answer.cells[0]
    assert (cell.figure.value, beside(answer)[0]) == (2, ("the rest of South Lanarkshire", 1))


def test_a_rate_of_the_rest_divides_by_those_who_live_in_the_rest(store):
    living = [(1, 0, 1000), (1, 1, 400), (1, 2, 250), (2, 3, 90)]
    columns = ("authority", "locality", "people")
    people = [dict(zip(columns, row, strict=True), year=2022, age_group="children") for row in living]
    store.refill({"population": people})
    for more in ({"by": ("locality",)}, {"locality": ("hamilton",)}):
        cell = ask(store, (Comparator.REST,), "referrals_per_1000", **more).cells[0]
        assert (cell.figure.value, cell.figure.denominator) == (1000 * 2 / 400, 400)
        rest = cell.comparisons[0].figure
        assert (rest.value, rest.denominator) == (1000 * 1 / 250, 250)


def test_each_council_has_its_own_rest(store):
    answer = ask(store, (Comparator.REST,), by=("locality",), authority=None)
    told = {cell.members[0].name: cell.comparisons[0] for cell in answer.cells}
    assert told["Airdrie"].label == "the rest of North Lanarkshire"
    assert told["Airdrie"].figure.value == 0
    assert told["Not recorded"].figure.reason == "What is not recorded has no rest of the council."


def test_a_rest_needs_a_place_to_leave_out(store):
    for more in ({}, {"by": ("team_type",)}):
        figure = ask(store, (Comparator.REST,), **more).cells[0].comparisons[0].figure
        assert figure.reason == "Choose a locality or a team to set it against the rest of the council."


def target(metric="referrals", locality=0, first=Q1[0], last: date | None = Q1[1], value=9.0):
    days = {"first": day_number(first), "last": None if last is None else day_number(last)}
    return {"authority": 1, "metric": metric, "locality": locality, "value": value, **days}


@pytest.mark.parametrize(
    ("rows", "asked", "expected"),
    [
        ([target()], {}, ("the target for South Lanarkshire", 9)),
        ([], {}, "No target is set for Jan to Mar 2023."),
        ([target(metric="allocations")], {}, "No target is set for Jan to Mar 2023."),
        # A count grows with its period, so a year's target says nothing of a quarter.
        ([target(last=date(2023, 12, 31))], {}, "No target is set for Jan to Mar 2023."),
        ([target(locality=1)], {"locality": ("hamilton",)}, ("the target for Hamilton", 9)),
        ([target()], {"locality": ("hamilton",)}, "No target is set for Jan to Mar 2023."),
        ([target()], {"team": ("h_hub",)}, "Targets are not set for a part of the figure like this."),
        ([target()], {"authority": None}, "Each authority has targets of its own."),
        # A share does not grow with its period: one open target serves all of it, and every place.
        ([target("hub_share", last=None)], {"metric": "hub_share"}, ("the target for South Lanarkshire", 9)),
        (
            [target("hub_share", last=None), target("hub_share", locality=1, last=None, value=8)],
            {"metric": "hub_share", "locality": ("hamilton",)},
            ("the target for Hamilton", 8),
        ),
        (
            [target("hub_share", last=None)],
            {"metric": "hub_share", "locality": ("lanark",)},
            ("the target for South Lanarkshire", 9),
        ),
    ],
)
def test_a_target_holds_for_exactly_what_it_was_set_for(store, rows, asked, expected):
    store.refill({"target": rows})
    comparison = ask(store, (Comparator.TARGET,), **asked).cells[0].comparisons[0]
    found = (comparison.label, comparison.figure.value)
    assert (comparison.figure.reason if isinstance(expected, str) else found) == expected


def test_events_of_this_council_and_window_are_marked_and_say_what_they_begin_anew(store):
    def event(
        text, authority=1, first=date(2023, 2, 1), last=None, metrics=None, pilot=None, closed=0, creates=None
    ):
        days = {"first": day_number(first), "last": None if last is None else day_number(last)}
        days["pilot"] = None if pilot is None else day_number(pilot)
        return {
            "authority": authority,
            "text": text,
            "metrics": metrics,
            "closed": closed,
            "creates": creates,
        } | days

    marked = [
        event("here"),
        event("for this", metrics="hub_share  referrals", pilot=date(2022, 9, 6), creates="escalations"),
        event("for another", metrics="hub_share"),
        event("elsewhere", authority=2),
        event("too early", first=date(2022, 12, 31)),
        event("a span that reaches in", first=date(2022, 12, 1), last=date(2023, 1, 1), closed=1),
    ]
    store.refill({"event": marked})
    span, other, own, here = ask(store, ()).events
    assert [span.text, other.text, own.text, here.text] == [
        "a span that reaches in", "for another", "for this", "here",
    ]  # fmt: skip
    assert (own.metrics, own.pilot, own.closed) == (("hub_share", "referrals"), date(2022, 9, 6), False)
    assert (own.creates, here.creates) == (("escalations",), ())
    assert (here.metrics, here.pilot, span.closed, span.last) == ((), None, True, date(2023, 1, 1))
