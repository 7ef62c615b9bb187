"""What the public is told: protected counts by fixed rules, and no number where a rule leaves it out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from statsmodels.stats.proportion import proportion_confint

from data_access.access import PUBLIC
from data_access.facts import FACTS as DECLARED
from data_access.facts.declaration import Measure, Open
from data_access.protection.cubes import CUBES
from metrics import METRICS, Refused, Selection, evaluate
from metrics.answer import Status, Value
from metrics.certainty import with_interval
from metrics.conditions import AtMost, Recorded
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Flow, Median, Percentage
from metrics.menu import is_held
from metrics.model import Public
from metrics.periods import Grain
from metrics.public import publish
from tests.loads import MENU
from tests.metrics.public_store import true_and_public

YEAR = (date(2023, 4, 1), date(2024, 3, 31))
every = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)


# --- rules ---


@pytest.mark.parametrize(
    ("count", "status", "value"),
    [(0, Status.LOW, None), (4, Status.LOW, None), (5, Status.SHOWN, 5), (6, Status.SHOWN, 6)],
)
def test_counts_of_0_to_4_carry_no_number(count, status, value):
    found = publish.figure(METRICS["referrals"], count, None, Status.SHOWN)
    assert (found.status, found.value, found.numerator, found.denominator) == (status, value, value, None)
    assert found.reason == {0: "0 to 4", 4: "0 to 4", 5: "about 5"}.get(count, "")


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        (24, 49, None),
        (24, 50, 50),
        (33, 99, 35),
        (49, 99, 50),
        (33, 100, 33),
        (67, 200, 34),
        (65, 200, 33),  # 32.5: halves go up, to odd and even alike
        (10, 80, 15),  # 12.5, to the nearest 5
        (14, 80, 20),
        (4, 60, None),
        (5, 60, 10),
        (56, 60, None),
        (55, 60, 90),
        (0, 0, None),
        (0, 500, None),
        (500, 500, None),
    ],
)
def test_a_share_needs_enough_on_both_sides_and_is_coarse(numerator, denominator, value):
    found = publish.figure(METRICS["hub_share"], numerator, denominator, Status.SHOWN)
    if value is None:
        assert (found.status, found.value, found.numerator, found.denominator) == (
            Status.WITHHELD,
            None,
            None,
            None,
        )
        assert found.reason.endswith(".")
    else:
        assert (found.status, found.value) == (Status.SHOWN, value)


@pytest.mark.parametrize(("numerator", "denominator"), [(24, 50), (33, 99), (5, 60), (67, 200), (7001, 9000)])
def test_a_public_interval_is_in_whole_percent_rounded_outward_and_holds_the_figure(numerator, denominator):
    metric = METRICS["hub_share"]
    found = with_interval(publish.figure(metric, numerator, denominator, Status.SHOWN), metric, public=True)
    low, high = (100 * end for end in proportion_confint(numerator, denominator, method="wilson"))
    assert low - 1 < found.interval.low <= low and high <= found.interval.high < high + 1
    assert found.interval.low % 1 == found.interval.high % 1 == 0
    assert found.interval.low <= found.value <= found.interval.high


def test_what_is_not_told_has_no_interval():
    metric = METRICS["hub_share"]
    for numerator, denominator in ((24, 49), (4, 60), (0, 500)):
        hidden = publish.figure(metric, numerator, denominator, Status.SHOWN)
        assert with_interval(hidden, metric, public=True).interval is None
    low = publish.figure(METRICS["referrals_per_1000"], 4, 2000, Status.SHOWN)
    assert with_interval(low, METRICS["referrals_per_1000"], public=True).interval is None


@pytest.mark.parametrize(("numerator", "value"), [(0, None), (4, None), (5, 2.5), (200, 100)])
def test_a_rate_of_few_is_not_told(numerator, value):
    found = publish.figure(METRICS["referrals_per_1000"], numerator, 2000, Status.SHOWN)
    assert found.value == value
    assert value is not None or (found.status, found.denominator) == (Status.LOW, None)


@pytest.mark.parametrize("name", ["referrals", "hub_share", "referrals_per_1000"])
def test_a_period_still_open_is_not_there(name):
    found = publish.figure(METRICS[name], 400, 1000, Status.PROVISIONAL)
    assert (found.value, found.numerator, found.denominator, found.status) == (
        None,
        None,
        None,
        Status.NOT_AVAILABLE,
    )


@pytest.fixture(scope="module")
def by_locality():
    asked = Selection(
        metric="referrals", first=YEAR[0], last=YEAR[1], grain=Grain.FINANCIAL_YEAR, by=("locality",)
    )
    with true_and_public() as store:
        return evaluate(asked, store.public(), PUBLIC)


@pytest.mark.parametrize(
    ("small", "enough", "absent", "told"),
    [(1, 2, 0, True), (2, 3, 0, True), (1, 1, 0, False), (2, 2, 0, False), (3, 2, 0, False), (1, 1, 9, False)]
    + [(0, 1, 0, True), (1, 0, 0, False), (0, 0, 2, True)],
)
def test_half_of_the_localities_small_is_too_many(by_locality, small, enough, absent, told):
    """A figure of 5 may be a count of 1 that was rounded; what is not available is no figure."""
    of_5, of_6 = (publish.figure(by_locality.metric, count, None, Status.SHOWN) for count in (5, 6))
    not_sent = Value(None, status=Status.NOT_AVAILABLE, reason="Not sent.")
    figures = [of_5] * small + [of_6] * enough + [not_sent] * absent
    cell = by_locality.cells[0]
    answer = replace(by_locality, cells=tuple(replace(cell, figure=figure) for figure in figures))
    shown = publish.by_place(answer)
    assert (shown == answer) is told
    assert told or {cell.figure.reason for cell in shown.cells} == {publish.MOSTLY_SMALL}
    elsewhere = replace(answer, selection=answer.selection.model_copy(update={"by": ("authority",)}))
    assert publish.by_place(elsewhere) == elsewhere


# --- declarations ---


def turned_on(metric) -> set[str]:
    """Dimensions and columns that the metric's own conditions turn on."""
    of = metric.kind.of if isinstance(metric.kind, Percentage) else ()
    named = {
        each.column if isinstance(each, AtMost | Recorded) else each.dimension
        for each in (*metric.kind.where, *of)
    }
    return named | {each for each in [getattr(metric.kind, "distinct", None)] if each}


@every
def test_what_is_summed_in_public_needs_only_what_the_cells_tell_apart(metric):
    assert is_held(metric) == (metric.name in {figure.metric for figure in MENU if not figure.by})
    if metric.public is not Public.SUM or publish.is_open(metric):
        return
    cube = CUBES[metric.fact]
    assert metric.dating == Flow(cube.day)
    assert not isinstance(metric.kind, Median)
    for name in turned_on(metric):
        assert name in DIMENSIONS and DIMENSIONS[name].column in cube.keys


def test_the_cubes_are_of_facts_there_are():
    about_children = {name for name, fact in DECLARED.items() if isinstance(fact.cells, tuple)}
    assert set(CUBES) == about_children > set()
    assert all(fact.who for name, fact in DECLARED.items() if name in about_children)
    whole = [fact for fact in DECLARED.values() if fact.cells is Open.AS_IT_IS]
    assert whole and all(isinstance(fact, Measure) for fact in whole), "a single visit may be of one person"
    assert all(isinstance(METRICS[name].kind, Percentage) for name in ("hub_share", "diverted_share"))


def test_a_fact_of_which_nothing_is_public_is_said_to_be_so(monkeypatch):
    """A public reader got an error of the program, even for a metric that is not public."""
    closed = replace(DECLARED["meeting"], cells=None)
    monkeypatch.setitem(publish.FACTS, "meeting", closed)
    metric = replace(METRICS["meetings_offered"], public=Public.NO)
    monkeypatch.setitem(METRICS, "meetings_offered", metric)
    with true_and_public() as true:
        asked = Selection(metric="meetings_offered", first=YEAR[0], last=YEAR[1], grain=Grain.WHOLE)
        [cell] = evaluate(asked, true.public(), PUBLIC).cells
        assert cell.figure.value is None and "This figure is not published" in cell.figure.reason
        with pytest.raises(Refused, match="are not split by locality"):
            evaluate(asked.model_copy(update={"by": ("locality",)}), true.public(), PUBLIC)
