"""Families who return, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, at_most, equals, number, share
from tests.metrics.oracle.council import COVERED
from tests.metrics.oracle.lives import back_within_a_year, lives

_received = partial(Counted, on="received", looks_back=365)
_again = equals("referral_kind", "rereferral")

COUNTED = {
    "rereferrals": _received(number(_again), turns_on=("closed",)),
    "rereferral_share": _received(share(_again), turns_on=("closed",)),
    "rereferrals_within_12_months": _received(share(at_most("days_since_previous", 365))),
    "came_back_within_12_months": Counted(
        lambda rows: back_within_a_year(rows, COVERED[1]),
        on="involvement_ended",
        looks_back=365,
        turns_on=("child", "closed"),
        alone=lambda row: bool(lives([row], COVERED[1])),
    ),
}
