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
