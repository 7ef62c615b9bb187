"""What people said that an officer has approved for everybody: the same for every reader."""

from __future__ import annotations

from metrics.state import approvals
from pages.parts import heading, quotations
from pages.session import Session

QUESTION = "What children, parents, partners and staff say about the help, in their own words."
READ = "An officer of the council has read each comment and approved it for everybody."
STATUS = "The filters do not narrow this page."
NONE = "No comment has been approved for everybody yet."


def render(session: Session) -> None:
    """Draw the page."""
    session.looks_at({"page": "quotations"})
    found = approvals.for_everybody()
    heading.draw(session, "In their words", QUESTION, f"{READ} {STATUS}" if found else STATUS)
    quotations.draw(found, NONE)
