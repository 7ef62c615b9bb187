"""Who looked at what: the record, for administrators, with a search and a file. It never holds a figure."""

from __future__ import annotations

import streamlit as st

from pages.parts import downloads, grid, heading
from pages.parts.words.numbers import day, number
from pages.people import activity
from pages.session import Session

MOST_ROWS = 100
HEADER = ("When", "Who", "Role", "What", "Question", "Snapshot")


def render(session: Session) -> None:
    """Draw the page. The filters do not narrow it; the search does."""
    place = st.container()
    # Not in the address: what is searched for is often somebody's name.
    sought = st.text_input("Search the record", key="sought", max_chars=100).strip()
    found = activity.found(sought)
    with place:
        heading.draw(
            session,
            "Activity",
            "Every sign-in, question, file, grant and load: who, in which role, what, and when.",
            _told(len(found), sought),
        )
    st.header("The latest first", anchor=False)
    if found:
        rows = [_row(each) for each in found[:MOST_ROWS]]
        grid.draw("Activity, the latest first", HEADER, rows, (5,))
    else:
        st.markdown("Nothing in the record holds these words.")
    st.header("All of it as a file", anchor=False)
    _file(session, sought)


@st.fragment(run_every=downloads.RENEWED)
def _file(session: Session, sought: str) -> None:
    if reason := downloads.asked_reason("activity", "Activity"):
        downloads.links([("Download CSV", session.file_address("csv", sought=sought, reason=reason))])


def _told(count: int, sought: str) -> str:
    kept = f"{number(count)} lines hold “{sought}”." if sought else f"{number(count)} lines are on record."
    return f"{kept} The latest {MOST_ROWS} are shown." if count > MOST_ROWS else kept


def _row(each) -> tuple[str, ...]:
    question = activity.in_words(each.selection)
    when = f"{day(each.at)}, {each.at:%H:%M:%S} UTC"
    return (when, each.who, each.role, each.action, question, str(each.snapshot or ""))
