"""Published figures are set beside ours where they count the same of the same year, or not at all and why."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from data_access.access import PUBLIC, Access, Role
from data_access.formats.dfe_series import SERIES
from metrics import METRICS, Comparator, Filter, Selection, evaluate
from metrics.beside.benchmarks import held, year_of
from metrics.periods import Grain
from tests.metrics.public_store import YEAR as PUBLIC_YEAR
from tests.metrics.public_store import true_and_public
from tests.metrics.small_store import duckdb_store, fact_row

YEAR = (date(2023, 4, 1), date(2024, 3, 31))
SHARE, RATE = "rereferrals_within_12_months", "referrals_per_1000"
PUBLISHED = {series.metric: series for series in SERIES}
ENGLAND, NEIGHBOURS = (Comparator.ENGLAND,), (Comparator.NEIGHBOURS,)


def row(metric=SHARE, value: float | None = 22.6, period="2023/24", **changes):
    """A row of the benchmark table, as a DfE file becomes one."""
    told = {
        "metric": metric,
        "definition": PUBLISHED[metric].definition,
        "window": PUBLISHED[metric].window or None,
        "comparator": "England",
        "average_type": "total",
        "period": period,
        "release": "October 2024",
        "value": value,
        "source": "DfE",
    }
    return dict.fromkeys(("authority", "neighbour_model", "reason")) | told | changes


def neighbours(**changes):
    model = "DfE statistical neighbour model 2025 (9 of 10 with a figure)"
    named = {"comparator": "Statistical neighbours", "authority": "south", "average_type": "mean"}
    return row(**named | {"neighbour_model": model} | changes)


@pytest.fixture(scope="module")
def store():
    """100 referrals in each year to March 2024, a fifth of them after an earlier one, in two localities."""
    rows = [
        fact_row(
            "referral",
            received=date(year, 4, 1) + timedelta(days=3 * number),
            days_since_previous=300 if number % 5 == 0 else None,
            locality=number % 2 + 1,
            team=number % 2 + 1,
            referral_source=number % 2 + 1,
        )
        for year in (2022, 2023)
        for number in range(100)
    ]
    people = [
        {"authority": key, "locality": 0, "year": year, "age_group": "children", "people": 2000}
        for key in (1, 2)
        for year in (2022, 2023)
    ]
    made = duckdb_store({"referral": rows, "population": people})
    yield made
    made.engine.dispose()


def ask(store, compare=ENGLAND, metric=SHARE, window=YEAR, grain=Grain.FINANCIAL_YEAR, by=(), **more):
    access = {"access": more.pop("access")} if "access" in more else {}
    where = {"authority": ("south",)} | more
    filters = tuple(Filter(dimension=name, members=codes) for name, codes in where.items() if codes)
    asked = {"first": window[0], "last": window[1], "grain": grain, "by": by, "where": filters}
    return evaluate(Selection(metric=metric, compare=compare, **asked), store, **access)


def beside(answer):
    return [each for cell in answer.cells for each in cell.comparisons]


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


def test_a_rate_by_an_older_estimate_is_not_compared(store):
    store.refill({"benchmark": [row(RATE, 51.9, "2024/25")]})
    [england] = beside(ask(store, metric=RATE, window=(date(2024, 4, 1), date(2025, 3, 31))))
    assert england.figure.value is None
    assert (
        "by the population estimate for 2023, the published figure by that for 2024" in england.figure.reason
    )


ALIKE = {"benchmark": [row()]}
THESE = (
    "England’s figures are for years to 31 March and whole authorities; {}, so they are not set side by side."
)
WHOLE = "England’s figures are for whole authorities, and this is a part of one."
AVERAGED = "What is loaded of England is not the total, or does not say how it was averaged."
WRITTEN = "The period of what is loaded of England is not written as a year to March (2023/24)."
ELSE = "What is loaded of England counts something else: “{}."


@pytest.mark.parametrize(
    ("rows", "asked", "reason"),
    [
        ([row()], {"grain": Grain.QUARTER}, THESE.format("these are quarters")),
        ([row()], {"grain": Grain.MONTH}, THESE.format("these are months")),
        ([row()], {"grain": Grain.SERVICE_YEAR}, THESE.format("these are service years")),
        ([row()], {"grain": Grain.CALENDAR_YEAR}, THESE.format("these are calendar years")),
        (
            [row()],
            {"grain": Grain.WHOLE, "window": (date(2022, 4, 1), YEAR[1])},
            THESE.format("this is for Apr 2022 to Mar 2024"),
        ),
        ([row()], {"locality": ("hamilton",)}, WHOLE),
        ([row()], {"team": ("h_hub",)}, WHOLE),
        ([row()], {"source": ("police",)}, WHOLE),
        ([row()], {"by": ("locality",)}, WHOLE),
        ([row()], {"by": ("sex",)}, WHOLE),
        ([row()], {"authority": ()}, "England’s figures are set beside one authority at a time."),
        (
            [row()],
            {"access": Access(Role.MANAGER, localities=frozenset({"hamilton"}))},
            "England’s figures are for whole authorities, and you see a part of one.",
        ),
        ([], {}, "No figure of England is loaded for this."),
        ([row(comparator="Scotland")], {}, "No figure of England is loaded for this."),
        ([row(authority="north")], {}, "No figure of England is loaded for this."),
        ([row(definition="Ever back.")], {}, ELSE.format("Ever back” within 12 months")),
        ([row(window="24 months")], {}, ELSE.format(f"{row()['definition']}” within 24 months")),
        ([row(window=None)], {}, ELSE.format(f"{row()['definition']}”")),
        *(
            ([row(average_type=kind)], {}, AVERAGED)
            for kind in ("mean", "median", "not_stated", None)
        ),
        *(
            ([row(period=period)], {}, WRITTEN)
            for period in ("2024", "not stated", "2023/25", "Q1 2023/24")
        ),
        ([row(value=None, reason="c")], {}, "The publisher gives no figure: it is confidential."),
        ([row(value=None)], {}, "The publisher gives no figure: none is given."),
        (
            [row("no_further_action_share", 6.5)],
            {"metric": "no_further_action_share"},
            METRICS["no_further_action_share"].no_benchmark,
        ),
        ([row()], {"metric": "hub_share"}, "No published figure is known to count the same."),
        (
            [row()],
            {"metric": "referrals"},
            "A count grows with the size of the place; only shares and rates are set beside others’.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_the_same_is_not_set_beside_and_why(store, rows, asked, reason):
    store.refill({"benchmark": rows})
    told = {(each.figure.value, each.figure.reason) for each in beside(ask(store, **asked))}
    assert told == {(None, reason)}


def test_a_definition_is_the_same_whatever_its_spacing_and_capitals(store):
    store.refill({"benchmark": [row(definition=f"  {row()['definition'].upper()}.", window="12  Months")]})
    assert beside(ask(store))[0].figure.value == 22.6


def test_a_changed_definition_of_ours_is_not_compared_until_held_against_the_published_one(
    store, monkeypatch
):
    store.refill(ALIKE)
    monkeypatch.setitem(METRICS, SHARE, replace(METRICS[SHARE], version=2))
    assert "Our definition has changed" in beside(ask(store))[0].figure.reason


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


@pytest.mark.parametrize(
    ("written", "year"),
    [("2023/24", 2023), ("2023-24", 2023), ("1999/00", 1999), ("2023/2024", 2023), ("2024", None)],
)
def test_a_year_is_read_only_where_it_can_be_no_other(written, year):
    assert year_of(written) == (year and (date(year, 4, 1), date(year + 1, 3, 31)))


def test_the_public_is_shown_published_figures_by_the_same_rules():
    with true_and_public() as true:
        public = true.public().refill({"benchmark": [row(RATE, 51.9)]})
        whole = {"metric": RATE, "window": PUBLIC_YEAR, "access": PUBLIC, "authority": ()}
        [cell] = ask(public, **whole).cells
        assert (cell.figure.value, cell.comparisons[0].figure.value) == (365, None)  # by the estimate of 2022
        people = {"authority": 1, "locality": 0, "year": 2023, "age_group": "children", "people": 1000}
        public.refill({"population": [people]})
        [cell] = ask(public, **whole).cells
        assert (cell.figure.value, cell.comparisons[0].figure.value) == (365, 51.9)
        assert beside(ask(public, **whole | {"grain": Grain.QUARTER}))[0].figure.value is None
        assert held(public) == ENGLAND


def test_either_engine_reads_them_alike(either):
    either.refill(
        {"referral": [], "benchmark": [row(authority=""), neighbours(authority="SOUTH", value=19.9)]}
    )
    england, mean = beside(ask(either, ENGLAND + NEIGHBOURS))
    assert (england.figure.value, mean.figure.value) == (22.6, 19.9)
    assert held(either) == ENGLAND + NEIGHBOURS
