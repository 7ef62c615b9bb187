"""Pregnancy and birth: families who are helped before a child is born, and what follows."""

from __future__ import annotations

from functools import partial

from metrics.conditions import Is, Recorded
from metrics.definitions.front_door import REPORT
from metrics.kinds import Count, Flow, Percentage, Survival
from metrics.model import Metric, Public, Topic

_UNBORN = Is("age_band", ("unborn",))
_PRE_BIRTH = Is("assessment_kind", ("pre_birth",))
_HUB = (Is("team_type", ("hub",)),)
_LOCAL_OFFICE = Is("team_type", ("local_office",))
# Every dimension of an assessment but its outcome: counts by outcome and team would compare teams after all.
NOT_OUTCOMES = (
    *("authority", "locality", "team_type", "team", "source_group", "source", "reason_group", "reason"),
    *("assessment_kind", "known_before", "hub_helped"),
)
_PARENTS = Is("plan_kind", ("parents",))
_OF_REFERRAL = "Referrals received in the period for a child who was not born yet"
_FEW = "These are a few dozen a year, so one family more or less moves the figure a lot."
_APART = (
    "Hubs assess families not known before, and Local Offices those already known, so their outcomes are not "
    "compared."
)
_BORN = "Babies born in the period whose family a hub or a Local Office helped before the birth"

_metric = partial(Metric, defined_by=REPORT, public=Public.NO)
_referral = partial(_metric, fact="referral", dating=Flow("received"))
_assessment = partial(_metric, fact="assessment", dating=Flow("started"))
_assessed = partial(_assessment, splits=NOT_OUTCOMES)
_plan = partial(_metric, fact="plan", dating=Flow("started"))
_birth = partial(_metric, fact="birth", dating=Flow("born"))
_place = partial(_metric, fact="group_place", dating=Flow("started"))
_share = {"unit": "%", "decimals": 1}

METRICS = (
    _referral(
        name="referrals_before_birth",
        title="Referrals before birth",
        question="How often are families referred before a child is born?",
        kind=Count(where=(_UNBORN,)),
        unit="referrals before birth",
        definition=f"{_OF_REFERRAL}. A pregnancy referred twice counts twice.",
        why="Help before birth can keep a baby at home.",
    ),
    _referral(
        name="hub_share_before_birth",
        title="Hub share of referrals before birth",
        question="How many pregnancies do hubs take on?",
        says="Hubs answered {share} referrals before birth",
        kind=Percentage(where=_HUB, of=(_UNBORN, Recorded("team_type"))),
        definition=f"{_OF_REFERRAL} and answered by a hub, as a percentage of those whose team is recorded.",
        why="Since January 2023 hubs are meant to hold every pregnancy.",
        caveats=("The exceptions: a family whose older child is open to a Local Office stays there.",),
        **_share,
    ),
    _assessed(
        name="assessments",
        title="Assessments",
        question="How much assessing do teams do?",
        kind=Count(),
        unit="assessments",
        definition="Assessments that began in the period, one for each child, whatever came of them.",
        why="An assessment takes weeks of a worker's time.",
    ),
    _assessed(
        name="pre_birth_assessments",
        title="Pre-birth assessments",
        question="How often is a child assessed for child protection before it is born?",
        kind=Count(where=(_PRE_BIRTH,)),
        unit="pre-birth assessments",
        definition="Pre-birth child protection assessments that began in the period, one for each child.",
        why="They are the most serious work before a birth.",
    ),
    _assessed(
        name="pre_birth_hub_share",
        title="Hub share of pre-birth assessments",
        question="How much of the work before birth do hubs do?",
        says="Hubs carried out {share} pre-birth assessments",
        kind=Percentage(where=_HUB, of=(_PRE_BIRTH, Recorded("team_type"))),
        definition="Pre-birth child protection assessments by a hub, as a percentage of those that began in "
        "the period and record the team.",
        why="It shows how the work is shared between hubs and Local Offices.",
        caveats=(_FEW,),
        **_share,
    ),
    _assessed(
        name="pre_birth_hub_help_share",
        title="Hub help in Local Offices' pre-birth assessments",
        question="How often do Local Offices draw on a hub before a birth?",
        says="A hub helped the family in {share} pre-birth assessments by Local Offices",
        kind=Percentage(
            where=(Is("hub_helped", ("yes",)),), of=(_PRE_BIRTH, _LOCAL_OFFICE, Recorded("hub_helped"))
        ),
        definition="Pre-birth child protection assessments by a Local Office during which a hub helped the "
        "family too, with a place in a group, support or a family meeting, as a percentage of those that "
        "began in the period and record whether one did.",
        why="Hubs are open to families whom a Local Office works with: groups and support need no transfer.",
        caveats=(_FEW, "It is what the Local Office recorded; no hub's own records are searched for it."),
        **_share,
    ),
    _assessment(
        name="pre_birth_care_share",
        title="Pre-birth assessments that led to alternative care",
        question="How often does a baby go on to alternative care?",
        says="{share} pre-birth assessments led to alternative care",
        kind=Percentage(
            where=(Is("assessment_outcome", ("alternative_care",)),),
            of=(_PRE_BIRTH, Recorded("assessment_outcome")),
        ),
        no_sides=_APART,
        settles=270,
        definition="Pre-birth child protection assessments that led to alternative care for the baby, as a "
        "percentage of those that began in the period and whose outcome is recorded.",
        why="Alternative care is what help before birth tries to make unnecessary, where the baby is safe.",
        caveats=(_APART, _FEW, "Provisional until 270 days after the last assessment began."),
        **_share,
    ),
    _plan(
        name="parents_plans",
        title="Parents' plans",
        question="How often do parents make a plan before the birth?",
        kind=Count(where=(_PARENTS,)),
        unit="parents' plans",
        definition="Parents' plans that began in the period, one for each child.",
        why="Parents who plan early may keep their baby at home.",
    ),
    _plan(
        name="parents_plans_escalated",
        title="Parents' plans that escalated",
        question="How often does child protection take over?",
        says="{share} parents' plans escalated to child protection",
        kind=Percentage(where=(Is("plan_outcome", ("escalated",)),), of=(_PARENTS, Recorded("plan_outcome"))),
        settles=270,
        definition="Parents' plans that escalated to child protection procedures, as a percentage of those "
        "that began in the period and whose outcome is recorded.",
        why="Escalation may protect a baby, or show that help came too late.",
        caveats=(_FEW, "Provisional until 270 days after the last plan began."),
        **_share,
    ),
    _place(
        name="parents_in_pregnancy_groups",
        title="Parents in pregnancy groups",
        question="How many mothers come to a group before their baby is born?",
        kind=Count(where=(Is("programme", ("pregnancy",)),), distinct="parent"),
        unit="parents in pregnancy groups",
        definition="Different parents who came to the first session of a programme meant for pregnancy, such "
        "as Mellow Bumps, in the period.",
        why="A group meets mothers early, and they meet one another.",
        caveats=(
            "A parent counts once in every period, so parts do not add up to totals.",
            "Whether the parent is the mother is not recorded.",
        ),
    ),
    _birth(
        name="births",
        title="Babies born to families referred in pregnancy",
        question="How many babies are born to families referred in pregnancy?",
        kind=Count(),
        unit="babies",
        definition=f"{_BORN}.",
        why="They are the babies whose first year shows what came of that help.",
    ),
    _birth(
        name="at_home_at_first_birthday",
        title="Babies at home on their first birthday",
        question="How many babies still live at home after a year?",
        says="{value} of babies were at home on their first birthday",
        defined_by="This dashboard, by the method of Kaplan and Meier (1958)",
        kind=Survival(
            "days_to_care",
            within=365,
            whom="born",
            happens="went into alternative care",
            known="Known to be at home on the first birthday",
            stays=True,
            until="observed_to",
        ),
        unit="% of babies",
        decimals=1,
        no_sides=_APART,
        definition=f"{_BORN}, as a percentage estimated not to have gone into alternative care within 365 "
        "days. Babies under one, and those who moved away, count for as long as they were followed "
        "(Kaplan-Meier).",
        why="Help before birth is meant to last beyond it.",
        no_clock="Whether a baby is at home is counted from the day it was born, so it is only of those born "
        "in the period.",
        caveats=(
            _APART,
            "A baby who went into care and came home again counts as having gone.",
            "Firm once at least 90% of the babies have been followed for 12 months; until then provisional, "
            "and not given where fewer than 10 are still followed at 12 months.",
        ),
    ),
)

TOPIC = Topic("Pregnancy and birth", METRICS)
