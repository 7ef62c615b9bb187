"""A figure divided from two others is the oracle's two figures, divided, whoever asks and however."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.access import EVERYTHING, Role, limit
from metrics import METRICS, PUBLIC, Comparator, Filter, Refused, Selection, evaluate, statement
from metrics.answer import Status
from metrics.kinds import Ratio
from metrics.periods import Grain, add_months
from tests.metrics import drawing, oracle
from tests.metrics.again import Again
from tests.metrics.public_store import YEAR as PUBLIC_YEAR
from tests.metrics.public_store import true_and_public
from tests.metrics.small_store import coverage_row, fact_row

YEARS = {"first": date(2022, 4, 1), "last": date(2024, 3, 31)}
RATIOS = [name for name, metric in METRICS.items() if isinstance(metric.kind, Ratio)]
every = pytest.mark.parametrize("name", RATIOS)
BY = ((), ("authority",))
WHERE = ((), (Filter(dimension="authority", members=("south",)),))


def refill(store, facts):
    store.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in facts.items()})


def expected(facts, asked, part, split, first, last):
    again = Again(facts, asked.model_copy(update={"metric": part}), EVERYTHING)
    return again.own(split, first, last)


@every
@given(data=st.data())
@drawing.OF_ONE_METRIC
def test_the_quotient_is_that_of_the_oracle(either, name, data):
    facts = {fact: drawing.settled_rows(fact, 60) for fact in drawing.ROWS} | data.draw(drawing.FACTS)
    refill(either, facts)
    over, under, per = oracle.RATIOS[name]
    grain = data.draw(st.sampled_from((Grain.WHOLE, Grain.QUARTER, Grain.FINANCIAL_YEAR)))
    compare = (Comparator.PREVIOUS, Comparator.TARGET)
    for by in BY:
        for where in WHERE:
            asked = Selection(metric=name, **YEARS, grain=grain, by=by, where=where, compare=compare)
            for cell in evaluate(asked, either, EVERYTHING).cells:
                split = {member.dimension: member.code for member in cell.members}
                span = cell.period.first, cell.period.last
                counted, of = (expected(facts, asked, part, split, *span) for part in (over, under))
                if counted is None or not of:
                    assert cell.figure.status is Status.NOT_AVAILABLE and cell.figure.reason
                else:
                    assert cell.figure.value == pytest.approx(per * counted / of)
                    assert (cell.figure.numerator, cell.figure.denominator) == (pytest.approx(counted), of)
                    assert cell.figure.interval is None
                [target] = [c for c in cell.comparisons if c.comparator is Comparator.TARGET]
                assert target.figure.reason


@every
def test_settled_rows_give_figures_of_it(either, name):
    refill(either, {fact: drawing.settled_rows(fact) for fact in drawing.ROWS})
    answer = evaluate(Selection(metric=name, **YEARS, grain=Grain.FINANCIAL_YEAR), either, EVERYTHING)
    assert len([cell for cell in answer.cells if cell.figure.value]) == 2
    assert answer.metric is METRICS[name] and answer.selection.metric == name


def test_a_filter_that_one_part_alone_takes_is_lifted_and_said_once(either):
    """All of the money for the children of one place, or one fund's money for all of them, is no quotient."""
    refill(either, {fact: drawing.settled_rows(fact) for fact in drawing.ROWS})
    asked = Selection(metric="spend_per_child", **YEARS, grain=Grain.WHOLE)
    [plain] = evaluate(asked, either, EVERYTHING).cells
    for name, code in (("locality", "lanark"), ("fund", "core")):
        filtered = asked.model_copy(update={"where": (Filter(dimension=name, members=(code,)),)})
        answer = evaluate(filtered, either, EVERYTHING)
        [cell] = answer.cells
        assert cell.figure.value == plain.figure.value
        assert len([said for said in answer.unserved if "is not recorded for" in said]) == 1


@every
def test_no_sql_is_given_for_it_but_the_titles_of_its_parts_are(either, name):
    titles = " and ".join(METRICS[part].title for part in oracle.RATIOS[name][:2])
    with pytest.raises(Refused, match=f"Ask for their SQL: {titles}."):
        statement(Selection(metric=name, **YEARS), either, EVERYTHING)


def test_a_split_that_one_of_its_parts_settles_is_refused():
    """Prevention is two of the tiers: of each tier all or nothing is spent on it."""
    with pytest.raises(ValueError, match="cannot be split by tier of support"):
        Selection(metric="prevention_share", **YEARS, by=("tier",))


def test_who_sees_a_part_of_a_council_is_refused_money_in_words(either):
    manager = limit(Role.MANAGER, frozenset({"hamilton"}), frozenset())
    for metric in ("spend_per_child", "spend"):
        with pytest.raises(Refused, match="recorded for whole councils only"):
            evaluate(Selection(metric=metric, **YEARS), either, manager)


def test_in_public_the_children_are_the_published_ones_and_the_money_is_exact():
    """265 children are published for the year; the months' money adds up by hand."""
    months = [add_months(PUBLIC_YEAR[0], n) for n in range(12)]
    money = [fact_row("spend", month=month, fund=1, tier=1, spent=1000.5) for month in months]
    reach = date(2022, 4, 1), PUBLIC_YEAR[1]
    covered = [coverage_row(1, extract, *reach) for extract in ("allocations", "accounts")]
    with true_and_public() as true:
        public = true.public().refill({"spend": money, "coverage": covered})
        check_public(public)


def check_public(public):
    asked = Selection(metric="spend_per_child", first=PUBLIC_YEAR[0], last=PUBLIC_YEAR[1], grain=Grain.MONTH)
    answer = evaluate(asked, public, PUBLIC)
    [cell] = answer.cells
    assert answer.selection.grain is Grain.FINANCIAL_YEAR
    assert (cell.figure.value, cell.figure.denominator) == (pytest.approx(12 * 1000.5 / 265), 265)
