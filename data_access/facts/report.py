"""Reports that the Children's Reporter asks for (Scotland): requested about a child, and submitted."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest, Wait

REPORT = Event(
    name="report",
    extract="reports",
    about="One row for each child each time the Children's Reporter asks for a report about the child.",
    also=("reporter requests", "report requests", "scra reports", "iar", "sbr"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member(
            "team",
            "Team that answers the request: a hub's where it was diverted from a Local Office.",
            also=("report team", "answered by"),
        ),
    ),
    on="requested",
    until="submitted",
    columns=(
        Member(
            "report_kind",
            "initial (Initial Assessment Report) or background (Social Background Report).",
            name="kind",
            also=("report type", "type of report"),
        ),
        Day(
            "requested",
            "Day the Reporter asked for the report.",
            required=True,
            called="day of request",
            also=("request date", "date requested", "requested on"),
        ),
        Day(
            "submitted",
            "Day the report was submitted; empty if not yet.",
            empty_means="not yet submitted",
            not_before="requested",
            called="day of submission",
            also=("submission date", "date submitted", "submitted on"),
        ),
    ),
    carries=(Latest("referral", ("reason", "age_band")),),
    waits=(Wait("days_to_report", "requested", "submitted"),),
    cells=None,  # a few dozen requests a month: too few for any table that could be public
)
