"""The questions by hand on money: of whole councils, so by quarter alone."""

SPENT = """
select c.quarter, sum(f.{column})
from spend f join calendar c on c.day = f.month
where f.month between {{first}} and {{last}} and f.{column} is not null{{also}}
group by c.quarter
"""
STANDS = """
select c.quarter, sum(f.pounds)
from context f join calendar c on c.day = f.month
where f.month between {{first}} and {{last}} and f.reach = {reach} and f.pounds is not null
    and f.month in (select max(month) from calendar group by quarter)
group by c.quarter
"""

QUERIES = {
    "spend": (SPENT.format(column="spent"), "", ""),
    "budget": (SPENT.format(column="budget"), "", ""),
    "spend_on_prevention": (SPENT.format(column="spent"), "", " and f.tier in (1, 2)"),
    "national_funding": (STANDS.format(reach=1), "", ""),
    "grants_awarded": (STANDS.format(reach=2), "", ""),
}
