"""Journeys: how children move between teams, and what follows when help ends."""

from __future__ import annotations

from functools import partial

from data_access.facts.allocation import HANDED_OVER
from metrics.definitions.front_door import COMMITTEE
from metrics.kinds import Count, Flow, Is
from metrics.model import Metric, Public, Topic

_metric = partial(Metric, fact="allocation", dating=Flow("started"), defined_by=COMMITTEE)
_TRANSFER = Is("allocation_kind", ("transfer",))
_WORKED_OUT = (
    "Worked out from one allocation following another in a different team within 28 days; "
    "the papers say such moves were collected by hand."
)
_LEVELS = "A higher level is more intensive help: hubs are early help, Local Offices social work."

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
)

TOPIC = Topic("Journeys", METRICS)
