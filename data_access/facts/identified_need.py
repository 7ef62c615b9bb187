"""Needs of children: whether help met them by the day it ended, and whether they are met still."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest

ASKED_BY = 243  # days after help ended, eight months, by which whoever can be asked has been

IDENTIFIED_NEED = Spell(
    name="identified_need",
    extract="identified_needs",
    about="One row for each need of a child that help is meant to meet. Give each row a number of its own.",
    also=("outcomes", "outcome plans", "needs and outcomes", "goals"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that helps with it.", also=("helping team",)),
    ),
    started="identified",
    ended="closed",
    columns=(
        Member("need", "What the need is.", also=("need identified", "goal", "outcome sought")),
        Day(
            "identified",
            "Day the need was identified.",
            required=True,
            called="day the need was identified",
            also=("date identified",),
        ),
        Day(
            "closed",
            "Day help with it ended; empty if it goes on.",
            empty_means="goes on",
            not_before="identified",
            called="day help ended",
            also=("help ended",),
        ),
        Member("need_at_closing", "Whether it was met when help ended; empty if help goes on."),
        Day(
            "asked_again",
            "Day, about six months after help ended, on which the family was asked whether it is still met; "
            "empty if the family was not asked or not found.",
            empty_means="not asked",
            not_before="closed",
            called="day the family was asked again",
        ),
        Member(
            "need_later", "Whether it was still met then; empty if the family was not asked or not found."
        ),
    ),
    carries=(Latest("referral", ("reason", "age_band")),),
    cells=None,  # what one family needs, and whether it was helped
)
