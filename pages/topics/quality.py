"""Quality: how good the work is, by what auditors find."""

from __future__ import annotations

from metrics.definitions.quality import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="quality",
    lead="How good the work with families is, by the cases that auditors read.",
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
    ),
)
