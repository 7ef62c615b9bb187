"""Reports to the Children's Reporter (Scotland): how many are requested, who answers them, and how soon."""

from __future__ import annotations

from functools import partial

from metrics.conditions import AtMost, Is, Recorded
from metrics.definitions.front_door import COMMITTEE
from metrics.kinds import Count, Flow, Lasted, Median, Percentage
from metrics.model import Better, Counterweight, Metric, Public, Topic

LIMIT = 28  # days within which a report is looked for

_metric = partial(
    Metric,
    fact="report",
    dating=Flow("requested"),
    defined_by=COMMITTEE,
    public=Public.NO,
)
_waited = partial(
    _metric,
    defined_by="This dashboard",
    by_clock=Lasted("requested", "submitted", "waits for a report"),
)
_CHILDREN = "A request about several children counts once for each child."

METRICS = (
    _metric(
        name="reports_requested",
        title="Reports requested by the Reporter",
        question="How many reports does the Children's Reporter ask for?",
        kind=Count(),
        unit="reports requested",
        definition="Initial Assessment Reports and Social Background Reports that the Children's Reporter "
        "asked for in the period, one for each child.",
        why="Reports take workers' time, on top of the families they support.",
        caveats=(_CHILDREN,),
    ),
    _metric(
        name="reports_diverted_share",
        title="Reports diverted to hubs",
        says="Hubs answered {share} the Reporter's requests",
        question="How many reports do hubs write instead of Local Offices?",
        kind=Percentage(where=(Is("team_type", ("hub",)),), of=(Recorded("team_type"),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        # A hub may take reports on and be slow to write them.
        counterweights=(Counterweight("days_to_report", "the wait for a report"),),
        definition="Requests that a hub answered, as a percentage of all requests in the period that record "
        "a team.",
        why="The plan wants more reports written by hubs, so that Local Offices keep to protection and care.",
        caveats=(_CHILDREN,),
    ),
    _waited(
        name="days_to_report",
        title="Days from request to report",
        question="How long does the Reporter wait for a report?",
        kind=Median("days_to_report"),
        unit="days",
        decimals=1,
        better=Better.LOWER,
        settles=90,
        # The slow ones may not be submitted at all, and so be in no middle.
        counterweights=(
            Counterweight("reports_within_28_days", "the share submitted within 28 days", worse=-1),
        ),
        definition="The middle number of days (weekends included) from the request to the report, among "
        "reports requested in the period and submitted.",
        why="The Reporter cannot decide what the child needs until the report is in.",
        caveats=(
            _CHILDREN,
            "A report takes weeks to write: figures are provisional until 90 days after the last request.",
        ),
    ),
    _waited(
        name=f"reports_within_{LIMIT}_days",
        title=f"Reports submitted within {LIMIT} days",
        says=f"Teams submitted {{share}} reports within {LIMIT} days",
        question="How often is a report ready within four weeks?",
        kind=Percentage(where=(AtMost("days_to_report", LIMIT),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        settles=LIMIT,
        no_counterweight="It counts every request, submitted or not, so leaving slow ones out cannot "
        "improve it.",
        definition=f"Reports submitted within {LIMIT} days of the request, as a percentage of all reports "
        "requested in the period, submitted or not.",
        why="The Reporter cannot decide what the child needs until the report is in.",
        caveats=(_CHILDREN,),
    ),
)

TOPIC = Topic("Reporter", METRICS)
