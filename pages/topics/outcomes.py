"""Sustained outcomes: whether needs are met when help ends, and whether they stay met."""

from __future__ import annotations

from metrics.definitions.outcomes import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="sustained-outcomes",
    lead="What families need when help begins, whether it is met when help ends, and whether it is still met "
    "six months on.",
    sections=(
        Section(
            "What do families need, and is it met when help ends?",
            (
                Panel("needs_identified", by=("need",), grain=Grain.WHOLE, wide=True),
                Panel("needs_met_share", by=("need",), grain=Grain.FINANCIAL_YEAR, wide=True),
            ),
        ),
        Section(
            "Is it still met six months on?",
            (
                Panel("needs_still_met_share", grain=Grain.FINANCIAL_YEAR),
                Panel("needs_followed_share", grain=Grain.FINANCIAL_YEAR),
                Panel("needs_still_met_at_worst", grain=Grain.FINANCIAL_YEAR),
                Panel("needs_still_met_at_best", grain=Grain.FINANCIAL_YEAR),
            ),
            note="The first counts only families who were found. The worst case takes all needs of those "
            "lost from sight as no longer met, the best case as still met. The truth lies between the two.",
        ),
    ),
)
