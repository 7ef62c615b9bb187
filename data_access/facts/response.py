"""Responses: whether a child, a parent, a partner or a member of staff agrees with a statement."""

from dataclasses import replace

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY, PARENT

RESPONSE = Event(
    name="response",
    extract="responses",
    about="One row for each statement that somebody answers. Give each row a number of its own, and the "
    "numbers of the family that it is about, so that it can be erased; answers of staff have none.",
    also=("survey responses", "survey answers", "questionnaire"),
    who=(replace(CHILD, required=False), FAMILY, replace(PARENT, required=False)),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that the survey is about; of staff, their own.", also=("survey about",)),
    ),
    on="answered",
    planned=True,  # surveys are sent out when the council chooses
    columns=(
        Day(
            "answered",
            "Day of the answer.",
            required=True,
            called="day of the answer",
            also=("response date", "survey date", "date answered"),
        ),
        Member("respondent", "Who answered.", also=("respondent type", "answered by")),
        Member("statement", "Statement they were asked about.", also=("survey statement", "question")),
        Member("agreement", "Whether they agree.", also=("level of agreement", "response")),
    ),
    cells=None,
)
