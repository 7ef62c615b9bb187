"""The questions by hand on children given to workers."""

from tests.bench.by_hand.phrases import ALL, ALLOCATION, CHILDREN, by_clock, median, share

STOCK = """
with moves as (
    select started as day, locality, n from allocation where started <= {last}
    union all
    select ended, locality, -n from allocation where ended <= {last}
), quarters as (
    select case when m.day < {first} then 0 else c.quarter end as quarter, m.locality, sum(m.n) as net
    from moves m join calendar c on c.day = m.day
    group by 1, 2
)
select quarter, locality, sum(net) over (partition by locality order by quarter) from quarters
"""
_LENGTH = by_clock("allocation", "started", "ended")

QUERIES = {
    "allocations": (ALLOCATION, ALL, ""),
    "allocations_per_1000": (ALLOCATION, ALL, CHILDREN),
    "children_allocated": (ALLOCATION, "count(distinct f.child)", ""),
    "families_allocated": (ALLOCATION, "count(distinct f.family)", ""),
    "second_worker_share": (ALLOCATION, share("f.allocation_kind = 2"), " and f.allocation_kind <> 0"),
    "open_allocations": (STOCK, "", ""),
    "length_of_allocations": _LENGTH.pop("entry"),
    "days_to_first_allocation": (median("allocation", "started", "days_from_referral"), "", ""),
}
BY_CLOCK = {"length_of_allocations": _LENGTH}
