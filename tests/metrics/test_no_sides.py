"""Teams that take different families by design never stand side by side, and the reason is said."""

from datetime import date

import pytest
from pydantic import ValidationError

from metrics import EVERYTHING, METRICS, Comparator, Filter, Selection, carries, evaluate, splits
from metrics.answer import Status
from metrics.dimensions import TEAM_TYPES, TEAMS
from metrics.periods import Grain
from pages.parts import words
from tests.metrics.small_store import fact_row

APART = [metric for metric in METRICS.values() if metric.no_sides]
YEAR = {"first": date(2023, 1, 1), "last": date(2023, 12, 31), "grain": Grain.WHOLE}
of_each = pytest.mark.parametrize("metric", APART, ids=lambda metric: metric.name)


def test_some_metric_is_kept_apart_and_says_why_in_a_sentence():
    assert APART and all(each.no_sides.endswith(".") for each in APART)
    assert all(each.no_sides in each.caveats for each in APART)


@of_each
@pytest.mark.parametrize("dimension", sorted(TEAMS | TEAM_TYPES))
def test_no_question_puts_teams_side_by_side(metric, dimension):
    if not carries(metric, dimension):
        return
    assert not splits(metric, dimension)
    for also in ((), ("known_before",)):
        with pytest.raises(ValidationError) as refused:
            Selection(metric=metric.name, by=(*also, dimension), **YEAR)
        assert metric.no_sides in str(refused.value)


@of_each
def test_what_is_kept_apart_cannot_be_counted_by_team_either(metric):
    """3 of 25 beside 7 of 10 is the same comparison in counts."""
    told = {each.dimension for each in metric.kind.where}
    for other in METRICS.values():
        if other.fact == metric.fact and other is not metric and carries(other, "team_type"):
            assert not told & {name for name in told if carries(other, name)}, other.name


@pytest.fixture
def hubs_and_offices(small):
    """In each year and place: 3 of 25 assessments by a hub, 7 of 10 by a Local Office."""
    rows = [
        fact_row(
            "assessment",
            started=date(2023, 2, 1),
            locality=1,
            team=team,
            team_type=team,
            assessment_kind=1,
            assessment_outcome=outcome,
            n=n,
        )
        for team, outcome, n in ((1, 1, 3), (1, 2, 22), (2, 1, 7), (2, 2, 3))
    ]
    return small.refill({"assessment": rows})


def test_a_team_alone_has_its_figure_and_no_rest_of_the_council(hubs_and_offices):
    where = (Filter(dimension="team", members=("h_hub",)),)
    asked = Selection(metric="pre_birth_care_share", where=where, compare=(Comparator.REST,), **YEAR)
    answer = evaluate(asked, hubs_and_offices, EVERYTHING)
    [cell] = answer.cells
    [rest] = cell.comparisons
    assert (cell.figure.numerator, cell.figure.denominator) == (3, 25)
    assert (rest.figure.status, rest.figure.value) == (Status.NOT_AVAILABLE, None)
    assert rest.figure.reason == METRICS["pre_birth_care_share"].no_sides


@pytest.mark.parametrize("where", [{"team": "h_local"}, {"team_type": "local_office"}])
def test_the_reason_stands_beside_the_figure_of_one_team(hubs_and_offices, where):
    filters = tuple(Filter(dimension=name, members=(code,)) for name, code in where.items())
    one = evaluate(
        Selection(metric="pre_birth_care_share", where=filters, **YEAR), hubs_and_offices, EVERYTHING
    )
    every = evaluate(Selection(metric="pre_birth_care_share", **YEAR), hubs_and_offices, EVERYTHING)
    why = METRICS["pre_birth_care_share"].no_sides
    assert "7 of the 10" in words.sentence(one)
    assert why in words.sentence(one) and why not in words.sentence(every)
    assert why in one.caveats
