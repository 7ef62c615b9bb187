"""The SQL and the oracle agree on whatever data and question Hypothesis draws, in DuckDB and PostgreSQL."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.access import EVERYTHING
from metrics import METRICS
from tests.metrics import both_sides, drawing, oracle
from tests.metrics.again import agree

SETTLED = both_sides.settled()
every = pytest.mark.parametrize("name", oracle.COUNTED)


def refill(store, facts):
    store.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in facts.items()})


class Asked:
    """The settled questions put to the settled rows, each once, and the sides that the rows lay on."""

    def __init__(self, store):
        self.store, self.number = store, None
        self.facts = {fact: drawing.settled_rows(fact) for fact in drawing.ROWS}
        self.sides, self.done = both_sides.BothSides(), set()

    def of(self, name):
        if name in self.done:
            return
        if self.store.number != self.number:
            refill(self.store, self.facts)
            self.number = self.store.number
        for question in SETTLED[name]:
            answer = agree(self.store, self.facts, question, EVERYTHING)
            told = [cell.period for cell in answer.cells if cell.figure.value is not None]
            rows = self.facts[METRICS[name].fact]
            self.sides.note(question, rows, [(period.first, period.last) for period in told])
        self.done.add(name)


@pytest.fixture(scope="module")
def asked(either):
    return Asked(either)


def test_the_oracle_counts_every_metric():
    """Those divided from two others are in tests/metrics/test_ratio.py."""
    assert set(oracle.COUNTED) | set(oracle.RATIOS) == set(METRICS)


@every
def test_store_and_oracle_agree_on_rows_that_lie_on_both_sides(asked, name):
    asked.of(name)


@every
@given(data=st.data())
@drawing.OF_ONE_METRIC
def test_store_and_oracle_agree_on_whatever_is_drawn(either, name, data):
    facts = data.draw(drawing.facts_of(name), "facts")
    refill(either, facts)
    access = data.draw(drawing.ACCESSES, "access")
    for question in data.draw(drawing.questions_of(name), "questions"):
        agree(either, facts, question, access)


def test_every_metric_kind_condition_and_dimension_was_asked_with_rows_on_both_sides(asked):
    for name in oracle.COUNTED:
        asked.of(name)
    assert not asked.sides.lacking()
