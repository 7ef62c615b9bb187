"""Reports to the Children's Reporter (Scotland): how many are requested, who answers them, and how soon."""

from __future__ import annotations

from functools import partial

from metrics.kinds import AtMost, Count, Flow, Is, Lasted, Median, Percentage, Recorded
from metrics.model import Better, Counterweight, Metric, Public, Topic

LIMIT = 28  # days within which a report is looked for

_metric = partial(
    Metric,
    fact="report",
    dating=Flow("requested"),
    defined_by="Family Support Hubs, plan for year 2",
    public=Public.NO,
)
_waited = partial(_metric, by_clock=Lasted("requested", "submitted", "waits for a report"))
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
        why="Every report is work for a team, on top of what families are referred for.",
        caveats=(_CHILDREN,),
    ),
    _metric(
        name="reports_diverted_share",
        title="Reports diverted to hubs",
        says="Hubs answered {share} requests of the Reporter",
        question="How many reports do hubs write instead of Local Offices?",
        kind=Percentage(where=(Is("team_type", ("hub",)),), of=(Recorded("team_type"),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        # A hub may take reports on and be slow to write them.
        counterweights=(Counterweight("days_to_report", "the wait for a report"),),
        definition="Requests answered by a hub, as a percentage of all requests of the period whose team is "
        "recorded.",
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
        why="Until the report is there nobody decides what the child needs.",
        caveats=(
            _CHILDREN,
            "A report takes weeks to write: figures are provisional until 90 days after the last request.",
        ),
    ),
    _waited(
        name=f"reports_within_{LIMIT}_days",
        title=f"Reports submitted within {LIMIT} days",
        says=f"{{share}} reports were submitted within {LIMIT} days",
        question="How often does the Reporter have the report in four weeks?",
        kind=Percentage(where=(AtMost("days_to_report", LIMIT),)),
        unit="%",
        decimals=1,
        better=Better.HIGHER,
        settles=LIMIT,
        no_counterweight="Every request of the period is in it, submitted or not, so none can be left out to "
        "make it better.",
        definition=f"Reports submitted within {LIMIT} days of the request, as a percentage of all reports "
        "requested in the period, submitted or not.",
        why="Until the report is there nobody decides what the child needs.",
        caveats=(_CHILDREN,),
    ),
)

TOPIC = Topic("Reporter", METRICS)
