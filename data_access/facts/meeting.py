"""Family group decision making: a family is offered a meeting, accepts it, holds it and agrees a plan."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest, Wait

MEETING = Event(
    name="meeting",
    extract="meetings",
    about="One row for each child each time its family is offered a family group decision making meeting.",
    also=("family meetings", "family group meetings", "family group conferences", "fgc", "fgdm"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that offered the meeting.", also=("offered by",)),
    ),
    on="offered",
    columns=(
        Day("offered", "Day the meeting was offered.", required=True),
        Day(
            "accepted",
            "Day the family accepted.",
            empty_means="not accepted",
            not_before="offered",
            or_yes=True,
        ),
        Day("held", "Day the meeting was held.", empty_means="not held", not_before="offered", or_yes=True),
        Day(
            "agreed",
            "Day the family's plan was agreed.",
            empty_means="no plan",
            not_before="held",
            or_yes=True,
        ),
    ),
    carries=(Latest("referral", ("referral_source", "reason", "age_band")),),
    waits=(Wait("days_to_meeting", "offered", "held"),),
    cells=("authority", "locality", "team_type"),
)
