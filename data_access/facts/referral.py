"""Referrals: a child is referred, somebody decides, help follows and ends."""

from data_access.facts.columns import (
    AUTHORITY,
    CHILD,
    FAMILY,
    Day,
    Flag,
    Holds,
    Member,
    Previous,
    Wait,
    Worked,
)
from data_access.facts.declaration import Event

REFERRAL = Event(
    name="referral",
    extract="referrals",
    about="One row for each child each time the child is referred.",
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        Member("locality", "Locality the family lives in, whoever answers."),
        Member("team", "Team that answered."),
    ),
    on="received",
    columns=(
        Member("referral_source", "Who referred.", name="source"),
        Member("reason", "Main reason."),
        Day("received", "Day the referral arrived.", required=True, called="day of referral"),
        Day(
            "decided",
            "Day it was decided what happens; empty if not yet.",
            not_before="received",
            called="day of decision",
        ),
        Member("decision", "What was decided."),
        Day(
            "closed",
            "Day the involvement that followed ended; empty if still open.",
            empty_means="still open",
            not_before="received",
            called="day of closing",
        ),
        Flag("unborn", "Whether the child was not yet born."),
        Member("age_band", "Age at referral."),
        Member("sex", "Sex."),
        Member("ethnic_group", "Ethnic group."),
        Member("disability", "Whether the child is disabled."),
        Member("deprivation", "Deprivation fifth of the home address, 1 most deprived."),
    ),
    waits=(
        Wait("days_to_decision", "received", "decided"),
        Wait("working_days_to_decision", "received", "decided", working=True),
    ),
    previous=Previous("previous_received", "days_since_previous"),
    worked=(
        Worked("referral_kind", Holds.KEY, "last_closed", rests_on="closed"),
        Worked("previous_closed", Holds.DAY, "last_closed", rests_on="closed"),
        Worked("involvement_ended", Holds.DAY, "closings", rests_on="closed"),
        Worked("days_to_next", Holds.NUMBER, "closings", rests_on=""),
        Worked("days_to_allocation", Holds.NUMBER, "first_allocated", rests_on=""),
    ),
    cells=("authority", "locality", "team_type", "source_group"),
)
