"""Each sort of condition keeps the rows that a person would say meet it, whether a metric needs it yet."""

from dataclasses import replace

import pytest

from data_access.access import EVERYTHING
from metrics import METRICS, Selection, evaluate
from metrics.conditions import AtMost, Except, Is, IsNot, Recorded
from metrics.kinds import Count
from tests.metrics import both_sides, drawing, oracle

CONDITIONS = (
    Is("team_type", ("hub",)),
    Is("team_type", ("hub", "local_office")),
    IsNot("team_type", ("local_office",)),
    IsNot("source", ("self",)),
    Except("team_type", ("local_office",)),
    Except("age_band", ("unborn", "18+")),
    Recorded("team_type"),
    Recorded("source"),
    Recorded("days_to_decision"),
    AtMost("days_to_decision", 0),
    AtMost("days_to_decision", 2),
)


@pytest.fixture(scope="module")
def rows(council):
    made = drawing.settled_rows("referral", 240)
    council.refill({"referral": [drawing.stored("referral", row) for row in made]})
    return made


@pytest.mark.parametrize(
    "where", [(each,) for each in CONDITIONS] + [CONDITIONS[:1] + CONDITIONS[-1:]], ids=str
)
def test_a_condition_keeps_the_rows_that_meet_it(council, rows, monkeypatch, where):
    monkeypatch.setitem(METRICS, "referrals", replace(METRICS["referrals"], kind=Count(where=where)))
    [cell] = evaluate(Selection(metric="referrals", **both_sides.WIDE), council, EVERYTHING).cells
    dated = [
        row
        for row in rows
        if oracle.COUNTED["referrals"].belongs(row, both_sides.WIDE["first"], both_sides.WIDE["last"])
    ]
    met = [row["n"] for row in dated if all(both_sides.meets(each, row) for each in where)]
    assert cell.figure.value == sum(met)
    assert 0 < len(met) < len(dated)
