"""The questions by hand on needs and outcomes."""

from tests.bench.by_hand.phrases import ALL, FLOW, share

ENDED = FLOW.format(fact="identified_need", day="closed")
MET = " and f.need_at_closing = 1"

QUERIES = {
    "needs_identified": (FLOW.format(fact="identified_need", day="identified"), ALL, ""),
    "needs_met_share": (ENDED, share("f.need_at_closing = 1"), " and f.need_at_closing <> 0"),
    "needs_followed_share": (ENDED, share("f.need_later <> 0"), MET),
    "needs_still_met_share": (ENDED, share("f.need_later = 1"), f"{MET} and f.need_later <> 0"),
    "needs_still_met_at_worst": (ENDED, share("f.need_later = 1"), MET),
    "needs_still_met_at_best": (ENDED, share("f.need_later <> 2"), MET),
}
