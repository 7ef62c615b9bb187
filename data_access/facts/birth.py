"""Births: babies whose families were helped before the birth, and how long they live at home."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest, Wait

BIRTH = Event(
    name="birth",
    extract="births",
    about="One row for each baby who was referred before birth.",
    also=("babies born", "pre-birth outcomes"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that held the pregnancy.", also=("pre-birth team",)),
    ),
    on="born",
    columns=(
        Day("born", "Day of birth.", required=True, called="day of birth", also=("date born",)),
        Day(
            "care_from",
            "First day in alternative care; empty if the baby has lived at home ever since.",
            empty_means="at home",
            not_before="born",
            called="first day in alternative care",
            also=("alternative care start date", "accommodated from"),
        ),
        Day(
            "observed_to",
            "Last day on which it is known where the baby lives; empty if that is the day of the extract.",
            empty_means="still known",
            not_before="born",
            also=("moved away", "last known day"),
        ),
        Member(
            "known_before",
            "Whether social work knew the family before this pregnancy.",
            also=("family known before birth",),
        ),
    ),
    carries=(Latest("referral", ("referral_source", "reason")),),
    waits=(Wait("days_to_care", "born", "care_from"),),
    cells=None,  # a few hundred a year, and the day of birth of each: nothing of them is public
)
