"""The share back within a year, counted again by the oracle over more children than are drawn elsewhere."""

import math
from datetime import date, timedelta
from random import Random

import pytest

from data_access.access import EVERYTHING, Role, limit
from metrics import METRICS, Comparator, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.asking.following import window
from metrics.periods import Grain
from metrics.statistics.survival import at
from tests.metrics import drawing, oracle
from tests.metrics.again import Again, agree
from tests.metrics.oracle.lives import followed_enough, lives
from tests.metrics.small_store import fact_row

METRIC = "came_back_within_12_months"
HAMILTON = (Filter(dimension="locality", members=("hamilton",)),)
MANAGER = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset({"a_hub"}))
YEARS = {"first": date(2022, 1, 1), "last": date(2023, 12, 31)}


def asked(first=YEARS["first"], last=YEARS["last"], grain=Grain.WHOLE, by=(), where=(), compare=()):
    return Selection(metric=METRIC, first=first, last=last, grain=grain, by=by, where=where, compare=compare)


QUESTIONS = [
    asked(),
    asked(grain=Grain.CALENDAR_YEAR, compare=(Comparator.LAST_YEAR, Comparator.PREVIOUS)),
    asked(grain=Grain.QUARTER),
    asked(by=("locality",), compare=(Comparator.REST,)),
    asked(by=("team_type", "source")),
    asked(where=HAMILTON, grain=Grain.CALENDAR_YEAR, compare=(Comparator.REST,)),
    asked(first=date(2023, 4, 1), last=date(2023, 9, 30), grain=Grain.QUARTER, by=("authority",)),
    asked(first=date(2023, 4, 1), last=date(2024, 6, 30)),
]


def facts(seed: int) -> dict[str, list[dict]]:
    """Many children, endings that crowd, waits around a year; some children end twice in a period."""
    rng, rows = Random(seed), []
    for _ in range(400):
        council = rng.choice(("south", "north"))
        team = rng.choice([t for t in drawing.CODES["team"] if oracle.COUNCIL_OF[t] == council])
        source = rng.choice(("self", "police", None))
        rows.append(
            dict.fromkeys(("decision", "days_since_previous", "days_to_decision", "reason", "reason_group"))
            | {
                "authority": council,
                "team": team,
                "team_type": drawing.TYPE_OF[team],
                "locality": rng.choice(
                    [p for p in drawing.CODES["locality"] if oracle.COUNCIL_OF[p] == council]
                ),
                "source": source,
                "source_group": drawing.GROUP_OF[source],
                "child": rng.choice((None, *range(1, 200))),
                "family": 1,
                "n": rng.choice((1, 2)),
                "received": date(2022, 1, 1),
                "referral_kind": "new",
                "working_days_to_decision": None,
            }
            | _ending(rng)
        )
    return {"referral": rows, "allocation": []}


def _ending(rng: Random) -> dict:
    if rng.random() < 0.1:
        return {"closed": None, "involvement_ended": None, "days_to_next": None}
    ended = date(2022, 1, 1) + timedelta(days=rng.choice((0, rng.randrange(900), 30 * rng.randrange(30))))
    return {
        "closed": ended,
        "involvement_ended": ended,
        "days_to_next": rng.choice((None, None, 0, rng.randrange(500), 364, 365, 366)),
    }


@pytest.mark.parametrize("seed", range(3))
def test_store_and_oracle_agree_on_who_came_back(either, seed):
    drawn = facts(seed)
    either.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in drawn.items()})
    for access in (EVERYTHING, MANAGER):
        for question in QUESTIONS:
            agree(either, drawn, question, access)
    figures = [cell.figure for question in QUESTIONS for cell in evaluate(question, either, EVERYTHING).cells]
    assert sum(figure.value is not None for figure in figures) > 10, "little was compared"
    assert {figure.status for figure in figures} >= {
        Status.SHOWN,
        Status.PROVISIONAL,
        Status.NOT_AVAILABLE,
    }
    for question in QUESTIONS:
        provisional_only_where_few_were_followed(either, drawn, question)


def provisional_only_where_few_were_followed(store, drawn, question):
    again = Again(drawn, question, EVERYTHING)
    for cell in evaluate(question, store, EVERYTHING).cells:
        first, last = cell.period.first, cell.period.last
        rows = [row for row in again.rows if oracle.kept(row, again.filters)]
        rows = [
            row for row in rows if all(row[m.dimension] == (m.code if m.key else None) for m in cell.members)
        ]
        rows = [row for row in rows if oracle.COUNTED[METRIC].belongs(row, first, last)]
        if cell.figure.value is not None:
            assert (cell.figure.status is Status.SHOWN) == followed_enough(rows, oracle.COVERED[1])
        else:
            assert cell.figure.reason and cell.figure.curve is None


def interval(rows) -> tuple[float, float]:
    """Log-log with Greenwood's error, a day at a time."""
    watched = lives([row for row in rows if oracle.COUNTED[METRIC].belongs(row, **YEARS)], oracle.COVERED[1])
    staying, spread = 1.0, 0.0
    for day in range(366):
        left = sum(days >= day for days, _ in watched)
        back = sum(days == day and came for days, came in watched)
        staying, spread = staying * (1 - back / left), spread + back / (left * (left - back))
    reach = math.exp(1.959964 * math.sqrt(spread) / math.log(staying))
    return 100 * (1 - staying**reach), 100 * (1 - staying ** (1 / reach))


def test_the_figure_lies_in_its_interval_and_on_its_curve(either):
    drawn = facts(0)
    either.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in drawn.items()})
    (cell,) = evaluate(asked(), either, EVERYTHING).cells
    low, high = cell.figure.interval
    assert 0 < low < cell.figure.value < high < 100
    assert (low, high) == pytest.approx(interval(drawn["referral"]))
    assert 100 * (1 - at(cell.figure.curve, 365).surviving) == cell.figure.value
    assert cell.figure.curve.n == cell.figure.denominator > cell.figure.numerator
    assert max(step.time for step in cell.figure.curve.steps) == 366  # beyond a year all are alike
    assert all(
        each.figure.curve is None for each in evaluate(asked(grain=Grain.QUARTER), either, EVERYTHING).cells
    )


@pytest.mark.parametrize(
    ("chosen", "asked_of"),
    [
        # The store covers 2021 to 2024; endings are followed for a year up to 2023.
        ((date(2021, 1, 1), date(2024, 12, 31)), (date(2021, 1, 1), date(2023, 12, 31))),
        ((date(2022, 4, 1), date(2023, 3, 31)), (date(2022, 4, 1), date(2023, 3, 31))),
        ((date(2023, 12, 1), date(2024, 3, 31)), (date(2023, 12, 1), date(2023, 12, 31))),
        ((date(2024, 1, 1), date(2024, 12, 31)), (date(2024, 1, 1), date(2024, 12, 31))),
    ],
)
def test_the_months_followed_to_the_end_are_those_a_year_before_the_data_ends(small, chosen, asked_of):
    assert window(METRICS[METRIC], *chosen, small) == asked_of


def test_a_store_without_days_of_closing_does_not_say_that_nobody_came_back(small):
    small.refill({"referral": [fact_row("referral", received=date(2022, 5, 1), child=1)]})
    (cell,) = evaluate(asked(), small, EVERYTHING).cells
    assert cell.figure.reason == "No day of closing is recorded for the referrals in this store."
