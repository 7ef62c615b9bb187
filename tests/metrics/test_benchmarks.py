"""Published figures are set beside ours where they count the same of the same year."""

from datetime import date

import pytest

from data_access.access import PUBLIC
from metrics import METRICS
from metrics.comparators.benchmarks import held
from metrics.periods import Grain
from tests.metrics.public_store import YEAR as PUBLIC_YEAR
from tests.metrics.public_store import true_and_public
from tests.metrics.published import (
    ENGLAND,
    NEIGHBOURS,
    PUBLISHED,
    RATE,
    YEAR,
    ask,
    beside,
    neighbours,
    row,
    two_years,
)


@pytest.fixture(scope="module")
def store():
    with two_years() as made:
        yield made


@pytest.mark.parametrize("grain", [Grain.FINANCIAL_YEAR, Grain.WHOLE])
def test_england_stands_beside_the_same_year(store, grain):
    store.refill({"benchmark": [row(), row(value=9.0, period="2022/23")]})
    [england] = beside(ask(store, grain=grain))
    assert (england.label, england.figure.value) == ("England, 2023/24 (DfE; October 2024)", 22.6)
    assert england.figure.interval is None  # a published figure is taken as known


def test_each_year_has_its_own_and_a_gap_is_said(store):
    store.refill({"benchmark": [row(value=21.0, period="2022-23")]})
    earlier, later = beside(ask(store, window=(date(2022, 4, 1), YEAR[1])))
    assert (earlier.figure.value, later.figure.value) == (21.0, None)
    assert later.figure.reason == (
        "No figure of England is loaded for 2023/24 (financial year); the latest is for 2022-23."
    )


def test_neighbours_are_the_authoritys_own_and_their_mean(store):
    others = neighbours(authority="north", value=1.0)
    store.refill({"benchmark": [neighbours(value=19.9), others, neighbours(average_type="median", value=2)]})
    [mean] = beside(ask(store, NEIGHBOURS))
    assert mean.figure.value == 19.9
    assert mean.label == (
        "the mean of statistical neighbours, 2023/24 (DfE statistical neighbour model 2025, 9 of 10 with a "
        "figure; DfE; October 2024)"
    )
    told = {c.members[0].code: c for c in ask(store, NEIGHBOURS, by=("authority",), authority=()).cells}
    assert told["south"].comparisons[0].figure.value == 19.9
    assert told["north"].comparisons[0].figure.value == 1.0


def test_a_rate_is_set_beside_the_rate_worked_out_alike(store):
    store.refill({"benchmark": [row(RATE, 51.9)]})
    [cell] = ask(store, metric=RATE).cells
    assert (cell.figure.value, cell.comparisons[0].figure.value) == (50, 51.9)


@pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
def test_declared_benchmarks_are_of_this_version_and_a_reason_is_a_sentence(metric):
    assert all(each.version == metric.version for each in metric.benchmarks)
    assert not (metric.benchmarks and metric.no_benchmark)
    assert not metric.no_benchmark or metric.no_benchmark.endswith(".")


def test_each_published_series_is_that_of_a_metric_or_its_metric_says_why_not():
    for name, series in PUBLISHED.items():
        if name in METRICS:
            same = any(each.is_that_of(_Row(series)) for each in METRICS[name].benchmarks)
            assert same or METRICS[name].no_benchmark, name


class _Row:
    def __init__(self, series):
        self.definition, self.window = series.definition, series.window


def test_only_what_some_figure_can_stand_beside_is_offered(store):
    for rows, expected in (
        ([], ()),
        ([row()], ENGLAND),
        ([row(metric="no_further_action_share"), row(average_type="mean")], ()),
        ([neighbours()], NEIGHBOURS),
        ([neighbours(authority="933")], ()),
        ([row(), neighbours()], ENGLAND + NEIGHBOURS),
    ):
        assert held(store.refill({"benchmark": rows})) == expected


def test_the_public_is_shown_published_figures_by_the_same_rules():
    with true_and_public() as true:
        public = true.public().refill({"benchmark": [row(RATE, 51.9)]})
        whole = {"metric": RATE, "window": PUBLIC_YEAR, "access": PUBLIC, "authority": ()}
        [cell] = ask(public, **whole).cells
        assert (cell.figure.value, cell.comparisons[0].figure.value) == (340, None)  # by the estimate of 2022
        people = {"authority": 1, "locality": 0, "year": 2023, "age_group": "children", "people": 1000}
        public.refill({"population": [people]})
        [cell] = ask(public, **whole).cells
        assert (cell.figure.value, cell.comparisons[0].figure.value) == (340, 51.9)
        assert held(public) == ENGLAND


def test_either_engine_reads_them_alike(either):
    either.refill(
        {"referral": [], "benchmark": [row(authority=""), neighbours(authority="SOUTH", value=19.9)]}
    )
    england, mean = beside(ask(either, ENGLAND + NEIGHBOURS))
    assert (england.figure.value, mean.figure.value) == (22.6, 19.9)
    assert held(either) == ENGLAND + NEIGHBOURS
