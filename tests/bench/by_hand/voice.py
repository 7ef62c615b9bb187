"""The questions by hand on comments, answers to statements and plans made with families."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

ANSWER = FLOW.format(fact="response", day="answered")
NOT_STAFF = " and f.respondent <> 5"
PLAN, TOOK_PART = FLOW.format(fact="plan", day="started"), " and f.made_with_family <> 0"

QUERIES = {
    "comments": (FLOW.format(fact="comment", day="said"), ALL, ""),
    "statements_answered": (ANSWER, ALL, NOT_STAFF),
    "statements_agreed_share": (ANSWER, share("f.agreement = 1"), f" and f.agreement <> 0{NOT_STAFF}"),
    "plans_made": (PLAN, ALL, ""),
    "plans_with_family_share": (PLAN, share("f.made_with_family in (1, 2)"), TOOK_PART),
    "plans_took_part_recorded_share": (PLAN, share("f.made_with_family <> 0"), ""),
}
