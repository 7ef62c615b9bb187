"""Money: what was planned, what was spent, and on how many children."""

from __future__ import annotations

from functools import partial

from metrics.definitions.front_door import COMMITTEE
from metrics.kinds import Flow, Ratio, Sum
from metrics.model import Metric, Public, Topic

_metric = partial(
    Metric, fact="spend", dating=Flow("month"), defined_by=COMMITTEE, checked_by="Finance", unit="pounds"
)
_LATE = "Months are often corrected after they close, so recent figures can change."

METRICS = (
    _metric(
        name="spend",
        title="Money spent",
        question="How much is spent on family support, and from which fund?",
        kind=Sum("spent"),
        definition="Money spent in the period, from all funds on all tiers of support.",
        why="It shows what the support costs.",
        caveats=(_LATE,),
    ),
    _metric(
        name="budget",
        title="Money planned",
        question="How much was planned for family support?",
        kind=Sum("budget"),
        definition="Money planned for the period, from all funds for all tiers of support.",
        why="It shows what the council set out to do.",
    ),
    _metric(
        name="spend_per_child",
        title="Money spent for each child allocated",
        question="What does support cost for each child who is given a worker?",
        kind=Ratio("spend", "children_allocated"),
        definition="Money spent in the period, divided by the different children given to a worker in the "
        "period.",
        why="Spending means little without the number of children it reached.",
        public=Public.BANDED,
        caveats=(
            "The money also pays for children whose worker was given before the period.",
            "It is an average: some children need far more than others.",
        ),
    ),
)

TOPIC = Topic("Money", METRICS)
