"""Quality: what auditors find and what comes of it, who comes to meetings and hubs, how teams reflect."""

from __future__ import annotations

from metrics.definitions.quality import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="quality",
    lead="How auditors grade the work with families, whether what audits ask for is done, how often teams "
    "and partners meet, and who visits the hubs.",
    sections=(
        Section(
            "How good is the work?",
            (
                Panel("audits_good_share", wide=True),
                Panel("audits_good_share", by=("standard",), grain=Grain.WHOLE),
                Panel("case_audits", by=("grade",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How much of it is audited?",
            (
                Panel("cases_audited"),
                Panel("case_audits", by=("standard",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "Is what multi-agency audits ask for done?",
            (
                Panel("audit_actions_open", wide=True),
                Panel("audit_actions_open", by=("agency",), grain=Grain.WHOLE),
                Panel("audit_actions_on_time_share", by=("agency",), grain=Grain.WHOLE),
                Panel("audit_actions_on_time_share", grain=Grain.FINANCIAL_YEAR),
                Panel("days_given_for_audit_actions", grain=Grain.FINANCIAL_YEAR),
                Panel("audit_actions_agreed", grain=Grain.QUARTER),
                Panel("audit_actions_done", grain=Grain.QUARTER),
            ),
        ),
        Section(
            "Do teams meet their partners, and take time to reflect?",
            (
                Panel("joint_meetings_attended_share"),
                Panel("joint_meetings"),
                Panel("joint_meetings_attended_share", by=("team_type",), grain=Grain.WHOLE),
                Panel("reflective_sessions"),
            ),
        ),
        Section(
            "Who visits the hubs?",
            (
                Panel("family_visits", wide=True),
                Panel("staff_visits"),
                Panel("partner_visits"),
            ),
        ),
    ),
)
