"""The question by hand on who is escalated after a hub."""

from tests.bench.by_hand.phrases import REFERRAL, share

QUERIES = {
    "escalated_within_6_months": (
        REFERRAL,
        share("f.days_to_escalation <= 183"),
        " and f.team_type = {hub} and f.child is not null",
    ),
}
