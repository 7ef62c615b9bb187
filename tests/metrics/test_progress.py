"""Steps of referrals, and what followed when help ended: those of the rows sent, and they add up."""

from collections import Counter
from datetime import date, timedelta

import pytest

from data_access.access import EVERYTHING
from data_access.schema import FIXED
from metrics import Filter, Selection, evaluate
from metrics.periods import Grain
from tests.metrics.oracle.progress import Sent
from tests.metrics.small_store import LAST, fact_row
from tests.metrics.stationary import FROM, TO, some

YEARS = [date(year, 1, 1) for year in range(2022, 2025)]
COUNCILS = some(2)  # the first of those loaded
every = pytest.mark.parametrize("which", COUNCILS, ids=lambda each: each.code)
DAYS = [LAST - timedelta(days=days) for days in (366, 365, 364, 0)]


def sent(council) -> Sent:
    """What the council sent: what was open on the first day only where it says so."""
    rows = (
        [row for first, _, row in council.rows[extract] if council.sends_open or first >= FROM]
        for extract in ("referrals", "allocations")
    )
    return Sent(*rows, TO)


def cells(store, council, metric, by):
    """By year and code, the figures of the store."""
    where = (Filter(dimension="authority", members=(council.code,)),)
    asked = Selection(metric=metric, first=YEARS[0], last=TO, grain=Grain.CALENDAR_YEAR, by=by, where=where)
    answer = evaluate(asked, store, EVERYTHING)
    return {
        (cell.period.first, *(each.code for each in cell.members)): int(cell.figure.value)
        for cell in answer.cells
        if cell.figure.value
    }


@every
def test_the_steps_are_those_of_the_rows_sent_and_add_up_to_all_referrals(nothing_changes, which):
    told = sent(which)
    rows = [row for mine in told.referrals.values() for row in mine if row["received"] >= YEARS[0]]
    steps = Counter((row["received"].replace(month=1, day=1), told.progress(row)) for row in rows)
    found = cells(nothing_changes, which, "referrals", ("progress",))
    assert found == steps and len({step for _, step in steps}) > 5
    for (year,), total in cells(nothing_changes, which, "referrals", ()).items():
        assert total == sum(many for (of, _), many in found.items() if of == year)


@every
def test_what_followed_is_that_of_the_rows_sent_and_adds_up_to_all_that_ended(nothing_changes, which):
    told, levels = sent(which), dict(zip(which.teams, (2, 3), strict=True))
    ended = [row for mine in told.referrals.values() for row in mine if told.ends(row)]
    rows = [row for row in ended if row["closed"] >= YEARS[0]]
    followed = Counter((row["closed"].replace(month=1, day=1), told.followed(row, levels)) for row in rows)
    found = cells(nothing_changes, which, "involvements_ended", ("what_followed",))
    assert found == followed and {"nothing", "not_yet"} < {code for _, code in followed}
    in_all = cells(nothing_changes, which, "involvements_ended", ())
    assert sum(found.values()) == sum(in_all.values()) == len(rows)


@pytest.mark.parametrize(("by", "nothing"), [("what_followed", "nothing"), ("progress", "not_back")])
def test_nothing_is_known_once_the_data_has_the_365th_day(council, by, nothing):
    """Of four that ended 366, 365, 364 and 0 days before the last day known in full."""
    key = [code for code, _ in FIXED[by]].index(nothing) + 1
    days = ({"closed": day, "involvement_ended": day} for day in DAYS)
    ended = [fact_row("referral", child=n, **each, **{by: key}) for n, each in enumerate(days)]
    council.refill({"referral": ended})
    window = {"first": date(2023, 1, 1), "last": LAST, "grain": Grain.WHOLE}
    asked = Selection(metric="involvements_ended", by=(by,), **window)
    told = {cell.members[0].code: cell.figure.value for cell in evaluate(asked, council, EVERYTHING).cells}
    assert {code: many for code, many in told.items() if many} == {nothing: 2, "not_yet": 2}
    kept = asked.model_copy(update={"by": (), "where": (Filter(dimension=by, members=("not_yet",)),)})
    assert [cell.figure.value for cell in evaluate(kept, council, EVERYTHING).cells] == [2]
