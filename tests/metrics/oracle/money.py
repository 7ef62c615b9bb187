"""Money, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, total

_of_month = partial(Counted, on="month")

COUNTED = {
    "spend": _of_month(total("spent"), turns_on=("spent",)),
    "budget": _of_month(total("budget"), turns_on=("budget",)),
}
RATIOS = {"spend_per_child": ("spend", "children_allocated", 1)}
