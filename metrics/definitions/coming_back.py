"""Coming back: families who return. Polarity is contested, so nothing here is good or bad."""

from __future__ import annotations

from functools import partial

from data_access.facts.worked import LookBack
from metrics.comparators.published import Published
from metrics.conditions import AtMost, Is, Recorded
from metrics.definitions.front_door import OPEN_CASES, REPORT
from metrics.kinds import Count, Flow, Percentage, Survival
from metrics.model import Metric, Public, Topic

_metric = partial(
    Metric,
    fact="referral",
    dating=Flow("received"),
    defined_by=REPORT,
    public=Public.NO,  # public cells do not record whether a child came before
)
_REREFERRAL = (Is("referral_kind", ("rereferral",)),)
_FREE_TO_RETURN = (
    "Families are meant to be able to return: more re-referrals may mean trust in the service, "
    "or needs not met."
)
_TWO_SHARES = (
    'The two shares differ. "Referred again within 12 months" counts from the earlier referral, also while '
    'that is open; "Re-referral share" counts for 24 months from the day that help ended.'
)

METRICS = (
    _metric(
        name="rereferrals",
        title="Re-referrals",
        question="How many families come back after their involvement had closed?",
        kind=Count(where=_REREFERRAL),
        public=Public.LISTED,
        unit="re-referrals",
        definition="Referrals received in the period for a child with an involvement that had closed in the "
        "24 months before, and nothing open.",
        version=2,
        same_as="rereferrals_within_12_months",
        why="It shows how much of the demand comes from families already known.",
        caveats=(_FREE_TO_RETURN, "Without a denominator; read it beside the re-referral share."),
    ),
    _metric(
        name="rereferral_share",
        title="Re-referral share",
        question="What part of demand comes from families who were helped in the two years before?",
        kind=Percentage(where=_REREFERRAL, of=(Recorded("referral_kind"),)),
        public=Public.LISTED,
        unit="%",
        decimals=1,
        definition="Referrals for a child with an involvement that had closed in the 24 months before, and "
        "nothing open, as a percentage of all referrals received in the period for a child whose number is "
        "recorded.",
        version=3,
        same_as="rereferrals_within_12_months",
        why="It sets re-referrals against all demand.",
        no_benchmark="The published share is of referrals within 12 months of an earlier referral, and this "
        "one is of those within 24 months of an involvement's closing.",
        caveats=(_FREE_TO_RETURN, _TWO_SHARES),
    ),
    _metric(
        name="rereferrals_within_12_months",
        title="Referred again within 12 months",
        says="{share} referrals came within 12 months of an earlier one of the same child",
        question="How many referrals follow an earlier one within a year?",
        kind=Percentage(where=(AtMost("days_since_previous", 365),), of=(Recorded("child"),)),
        unit="%",
        decimals=1,
        definition="Referrals for a child who had been referred before in the 365 days up to it, as a "
        "percentage of all referrals received in the period for a child whose number is recorded. It looks "
        "back from this period's referrals.",
        version=2,
        looks_back=LookBack(365),
        why="It is the measure the Department for Education publishes, so it can be compared.",
        benchmarks=(
            Published(
                "Percentage of referrals in the year within 12 months of a previous referral of the same "
                "child",
                "12 months",
                care=f"{OPEN_CASES} It counts referrals of a child without a number; we leave them out.",
                version=2,
            ),
        ),
        caveats=(_FREE_TO_RETURN, _TWO_SHARES),
    ),
    _metric(
        name="came_back_within_12_months",
        title="Referred again within 12 months of closing",
        question="Of the children whose involvement ended, how many are referred again within a year?",
        dating=Flow("involvement_ended"),
        defined_by="This dashboard, by the method of Kaplan and Meier (1958)",
        kind=Survival(
            "days_to_next",
            within=365,
            whom="whose involvement ended",
            happens="came back",
            known="Known to be referred again",
        ),
        unit="% of children",
        decimals=1,
        definition="Children whose involvement ended in the period (each once, from the first time), as a "
        "percentage estimated to be referred again within 365 days. Those not yet followed for 365 days "
        "count for as long as they have been (Kaplan-Meier).",
        why="It follows children forward from the end of help, when a service can still do something.",
        no_benchmark="The published share looks back from new referrals, and this one forward from closing.",
        public=Public.BANDED,
        no_clock="Who was referred again is counted from the day that involvement ended, so it is only of "
        "those whose involvement ended in the period.",
        says="{value} of children were referred again within 12 months of their involvement ending",
        caveats=(
            _FREE_TO_RETURN,
            "Brothers and sisters are often referred together, so the intervals are somewhat too narrow.",
            "Moving away, turning 18 and death are not recorded: such children count as not referred again.",
            "An involvement ends when a referral closes and no other referral of the child is open.",
            'It looks forward from closing. "Referred again within 12 months" looks back from new referrals, '
            "as the Department for Education does, and is another measure: the two need not agree.",
            "Firm once at least 90% of the children have been followed for 12 months; until then "
            "provisional, and not given where fewer than 10 are still followed at 12 months.",
        ),
    ),
)

TOPIC = Topic("Coming back", METRICS)
