"""Who asks for help, who answers, and how soon, counted again."""

from dataclasses import replace
from functools import partial

from tests.metrics.oracle.arithmetic import (
    Counted,
    at_most,
    different,
    equals,
    events,
    has,
    middle,
    number,
    of_children,
    share,
)
from tests.metrics.oracle.lasting import by_clock

_received = partial(Counted, on="received")
_hub, _team, _self = equals("team_type", "hub"), has("team_type"), equals("source", "self")
_waited = "working_days_to_decision"

COUNTED = {
    "referrals": _received(events),
    "referrals_per_1000": _received(number(of_children), per=1000),
    "hub_share": _received(share(_hub, of=_team)),
    "hub_share_new": _received(
        share(_hub, of=lambda row: _team(row) and row["referral_kind"] == "new"),
        looks_back=24,
        unseen=True,
        turns_on=("child", "closed"),
    ),
    "diverted_share": _received(share(lambda row: row["team_type"] != "local_office", of=_team)),
    "self_referral_share": _received(share(_self, of=has("source"))),
    "self_referring_families": _received(different("family", _self), turns_on=("source", "family")),
    "no_further_action_share": _received(share(equals("decision", "no_further_action"), of=has("decision"))),
    "days_to_decision": _received(middle("days_to_decision")),
    "decided_within_1_day": _received(share(at_most(_waited, 1), of=has(_waited))),
    "decided_within_3_days": _received(share(at_most(_waited, 3), of=has(_waited))),
}
_DECIDED = {"on": "decided", "unseen": True, "turns_on": ("decided",)}
BY_CLOCK = {
    "days_to_decision": by_clock("received", "decided"),
    "decided_within_1_day": {"exit": replace(COUNTED["decided_within_1_day"], **_DECIDED)},
    "decided_within_3_days": {"exit": replace(COUNTED["decided_within_3_days"], **_DECIDED)},
}
