"""Voice: who comments and about what, what people agree with, and what they say."""

from metrics.definitions.voice import TOPIC
from metrics.periods import Grain
from pages.topics.structure import Panel, Section, TopicPage

PAGE = TopicPage(
    TOPIC,
    address="voice",
    lead="What children, parents, partners and staff tell us: what they agree with, and what they say.",
    module="pages.voice",
    sections=(
        Section(
            "What do people agree with?",
            (
                Panel("statements_agreed_share", by=("statement",), grain=Grain.WHOLE, wide=True),
                Panel("statements_agreed_share", by=("respondent",), grain=Grain.WHOLE),
                Panel("statements_answered", by=("agreement",), grain=Grain.WHOLE),
            ),
            note="Staff and families are asked about statements of their own. Workforce has what staff alone "
            "agree with.",
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
