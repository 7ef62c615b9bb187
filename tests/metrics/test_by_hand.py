"""What the bench measures against is the same question, written by hand: the same rows come of it."""

import pytest

from metrics import EVERYTHING, METRICS, Selection, statement
from metrics.kinds import Median
from metrics.periods import Grain
from tests.attacks.stores import sample_store
from tests.bench import by_hand, queries

BEFORE = 0  # the quarter under which a stock by hand keeps all that was before


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    store = sample_store(tmp_path_factory.mktemp("asked"))
    yield store.current()
    store.close()


def test_every_metric_is_asked_by_hand():
    assert set(by_hand.QUERIES) == set(METRICS)


@pytest.mark.parametrize("name", METRICS)
def test_the_question_by_hand_finds_the_same_rows(sample, name):
    asked = Selection(
        metric=name, first=queries.FIRST, last=queries.LAST, grain=Grain.QUARTER, by=("locality",)
    )
    with sample.connect() as connection:
        ours = connection.execute(statement(asked, sample, EVERYTHING)).all()
        theirs = connection.exec_driver_sql(by_hand.query(name, **queries.keys(sample))).all()
    if isinstance(METRICS[name].kind, Median):  # asked for as the two values in the middle
        ours = [(quarter, place, (low + high) / 2) for quarter, place, low, high, _ in ours]
    assert len(ours) > 40
    assert sorted(map(tuple, ours)) == sorted(tuple(row) for row in theirs if row[0] != BEFORE)
