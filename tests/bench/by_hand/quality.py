"""The questions by hand on case audits, meetings, visits and sessions."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

MONTH = FLOW.format(fact="attendance", day="month")
BOTH = "f.meetings_attended is not null and f.meetings_convened is not null"
AUDIT = FLOW.format(fact="case_audit", day="audited")

QUERIES = {
    "case_audits": (AUDIT, ALL, ""),
    "cases_audited": (AUDIT, "count(distinct f.child)", ""),
    "audits_good_share": (AUDIT, share("f.grade_group = 1"), " and f.grade_group <> 0"),
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
