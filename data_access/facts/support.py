"""Support for parents: a peer or another worker stands by a parent, until that ends."""

from data_access.facts.columns import AUTHORITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.persons import FAMILY, PARENT
from data_access.facts.worked import Holds, Worked

SUSTAINED = 183  # days, six months, in which no other begins: then it has lasted

SUPPORT = Spell(
    name="support",
    extract="supports",
    about="One row for each time a parent is given support, by a peer or another worker.",
    also=("peer support", "family support", "parenting support", "parent support"),
    who=(PARENT, FAMILY),
    where=(
        AUTHORITY,
        Member("locality", "Locality the family lives in."),
        Member("team", "Team that gives the support."),
    ),
    started="started",
    ended="ended",
    columns=(
        Member("support_kind", "What the support is.", also=("support type", "type of support")),
        Member("tier", "How intensive the support is."),
        Day("started", "First day.", required=True, called="first day"),
        Day(
            "ended",
            "Last day; empty if still going on.",
            empty_means="still going on",
            not_before="started",
            called="last day",
        ),
        Member("ended_as", "How it ended; empty if still going on.", also=("end reason", "reason ended")),
    ),
    worked=(Worked("sustained", Holds.DAY, "supported_again", rests_on="ended"),),
    cells=None,
)
