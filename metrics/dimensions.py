"""What figures can be split and filtered by: one `Dimension` each.

`column` is the key column on the facts that carry it, `table` the table of its
members. To add a split: one line here, one column in the schema, one field in
the extract.
"""

from __future__ import annotations

from dataclasses import dataclass

from data_access.extracts.context import PARTS_OF_CHILDREN
from data_access.facts.referral import FOLLOWED_UP
from data_access.facts.wellbeing_score import WITHIN


@dataclass(frozen=True)
class Awaited:
    """What comes of something in `within` days from the day `on`: the member `nothing` once they are over.

    Until then, as far as the data is known in full, it is the member `not_yet`.
    """

    on: str
    within: int
    nothing: str
    not_yet: str


@dataclass(frozen=True)
class Dimension:
    """A split and a filter: its word in addresses and code, its title, its place in the store.

    `parent`: choosing its members narrows this one's list. `shown_as` is the dimension in
    whose words a member outside a person's scope is shown; empty where rows outside it are not seen at all.
    `awaited`: of what is known only some time after.
    """

    name: str
    title: str
    table: str
    column: str
    plural: str
    parent: str | None = None
    shown_as: str | None = None
    awaited: Awaited | None = None


@dataclass(frozen=True, order=True)
class Member:
    """One value of a dimension. `key` 0 is "Not recorded"."""

    dimension: str
    code: str
    name: str
    key: int = 0


def _plain(
    name: str, title: str, plural: str, parent: str | None = None, table: str | None = None
) -> Dimension:
    return Dimension(name, title, table or name, table or name, plural, parent)


DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        _plain("authority", "Authority", "authorities"),
        _plain("locality", "Locality", "localities", parent="authority"),
        _plain("team_type", "Team type", "team types"),
        _plain("team", "Team", "teams", parent="locality"),
        _plain("source_group", "Source group", "source groups"),
        _plain(
            "source", "Referral source", "referral sources", parent="source_group", table="referral_source"
        ),
        _plain("reason_group", "Reason group", "reason groups"),
        _plain("reason", "Reason", "reasons", parent="reason_group"),
        _plain("decision", "Decision", "decisions"),
        _plain("referral_kind", "New or re-referral", "kinds of referral"),
        Dimension(
            "what_followed",
            "What followed within 12 months",
            "what_followed",
            "what_followed",
            "ways in which help was followed",
            awaited=Awaited("involvement_ended", FOLLOWED_UP, "nothing", "not_yet"),
        ),
        Dimension(
            "progress",
            "Furthest step",
            "progress",
            "progress",
            "steps",
            awaited=Awaited("involvement_ended", FOLLOWED_UP, "not_back", "not_yet"),
        ),
        _plain("allocation_kind", "Kind of allocation", "kinds of allocation"),
        Dimension("from_team_type", "Team type before", "team_type", "from_team_type", "team types before"),
        Dimension("from_team", "Team before", "team", "from_team", "teams before", shown_as="from_team_type"),
        _plain("direction", "Direction of transfer", "directions"),
        _plain("programme", "Programme", "programmes"),
        _plain("support_kind", "Kind of support", "kinds of support"),
        _plain("ended_as", "How support ended", "ways support ended"),
        _plain("worker_role", "Worker's role", "workers' roles"),
        _plain("report_kind", "Kind of report", "kinds of report"),
        _plain("standard", "Standard", "standards"),
        _plain("grade_group", "Grade group", "grade groups"),
        _plain("grade", "Grade", "grades", parent="grade_group"),
        _plain("assessment_kind", "Kind of assessment", "kinds of assessment"),
        _plain("assessment_outcome", "Outcome of the assessment", "outcomes of assessments"),
        _plain("respondent", "Respondent", "respondents"),
        _plain("theme", "Theme", "themes"),
        _plain("statement", "Statement", "statements"),
        _plain("agreement", "Answer", "answers"),
        _plain("plan_kind", "Kind of plan", "kinds of plan"),
        _plain("plan_outcome", "What became of the plan", "outcomes of plans"),
        _plain("made_with_family", "How the family took part", "ways families took part"),
        _plain("known_before", "Whether known before", "families known before or not"),
        _plain("hub_helped", "Whether a hub helped", "families helped by a hub or not"),
        _plain("fund", "Fund", "funds"),
        _plain("tier", "Tier of support", "tiers of support"),
        _plain("indicator", "Indicator", "indicators"),
        _plain("reach", "National or the council's", "national figures or the council's"),
        _plain("paper", "Paper", "papers"),
        _plain("age_band", "Age", "age bands"),
        _plain("sex", "Sex", "sexes"),
        _plain("ethnic_group", "Ethnic group", "ethnic groups"),
        _plain("disability", "Disability", "disability groups"),
        _plain("deprivation", "Deprivation fifth", "deprivation fifths"),
        _plain("wellbeing_indicator", "Wellbeing indicator", "wellbeing indicators"),
        _plain("scorer", "Who scored", "scorers"),
        Dimension(
            "wellbeing_change",
            "Change since first score",
            "wellbeing_change",
            "wellbeing_change",
            "changes between the first score and the latest",
            awaited=Awaited("scored", WITHIN, "not_again", "not_yet"),
        ),
        _plain("agency", "Agency", "agencies"),
        _plain("need", "Need", "needs"),
        _plain("need_at_closing", "Need when help ended", "answers on needs when help ended"),
        _plain("need_later", "Need six months on", "answers on needs six months on"),
    )
}

# The only dimensions whose members have a population of their own.
WITH_PEOPLE = ("authority", "locality", *PARTS_OF_CHILDREN)
# What children are like, which decides nothing about the help that they should have.
CHARACTERISTICS = ("age_band", "sex", "ethnic_group", "disability", "deprivation")
# Families come to these by need.
TEAMS = frozenset({"team", "from_team"})
TEAM_TYPES = frozenset({"team_type", "from_team_type"})
SET_AGAINST_THE_REST = ("locality", "team")  # the only dimensions with a rest of the council

# A member of one dimension settles another dimension: a team has one type, a source one group.
SETTLES = {
    "team": ("team_type",),
    "from_team": ("from_team_type", "allocation_kind"),
    "from_team_type": ("allocation_kind",),  # only a transfer comes from a team
    "direction": ("allocation_kind",),
    "source": ("source_group",),
    "reason": ("reason_group",),
    "grade": ("grade_group",),
}

# Those whose members are phrases; all others have names.
PHRASES = frozenset(
    {
        "referral_kind",
        "allocation_kind",
        "direction",
        "what_followed",
        "progress",
        "known_before",
        "hub_helped",
        "made_with_family",
        "scorer",
        "wellbeing_change",
        "need_at_closing",
        "need_later",
    }
)

# Two dimensions of which the first says what was before, and the second what came after.
LEADS_TO = (("from_team_type", "team_type"), ("team_type", "what_followed"))
