"""Plans: what is agreed with a family and followed up, from parents' plans before birth on."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest

PLAN = Spell(
    name="plan",
    extract="plans",
    about="One row for each child for each plan that is made for it, born or not.",
    also=("parents' plans", "parent plans", "child's plans", "family plans"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that holds the plan.", also=("plan team", "plan held by")),
    ),
    started="started",
    ended="ended",
    columns=(
        Member("plan_kind", "What kind of plan it is.", also=("plan type", "type of plan")),
        Day(
            "started",
            "First day of the plan.",
            required=True,
            called="first day",
            also=("plan start date", "plan began"),
        ),
        Day(
            "ended",
            "Last day of the plan; empty if it goes on.",
            empty_means="goes on",
            not_before="started",
            called="last day",
            also=("plan end date",),
        ),
        Member(
            "plan_outcome",
            "What became of it; empty until that is known.",
            also=("plan outcome", "outcome of plan"),
        ),
        Member(
            "made_with_family",
            "How the family took part when the plan was made.",
            also=("family present", "family involvement", "family took part"),
        ),
    ),
    carries=(Latest("referral", ("referral_source", "reason")),),
    cells=None,  # a few dozen a year: nothing of them is public
)
