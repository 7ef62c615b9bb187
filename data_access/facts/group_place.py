"""Places on group programmes: a parent is offered one, starts, attends sessions and completes."""

from data_access.facts.columns import AUTHORITY, Amount, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import FAMILY, PARENT

GROUP_PLACE = Event(
    name="group_place",
    extract="group_places",
    about="One row for each time a parent is offered a place on a group programme.",
    also=("group attendance", "groupwork", "parenting groups", "parenting programmes", "course places"),
    who=(PARENT, FAMILY),
    where=(
        AUTHORITY,
        Member("locality", "Locality the family lives in."),
        Member("team", "Team that offered the place.", also=("offered by",)),
    ),
    on="offered",
    columns=(
        Member("programme", "Programme the group follows.", also=("course", "group programme", "group name")),
        Day("offered", "Day the place was offered.", required=True),
        Day(
            "started",
            "Day of the first session the parent came to.",
            empty_means="not started",
            not_before="offered",
            or_yes=True,
        ),
        Amount(
            "sessions",
            "Sessions the parent has come to so far.",
            unit="sessions",
            called="number of sessions",
        ),
        Day(
            "completed",
            "Day the parent completed the programme.",
            empty_means="not completed",
            not_before="started",
            or_yes=True,
        ),
    ),
    cells=None,
)
