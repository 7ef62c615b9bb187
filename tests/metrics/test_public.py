"""What a public store answers, and what those with a scope are told of the rest of the council."""

from __future__ import annotations

from datetime import date

import pytest

from data_access.access import EVERYTHING, PUBLIC, Role, limit
from data_access.facts import FACTS
from metrics import METRICS, Comparator, Filter, Refused, Selection, evaluate, sql
from metrics.answer import Status
from metrics.catalogue import reference
from metrics.catalogue.records import NotYours
from metrics.dimensions import DIMENSIONS
from metrics.kinds import Median, Percentage, Rate, Ratio
from metrics.model import Public
from metrics.periods import Grain
from metrics.public import publish
from tests.metrics.public_store import YEAR, cell, true_and_public
from tests.metrics.small_store import duckdb_store

every = pytest.mark.parametrize("metric", METRICS.values(), ids=METRICS)
READ_FROM_ROWS = [metric for metric in METRICS.values() if not isinstance(metric.kind, Ratio)]


def facts_of(metric):
    """The facts that the metric is counted from; of one divided from two others, those of both."""
    if isinstance(metric.kind, Ratio):
        return [METRICS[part].fact for part in (metric.kind.over, metric.kind.under)]
    return [metric.fact]


@pytest.fixture(scope="module")
def store():
    with true_and_public() as made:
        yield made


def ask(
    snapshot,
    metric="referrals",
    access=PUBLIC,
    grain=Grain.FINANCIAL_YEAR,
    window=YEAR,
    by=(),
    compare=(),
    **filters,
):
    where = tuple(Filter(dimension=name, members=codes) for name, codes in filters.items())
    first, last = window
    asked = Selection(metric=metric, first=first, last=last, grain=grain, by=by, where=where, compare=compare)
    return evaluate(asked, snapshot, access)


def figures(answer):
    return [cell.figure for cell in answer.cells]


def test_what_nobody_is_in_is_public_to_the_last_pound(store):
    assert [(each.value, each.status) for each in figures(ask(store.public(), "spend"))] == [
        (3.0, Status.SHOWN)
    ]


def test_a_rate_is_public_ready_made_or_from_a_yearly_list():
    """Worked out of the cells it would divide by the people of one authority, whoever was asked about."""
    rates = [metric for metric in METRICS.values() if isinstance(metric.kind, Rate)]
    assert len(rates) > 1 and not any(metric.public is Public.SUM for metric in rates)


def test_the_true_store_never_answers_the_public(store):
    with pytest.raises(Refused, match="from the public store only"):
        ask(store)


def test_caches_of_the_true_and_the_public_snapshot_are_apart(store):
    public = store.public()
    for _ in range(2):
        assert figures(ask(store, access=EVERYTHING))[0].value == 8
        assert figures(ask(public))[0].value == 365
        assert figures(ask(public, access=EVERYTHING)) == figures(ask(public))


@every
def test_every_metric_answers_the_public_with_the_sentence_or_says_why_not(store, metric):
    answer, nobody = ask(store.public(), metric.name, compare=tuple(Comparator)), not FACTS[metric.fact].who
    assert (publish.OLD_PAPERS in answer.caveats) == any(FACTS[fact].who for fact in facts_of(metric))
    assert answer.provenance.protected
    if metric.public is Public.NO:
        assert {figure.status for figure in figures(answer)} == {Status.NOT_AVAILABLE}
        assert "not published" in figures(answer)[0].reason
    for each in answer.cells:
        for figure in (
            each.figure,
            *(beside.figure for beside in each.comparisons if beside.comparator is not Comparator.TARGET),
        ):
            if figure.status in (Status.LOW, Status.WITHHELD, Status.NOT_AVAILABLE):
                assert (figure.value, figure.numerator, figure.denominator) == (None, None, None)
                assert figure.reason and figure.interval is None
            else:
                assert (figure.interval is not None) == isinstance(metric.kind, Percentage | Rate)
            for number in (figure.value, figure.numerator, figure.denominator):
                assert not number or number >= 5 or isinstance(metric.kind, Median | Ratio) or nobody


@pytest.mark.parametrize("metric", READ_FROM_ROWS, ids=lambda metric: metric.name)
def test_the_public_reads_the_sql_of_protected_cells_or_the_answers_own_reason(store, metric):
    asked = Selection(metric=metric.name, first=YEAR[0], last=YEAR[1], grain=Grain.WHOLE)
    public, reason = store.public(), figures(ask(store.public(), metric.name))[0].reason
    if metric.public is Public.SUM:
        assert ".decision" not in sql(asked, public, EVERYTHING)
        return
    for access in (PUBLIC, EVERYTHING):
        with pytest.raises(Refused) as refusal:
            sql(asked, public, access)
        assert str(refusal.value) in (*evaluate(asked, public, EVERYTHING).caveats, reason)
    with pytest.raises(Refused, match="from the public store only"):
        sql(asked, store, PUBLIC)


def test_figures_and_what_they_are_set_beside_are_shown_by_the_same_rules(store):
    asked = (Comparator.PREVIOUS, Comparator.REST, Comparator.TARGET)
    [shown] = ask(store.public(), compare=asked, locality=("hamilton",)).cells
    assert shown.figure.value == 245
    assert [each.figure.value for each in shown.comparisons] == [240, 120, None]
    [low] = ask(store.public(), compare=asked, team_type=("ypss",), locality=("lanark",)).cells
    assert low.figure.status is Status.LOW
    assert [each.figure.status for each in low.comparisons[:2]] == [Status.LOW, Status.SHOWN]
    assert low.comparisons[1].figure.reason == "about 5"
    [council] = ask(store.public(), compare=asked).cells
    assert council.comparisons[2].figure.value == 3  # a target is no count of children


def test_shares_are_whole_numbers_of_protected_counts(store):
    answer = ask(store.public(), "hub_share")
    assert figures(answer)[0].value == 66 and answer.metric.decimals == 0
    [quarter] = ask(
        store.public(),
        "hub_share",
        locality=("hamilton",),
        grain=Grain.QUARTER,
        window=(date(2023, 4, 1), date(2023, 6, 30)),
    ).cells
    assert quarter.figure.value is not None or quarter.figure.status is Status.WITHHELD


def test_nothing_is_told_by_locality_where_most_rest_on_small_counts(store):
    few = ask(store.public(), by=("locality",), source_group=("public",), team_type=("ypss",))
    assert {figure.reason for figure in figures(few)} == {publish.MOSTLY_SMALL}
    assert [figure.value for figure in figures(ask(store.public(), by=("locality",)))] == [245, 120]


def test_splits_and_filters_beyond_the_cells_are_refused(store):
    with pytest.raises(Refused, match="Public figures of referrals are not split by team"):
        ask(store.public(), by=("team",))
    with pytest.raises(Refused, match="not split by locality"):
        ask(store.public(), "children_allocated", by=("locality",))
    with pytest.raises(Refused, match="^Referrals: no public figures by decision, because "):
        ask(store.public(), decision=("support",))


@every
def test_no_figure_is_public_under_a_filter_that_it_cannot_carry(store, metric):
    """The filter narrows the figure, or there is none: the whole council's would be taken for the part's."""
    assert [dimension for dimension in DIMENSIONS if not _is_carried(store.public(), metric, dimension)] == []


def _is_carried(public, metric, dimension):
    known = [each for each in reference.members(public, dimension, PUBLIC) if each.key]
    if not known:
        return True
    try:
        answer = ask(public, metric.name, **{dimension: (known[0].code,)})
    except Refused as refusal:
        return str(refusal).startswith(metric.title) or "cannot be chosen" in str(refusal)
    narrowed = answer.kept == ((dimension, (known[0],)),)
    return not answer.unserved and (narrowed or not any(each.value for each in figures(answer)))


def test_the_menu_answers_in_its_own_periods_for_the_council(store):
    answer = ask(
        store.public(),
        "children_allocated",
        grain=Grain.MONTH,
        compare=(Comparator.PREVIOUS, Comparator.REST),
        authority=("south",),
    )
    [cell] = answer.cells
    assert (cell.period.label, cell.figure.value, cell.figure.numerator) == (
        "2023/24 (financial year)",
        265,
        None,
    )
    assert cell.comparisons[0].figure.value == 250 and "no rest" in cell.comparisons[1].figure.reason
    assert any("nearest 5" in each for each in answer.caveats)
    assert answer.selection.grain is Grain.FINANCIAL_YEAR
    [withheld] = figures(ask(store.public(), "days_to_decision"))
    assert (withheld.status, withheld.value) == (Status.WITHHELD, None)
    held = ask(store.public(), "open_allocations", by=("authority",))
    assert [(f.status, f.value) for f in figures(held)][-1] == (Status.SHOWN, 80)
    assert figures(held)[0].reason == "No public figure is given for Apr to Jun 2023."


def test_what_the_loads_did_is_not_public(store):
    for read in (reference.loads, reference.findings, reference.restatements, reference.completeness):
        with pytest.raises(NotYours):
            read(store, PUBLIC)


# --- comparators of somebody with a scope ---


def test_the_rest_of_the_council_comes_from_the_public_store_and_says_so(store):
    manager = limit(Role.MANAGER, frozenset({"hamilton"}))
    for more in ({"by": ("locality",)}, {"locality": ("hamilton",)}):
        [cell] = ask(store, access=manager, compare=(Comparator.REST,), **more).cells
        assert cell.figure.value == 8
        [rest] = cell.comparisons
        assert rest.label == "the rest of South Lanarkshire (by public figures, adjusted to protect children)"
        assert (rest.figure.value, rest.figure.numerator) == (120, 120)


def test_the_rest_is_not_told_where_public_figures_cannot(store):
    manager = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset({"h_hub"}))
    for metric, more in (
        ("rereferrals", {}),
        ("referrals", {"decision": ("support",)}),
        ("referrals", {"team": ("h_hub",)}),
    ):
        asked = {"locality": ("hamilton",), **more}
        rest = ask(store, metric, manager, compare=(Comparator.REST,), **asked).cells[0].comparisons[0]
        assert rest.figure.value is None and "public figures" in rest.figure.reason


def test_the_rest_without_a_public_store_is_said():
    alone = duckdb_store({"referral": [cell(YEAR[0], 1)]}, two=False)
    manager = limit(Role.MANAGER, frozenset({"hamilton"}))
    rest = (
        ask(alone, access=manager, compare=(Comparator.REST,), locality=("hamilton",)).cells[0].comparisons[0]
    )
    assert rest.figure.reason.endswith("and this store has none.")
    alone.engine.dispose()
