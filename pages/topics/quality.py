"""Quality: what auditors find, who comes to meetings and hubs, and how often teams reflect."""

from __future__ import annotations

from metrics.definitions.quality import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="quality",
    lead="How auditors grade the work with families, how often teams and partners meet, and who visits the "
    "hubs.",
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
