"""Reporter: what the Children's Reporter asks for, who answers, and how soon."""

from __future__ import annotations

from metrics.definitions.reporter import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="reporter",
    lead="Reports that the Children's Reporter asks for about a child: how many, who writes them, and how "
    "soon they are submitted.",
    sections=(
        Section(
            "How many reports are asked for?",
            (
                Panel("reports_requested", by=("report_kind",), wide=True),
                Panel("reports_requested", by=("locality",), grain=Grain.WHOLE),
                Panel("reports_requested", by=("reason",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "Who writes them?",
            (
                Panel("reports_diverted_share"),
                Panel("reports_requested", by=("team_type",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "How soon are they submitted?",
            (
                Panel("days_to_report"),
                Panel("reports_within_28_days"),
            ),
        ),
    ),
)
