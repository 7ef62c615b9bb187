"""The SQL and the oracle agree on whatever data and question Hypothesis draws, in DuckDB and PostgreSQL."""

from hypothesis import given

from metrics import METRICS
from tests.metrics import drawing, oracle
from tests.metrics.again import agree


def test_the_oracle_counts_every_metric():
    assert set(oracle.COUNTED) == set(METRICS)


@given(facts=drawing.FACTS, questions=drawing.QUESTIONS, access=drawing.ACCESSES)
@drawing.EXAMPLES
def test_store_and_oracle_agree(either, facts, questions, access):
    either.refill({fact: [drawing.stored(fact, row) for row in rows] for fact, rows in facts.items()})
    for asked in questions:
        agree(either, facts, asked, access)
