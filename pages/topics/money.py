"""Money: what was planned and spent, and what that is for each child."""

from __future__ import annotations

from metrics.definitions.money import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="money",
    lead="What the council planned and spent on family support, and what it spent for each child.",
    sections=(
        Section(
            "How much is spent, and on what?",
            (
                Panel("spend", by=("tier",), grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("spend", by=("fund",), grain=Grain.WHOLE),
                Panel("budget", by=("fund",), grain=Grain.WHOLE),
            ),
        ),
        Section(
            "What is spent for each child?",
            (Panel("spend_per_child", grain=Grain.FINANCIAL_YEAR, wide=True),),
        ),
        Section(
            "How much was announced and awarded?",
            (
                Panel("grants_awarded", by=("indicator", "paper"), grain=Grain.WHOLE),
                Panel("national_funding", by=("indicator", "paper"), grain=Grain.WHOLE),
            ),
        ),
    ),
)
