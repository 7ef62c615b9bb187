"""Coming back: families who return. Polarity is contested, so nothing here is good or bad."""

from __future__ import annotations

from functools import partial

from metrics.definitions.front_door import REPORT
from metrics.model import AtMost, Count, Flow, Is, Metric, Percentage, Public

_metric = partial(
    Metric,
    topic="coming_back",
    fact="referral",
    dating=Flow("received"),
    source=REPORT,
    lead_in=365,
    public=Public.NO,  # whether a child came before is no part of the public cells
)
_REREFERRAL = (Is("referral_kind", ("rereferral",)),)
_FREE_TO_RETURN = (
    "Families are meant to be able to return: more re-referrals may mean trust in the service, "
    "or needs not met."
)

METRICS = (
    _metric(
        name="rereferrals",
        title="Re-referrals",
        question="How many families come back after their involvement had closed?",
        kind=Count(where=_REREFERRAL),
        unit="re-referrals",
        definition="Referrals received in the period for a child whose earlier involvement had closed.",
        why="It shows how much of the demand comes from families already known.",
        caveats=(_FREE_TO_RETURN, "Without a denominator; read it beside the re-referral share."),
    ),
    _metric(
        name="rereferral_share",
        title="Re-referral share",
        question="What part of demand comes from families who were helped before?",
        kind=Percentage(where=_REREFERRAL),
        unit="%",
        decimals=1,
        definition="Referrals for a child whose earlier involvement had closed, as a percentage of all "
        "referrals received in the period.",
        why="It sets re-referrals against all demand.",
        caveats=(
            _FREE_TO_RETURN,
            "The longer the data reaches back, the more earlier involvements it can find.",
        ),
    ),
    _metric(
        name="rereferrals_within_12_months",
        title="Referred again within 12 months",
        question="How many referrals follow an earlier one within a year?",
        kind=Percentage(where=(AtMost("days_since_previous", 365),)),
        unit="%",
        decimals=1,
        definition="Referrals for a child who had been referred before in the 365 days up to it, as a "
        "percentage of all referrals received in the period. It looks back from this period's referrals.",
        why="It is the measure the Department for Education publishes, so it can be compared.",
        caveats=(_FREE_TO_RETURN,),
    ),
)
