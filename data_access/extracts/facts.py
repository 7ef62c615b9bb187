"""Layouts of the facts: what happened to children and families."""

from __future__ import annotations

from data_access.extracts.layout import Field, Kind, Layout, Replaces, day_field, member_field
from data_access.extracts.structure import AUTHORITY

CHILD = Field("child", Kind.PERSON, "The child's number in your system; hashed on the way in.", required=True)
FAMILY = Field("family", Kind.PERSON, "The family's number in your system; hashed on the way in.")

FACTS = (
    Layout(
        "referrals",
        "referral",
        "One row for each child each time the child is referred.",
        (
            Field("reference", Kind.PERSON, "The referral's own number; unique.", required=True),
            CHILD,
            FAMILY,
            AUTHORITY,
            member_field("locality", "Locality the family lives in, whoever answers."),
            member_field("team", "Team that answered."),
            member_field("referral_source", "Who referred.", "source"),
            member_field("reason", "Main reason."),
            day_field("received", "Day the referral arrived.", required=True),
            day_field("decided", "Day it was decided what happens; empty if not yet."),
            member_field("decision", "What was decided."),
            day_field(
                "closed", "Day the involvement that followed ended; empty if still open.", empty_says=True
            ),
            Field("unborn", Kind.FLAG, "Whether the child was not yet born."),
            member_field("age_band", "Age at referral."),
            member_field("sex", "Sex."),
            member_field("ethnic_group", "Ethnic group."),
            member_field("disability", "Whether the child is disabled."),
            member_field("deprivation", "Deprivation fifth of the home address, 1 most deprived."),
        ),
        key=("authority", "reference"),
        replaces=Replaces.WINDOW,
        dated="received",
    ),
    Layout(
        "allocations",
        "allocation",
        "One row for each time a child is given to a worker.",
        (
            Field("reference", Kind.PERSON, "The allocation's own number; unique.", required=True),
            CHILD,
            FAMILY,
            AUTHORITY,
            member_field("locality", "Locality the family lives in; the latest referral's if empty."),
            member_field("team", "Team of the worker."),
            member_field("worker_role", "Role of the worker."),
            Field(
                "worker",
                Kind.CODE,
                "first (holds the case) or second (works beside).",
                values=("first", "second"),
            ),
            day_field("started", "First day.", required=True),
            day_field("ended", "Last day; empty if still open.", empty_says=True),
        ),
        key=("authority", "reference"),
        replaces=Replaces.WINDOW,
        dated="started",
    ),
)
