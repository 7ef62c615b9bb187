"""Audit actions: what agencies agree to do after a multi-agency audit. No child and no worker is in it."""

from data_access.facts.columns import AUTHORITY, Day, Member
from data_access.facts.declaration import Spell
from data_access.facts.worked import Wait

DUE_WITHIN = 365  # days from the day an action is agreed by which nearly all are due
FAR = 5  # years ahead: a day beyond is mistyped

AUDIT_ACTION = Spell(
    name="audit_action",
    extract="audit_actions",
    about="One row for each action agreed after a multi-agency audit. Give each row a number of its own.",
    also=("multi-agency audit actions", "audit action plan", "audit recommendations", "improvement actions"),
    who=(),
    where=(
        AUTHORITY,
        Member("locality", "Locality the action is for; empty where it is for several."),
        Member("team", "Team that is to do it; empty where no one team is.", also=("action team",)),
    ),
    started="agreed",
    ended="done",
    planned=True,  # an audit agrees all of its actions on one day
    columns=(
        Member("agency", "Agency that is to do it.", also=("lead agency", "responsible agency", "partner")),
        Day(
            "agreed",
            "Day the action was agreed.",
            required=True,
            called="day it was agreed",
            also=("date agreed", "action agreed"),
        ),
        Day(
            "due",
            "Day by which it is to be done; it may lie ahead.",
            not_before="agreed",
            called="day it is due",
            also=("due date", "target date", "deadline"),
            ahead=FAR,
        ),
        Day(
            "done",
            "Day it was done; empty if it is still open.",
            empty_means="still open",
            not_before="agreed",
            called="day it was done",
            also=("date done", "date completed", "completion date"),
        ),
    ),
    waits=(Wait("days_given", "agreed", "due"), Wait("days_past_due", "due", "done")),
    cells=None,  # a few a month, and about how agencies work
)
