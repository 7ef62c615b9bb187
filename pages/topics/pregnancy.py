"""Pregnancy and birth: the pathway from a referral before birth to a baby's first birthday."""

from metrics.definitions.pregnancy import TOPIC
from metrics.periods import Grain
from metrics.selection import Filter
from pages.topics.structure import HUBS, Panel, Section, TopicPage

UNBORN = (Filter(dimension="age_band", members=("unborn",)),)
LOCAL_OFFICES = (Filter(dimension="team_type", members=("local_office",)),)

PAGE = TopicPage(
    TOPIC,
    address="pregnancy-and-birth",
    lead="Families referred before a child is born: who takes them on, who is assessed, and what follows.",
    sections=(
        Section(
            "How many families are referred before birth, and who takes them on?",
            (
                Panel("referrals_before_birth", by=("team_type",), wide=True),
                Panel("hub_share_before_birth"),
                Panel("referrals_before_birth", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "Who assesses before birth?",
            (
                Panel("pre_birth_assessments", by=("team_type",), grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("pre_birth_hub_share", grain=Grain.FINANCIAL_YEAR),
                Panel("pre_birth_hub_help_share", grain=Grain.FINANCIAL_YEAR),
                Panel("assessments", by=("assessment_kind",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What became of parents' plans?",
            (
                Panel("parents_plans", by=("plan_outcome",), grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("parents_plans", by=("locality",), grain=Grain.WHOLE),
                Panel("parents_plans_escalated", grain=Grain.FINANCIAL_YEAR),
            ),
        ),
        Section(
            "How many parents come to a group meant for pregnancy?",
            (
                Panel("parents_in_pregnancy_groups", grain=Grain.FINANCIAL_YEAR),
                Panel("parents_in_pregnancy_groups", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What comes of family meetings offered before a birth?",
            (
                Panel("meetings_offered", grain=Grain.FINANCIAL_YEAR, among=UNBORN),
                Panel("meetings_accepted_share", grain=Grain.FINANCIAL_YEAR, among=UNBORN),
                Panel("meetings_held_share", grain=Grain.FINANCIAL_YEAR, among=UNBORN),
                Panel("plans_agreed_share", grain=Grain.FINANCIAL_YEAR, among=UNBORN),
            ),
        ),
        Section(
            "How often does a baby go on to alternative care?",
            (Panel("pre_birth_care_share", by=("known_before",), grain=Grain.FINANCIAL_YEAR, wide=True),),
        ),
        # Under headings of their own: the two are not compared.
        Section(
            "How often, of families assessed by hubs?",
            (Panel("pre_birth_care_share", grain=Grain.FINANCIAL_YEAR, among=HUBS, wide=True),),
        ),
        Section(
            "How often, of families assessed by Local Offices?",
            (Panel("pre_birth_care_share", grain=Grain.FINANCIAL_YEAR, among=LOCAL_OFFICES, wide=True),),
        ),
        Section(
            "How many babies are at home on their first birthday?",
            (
                Panel("at_home_at_first_birthday", grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("at_home_at_first_birthday", by=("known_before",), grain=Grain.FINANCIAL_YEAR),
                Panel("births", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
