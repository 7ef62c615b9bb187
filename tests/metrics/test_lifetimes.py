"""Boundaries move and teams merge: a series that ends says what follows it, to whoever may see either."""

from datetime import date

import pytest

from data_access.access import EVERYTHING, PUBLIC, Role, limit
from metrics import Comparator, Filter, Selection, evaluate
from metrics.catalogue.reference import listed
from metrics.periods import Grain, day_number
from tests.metrics.small_store import coverage_row, duckdb_store, fact_row, reference_rows

CHANGE = date(2023, 2, 1)
PLACES = {"authority": (1, 2), "locality": (1, 2), "team": (1, 2)}


def moved(small, dimension, changed=CHANGE, rows=1, **more):
    """The first member gives way to the second, and both have referrals in December 2022."""
    old, new = PLACES[dimension]
    blank = {"authority": 1}
    referrals = [
        fact_row("referral", received=date(2022, 12, 1), **{**blank, dimension: key})
        for key in (old, new)
        for _ in range(rows)
    ]
    link = {dimension: old, "successor": new, "changed": day_number(changed)}
    return small.refill({f"{dimension}_successor": [link], "referral": referrals, **more})


def asked(first=date(2022, 12, 1), last=date(2023, 2, 28), **more):
    return Selection(metric="referrals", first=first, last=last, grain=Grain.MONTH, **more)


def names(store, dimension):
    found = {member.key: member.name for member in listed(store, dimension)}
    return [found[key] for key in PLACES[dimension]]


def said(store, dimension):
    """By hand: the old one's last day is the day before the change."""
    old, new = names(store, dimension)
    verb = "closed" if dimension == "team" else "ended"
    return f"{old} {verb} on 31 January 2023; {new} follows it from 1 February 2023."


@pytest.mark.parametrize("dimension", PLACES)
def test_rows_stay_where_they_were_and_the_series_says_what_follows(small, dimension):
    store = moved(small, dimension)
    answer = evaluate(asked(by=(dimension,)), store, EVERYTHING)
    told = {(c.period.first.month, c.members[0].key): (c.figure.value, c.figure.reason) for c in answer.cells}
    assert told[12, 1] == (1, "") and told[12, 2] == (1, ""), "a row is a row"
    assert told[1, 1] == (0, "") and told[2, 2] == (0, "")
    assert told[2, 1] == (None, said(store, dimension)), "no zero where nothing can be"
    assert said(store, dimension) in answer.caveats


@pytest.mark.parametrize("dimension", PLACES)
def test_a_filter_says_it_for_what_ended_and_for_what_follows_but_not_before_the_change(small, dimension):
    store = moved(small, dimension)
    codes = {member.key: member.code for member in listed(store, dimension)}
    for key in PLACES[dimension]:
        chosen = (Filter(dimension=dimension, members=(codes[key],)),)
        assert said(store, dimension) in evaluate(asked(where=chosen), store, EVERYTHING).caveats
        before = evaluate(asked(last=date(2023, 1, 31), where=chosen), store, EVERYTHING)
        assert said(store, dimension) not in before.caveats
    assert said(store, dimension) not in evaluate(asked(), store, EVERYTHING).caveats, "of all nothing ends"


@pytest.mark.parametrize("dimension", PLACES)
def test_a_filter_on_what_ended_holds_for_every_part_of_a_split(small, dimension):
    store = moved(small, dimension)
    code = {member.key: member.code for member in listed(store, dimension)}[PLACES[dimension][0]]
    where = (Filter(dimension=dimension, members=(code,)),)
    answer = evaluate(asked(where=where, by=("source",)), store, EVERYTHING)
    after = [cell.figure.reason for cell in answer.cells if cell.period.first >= CHANGE]
    assert {*after} == {said(store, dimension)}, "no zero of any part"


def test_what_splits_is_followed_by_each_part(small):
    links = [{"locality": 1, "successor": key, "changed": day_number(CHANGE)} for key in (2, 3)]
    store = moved(small, "locality", locality_successor=links)
    answer = evaluate(asked(by=("locality",)), store, EVERYTHING)
    assert (
        "Hamilton ended on 31 January 2023; Lanark and Airdrie follow it from 1 February 2023."
        in answer.caveats
    )


def test_a_manager_of_the_old_place_does_not_see_the_new_one_and_is_told(small):
    store = moved(small, "locality")
    answer = evaluate(asked(), store, limit(Role.MANAGER, frozenset({"hamilton"})))
    assert sum(cell.figure.value or 0 for cell in answer.cells) == 1, "only the old place's own row"
    assert said(store, "locality") in answer.caveats
    assert "You do not see Lanark. If you should, ask an administrator." in answer.caveats
    both = evaluate(asked(), store, limit(Role.MANAGER, frozenset({"hamilton", "lanark"})))
    assert said(store, "locality") in both.caveats
    assert not [each for each in both.caveats if each.startswith("You do not see")]


def people(year, **numbers):
    """Children by locality in an estimate of the year."""
    keys = {"hamilton": (1, 1), "lanark": (1, 2), "airdrie": (2, 3)}
    return [
        dict(zip(("authority", "locality"), keys[name], strict=True))
        | {"year": year, "age_group": "children", "people": number}
        for name, number in numbers.items()
    ]


def rates(store, first, last, by=("locality",)):
    """By place, or of all under 0, whom the rate divides by, or why there is none; and so for the rest."""
    quarter = Selection(
        metric="referrals_per_1000",
        first=first,
        last=last,
        grain=Grain.QUARTER,
        by=by,
        compare=(Comparator.REST,) if by else (),
    )
    cells = evaluate(quarter, store, EVERYTHING).cells
    told = {sum(m.key for m in c.members): c.figure.denominator or c.figure.reason for c in cells}
    rest = {c.members[0].key: c.comparisons[0].figure for c in cells if by}
    return told, {key: figure.denominator or figure.reason for key, figure in rest.items()}


def test_a_rate_counts_nobody_twice_and_is_not_given_where_people_and_rows_are_of_different_places(small):
    before = people(2022, hamilton=1000, lanark=3000, airdrie=500)
    store = moved(small, "locality", population=[*before, *people(2023, lanark=4000, airdrie=500)])
    ended = "Hamilton ended on 31 January 2023, within this period, so there is no rate of it."
    grown = (
        "Lanark took over from Hamilton on 1 February 2023, after its population was estimated "
        "(30 June 2022), so there is no rate of it."
    )
    told, rest = rates(store, date(2022, 10, 1), date(2022, 12, 31))
    assert told == {1: 1000, 2: 3000, 3: 500} and rest[1] == 3000
    told, rest = rates(store, date(2023, 1, 1), date(2023, 3, 31))
    assert told == {1: ended, 2: grown, 3: 500} and (rest[1], rest[2]) == (grown, ended)
    told, _ = rates(store, date(2023, 4, 1), date(2023, 6, 30))
    assert told == {1: said(store, "locality"), 2: grown, 3: 500}
    told, rest = rates(store, date(2023, 7, 1), date(2023, 9, 30))
    assert told == {1: said(store, "locality"), 2: 4000, 3: 500}
    for first, last in ((date(2023, 1, 1), date(2023, 3, 31)), (date(2023, 7, 1), date(2023, 9, 30))):
        assert rates(store, first, last, by=())[0] == {0: 4500}, "all of both councils, whatever moved"


def test_the_public_is_told_the_same(small):
    store = moved(small, "locality", rows=70)
    store.protected = True
    answer = evaluate(asked(by=("locality",)), store, PUBLIC)
    assert said(store, "locality") in answer.caveats
    [last] = [c.figure for c in answer.cells if (c.period.first.month, c.members[0].key) == (2, 1)]
    assert last.value is None, "no zero where nothing can be"


def _a_year_earlier(store, last, **more):
    """What the year to that day is set beside, or why it stands alone."""
    year = Selection(
        metric="referrals",
        first=date(last.year - 1, last.month + 1, 1),
        last=last,
        grain=Grain.WHOLE,
        compare=(Comparator.LAST_YEAR,),
        **more,
    )
    found = {}
    for cell in evaluate(year, store, EVERYTHING).cells:
        [beside] = cell.comparisons
        figure = beside.figure
        found[sum(member.key for member in cell.members)] = figure.reason or figure.value
    return found


def test_a_year_in_which_a_place_took_over_is_not_set_beside_the_next(small):
    """Lanark had Hamilton's families for a part of the year earlier: it had grown by a boundary alone."""
    store = moved(small, "locality")
    told = "Lanark took over from Hamilton on 1 February 2023."
    assert _a_year_earlier(store, date(2023, 10, 31), by=("locality",))[2] == told
    both = (Filter(dimension="locality", members=("hamilton", "lanark")),)
    assert _a_year_earlier(store, date(2023, 10, 31), where=both) == {0: 0}, "together they are the same"
    assert _a_year_earlier(store, date(2023, 10, 31)) == {0: 0}
    whole = moved(small, "locality", changed=date(2022, 2, 1))
    assert _a_year_earlier(whole, date(2024, 1, 31), by=("locality",))[2] == 1, "both years are its own"


def test_a_team_that_opened_by_itself_is_not_compared_but_a_service_that_opened_one_more_is():
    """One team's first year is no growth; of two teams, one of which was there, it is."""
    teams = [{**row, "opened": None} for row in reference_rows()["team"]]
    teams[1]["opened"] = day_number(CHANGE)
    rows = [fact_row("referral", received=date(2022, 12, 1), authority=1, team=key) for key in (1, 2)]
    store = duckdb_store({"team": teams, "referral": rows})
    codes = tuple(row["code"] for row in teams[1:3])
    told = _a_year_earlier(store, date(2023, 11, 30), by=("team",))
    assert told[1] == f"{teams[1]['name']} opened on 1 February 2023." and told[2] == 0
    both = (Filter(dimension="team", members=codes),)
    assert _a_year_earlier(store, date(2023, 11, 30), where=both) == {0: 0}
    store.engine.dispose()


@pytest.mark.parametrize(("lasts", "compared"), [(15, False), (1, True)])
def test_what_was_open_stays_with_the_old_place_for_as_long_as_it_lasts(small, lasts, compared):
    """Lanark's open cases grow from none after the change, and Hamilton's go: by the boundary alone."""
    held = coverage_row(1, "allocations", date(2020, 1, 1), date(2024, 12, 31), 1, lasts)
    store = moved(small, "locality", allocation=[], coverage=[held])
    march = Selection(
        metric="open_allocations",
        first=date(2024, 3, 1),
        last=date(2024, 3, 31),
        by=("locality",),
        grain=Grain.MONTH,
        compare=(Comparator.LAST_YEAR,),
    )
    [lanark] = [each for each in evaluate(march, store, EVERYTHING).cells if each.members[0].code == "lanark"]
    told = lanark.comparisons[0].figure.reason
    assert told == ("" if compared else "Lanark took over from Hamilton on 1 February 2023.")


def test_of_places_split_over_time_the_chart_of_one_period_says_what_ended(small):
    store = moved(small, "locality")
    answer = evaluate(asked(by=("locality",)), store, EVERYTHING)
    assert answer.moved == (said(store, "locality"),)
    chosen = (Filter(dimension="locality", members=("hamilton",)),)
    assert evaluate(asked(where=chosen), store, EVERYTHING).moved == (), "the filters say it"
