"""The front door's questions by hand."""

from tests.bench.by_hand.phrases import ALL, CHILDREN, FLOW, REFERRAL, by_clock, median, share

QUERIES = {
    "referrals": (REFERRAL, ALL, ""),
    "referrals_per_1000": (REFERRAL, ALL, CHILDREN),
    "hub_share": (REFERRAL, share("f.team_type = {hub}"), " and f.team_type <> 0"),
    "hub_share_new": (
        REFERRAL,
        share("f.team_type = {hub}"),
        " and f.referral_kind = 1 and f.team_type <> 0",
    ),
    "diverted_share": (REFERRAL, share("f.team_type not in (0, {local_office})"), " and f.team_type <> 0"),
    "self_referral_share": (REFERRAL, share("f.referral_source = {self}"), " and f.referral_source <> 0"),
    "self_referring_families": (
        REFERRAL,
        "count(distinct f.family)",
        " and f.referral_source = {self}",
    ),
    "no_further_action_share": (REFERRAL, share("f.decision = {no_further_action}"), " and f.decision <> 0"),
    "days_to_decision": (median("referral", "received", "days_to_decision"), "", ""),
    "decided_within_1_day": (
        REFERRAL,
        share("f.working_days_to_decision <= 1"),
        " and f.working_days_to_decision is not null",
    ),
    "decided_within_3_days": (
        REFERRAL,
        share("f.working_days_to_decision <= 3"),
        " and f.working_days_to_decision is not null",
    ),
}

_DECIDED = FLOW.format(fact="referral", day="decided")
BY_CLOCK = {
    "days_to_decision": by_clock("referral", "received", "decided"),
    "decided_within_1_day": {"exit": (_DECIDED, *QUERIES["decided_within_1_day"][1:])},
    "decided_within_3_days": {"exit": (_DECIDED, *QUERIES["decided_within_3_days"][1:])},
}
