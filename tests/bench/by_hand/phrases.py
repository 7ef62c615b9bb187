"""What the questions by hand have in common: (text, value, also) are put together by `query`."""

FLOW = """
select c.quarter, f.locality, {{value}}
from {fact} f join calendar c on c.day = f.{day}
where f.{day} between {{first}} and {{last}}{{also}}
group by c.quarter, f.locality
"""
REFERRAL = FLOW.format(fact="referral", day="received")
ALLOCATION = FLOW.format(fact="allocation", day="started")
ALL = "sum(f.n)"
CHILDREN = " and f.age_band not in (1, 7)"  # neither unborn nor 18 and over


def share(condition: str) -> str:
    return f"sum(case when {condition} then f.n else 0 end), sum(f.n)"


def median(fact: str, day: str, column: str) -> str:
    return f"""
select c.quarter, f.locality, percentile_cont(0.5) within group (order by f.{column})
from {fact} f join calendar c on c.day = f.{day}
where f.{day} between {{first}} and {{last}} and f.{column} is not null
group by c.quarter, f.locality
"""


def stock(fact: str, began: str, ended: str) -> str:
    """How many are under way at the close of each quarter: those that began before it, less those over."""
    return f"""
with moves as (
    select {began} as day, locality, n from {fact} where {began} <= {{last}}
    union all
    select {ended}, locality, -n from {fact} where {ended} <= {{last}}
), quarters as (
    select case when m.day < {{first}} then 0 else c.quarter end as quarter, m.locality, sum(m.n) as net
    from moves m join calendar c on c.day = m.day
    group by 1, 2
)
select quarter, locality, sum(net) over (partition by locality order by quarter) from quarters
"""


def by_clock(fact: str, began: str, ended: str) -> dict[str, tuple[str, str, str]]:
    """How many lasted how long: those that began each until it ended or the last day of all."""
    entry = f"""
select c.quarter, f.locality, least(f.{ended}, {{last}}) - f.{began},
    case when f.{ended} <= {{last}} then 1 else 0 end, sum(f.n)
from {fact} f join calendar c on c.day = f.{began}
where f.{began} between {{first}} and {{last}}
group by 1, 2, 3, 4
"""
    lasted = f"""
select c.quarter, f.locality, f.{ended} - f.{began}, 1, sum(f.n)
from {fact} f join calendar c on c.day = f.{ended}
where f.{ended} between {{first}} and {{last}}
group by 1, 2, 3
"""
    so_far = f"""
select c.quarter, f.locality, c.close - f.{began}, 1, sum(f.n)
from {fact} f join (
    select quarter, max(day) as close from calendar where day between {{first}} and {{last}} group by quarter
) c on f.{began} <= c.close and (f.{ended} is null or f.{ended} > c.close)
group by 1, 2, 3
"""
    return {"entry": (entry, "", ""), "exit": (lasted, "", ""), "point": (so_far, "", "")}
