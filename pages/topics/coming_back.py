"""Coming back: which children are referred again."""

from __future__ import annotations

from metrics.definitions.coming_back import TOPIC
from metrics.periods import Grain
from pages.topics.structure import HUBS, Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="coming-back",
    lead="Children referred again. Families are meant to be able to return, "
    "so more is neither good nor bad in itself.",
    headlines=("rereferrals_within_12_months",),
    sections=(
        Section(
            "How many come back?",
            (
                Panel("rereferrals", by=("team_type",), wide=True),
                Panel("rereferrals_within_12_months"),
                Panel("rereferral_share"),
            ),
        ),
        Section(
            "Of those whose involvement ended, how many come back within a year?",
            (Panel("came_back_within_12_months", wide=True),),
        ),
        Section(
            "Who comes back, and why?",
            (
                Panel("rereferrals", by=("reason",), grain=Grain.WHOLE),
                Panel("rereferrals", by=("reason",), grain=Grain.WHOLE, among=HUBS),
                Panel("rereferrals_within_12_months", by=("locality",), grain=Grain.WHOLE),
                Panel("rereferral_share", by=("locality",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
