"""Babies at home on their first birthday, counted again: who went into care, moved away, or is under one."""

from datetime import date, timedelta
from random import Random

import pytest

from metrics import EVERYTHING, Comparator, Filter, Selection, evaluate
from metrics.answer import Status
from metrics.periods import Grain
from tests.metrics import drawing, oracle
from tests.metrics.again import agree
from tests.metrics.small_store import coverage_row, fact_row

METRIC = "at_home_at_first_birthday"
YEARS = {"first": date(2022, 1, 1), "last": date(2023, 12, 31)}
HUB = (Filter(dimension="team", members=("h_hub",)),)
QUESTIONS = [
    Selection(metric=METRIC, grain=Grain.WHOLE, **YEARS),
    Selection(metric=METRIC, grain=Grain.CALENDAR_YEAR, compare=(Comparator.PREVIOUS,), **YEARS),
    Selection(metric=METRIC, grain=Grain.WHOLE, by=("known_before",), **YEARS),
    Selection(metric=METRIC, grain=Grain.WHOLE, by=("locality",), compare=(Comparator.REST,), **YEARS),
    Selection(metric=METRIC, grain=Grain.WHOLE, where=HUB, compare=(Comparator.REST,), **YEARS),
    Selection(metric=METRIC, first=date(2023, 10, 1), last=date(2024, 6, 30), grain=Grain.QUARTER),
]


def births(rng: Random) -> list[dict]:
    """Many babies; some go into care around their birthday, some move away, a few are written twice."""
    rows = []
    for number in range(400):
        row = dict.fromkeys(drawing.NAMES["birth"])
        council = rng.choice(("south", "north"))
        born = date(2022, 1, 1) + timedelta(days=rng.randrange(900))
        care = rng.choice((None, None, None, rng.randrange(500), 364, 365, 366))
        team = rng.choice([t for t in drawing.CODES["team"] if oracle.COUNCIL_OF[t] == council])
        places = [p for p in drawing.CODES["locality"] if oracle.COUNCIL_OF[p] == council]
        rows.append(
            row
            | {
                "authority": council,
                "team": team,
                "team_type": drawing.TYPE_OF[team],
                "locality": rng.choice(places),
                "known_before": rng.choice(("yes", "no", None)),
                "child": rng.choice((number, number, number // 2, None)),
                "born": born,
                "care_from": None if care is None else born + timedelta(days=care),
                "days_to_care": care,
                "observed_to": rng.choice((None, None, None, born + timedelta(days=rng.randrange(600)))),
                "n": 1,
            }
        )
    return rows


@pytest.mark.parametrize("seed", range(2))
def test_store_and_oracle_agree_on_who_is_at_home(either, seed):
    drawn = {fact: [] for fact in drawing.ROWS} | {"birth": births(Random(seed))}
    either.refill({"birth": [drawing.stored("birth", row) for row in drawn["birth"]]})
    answers = [agree(either, drawn, question, EVERYTHING) for question in QUESTIONS]
    figures = [cell.figure for answer in answers for cell in answer.cells]
    assert sum(figure.value is not None for figure in figures) > 6, "little was compared"
    for figure in figures:
        if figure.interval:
            assert 0 < figure.interval.low < figure.value < figure.interval.high < 100


def at_home(store, *babies: tuple[int, int | None, date | None]):
    """Of babies born on 1 January 2023, so many each: days to care, known until; data to March 2024."""
    born = date(2023, 1, 1)
    rows = [
        fact_row("birth", born=born, child=100 * place + number, days_to_care=care, observed_to=until)
        for place, (many, care, until) in enumerate(babies)
        for number in range(many)
    ]
    store.refill({"birth": rows, "coverage": [coverage_row(1, "births", last=date(2024, 3, 31))]})
    asked = Selection(metric=METRIC, first=born, last=date(2023, 12, 31), grain=Grain.WHOLE)
    [cell] = evaluate(asked, store, EVERYTHING).cells
    return cell.figure


def test_the_figure_worked_out_on_paper(small):
    """Of 24 babies 2 go into care on day 10, 6 move away on day 100, and 3 of the other 16 go on day 200."""
    moved = date(2023, 1, 1) + timedelta(days=100)
    figure = at_home(small, (2, 10, None), (6, None, moved), (3, 200, None), (13, None, None))
    assert figure.value == pytest.approx(100 * 22 / 24 * 13 / 16)
    assert (figure.numerator, figure.denominator) == (13, 24)
    assert figure.status is Status.PROVISIONAL
    assert figure.reason.startswith("For 75% of the children it is known whether they went into alternative")


def test_a_baby_who_goes_on_the_birthday_has_gone_and_on_the_day_after_was_at_home(small):
    gone = at_home(small, (5, 365, None), (15, None, None))
    assert (gone.value, gone.numerator) == (75, 15)
    assert at_home(small, (5, 366, None), (15, None, None)).value == 100


def test_where_nobody_is_followed_for_a_year_there_is_no_figure_and_a_reason(small):
    figure = at_home(small, (20, None, date(2023, 6, 1)), (1, 5, None))
    assert figure.value is None
    assert figure.reason == "Nobody born in this period has been followed for 12 months yet."


def test_where_no_day_in_care_is_recorded_nobody_says_that_all_are_at_home(small):
    figure = at_home(small, (20, None, None))
    assert figure.reason == "No first day in alternative care is recorded for the births in this store."
