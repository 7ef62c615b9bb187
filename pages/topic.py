"""The page of any topic: the charts of the council's papers and the questions behind them."""

from __future__ import annotations

from pages.parts import heading, unpublished
from pages.parts.layout import as_drawn, draw, over_time
from pages.session import Session
from pages.topics.structure import TopicPage, cuts_of


def render(session: Session, page: TopicPage) -> None:
    """Draw the page of one topic."""
    lead = page.lead_in_public if session.access.public and page.lead_in_public else page.lead
    drawn, by_choice = as_drawn(session, page.sections), over_time(session, page.sections)
    heading.draw(session, page.topic.title, lead, chosen=drawn, of=by_choice)
    draw(session, page.sections)
    unpublished.draw(session, cuts_of(page.sections))
