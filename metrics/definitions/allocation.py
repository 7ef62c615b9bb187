"""Allocation: who works with a child, how soon, and for how long."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is, Recorded
from metrics.definitions.front_door import CHILDREN, COMMITTEE, REPORT
from metrics.kinds import Count, Flow, Lasted, Median, Percentage, Rate, Stock
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(Metric, fact="allocation", dating=Flow("started"), defined_by=COMMITTEE)
_NOT_CHILDREN = "Allocations are not children: second workers and transfers count again."

METRICS = (
    _metric(
        name="allocations",
        title="Allocations",
        question="How much work is given to teams?",
        kind=Count(),
        unit="allocations",
        definition="Times in the period that a child was given to a worker: first workers, second workers "
        "and transfers together.",
        why="It is the work that teams take on.",
        caveats=(_NOT_CHILDREN,),
    ),
    _metric(
        name="allocations_per_1000",
        title="Allocations per 1,000 children",
        question="Where is work most common, given how many children live there?",
        kind=Rate(per=1000, where=CHILDREN),
        unit="per 1,000 children",
        decimals=1,
        definition="Allocations that started in the period for every 1,000 children (aged 0 to 17) living in "
        "the places selected, by the mid-year population estimate. Those who were unborn, or 18 and over, "
        "at their latest referral are left out; those whose age is not recorded are counted. Several whole "
        "years are counted as one: by the children of each year added up. Of an age or sex it is by the "
        "children of that age or sex.",
        version=3,
        public=Public.BANDED,  # public cells do not record ages
        why="Places of different size can be set side by side.",
        caveats=(_NOT_CHILDREN,),
    ),
    _metric(
        name="children_allocated",
        title="Children allocated",
        question="How many children are given a worker?",
        kind=Count(distinct="child"),
        unit="children",
        definition="Different children given to a worker at least once in the period. A child counts once, "
        "however many workers it has.",
        same_as="allocations",
        why="Allocations alone overstate how many children are helped.",
        public=Public.BANDED,
        caveats=("A child counts once in every period and every team, so parts do not add up to totals.",),
    ),
    _metric(
        name="families_allocated",
        title="Families given a worker",
        question="How many families are given a worker?",
        kind=Count(distinct="family"),
        unit="families",
        definition="Different families of which at least one child was given to a worker in the period. A "
        "family counts once, however many children it has.",
        same_as="allocations",
        why="Help is for the whole family.",
        public=Public.NO,
        caveats=(
            "A family counts once in every period and every team, so parts do not add up to totals.",
            "Children whose family is not recorded are not counted.",
        ),
    ),
    _metric(
        name="second_worker_share",
        title="Second-worker share",
        question="How often do two workers share a case?",
        kind=Percentage(where=(Is("allocation_kind", ("second",)),), of=(Recorded("allocation_kind"),)),
        unit="%",
        decimals=1,
        definition="Allocations of a second worker, as a percentage of allocations that started in the "
        "period and record whether the worker is the first or the second.",
        version=2,
        why="It explains why there are more allocations than referrals.",
        defined_by=REPORT,
    ),
    _metric(
        name="open_allocations",
        title="Open allocations",
        question="How much work do teams hold?",
        dating=Stock("started", "ended"),
        kind=Count(),
        unit="open allocations",
        definition="Allocations that had started on or before the last day of the period and had not ended "
        "by it. One that ended on the last day is not open.",
        why="What a team holds decides what it can take on.",
        caveats=(_NOT_CHILDREN,),
        public=Public.BANDED,
    ),
    _metric(
        name="length_of_allocations",
        title="Length of allocations",
        question="How long does a worker stay with a child?",
        kind=Lasted("started", "ended", "allocations"),
        unit="days",
        decimals=1,
        defined_by="This dashboard, by the method of Kaplan and Meier (1958)",
        definition="The number of days within which half of the allocations that began in the period ended. "
        "Those under way count for as long as they have lasted so far (Kaplan-Meier).",
        why="A short stay may be help that was enough, or a change of worker too soon.",
        public=Public.NO,
        caveats=(
            _NOT_CHILDREN,
            "An allocation ends at a transfer too, so help as a whole lasts longer.",
            "Not given until half of those that began have ended, and provisional until nearly all have been "
            "followed for as long.",
        ),
    ),
    _metric(
        name="days_to_first_allocation",
        title="Days from referral to first allocation",
        question="How long do families wait for a worker?",
        kind=Median("days_from_referral"),
        unit="days",
        decimals=1,
        better=Better.LOWER,
        # Whoever is free takes the child, and another team takes it on.
        counterweights=(Counterweight("transfers", "the number of transfers between teams"),),
        definition="The middle number of days (weekends included) from a child's referral to the start of "
        "its first allocation, among first allocations that started in the period.",
        why="Half of the children wait longer than this.",
        public=Public.BANDED,
        no_clock="Days from referral to first allocation: a referral that leads to no allocation has no "
        "day on which its wait ended, so nobody can say who still waits.",
        caveats=("Children still waiting at the end of the period are not in it.",),
    ),
)

TOPIC = Topic("Allocation", METRICS)
