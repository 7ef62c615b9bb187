"""The questions by hand on how children move between teams."""

from tests.bench.by_hand.phrases import ALL, ALLOCATION, FLOW

ENDED = FLOW.format(fact="referral", day="involvement_ended")

QUERIES = {
    "transfers": (ALLOCATION, ALL, " and f.allocation_kind = 3"),
    "escalations": (ALLOCATION, ALL, " and f.direction = 1"),
    "step_downs": (ALLOCATION, ALL, " and f.direction = 2"),
    "journeys": (ALLOCATION, ALL, " and f.moves is not null"),
    "journey_transfers": (ALLOCATION, "sum(f.moves)", " and f.moves is not null"),
    "involvements_ended": (ENDED, ALL, ""),
}
