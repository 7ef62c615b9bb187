"""The page of the topic Voice: its figures, and below them what people said that staff may read."""

from __future__ import annotations

from metrics.state import approvals
from pages import topic
from pages.parts import quotations
from pages.session import Session
from pages.topics.structure import TopicPage

NONE = "No comment of this time period, with these filters, has been approved yet."


def render(session: Session, page: TopicPage) -> None:
    """Draw the page of the topic, then the wall of quotations."""
    topic.render(session, page)
    session.looks_at({"page": "quotations"})
    chosen = session.chosen
    found = approvals.wall(session.snapshot, session.access, chosen.first, chosen.last, chosen.where)
    quotations.draw(found, NONE)
