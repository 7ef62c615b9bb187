"""The questions by hand on reports to the Children's Reporter."""

from tests.bench.by_hand.phrases import ALL, FLOW, by_clock, median, share

REPORT = FLOW.format(fact="report", day="requested")
IN_TIME = share("f.days_to_report <= 28")

QUERIES = {
    "reports_requested": (REPORT, ALL, ""),
    "reports_diverted_share": (REPORT, share("f.team_type = {hub}"), " and f.team_type <> 0"),
    "days_to_report": (median("report", "requested", "days_to_report"), "", ""),
    "reports_within_28_days": (REPORT, IN_TIME, ""),
}
BY_CLOCK = {
    "days_to_report": by_clock("report", "requested", "submitted"),
    "reports_within_28_days": {"exit": (FLOW.format(fact="report", day="submitted"), IN_TIME, "")},
}
