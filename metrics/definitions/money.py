"""Money: what was planned, what was spent, and on how many children."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is
from metrics.definitions.front_door import COMMITTEE, REPORT
from metrics.kinds import Flow, Level, Ratio, Sum
from metrics.model import Metric, Public, Topic

_metric = partial(
    Metric, fact="spend", dating=Flow("month"), defined_by=COMMITTEE, checked_by="Finance team", unit="pounds"
)
_context = partial(_metric, fact="context", dating=Level("month"))
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
    _context(
        name="national_funding",
        title="National funding",
        question="How much does the nation give to family support?",
        kind=Sum("pounds", where=(Is("reach", ("national",)),)),
        definition="Money that governments announced for family support in the whole country, for all of the "
        "years it is for, as it stood on the last day of the period.",
        why="The council's own share comes out of it.",
        says="Funding announced for the whole country stood at {value}",
        caveats=("It is for the whole country, so it cannot be set beside what the council spends.",),
    ),
    _context(
        name="grants_awarded",
        title="Grants awarded",
        question="How much have funders awarded to the council?",
        kind=Sum("pounds", where=(Is("reach", ("council",)),)),
        defined_by=REPORT,
        definition="Money that funders awarded to the council for family support, for all of the years it is "
        "for, as it stood on the last day of the period.",
        why="It says how much there is before it runs out.",
        says="Grants awarded, for all their years, stood at {value}",
        caveats=("An award is for several years. Money planned says how much of it each year has.",),
    ),
)

TOPIC = Topic("Money", METRICS)
