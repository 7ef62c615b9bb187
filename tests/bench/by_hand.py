"""Each metric's question as a careful analyst would write it by hand, on the same tables.

The question: by quarter and locality, between two day numbers, the whole council.
`{first}` and `{last}` are those days; `{hub}` and so on are keys. Written before and
apart from the compiler, so that neither copies the other.
"""

FLOW = """
select c.quarter, f.locality, {{value}}
from {fact} f join calendar c on c.day = f.{day}
where f.{day} between {{first}} and {{last}}{{also}}
group by c.quarter, f.locality
"""
REFERRAL = FLOW.format(fact="referral", day="received")
ALLOCATION = FLOW.format(fact="allocation", day="started")
ALL = "sum(f.n)"


def _share(condition: str) -> str:
    return f"sum(case when {condition} then f.n else 0 end), sum(f.n)"


def _median(fact: str, day: str, column: str) -> str:
    return f"""
select c.quarter, f.locality, percentile_cont(0.5) within group (order by f.{column})
from {fact} f join calendar c on c.day = f.{day}
where f.{day} between {{first}} and {{last}} and f.{column} is not null
group by c.quarter, f.locality
"""


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

# Each child once a quarter and locality, from the first ending there, followed to the last day of all.
FOLLOWED = """
with endings as (
    select distinct on (c.quarter, f.locality, f.child)
        c.quarter, f.locality, f.days_to_next, {last} - f.involvement_ended as followed
    from referral f join calendar c on c.day = f.involvement_ended
    where f.involvement_ended between {first} and {last} and f.child is not null
    order by c.quarter, f.locality, f.child, f.involvement_ended, f.days_to_next
)
select quarter, locality, least(days_to_next, followed, 366),
    case when days_to_next <= least(followed, 365) then 1 else 0 end, count(*)
from endings
group by 1, 2, 3, 4
"""

QUERIES = {
    "referrals": (REFERRAL, ALL, ""),
    "referrals_per_1000": (REFERRAL, ALL, ""),
    "hub_share": (REFERRAL, _share("f.team_type = {hub}"), " and f.team_type <> 0"),
    "hub_share_new": (
        REFERRAL,
        _share("f.team_type = {hub}"),
        " and f.referral_kind = 1 and f.team_type <> 0",
    ),
    "diverted_share": (REFERRAL, _share("f.team_type not in (0, {local_office})"), " and f.team_type <> 0"),
    "self_referral_share": (REFERRAL, _share("f.referral_source = {self}"), " and f.referral_source <> 0"),
    "self_referring_families": (
        REFERRAL,
        "count(distinct f.family)",
        " and f.referral_source = {self}",
    ),
    "no_further_action_share": (REFERRAL, _share("f.decision = {no_further_action}"), " and f.decision <> 0"),
    "days_to_decision": (_median("referral", "received", "days_to_decision"), "", ""),
    "decided_within_1_day": (
        REFERRAL,
        _share("f.working_days_to_decision <= 1"),
        " and f.working_days_to_decision is not null",
    ),
    "decided_within_3_days": (
        REFERRAL,
        _share("f.working_days_to_decision <= 3"),
        " and f.working_days_to_decision is not null",
    ),
    "rereferrals": (REFERRAL, ALL, " and f.referral_kind = 2"),
    "rereferral_share": (REFERRAL, _share("f.referral_kind = 2"), ""),
    "rereferrals_within_12_months": (REFERRAL, _share("f.days_since_previous <= 365"), ""),
    "came_back_within_12_months": (FOLLOWED, "", ""),
    "allocations": (ALLOCATION, ALL, ""),
    "allocations_per_1000": (ALLOCATION, ALL, ""),
    "children_allocated": (ALLOCATION, "count(distinct f.child)", ""),
    "second_worker_share": (ALLOCATION, _share("f.allocation_kind = 2"), ""),
    "open_allocations": (STOCK, "", ""),
    "days_to_first_allocation": (_median("allocation", "started", "days_from_referral"), "", ""),
    "transfers": (ALLOCATION, ALL, " and f.allocation_kind = 3"),
    "escalations": (ALLOCATION, ALL, " and f.direction = 1"),
    "step_downs": (ALLOCATION, ALL, " and f.direction = 2"),
}


def query(metric: str, **keys: int) -> str:
    """The hand-written SQL of that metric with days and keys put in."""
    text, value, also = QUERIES[metric]
    return text.format(value=value.format(**keys), also=also.format(**keys), **keys)
