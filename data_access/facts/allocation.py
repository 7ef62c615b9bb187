"""Allocations: a worker of a team is given a child to work with, until that ends."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Holds, Latest, LookBack, Worked

SAME_SPELL = 28  # days between a worker's end and the next one's start that still make it a transfer
FOLLOWED = 365  # days from its start in which the moves of a journey are counted
HANDED_OVER = LookBack(SAME_SPELL, lasting=True)

ALLOCATION = Spell(
    name="allocation",
    extract="allocations",
    about="One row for each time a child is given to a worker.",
    also=("team involvements", "involvements", "assignments", "case holders"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team of the worker."),
    ),
    started="started",
    ended="ended",
    columns=(
        Member("worker_role", "Role of the worker.", also=("role", "job title", "worker type")),
        Member("allocation_kind", "first (holds the case) or second (works beside).", name="worker"),
        Day(
            "started",
            "First day.",
            required=True,
            called="first day",
            also=("allocation start date", "start date", "date allocated", "allocated from"),
        ),
        Day(
            "ended",
            "Last day; empty if still open.",
            empty_means="still open",
            not_before="started",
            called="last day",
            also=("allocation end date", "end date", "date ended", "allocated to"),
        ),
    ),
    carries=(Latest("referral", ("referral_source", "reason", "age_band")),),
    worked=(
        Worked("from_team", Holds.KEY, "came_from", looks_back=HANDED_OVER, rests_on="allocation_kind"),
        Worked("from_team_type", Holds.KEY, "came_from", looks_back=HANDED_OVER, rests_on="allocation_kind"),
        Worked("direction", Holds.KEY, "came_from", looks_back=HANDED_OVER, rests_on="allocation_kind"),
        Worked("moves", Holds.NUMBER, "came_from", looks_back=HANDED_OVER, rests_on="allocation_kind"),
        Worked(
            "days_from_referral",
            Holds.NUMBER,
            "came_from",
            rests_on="days_from_referral",
            called="day of referral",
            looks_back=LookBack(90),  # who was referred before the data began has no wait that is known
        ),
    ),
    cells=("authority", "locality", "team_type", "allocation_kind"),
)
