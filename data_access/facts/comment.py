"""Comments: what children, parents, partners and staff said of the help, in their own words."""

from dataclasses import replace

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member, Text
from data_access.facts.declaration import Event
from data_access.facts.persons import CHILD, FAMILY, PARENT

COMMENT = Event(
    name="comment",
    extract="comments",
    about="One row for each comment. Give the numbers of those it is about, so that they can be erased.",
    also=("feedback", "compliments and complaints", "quotes", "quotations", "survey comments"),
    who=(CHILD, FAMILY, replace(PARENT, required=False)),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that the comment is about.", also=("comment about",)),
    ),
    on="said",
    planned=True,  # surveys are sent out when the council chooses
    columns=(
        Day(
            "said",
            "Day of the comment.",
            required=True,
            called="day of the comment",
            also=("comment date", "date of comment", "feedback date"),
        ),
        Member("respondent", "Who said it.", also=("respondent type", "said by", "feedback from")),
        Member("theme", "What it is about.", also=("comment theme", "topic")),
        # The last column: a comma without quotation marks then makes a row too long, and spoils no other.
        Text(
            "words",
            "What they said; may be left empty, and counts all the same. Nobody reads it on any other page "
            "before an officer has approved it.",
            also=("comment", "comment text", "feedback text", "verbatim", "quote"),
        ),
    ),
    cells=None,
)
