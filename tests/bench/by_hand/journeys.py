"""The questions by hand on how children move between teams."""

from tests.bench.by_hand.phrases import ALL, ALLOCATION

QUERIES = {
    "transfers": (ALLOCATION, ALL, " and f.allocation_kind = 3"),
    "escalations": (ALLOCATION, ALL, " and f.direction = 1"),
    "step_downs": (ALLOCATION, ALL, " and f.direction = 2"),
}
