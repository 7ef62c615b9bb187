"""The page of any topic: the charts of the council's papers and the questions behind them."""

from __future__ import annotations

from pages.parts import heading, unpublished
from pages.parts.layout import draw, over_time
from pages.session import Session
from pages.topics.structure import TopicPage, cuts_of


def render(session: Session, page: TopicPage) -> None:
    """Draw the page of one topic."""
    heading.draw(session, page.topic.title, page.lead, of=over_time(session, page.sections))
    draw(session, page.sections)
    unpublished.draw(session, cuts_of(page.sections))
