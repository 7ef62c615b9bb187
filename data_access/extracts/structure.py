"""Layouts of what facts refer to: councils, places, teams and lists of codes."""

from __future__ import annotations

from data_access.extracts.layout import (
    Field,
    Kind,
    Layout,
    day_field,
    member_field,
    plain_list,
)
from data_access.facts import columns

NOT_YET = "No figure uses it yet."
AUTHORITY = member_field("authority", columns.AUTHORITY.about)


def _successors(dimension: str, extract: str) -> Layout:
    """What took over from what: rows dated before the change stay with what they were sent with."""
    fields = (
        member_field(dimension, f"{dimension.capitalize()} that ended.", required=True),
        member_field(dimension, f"{dimension.capitalize()} that took over.", "successor", required=True),
        day_field("changed", "Day of the change: the first day of what took over.", required=True),
    )
    about = f"Which {dimension} took over from which, and when."
    return Layout(extract, f"{dimension}_successor", about, fields, key=(dimension, "successor"))


def _life(what: str, does: str) -> tuple[Field, Field]:
    """The first and the last day of a place or a team."""
    return (
        day_field("opened", f"First day the {what} {does}; empty if before the data begins."),
        day_field("closed", f"Last day the {what} {does}; empty if it still does."),
    )


STRUCTURE = (
    plain_list(
        "authorities",
        "authority",
        "Councils in this store.",
        Field(
            "service_year_start", Kind.WHOLE, "First month (1 to 12) of the service's own year.", example="10"
        ),
        Field("school_year_start", Kind.WHOLE, "First month (1 to 12) of the school year.", example="8"),
        Field("nation", Kind.NAME, f"Scotland, England, Wales or Northern Ireland. {NOT_YET}"),
        *_life("authority", "existed"),
    ),
    _successors("authority", "authority_successors"),
    plain_list(
        "localities",
        "locality",
        "Places families live in: localities, districts or areas.",
        AUTHORITY,
        Field("kind", Kind.CODE, "What sort of place.", values=("locality", "district", "area")),
        *_life("locality", "existed"),
    ),
    _successors("locality", "locality_successors"),
    plain_list(
        "team_types",
        "team_type",
        "Kinds of team and how intensive their help is.",
        Field(
            "level",
            Kind.WHOLE,
            "1 universal, 2 early help, 3 social work, 4 specialist; a move upwards is an escalation.",
            required=True,
        ),
        codes="Use `hub` for early help teams, `local_office` for social work teams and `ypss` for a young "
        "people's support service; any other code is yours to choose.",
    ),
    plain_list(
        "teams",
        "team",
        "Teams, with the dates between which they worked.",
        AUTHORITY,
        member_field("team_type", "Type of team.", "type", required=True),
        *_life("team", "worked"),
    ),
    Layout(
        "team_localities",
        "team_locality",
        "Which teams cover which localities, and when.",
        (
            member_field("team", "Team.", required=True),
            member_field("locality", "Locality it covers.", required=True),
            day_field("valid_from", "First day of the link."),
            day_field("valid_to", "Last day of the link."),
        ),
        key=("team", "locality", "valid_from"),
    ),
    _successors("team", "team_successors"),
    plain_list(
        "referral_sources",
        "referral_source",
        "Who refers families.",
        Field("group", Kind.NAME, "Group of sources, as readers see it."),
        codes="Use `self` for families themselves and `police` for the police; any other code is yours to "
        "choose.",
    ),
    plain_list(
        "reasons",
        "reason",
        "Why families are referred.",
        Field("group", Kind.NAME, "Group of reasons, as readers see it."),
    ),
    plain_list(
        "decisions",
        "decision",
        "What can be decided about a referral.",
        codes="Use `no_further_action` where nothing more is done; any other code is yours to choose.",
    ),
    plain_list(
        "programmes",
        "programme",
        "Group programmes.",
        codes="Use `pregnancy` for the programme meant for pregnancy, such as Mellow Bumps; any other code "
        "is yours to choose.",
    ),
    plain_list(
        "assessment_kinds",
        "assessment_kind",
        "Kinds of assessment.",
        codes="Use `pre_birth` for child protection assessments before birth and `parenting_needs` for those "
        "of the support parents need; any other code is yours to choose.",
    ),
    plain_list(
        "assessment_outcomes",
        "assessment_outcome",
        "What assessments lead to.",
        codes="Use `alternative_care` where the child goes on to live away from its parents; any other code "
        "is yours to choose.",
    ),
    plain_list(
        "plan_kinds",
        "plan_kind",
        "Kinds of plan.",
        codes="Use `parents` for plans made with parents before a child is born; any other code is yours to "
        "choose.",
    ),
    plain_list(
        "plan_outcomes",
        "plan_outcome",
        "What becomes of plans.",
        codes="Use `escalated` where child protection procedures took over; any other code is yours to "
        "choose.",
    ),
    plain_list("worker_roles", "worker_role", "Roles of workers."),
    plain_list("themes", "theme", "Themes of comments."),
    plain_list(
        "statements",
        "statement",
        "Statements that people are asked whether they agree with. Write them in quotation marks, “I was "
        "listened to”, because they stand in sentences.",
    ),
    plain_list(
        "funds",
        "fund",
        "Funds that pay for support.",
        day_field("secured_to", "Last day the fund is secured to; empty if no end is known."),
        Field(
            "when_it_ends",
            Kind.NAME,
            "What the council expects when the fund ends and which paper says so, as a sentence.",
        ),
    ),
    plain_list("indicators", "indicator", "What published figures are of."),
    plain_list("papers", "paper", "Papers that print figures."),
    plain_list("standards", "standard", "Standards that case audits grade the work by."),
    plain_list(
        "grades",
        "grade",
        "Grades that case audits give.",
        member_field(
            "grade_group", "`good` for good or better, `below` for the rest.", "counts_as", required=True
        ),
    ),
    plain_list("needs", "need", "Needs that help is meant to meet."),
    plain_list("agencies", "agency", "Agencies that take on actions after an audit."),
    Layout(
        "holidays",
        "holiday",
        "Days other than weekends on which offices are closed; used to count working days.",
        (
            AUTHORITY,
            day_field("day", "The day.", required=True),
            Field("name", Kind.NAME, "Name of the holiday."),
        ),
        key=("authority", "day"),
    ),
)
