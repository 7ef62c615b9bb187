"""Reach and fairness: who is escalated of those whom hubs answer; the steps before are other topics'."""

from __future__ import annotations

from metrics.conditions import AtMost, Is, Recorded
from metrics.kinds import Flow, Percentage
from metrics.model import Metric, Public, Topic

SOON = 183  # days, six months, in which an escalation counts

METRICS = (
    Metric(
        name="escalated_within_6_months",
        title="Hub referrals escalated within six months",
        says="{share} referrals that hubs answered led to an escalation within six months",
        question="How often does a child whom a hub answered go on to more intensive help?",
        fact="referral",
        dating=Flow("received"),
        kind=Percentage(
            where=(AtMost("days_to_escalation", SOON),),
            of=(Is("team_type", ("hub",)), Recorded("child")),
        ),
        unit="%",
        decimals=1,
        settles=SOON,
        definition="Referrals answered by a hub after which the child moved to a team of a type of a higher "
        f"level, within {SOON} days and before its next referral, as a percentage of referrals received in "
        "the period and answered by a hub, of children whose number is recorded.",
        why="It is the step after a hub: who goes on to more intensive help, of those with early help.",
        defined_by="This dashboard",
        public=Public.NO,
        caveats=(
            "A move is worked out from one allocation following another in a different team within 28 days.",
            "A higher level is more intensive help: hubs are early help, Local Offices social work.",
            "Figures are provisional until six months after the last referral.",
        ),
    ),
)

TOPIC = Topic("Reach and fairness", METRICS)
