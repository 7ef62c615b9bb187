"""The questions by hand on case audits, actions after audits, meetings, visits and sessions."""

from tests.bench.by_hand.phrases import ALL, FLOW, median, share, stock

MONTH = FLOW.format(fact="attendance", day="month")
BOTH = "f.meetings_attended is not null and f.meetings_convened is not null"
AUDIT = FLOW.format(fact="case_audit", day="audited")
ACTION = "audit_action"
GIVEN = median(ACTION, "agreed", "due - f.agreed")

QUERIES = {
    "case_audits": (AUDIT, ALL, ""),
    "cases_audited": (AUDIT, "count(distinct f.child)", ""),
    "audits_good_share": (AUDIT, share("f.grade_group = 1"), " and f.grade_group <> 0"),
    "audit_actions_open": (stock(ACTION, "agreed", "done"), "", ""),
    "audit_actions_agreed": (FLOW.format(fact=ACTION, day="agreed"), ALL, ""),
    "audit_actions_done": (FLOW.format(fact=ACTION, day="done"), ALL, ""),
    "audit_actions_on_time_share": (FLOW.format(fact=ACTION, day="due"), share("f.done <= f.due"), ""),
    "days_given_for_audit_actions": (GIVEN, "", ""),
    "joint_meetings": (MONTH, "sum(f.meetings_convened)", ""),
    "joint_meetings_attended_share": (
        MONTH,
        "sum(f.meetings_attended), sum(f.meetings_convened)",
        f" and {BOTH}",
    ),
    **{
        name: (MONTH, f"sum(f.{name})", "")
        for name in ("family_visits", "staff_visits", "partner_visits", "reflective_sessions")
    },
}
