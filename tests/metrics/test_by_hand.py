"""What the bench measures against is the same question, written by hand: the same rows come of it."""

import pytest

from metrics import EVERYTHING, METRICS, statement
from metrics.kinds import Ratio, Sum
from tests.bench import by_hand, queries

BEFORE = 0  # the quarter under which a stock by hand keeps all that was before


def test_every_metric_is_asked_by_hand():
    ratios = {name for name, metric in METRICS.items() if isinstance(metric.kind, Ratio)}
    assert set(by_hand.QUERIES) == set(METRICS) - ratios


@pytest.mark.parametrize(("name", "clock"), by_hand.ALL)
def test_the_question_by_hand_finds_the_same_rows(sample, name, clock):
    asked, snapshot = queries.question(name, clock), sample.current()
    with snapshot.connect() as connection:
        found = connection.execute(statement(asked, snapshot, EVERYTHING))
        named, ours = set(found.keys()), found.all()
        theirs = connection.exec_driver_sql(by_hand.query(name, clock, **queries.keys(snapshot))).all()
    if "lower" in named:  # asked for as the two values in the middle
        ours = [(quarter, place, (low + high) / 2) for quarter, place, low, high, _ in ours]
    if isinstance(METRICS[name].kind, Sum):  # with how many rows hold an amount
        ours = [row[:-1] for row in ours]
    assert len(ours) > 10  # of a few dozen a year, not every place has some
    assert sorted(map(tuple, ours)) == sorted(tuple(row) for row in theirs if row[0] != BEFORE)
