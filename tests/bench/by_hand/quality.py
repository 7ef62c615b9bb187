"""The questions by hand on case audits."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

AUDIT = FLOW.format(fact="case_audit", day="audited")

QUERIES = {
    "case_audits": (AUDIT, ALL, ""),
    "cases_audited": (AUDIT, "count(distinct f.child)", ""),
    "audits_good_share": (AUDIT, share("f.grade_group = 1"), " and f.grade_group <> 0"),
}
