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
PREVENTION = ("universal", "early")  # the tiers that are there before a family needs intensive help
_IN_IT = "In it is all the money of the accounts that were loaded: every fund and every tier of support."
_NOT_IN_IT = (
    "Not in it is what the accounts leave out: help that partners pay for themselves, and buildings or "
    "management where the council books them elsewhere."
)

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
        caveats=("Of months still to come it is known as far as the accounts hold a plan for them.",),
    ),
    _metric(
        name="spend_on_prevention",
        title="Money spent on prevention",
        question="How much is spent before families need intensive help?",
        kind=Sum("spent", where=(Is("tier", PREVENTION),)),
        definition="Money spent in the period on universal support and early intervention, from all funds.",
        why="Early help is meant to make intensive help rarer.",
        caveats=(_LATE,),
    ),
    _metric(
        name="prevention_share",
        title="Share of money spent on prevention",
        question="How much of the money is spent before families need intensive help?",
        kind=Ratio("spend_on_prevention", "spend", per=100),
        unit="% of money spent",
        decimals=1,
        definition="Money spent in the period on universal support and early intervention, as a percentage "
        "of all money spent.",
        why="It shows where the council puts its weight, whatever it has to spend.",
        says="{value} of the money was spent on prevention",
        caveats=(
            "Universal support and early intervention count as prevention, and intensive support does not. "
            "Which work is which is what the accounts say.",
            "It can rise because less is spent on intensive support.",
        ),
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
    _metric(
        name="spend_per_family",
        title="Money spent for each family given a worker",
        question="What does support cost for each family that is given a worker?",
        kind=Ratio("spend", "families_allocated"),
        definition="Money spent in the period, divided by the different families of which a child was given "
        "to a worker in the period.",
        why="Help is for the whole family, and brothers and sisters share it.",
        public=Public.NO,
        caveats=(
            _IN_IT,
            _NOT_IN_IT,
            "The money also pays for families whose worker was given before the period, and for groups and "
            "peers who reach families without a worker. They are not among the families.",
            "It is an average: some families need far more than others.",
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
