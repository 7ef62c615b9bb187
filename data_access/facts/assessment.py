"""Assessments: a worker finds out what a child and its family need, before birth or after."""

from data_access.facts.columns import AUTHORITY, LOCALITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.persons import CHILD, FAMILY
from data_access.facts.worked import Latest

ASSESSMENT = Spell(
    name="assessment",
    extract="assessments",
    about="One row for each child each time it is assessed, born or not.",
    also=("pre-birth assessments", "child and family assessments", "comprehensive assessments"),
    who=(CHILD, FAMILY),
    where=(
        AUTHORITY,
        LOCALITY,
        Member("team", "Team that assessed.", also=("assessing team", "assessed by")),
    ),
    started="started",
    ended="completed",
    columns=(
        Member(
            "assessment_kind",
            "What kind of assessment it is.",
            also=("assessment type", "type of assessment"),
        ),
        Day(
            "started",
            "Day the assessment began.",
            required=True,
            called="day the assessment began",
            also=("assessment start date", "assessment began"),
        ),
        Day(
            "completed",
            "Day it was completed; empty if not yet.",
            empty_means="not completed",
            not_before="started",
            also=("assessment completed date", "assessment authorised date"),
        ),
        Member(
            "assessment_outcome",
            "What it led to; empty until that is known.",
            also=("assessment outcome", "outcome of assessment"),
        ),
        Member(
            "known_before",
            "Whether social work knew the family before this pregnancy, or before the referral.",
            also=("previously known", "known to social work"),
        ),
        Member(
            "hub_helped",
            "Whether a hub helped the family meanwhile, with a place in a group, support or a meeting.",
            also=("hub involved", "hub support", "hub resources used"),
        ),
    ),
    carries=(Latest("referral", ("referral_source", "reason")),),
    cells=None,  # a few dozen a year: nothing of them is public
)
