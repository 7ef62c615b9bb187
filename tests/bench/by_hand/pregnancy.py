"""The questions by hand on pregnancy and birth."""

from tests.bench.by_hand.phrases import ALL, FLOW, REFERRAL, share

ASSESSMENT = FLOW.format(fact="assessment", day="started")
PLAN, PARENTS = FLOW.format(fact="plan", day="started"), " and f.plan_kind = {parents}"
UNBORN, PRE_BIRTH = " and f.age_band = 1", " and f.assessment_kind = {pre_birth}"

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
}
