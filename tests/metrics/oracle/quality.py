"""Case audits, meetings, visits and sessions, counted again."""

from functools import partial

from tests.metrics.oracle.arithmetic import Counted, different, equals, events, has, portion, share, total

_audited = partial(Counted, on="audited")
_of_month = partial(Counted, on="month")

COUNTED = {
    "case_audits": _audited(events),
    "cases_audited": _audited(different("child"), turns_on=("child",)),
    "audits_good_share": _audited(
        share(equals("grade_group", "good"), of=has("grade_group")), turns_on=("grade_group",)
    ),
    "joint_meetings": _of_month(total("meetings_convened"), turns_on=("meetings_convened",)),
    "joint_meetings_attended_share": _of_month(
        portion("meetings_attended", "meetings_convened"), turns_on=("meetings_attended", "meetings_convened")
    ),
    **{
        name: _of_month(total(name), turns_on=(name,))
        for name in ("family_visits", "staff_visits", "partner_visits", "reflective_sessions")
    },
}
