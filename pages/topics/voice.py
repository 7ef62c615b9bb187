"""Voice: what people agree with and say, and whether families take part when their plan is made."""

from metrics.definitions.voice import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="voice",
    lead="What people tell us: what they agree with, what they say, and whether they help make their plans.",
    module="pages.voice",
    sections=(
        Section(
            "What do people agree with?",
            (
                Panel("statements_agreed_share", by=("statement",), grain=Grain.WHOLE, wide=True),
                Panel("statements_agreed_share", by=("respondent",), grain=Grain.WHOLE),
                Panel("statements_answered", by=("agreement",), grain=Grain.WHOLE),
            ),
            note="What staff agree with is on Workforce: they are asked about statements of their own.",
        ),
        Section(
            "Do families take part when their plan is made?",
            (
                Panel("plans_with_family_share", grain=Grain.FINANCIAL_YEAR, wide=True),
                Panel("plans_made", by=("made_with_family",), grain=Grain.WHOLE),
                Panel("plans_took_part_recorded_share", grain=Grain.FINANCIAL_YEAR),
            ),
        ),
        Section(
            "Who comments, and about what?",
            (
                Panel("comments", wide=True),
                Panel("comments", by=("respondent",), grain=Grain.WHOLE),
                Panel("comments", by=("theme",), grain=Grain.WHOLE),
            ),
        ),
    ),
)
