"""The questions by hand on children given to workers."""

from tests.bench.by_hand.phrases import ALL, ALLOCATION, CHILDREN, by_clock, median, share, stock

_LENGTH = by_clock("allocation", "started", "ended")

QUERIES = {
    "allocations": (ALLOCATION, ALL, ""),
    "allocations_per_1000": (ALLOCATION, ALL, CHILDREN),
    "children_allocated": (ALLOCATION, "count(distinct f.child)", ""),
    "families_allocated": (ALLOCATION, "count(distinct f.family)", ""),
    "second_worker_share": (ALLOCATION, share("f.allocation_kind = 2"), " and f.allocation_kind <> 0"),
    "open_allocations": (stock("allocation", "started", "ended"), "", ""),
    "length_of_allocations": _LENGTH.pop("entry"),
    "days_to_first_allocation": (median("allocation", "started", "days_from_referral"), "", ""),
}
BY_CLOCK = {"length_of_allocations": _LENGTH}
