"""Families who return, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, at_most, equals, has, number, share
from tests.metrics.oracle.council import COVERED
from tests.metrics.oracle.lives import back_within_a_year, lives

_received = partial(Counted, on="received")
_before = partial(_received, looks_back=24, unseen=True, turns_on=("child", "closed"))
_again = equals("referral_kind", "rereferral")

COUNTED = {
    "rereferrals": _before(number(_again)),
    "rereferral_share": _before(share(_again, of=has("referral_kind"))),
    "rereferrals_within_12_months": _received(
        share(at_most("days_since_previous", 365), of=has("child")), looks_back=12, turns_on=("child",)
    ),
    "came_back_within_12_months": Counted(
        lambda rows: back_within_a_year(rows, COVERED[1]),
        on="involvement_ended",
        unseen=True,
        turns_on=("child", "closed"),
        alone=lambda row: bool(lives([row], COVERED[1])),
    ),
}
