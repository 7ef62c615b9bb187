"""The questions by hand on pregnancy and birth."""

from tests.bench.by_hand.phrases import ALL, FLOW, REFERRAL, share

ASSESSMENT = FLOW.format(fact="assessment", day="started")
PLAN, PARENTS = FLOW.format(fact="plan", day="started"), " and f.plan_kind = {parents}"
UNBORN, PRE_BIRTH = " and f.age_band = 1", " and f.assessment_kind = {pre_birth}"

# Each baby from its birth to its first day in care, or to the last day on which it is known where it lives.
AT_HOME = """
with babies as (
    select distinct on (c.quarter, f.locality, f.child) c.quarter, f.locality, f.days_to_care,
        least({last}, f.observed_to) - f.born as followed
    from birth f join calendar c on c.day = f.born
    where f.born between {first} and {last} and f.child is not null
    order by c.quarter, f.locality, f.child, f.born, f.days_to_care
)
select quarter, locality, least(days_to_care, followed, 366),
    case when days_to_care <= least(followed, 365) then 1 else 0 end, count(*)
from babies
group by 1, 2, 3, 4
"""

QUERIES = {
    "referrals_before_birth": (REFERRAL, ALL, UNBORN),
    "hub_share_before_birth": (
        REFERRAL,
        share("f.team_type = {hub}"),
        f"{UNBORN} and f.team_type <> 0",
    ),
    "assessments": (ASSESSMENT, ALL, ""),
    "pre_birth_assessments": (ASSESSMENT, ALL, PRE_BIRTH),
    "pre_birth_hub_share": (
        ASSESSMENT,
        share("f.team_type = {hub}"),
        f"{PRE_BIRTH} and f.team_type <> 0",
    ),
    "pre_birth_hub_help_share": (
        ASSESSMENT,
        share("f.hub_helped = 1"),
        f"{PRE_BIRTH} and f.team_type = {{local_office}} and f.hub_helped <> 0",
    ),
    "pre_birth_care_share": (
        ASSESSMENT,
        share("f.assessment_outcome = {alternative_care}"),
        f"{PRE_BIRTH} and f.assessment_outcome <> 0",
    ),
    "parents_plans": (PLAN, ALL, PARENTS),
    "parents_plans_escalated": (
        PLAN,
        share("f.plan_outcome = {escalated}"),
        f"{PARENTS} and f.plan_outcome <> 0",
    ),
    "parents_in_pregnancy_groups": (
        FLOW.format(fact="group_place", day="started"),
        "count(distinct f.parent)",
        " and f.programme = {pregnancy}",
    ),
    "births": (FLOW.format(fact="birth", day="born"), ALL, ""),
    "at_home_at_first_birthday": (AT_HOME, "", ""),
}
