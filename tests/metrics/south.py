"""One council's figures in a small store: its referrals put in, its figures asked for by month."""

from metrics import EVERYTHING, Filter, Selection, evaluate
from metrics.periods import Grain
from tests.metrics.small_store import fact_row

SOUTH = (Filter(dimension="authority", members=("south",)),)


def ask(store, metric, first, last, grain=Grain.MONTH, **more):
    return evaluate(
        Selection(metric=metric, first=first, last=last, grain=grain, where=SOUTH, **more), store, EVERYTHING
    )


def values(answer):
    return [cell.figure.value for cell in answer.cells]


def referred(store, *days, **values):
    return store.refill({"referral": [fact_row("referral", received=day, **values) for day in days]})
