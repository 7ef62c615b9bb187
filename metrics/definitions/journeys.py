"""Journeys: how children move between teams, and what follows when help ends."""

from __future__ import annotations

from functools import partial

from data_access.facts.allocation import FOLLOWED, HANDED_OVER
from metrics.conditions import Is, Recorded
from metrics.definitions.front_door import CHILDREN, COMMITTEE
from metrics.kinds import Count, Flow, Median, Rate, Ratio, Sum
from metrics.model import Metric, Public, Topic

_metric = partial(Metric, fact="allocation", dating=Flow("started"), defined_by=COMMITTEE)
_OURS = "This dashboard"
_TRANSFER = Is("allocation_kind", ("transfer",))
_WORKED_OUT = (
    "Worked out from one allocation following another in a different team within 28 days; "
    "the papers say such moves were collected by hand."
)
_LEVELS = "A higher level is more intensive help: hubs are early help, Local Offices social work."

_JOURNEY = (
    "A journey is one child's time with first workers, from team to team, until more than 28 days pass "
    "without one."
)

_BY_SIZE = (
    ", for every 1,000 children (aged 0 to 17) living in the places selected, by the mid-year population "
    "estimate. Those who were unborn, or 18 and over, at their latest referral are left out; those whose age "
    "is not recorded are counted. Several whole years are counted as one."
)
_by_size = partial(
    _metric,
    unit="per 1,000 children",
    decimals=1,
    why="Places of different size can be set side by side.",
    caveats=(_WORKED_OUT, _LEVELS),
    public=Public.NO,
)


def _per_1000(direction: str) -> Rate:
    return Rate(per=1000, where=(*CHILDREN, _TRANSFER, Is("direction", (direction,))))


METRICS = (
    _metric(
        name="transfers",
        title="Transfers between teams",
        question="How often do children change team?",
        kind=Count(where=(_TRANSFER,)),
        unit="transfers",
        definition="Allocations of a first worker in the period that moved a child from one team to another.",
        why="Every change of team is a new start for the family.",
        looks_back=HANDED_OVER,
        caveats=(_WORKED_OUT,),
    ),
    _metric(
        name="escalations",
        title="Escalations",
        question="How often do children need more intensive help?",
        kind=Count(where=(_TRANSFER, Is("direction", ("escalation",)))),
        unit="escalations",
        definition="Transfers in the period to a type of team of a higher level.",
        why="It shows where early help was not enough.",
        caveats=(_WORKED_OUT, _LEVELS),
        public=Public.NO,
    ),
    _metric(
        name="step_downs",
        title="Step-downs",
        question="How often do children move on to less intensive help?",
        kind=Count(where=(_TRANSFER, Is("direction", ("step_down",)))),
        unit="step-downs",
        definition="Transfers in the period to a type of team of a lower level.",
        why="It shows families getting by with less help.",
        caveats=(_WORKED_OUT, _LEVELS),
        public=Public.NO,
    ),
    _by_size(
        name="escalations_per_1000",
        title="Escalations per 1,000 children",
        question="Where do children need more intensive help most often, given how many live there?",
        kind=_per_1000("escalation"),
        definition="Transfers in the period to a type of team of a higher level" + _BY_SIZE,
        same_as="escalations",
    ),
    _by_size(
        name="step_downs_per_1000",
        title="Step-downs per 1,000 children",
        question="Where do children move on to less intensive help most often, given how many live there?",
        kind=_per_1000("step_down"),
        definition="Transfers in the period to a type of team of a lower level" + _BY_SIZE,
        same_as="step_downs",
    ),
    _metric(
        name="journeys",
        title="Journeys begun",
        question="How many children begin a journey through our teams?",
        kind=Count(where=(Recorded("moves"),)),
        unit="journeys",
        defined_by=_OURS,
        definition="First workers given to a child in the period, where the child had none in the 28 days "
        "before: each is the beginning of a journey.",
        why="Transfers are few or many only for the number of journeys in which they could happen.",
        caveats=(_JOURNEY,),
        public=Public.NO,
    ),
    _metric(
        name="journey_transfers",
        title="Transfers in the first year of journeys",
        question="How often do children change team in the first year of a journey?",
        kind=Sum("moves"),
        unit="transfers",
        settles=FOLLOWED,
        defined_by=_OURS,
        definition="Transfers between teams within 365 days of the beginning of a journey, added up over the "
        "journeys that began in the period.",
        why="It follows the same children for the same time, however many others come or go meanwhile.",
        caveats=(_JOURNEY, _WORKED_OUT),
        public=Public.NO,
    ),
    _metric(
        name="transfers_per_100_journeys",
        title="Transfers per 100 journeys",
        question="How many changes of team are there in a child's journey?",
        kind=Ratio("journey_transfers", "journeys", per=100),
        unit="transfers per 100 journeys",
        decimals=1,
        settles=FOLLOWED,
        defined_by=_OURS,
        definition="Transfers between teams within 365 days of the beginning of a journey, for every 100 "
        "journeys that began in the period.",
        why="Fewer changes of team mean that families tell their story less often; some changes are the help "
        "that a child needs.",
        public=Public.NO,
    ),
    _metric(
        name="days_from_decision",
        title="Days from decision to first allocation",
        question="How long do families wait for a worker once it is decided?",
        fact="referral",
        dating=Flow("received"),
        kind=Median("days_from_decision"),
        unit="days",
        decimals=1,
        defined_by=_OURS,
        definition="The middle number of days (weekends included) from the day it was decided what happens "
        "to the start of the first worker's allocation, among referrals received in the period that were "
        "decided and led to one. A worker given before the decision waited 0 days.",
        why="It tells apart the wait for a worker from the wait for a decision.",
        public=Public.NO,
        no_clock="Days from decision to first allocation: many referrals lead to no allocation, so nobody "
        "can say who still waits.",
        caveats=("Those still waiting are not in it.",),
    ),
    _metric(
        name="involvements_ended",
        title="Involvements ended",
        question="What follows when help ends?",
        fact="referral",
        dating=Flow("involvement_ended"),
        kind=Count(),
        unit="involvements",
        defined_by=_OURS,
        definition="Referrals that closed in the period and left nothing open for the child. What followed "
        "is the highest level of a team that answered the child when it was referred again within 365 days, "
        "against the level of the team whose help had ended. Where it was not referred again and fewer days "
        "have passed, that is not known yet.",
        why="Families are free to come back to a hub. Hubs are meant to make more intensive help rarer.",
        caveats=(
            "It follows referrals alone: a transfer that no new referral led to is not in it.",
            "Two referrals of a child that close on one day are both counted.",
            _LEVELS,
        ),
        public=Public.NO,
    ),
)

TOPIC = Topic("Journeys", METRICS)
