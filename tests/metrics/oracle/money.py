"""Money, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, equals, total

_of_month = partial(Counted, on="month")
_at_close = partial(_of_month, closing=True)

COUNTED = {
    "spend": _of_month(total("spent"), turns_on=("spent",)),
    "budget": _of_month(total("budget"), turns_on=("budget",), ahead=True),
    "spend_on_prevention": _of_month(
        total("spent", met=lambda row: row["tier"] in ("universal", "early")), turns_on=("spent", "tier")
    ),
    "national_funding": _at_close(total("pounds", met=equals("reach", "national")), turns_on=("pounds",)),
    "grants_awarded": _at_close(total("pounds", met=equals("reach", "council")), turns_on=("pounds",)),
}
RATIOS = {
    "prevention_share": ("spend_on_prevention", "spend", 100),
    "spend_per_child": ("spend", "children_allocated", 1),
    "spend_per_family": ("spend", "families_allocated", 1),
}
