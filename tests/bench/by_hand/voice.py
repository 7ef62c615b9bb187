"""The questions by hand on comments and answers to statements."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

ANSWER = FLOW.format(fact="response", day="answered")

QUERIES = {
    "comments": (FLOW.format(fact="comment", day="said"), ALL, ""),
    "statements_answered": (ANSWER, ALL, ""),
    "statements_agreed_share": (ANSWER, share("f.agreement = 1"), " and f.agreement <> 0"),
}
