"""The questions by hand on how children move between teams."""

from tests.bench.by_hand.phrases import ALL, ALLOCATION, CHILDREN, FLOW, median

ENDED = FLOW.format(fact="referral", day="involvement_ended")

QUERIES = {
    "transfers": (ALLOCATION, ALL, " and f.allocation_kind = 3"),
    "escalations": (ALLOCATION, ALL, " and f.direction = 1"),
    "step_downs": (ALLOCATION, ALL, " and f.direction = 2"),
    "escalations_per_1000": (ALLOCATION, ALL, f"{CHILDREN} and f.direction = 1"),
    "step_downs_per_1000": (ALLOCATION, ALL, f"{CHILDREN} and f.direction = 2"),
    "journeys": (ALLOCATION, ALL, " and f.moves is not null"),
    "journey_transfers": (ALLOCATION, "sum(f.moves)", " and f.moves is not null"),
    "days_from_decision": (median("referral", "received", "days_from_decision"), "", ""),
    "involvements_ended": (ENDED, ALL, ""),
}
