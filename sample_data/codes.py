"""Codes of the invented extracts: who refers, why, what is decided, who works."""

from __future__ import annotations

POLICE, SELF, REPORTER = "police", "self", "reporter"
CHILDCARE, DOMESTIC_ABUSE, UNBORN = "childcare_concern", "domestic_abuse", "unborn_baby"

# code: name, group, how often among referrals that neither the police nor families make,
# and how often in a school break compared with term
SOURCES = {
    POLICE: ("Police", "Police", 0.0, 1.0),
    SELF: ("Family themselves", "Families and public", 0.0, 1.0),
    "family_member": ("Relative or friend", "Families and public", 9.0, 1.1),
    "anonymous": ("Anonymous", "Families and public", 6.5, 1.1),
    "school": ("School", "Education", 17.0, 0.08),
    "early_years": ("Nursery or early years", "Education", 7.5, 0.5),
    "educational_psychology": ("Educational psychology", "Education", 2.0, 0.2),
    "health_visitor": ("Health visitor", "Health", 13.0, 1.0),
    "midwifery": ("Midwifery", "Health", 2.0, 1.0),
    "gp": ("GP", "Health", 7.0, 1.0),
    "hospital": ("Hospital", "Health", 5.5, 1.0),
    "camhs": ("Child and adolescent mental health", "Health", 4.0, 0.9),
    "adult_mental_health": ("Adult mental health", "Health", 2.5, 1.0),
    "addiction_service": ("Alcohol and drug service", "Health", 4.0, 1.0),
    "third_sector": ("Third sector", "Other services", 7.0, 0.9),
    "housing": ("Housing", "Other services", 5.5, 1.0),
    REPORTER: ("Children's Reporter", "Other services", 5.0, 0.9),
    "other_authority": ("Other local authority", "Other services", 3.5, 1.0),
    "other_social_work": ("Other social work team", "Other services", 4.0, 1.0),
}

# code: name, group, how often among new referrals, among returning families (excluding the two main reasons)
REASONS = {
    CHILDCARE: ("Childcare concern", "Care at home", 0.0, 0.0),
    "neglect": ("Neglect", "Care at home", 9.0, 7.5),
    "parenting": ("Parenting support", "Care at home", 10.0, 8.5),
    "family_conflict": ("Conflict in the family", "Care at home", 7.0, 8.0),
    DOMESTIC_ABUSE: ("Domestic abuse", "Harm", 0.0, 0.0),
    "physical_harm": ("Physical harm", "Harm", 4.5, 6.0),
    "sexual_harm": ("Sexual harm or exploitation", "Harm", 3.0, 5.0),
    "parental_mental_health": ("Parental mental health", "Parents", 10.0, 8.5),
    "parental_substance_use": ("Parental alcohol or drug use", "Parents", 9.0, 8.5),
    "child_mental_health": ("Child's mental health", "Children", 8.0, 8.0),
    "child_behaviour": ("Child's behaviour", "Children", 7.5, 8.5),
    "school_attendance": ("School attendance", "Children", 5.0, 7.0),
    "young_carer": ("Young carer", "Children", 2.0, 4.5),
    "disability": ("Support with a disability", "Children", 4.0, 6.0),
    "money_housing": ("Money or housing", "Circumstances", 6.5, 7.5),
    UNBORN: ("Unborn baby", "Circumstances", 0.0, 0.0),
}

DECISIONS = {
    "no_further_action": "No further action",
    "advice": "Information and advice",
    "family_support": "Family support",
    "assessment": "Social work assessment",
    "child_protection": "Child protection procedures",
    "young_person_support": "Support for a young person",
    "already_open": "Passed to the worker already involved",
}

PRE_BIRTH, PARENTING_NEEDS = "pre_birth", "parenting_needs"
ASSESSMENT_KINDS = {PRE_BIRTH: "Pre-birth child protection", PARENTING_NEEDS: "Parenting support needs"}
IN_CARE, SUPPORTED = "alternative_care", "support"
ASSESSMENT_OUTCOMES = {
    IN_CARE: "Alternative care",
    "child_protection": "Child protection plan",
    SUPPORTED: "Support at home",
    "no_more_work": "No further work",
}

PARENTS_PLAN = "parents"
PLAN_KINDS = {PARENTS_PLAN: "Parents' plan"}
ESCALATED, CONTINUED = "escalated", "continued"
PLAN_OUTCOMES = {
    ESCALATED: "Escalated to child protection",
    CONTINUED: "Continued without child protection",
    "ended": "Ended, not needed any more",
}

ROLES = {
    "social_worker": "Social worker",
    "family_support_worker": "Family support worker",
    "parenting_support_worker": "Parenting support worker",
    "peer_worker": "Peer worker",
    "children_1st_worker": "Children 1st worker",
    "social_work_assistant": "Social work assistant",
}
