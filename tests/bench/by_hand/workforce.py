"""The questions by hand on posts and people."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

MONTHS = FLOW.format(fact="workforce", day="month")
ANSWERS, STAFF = FLOW.format(fact="response", day="answered"), " and f.respondent = 5"
LAST = " and f.month in (select max(month) from calendar group by quarter)"

QUERIES = {
    "posts": (MONTHS, "sum(f.established)", LAST),
    "posts_filled": (MONTHS, "sum(f.in_post)", LAST),
    "posts_vacant": (MONTHS, "sum(f.established - f.in_post)", LAST),
    "staff": (MONTHS, "sum(f.staff)", LAST),
    "leavers": (MONTHS, "sum(f.leavers)", ""),
    "staff_statements_answered": (ANSWERS, ALL, STAFF),
    "staff_agreed_share": (ANSWERS, share("f.agreement = 1"), f" and f.agreement <> 0{STAFF}"),
}
