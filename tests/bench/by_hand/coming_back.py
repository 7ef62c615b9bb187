"""The questions by hand on families who return."""

from tests.bench.by_hand.phrases import ALL, REFERRAL, share

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
    "rereferrals": (REFERRAL, ALL, " and f.referral_kind = 2"),
    "rereferral_share": (REFERRAL, share("f.referral_kind = 2"), " and f.referral_kind <> 0"),
    "rereferrals_within_12_months": (
        REFERRAL,
        share("f.days_since_previous <= 365"),
        " and f.child is not null",
    ),
    "came_back_within_12_months": (FOLLOWED, "", ""),
}
