"""Family group decision making: offered, accepted, held, and a plan agreed."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Recorded
from metrics.definitions.front_door import REPORT
from metrics.kinds import Count, Flow, Median, Percentage
from metrics.model import Better, Counterweight, Metric, Public, Topic

_metric = partial(Metric, fact="meeting", dating=Flow("offered"), defined_by=REPORT)
_followed = partial(_metric, settles=90)
_share = partial(_followed, unit="%", decimals=1, better=Better.HIGHER, public=Public.NO)
# Those who are sure to accept, to come or to agree may be all who get so far.
_FEWER_OFFERED = (Counterweight("meetings_offered", "the number of meetings offered", worse=-1),)
_FEWER_ACCEPTED = (Counterweight("meetings_accepted_share", "the share of offers accepted", worse=-1),)
_FEWER_HELD = (Counterweight("meetings_held_share", "the share of accepted meetings held", worse=-1),)
_CHILDREN = "A meeting about several children counts once for each child."
_STILL_OPEN = "A meeting takes weeks to arrange: figures are provisional until 90 days after the last offer."

METRICS = (
    _metric(
        name="meetings_offered",
        title="Family meetings offered",
        question="How often are families offered a meeting of their own?",
        kind=Count(),
        unit="family meetings offered",
        definition="Offers of a family group decision making meeting in the period, one for each child.",
        why="Families who make their own plan early may need less help later.",
        caveats=(_CHILDREN,),
    ),
    _share(
        name="meetings_accepted_share",
        title="Family meetings accepted",
        says="Families accepted {share} meetings offered",
        question="How often do families want such a meeting?",
        kind=Percentage(where=(Recorded("accepted"),)),
        counterweights=_FEWER_OFFERED,
        definition="Offers made in the period that the family accepted, as a percentage of all offers made "
        "in the period.",
        why="It shows whether the offer suits families.",
        caveats=(_CHILDREN, _STILL_OPEN),
    ),
    _share(
        name="meetings_held_share",
        title="Accepted meetings held",
        says="{share} accepted meetings took place",
        question="How often does an accepted meeting take place?",
        kind=Percentage(where=(Recorded("held"),), of=(Recorded("accepted"),)),
        counterweights=_FEWER_ACCEPTED,
        definition="Accepted offers made in the period that led to a meeting, as a percentage of accepted "
        "offers made in the period.",
        why="A meeting that never takes place leaves the family without a plan.",
        caveats=(_CHILDREN, _STILL_OPEN),
    ),
    _share(
        name="plans_agreed_share",
        title="Family plans agreed",
        says="Families agreed a plan at {share} meetings held",
        question="How often do families agree a plan?",
        kind=Percentage(where=(Recorded("agreed"),), of=(Recorded("held"),)),
        counterweights=_FEWER_HELD,
        definition="Meetings after an offer made in the period at which the family's plan was agreed, as a "
        "percentage of meetings after an offer made in the period.",
        why="The plan is what the meeting is for.",
        caveats=(_CHILDREN, _STILL_OPEN),
    ),
    _followed(
        name="days_to_meeting",
        title="Days from offer to meeting",
        question="How long do families wait for their meeting?",
        kind=Median("days_to_meeting"),
        unit="days",
        decimals=1,
        better=Better.LOWER,
        counterweights=_FEWER_HELD,
        definition="The middle number of days (weekends included) from the offer to the meeting, among "
        "offers made in the period that led to a meeting.",
        why="Half of the families wait longer than this.",
        public=Public.BANDED,
        no_clock="Days from offer to meeting: an offer that leads to no meeting has no day on which its wait "
        "ended, so nobody can say who still waits.",
        caveats=(_CHILDREN, _STILL_OPEN),
    ),
)

TOPIC = Topic("Family meetings", METRICS)
