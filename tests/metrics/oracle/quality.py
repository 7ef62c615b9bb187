"""Case audits, actions after audits, meetings, visits and sessions, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import (
    Counted,
    at_most,
    different,
    equals,
    events,
    has,
    middle,
    portion,
    share,
    total,
)

_audited = partial(Counted, on="audited")
_agreed = partial(Counted, on="agreed")
_of_month = partial(Counted, on="month")

COUNTED = {
    "case_audits": _audited(events),
    "cases_audited": _audited(different("child"), turns_on=("child",)),
    "audits_good_share": _audited(
        share(equals("grade_group", "good"), of=has("grade_group")), turns_on=("grade_group",)
    ),
    "audit_actions_open": _agreed(events, until="done", unseen=True),
    "audit_actions_agreed": _agreed(events),
    "audit_actions_done": Counted(events, on="done", unseen=True, turns_on=("done",)),
    "audit_actions_on_time_share": Counted(
        share(at_most("days_past_due", 0)), on="due", looks_back=12, turns_on=("days_past_due", "due")
    ),
    "days_given_for_audit_actions": _agreed(middle("days_given"), turns_on=("days_given",)),
    "joint_meetings": _of_month(total("meetings_convened"), turns_on=("meetings_convened",)),
    "joint_meetings_attended_share": _of_month(
        portion("meetings_attended", "meetings_convened"), turns_on=("meetings_attended", "meetings_convened")
    ),
    **{
        name: _of_month(total(name), turns_on=(name,))
        for name in ("family_visits", "staff_visits", "partner_visits", "reflective_sessions")
    },
}
