"""Referrals: a child is referred, somebody decides, help follows and ends."""

from data_access.facts.columns import AUTHORITY, DATE_OF_BIRTH, DEPRIVATION_DECILE, Day, Flag, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Holds, LookBack, Previous, Wait, Worked

LOOKS_BACK = 730  # days, two years, in which an involvement that closed makes the next referral a re-referral
FOLLOWED_UP = 365  # days from the end of an involvement in which what followed is looked for
_INVOLVED_BEFORE = LookBack(LOOKS_BACK, lasting=True)

REFERRAL = Event(
    name="referral",
    extract="referrals",
    about="One row for each child each time the child is referred.",
    also=("contacts", "requests for help", "front door", "enquiries"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        Member(
            "locality",
            "Locality the family lives in, whoever answers.",
        ),
        Member("team", "Team that answered.", also=("contact team", "referral team")),
    ),
    on="received",
    until="closed",
    columns=(
        Member(
            "referral_source",
            "Who referred.",
            name="source",
            also=("referral source", "source description", "contact source", "referrer", "referred by"),
        ),
        Member(
            "reason",
            "Main reason.",
            also=(
                "primary need",
                "contact reason",
                "referral reason",
                "category of need",
                "presenting issue",
            ),
        ),
        Day(
            "received",
            "Day the referral arrived.",
            required=True,
            called="day of referral",
            also=("contact date", "referral date", "date received", "date of referral", "start date"),
        ),
        Day(
            "decided",
            "Day it was decided what happens; empty if not yet.",
            not_before="received",
            called="day of decision",
            also=("decision date", "outcome date", "date of decision", "date decided"),
        ),
        Member(
            "decision",
            "What was decided.",
            also=("outcome", "contact outcome", "referral outcome", "decision outcome", "next action"),
        ),
        Day(
            "closed",
            "Day the involvement that followed ended; empty if still open.",
            empty_means="still open",
            not_before="received",
            called="day of closing",
            also=("closure date", "end date", "date closed", "case closed date"),
        ),
        Flag("unborn", "Whether the child was not yet born.", means=("age_band", "unborn")),
        Member("age_band", "Age at referral.", also=("age group",), instead=DATE_OF_BIRTH),
        Member("sex", "Sex.", also=("gender", "gender current")),
        Member("ethnic_group", "Ethnic group.", also=("ethnicity", "ethnic origin", "ethnicity code")),
        Member(
            "disability",
            "Whether the child is disabled.",
            also=("disabled", "disability code", "has disability", "disability status"),
        ),
        Member(
            "deprivation",
            "Deprivation fifth of the home address, 1 most deprived.",
            also=("imd quintile", "idaci quintile", "deprivation quintile"),
            instead=DEPRIVATION_DECILE,
        ),
    ),
    waits=(
        Wait("days_to_decision", "received", "decided"),
        Wait("working_days_to_decision", "received", "decided", working=True),
    ),
    previous=Previous("previous_received", "days_since_previous"),
    worked=(
        Worked("referral_kind", Holds.KEY, "came_before", looks_back=_INVOLVED_BEFORE, rests_on="closed"),
        Worked("previous_closed", Holds.DAY, "came_before", looks_back=_INVOLVED_BEFORE, rests_on="closed"),
        Worked(
            "involvement_ended", Holds.DAY, "closings", looks_back=LookBack(lasting=True), rests_on="closed"
        ),
        Worked("days_to_next", Holds.NUMBER, "closings", rests_on=""),
        Worked("what_followed", Holds.KEY, "closings", looks_back=LookBack(lasting=True), rests_on="closed"),
        Worked("days_to_allocation", Holds.NUMBER, "first_allocated", rests_on=""),
        Worked("days_from_decision", Holds.NUMBER, "first_allocated", rests_on="decided"),
        Worked(
            "days_to_escalation",
            Holds.NUMBER,
            "escalated",
            rests_on="days_to_escalation",
            called="escalation",
        ),
        Worked("progress", Holds.KEY, "progressed", looks_back=LookBack(lasting=True), rests_on=""),
    ),
    cells=("authority", "locality", "team_type", "source_group"),
)
