"""Wellbeing: a child's life scored by the eight indicators of GIRFEC, again and again while help lasts."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Amount, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Holds, Latest, LookBack, Worked

# Days: a first score has none in so many days before it, and its latest comes in so many after it.
WITHIN = 365
SOONEST = 28  # days after which a score can tell of a change; sooner it tells how steady the scoring is
_SINCE = LookBack(days=WITHIN)

WELLBEING_SCORE = Event(
    name="wellbeing_score",
    extract="wellbeing_scores",
    about="One row for each score of a child by one indicator. Give each row a number of its own.",
    also=("shanarri", "wellbeing web", "outcomes star", "wellbeing assessments"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that worked with the child when it was scored.", also=("scoring team",)),
    ),
    on="scored",
    planned=True,
    columns=(
        Day(
            "scored",
            "Day of the score.",
            required=True,
            called="day of the score",
            also=("date scored", "score date", "date of score"),
        ),
        Member(
            "wellbeing_indicator", "Indicator it is a score of.", also=("shanarri indicator", "indicator")
        ),
        Amount(
            "score",
            "Score, the higher the better, on one scale throughout; counted in whole points.",
            unit="points",
        ),
        Member("scorer", "Who scored.", also=("scored by", "completed by")),
    ),
    carries=(Latest("referral", ("reason", "age_band")),),
    worked=(
        Worked("wellbeing_change", Holds.KEY, "scored_again", looks_back=_SINCE, rests_on="score"),
        Worked("first_score", Holds.NUMBER, "scored_again", looks_back=_SINCE, rests_on="score"),
        Worked("change_in_score", Holds.NUMBER, "scored_again", looks_back=_SINCE, rests_on="score"),
    ),
    cells=None,  # how one child is, as somebody sees it: nothing of it is public
)
