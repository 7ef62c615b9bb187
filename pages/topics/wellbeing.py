"""Wellbeing: what changes between a child's first score and its latest, and of whom nobody knows."""

from __future__ import annotations

from metrics.definitions.wellbeing import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

_BY_INDICATOR = ("wellbeing_indicator",)

PAGE = TopicPage(
    TOPIC,
    address="wellbeing",
    lead="Children's wellbeing by the eight indicators, safe to included: their first score against their "
    "latest.",
    sections=(
        Section(
            "Is children's wellbeing better than when help began?",
            (
                Panel("wellbeing_better_share", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("wellbeing_same_share", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
                Panel("wellbeing_worse_share", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
                Panel("wellbeing_change", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
            ),
            note="Children who begin low rise by chance alone, and those who begin high fall. So no chart "
            "here shows those who began low by themselves, and nothing here says that help caused a change.",
        ),
        Section(
            "Of whom do we not know?",
            (
                Panel("wellbeing_first_scores", by=("wellbeing_change",), grain=Grain.WHOLE, wide=True),
                Panel("wellbeing_paired_share", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
                Panel("children_first_scored", grain=Grain.QUARTER),
                Panel("wellbeing_first_score_of_pairs", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
                Panel("wellbeing_first_score_of_lost", by=_BY_INDICATOR, grain=Grain.FINANCIAL_YEAR),
            ),
            note="If those not scored again began lower or higher than the others, the changes above are not "
            "those of all children who were scored.",
        ),
        Section(
            "Who scores?",
            (Panel("wellbeing_first_scores", by=("scorer",), grain=Grain.WHOLE, wide=True),),
            note="A pair is always of one scorer: what a worker sees is not set against what a child says.",
        ),
    ),
)
