"""Tables of dimensions and of how their members hang together."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table

from data_access.schema.columns import day, key, metadata, text

NOT_RECORDED = 0

# Dimensions whose members are the same everywhere: code, name. Key = position from 1.
FIXED = {
    "referral_kind": (
        ("new", "New referral"),
        ("rereferral", "Re-referral"),
        ("while_open", "While another is open"),
    ),
    "allocation_kind": (("first", "First worker"), ("second", "Second worker"), ("transfer", "Transfer")),
    "report_kind": (
        ("initial", "Initial Assessment Report"),
        ("background", "Social Background Report"),
    ),
    "grade_group": (("good", "Good or better"), ("below", "Below good")),
    "tier": (("universal", "Universal"), ("early", "Early intervention"), ("intensive", "Intensive")),
    "reach": (("national", "National"), ("council", "The council's")),
    "known_before": (("yes", "Known before"), ("no", "Not known before")),
    "hub_helped": (("yes", "A hub helped"), ("no", "No hub helped")),
    "made_with_family": (
        ("meeting", "At a meeting the family accepted"),
        ("present", "With the family present"),
        ("without", "Without the family"),
    ),
    "direction": (("escalation", "Escalation"), ("step_down", "Step-down"), ("level", "Same level")),
    "what_followed": (
        ("nothing", "Not referred again"),
        ("less", "Less intensive help"),
        ("same", "Help of the same level"),
        ("more", "More intensive help"),
        ("not_yet", "Not known yet"),
    ),
    "progress": (
        ("undecided", "Not decided yet"),
        ("waiting", "Waiting for a worker"),
        ("no_worker", "Closed without a worker"),
        ("helped", "With a worker"),
        ("other_help", "Closed while other help goes on"),
        ("not_yet", "Not back so far"),
        ("back", "Back within 12 months of closing"),
        ("not_back", "Not back within 12 months of closing"),
    ),
    "age_band": (
        ("unborn", "Unborn"),
        ("0", "Under 1"),
        ("1-4", "1 to 4"),
        ("5-9", "5 to 9"),
        ("10-15", "10 to 15"),
        ("16-17", "16 to 17"),
        ("18+", "18 and over"),
    ),
    "sex": (("female", "Female"), ("male", "Male"), ("other", "Another description")),
    "ethnic_group": (
        ("white", "White"),
        ("mixed", "Mixed or multiple"),
        ("asian", "Asian"),
        ("black", "African, Caribbean or Black"),
        ("other", "Another group"),
    ),
    "disability": (("yes", "Disabled"), ("no", "Not disabled")),
    "deprivation": (
        ("1", "Most deprived fifth"),
        ("2", "Second fifth"),
        ("3", "Third fifth"),
        ("4", "Fourth fifth"),
        ("5", "Least deprived fifth"),
    ),
    "respondent": (
        ("child", "Children and young people"),
        ("parent", "Parents and carers"),
        ("relative", "Wider family"),
        ("partner", "Partners"),
        ("staff", "Staff"),
    ),
    "agreement": (("agree", "Agree"), ("neither", "Neither"), ("disagree", "Disagree")),
    "support_kind": (
        ("peer", "Peer support"),
        ("parenting", "Parenting support"),
        ("family", "Family support"),
        ("counselling", "Counselling"),
    ),
    "ended_as": (
        ("planned", "As planned"),
        ("moved_on", "Moved on to other help"),
        ("stopped", "Parent stopped"),
    ),
    "wellbeing_indicator": (
        ("safe", "Safe"),
        ("healthy", "Healthy"),
        ("achieving", "Achieving"),
        ("nurtured", "Nurtured"),
        ("active", "Active"),
        ("respected", "Respected"),
        ("responsible", "Responsible"),
        ("included", "Included"),
    ),
    "scorer": (("worker", "A worker"), ("parent", "A parent or carer"), ("child", "The child")),
    "wellbeing_change": (
        ("better", "Better"),
        ("same", "The same"),
        ("worse", "Worse"),
        ("not_again", "Not scored again"),
        ("not_yet", "Not known yet"),
    ),
    "need_at_closing": (("met", "Met"), ("partly", "Partly met"), ("unmet", "Not met")),
    "need_later": (("met", "Still met"), ("unmet", "No longer met")),
}


def _dimension(name: str, *more: Column) -> Table:
    return Table(name, metadata, key(), text("code"), text("name"), *more)


YEARS = (key("service_year_start"), key("school_year_start"))
authority = _dimension("authority", *YEARS, text("nation"), day("opened"), day("closed"))
locality = _dimension("locality", key("authority"), text("kind"), day("opened"), day("closed"))
team_type = _dimension("team_type", key("level"))
team = _dimension("team", key("authority"), key("team_type"), day("opened"), day("closed"))
source_group = _dimension("source_group")
referral_source = _dimension("referral_source", key("source_group"))
reason_group = _dimension("reason_group")
reason = _dimension("reason", key("reason_group"))
grade = _dimension("grade", key("grade_group"))
fund = _dimension("fund", day("secured_to"), text("when_it_ends"))
PLAIN = tuple(
    _dimension(name)
    for name in (
        *("decision", "programme", "worker_role", "theme", "need", "standard", "indicator"),
        *("assessment_kind", "assessment_outcome", "plan_kind", "plan_outcome", "paper", "statement"),
        "agency",
        *FIXED,
    )
)

team_locality = Table(
    "team_locality", metadata, key("team"), key("locality"), day("valid_from"), day("valid_to")
)
# What took over from what, and when; of boundaries that move as of teams that merge.
SUCCESSORS = {
    name: Table(f"{name}_successor", metadata, key(name), key("successor"), day("changed"))
    for name in ("authority", "locality", "team")
}

# One row a day. Every period is whole months, so a year is named by the month it starts in.
calendar = Table(
    "calendar",
    metadata,
    Column("day", Integer, nullable=False),
    Column("month", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    *(Column(f"year_from_{month}", Integer, nullable=False) for month in range(1, 13)),
)
holiday = Table("holiday", metadata, key("authority"), day("day"), text("name"))
