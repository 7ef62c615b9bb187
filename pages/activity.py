"""Who looked at what: the audit, for administrators, with a search and a file. It never holds a figure."""

from __future__ import annotations

import streamlit as st

from metrics.state import audit
from metrics.state.audit import Entry
from pages.parts import downloads, grid, heading
from pages.parts.words.numbers import day, number
from pages.people.audit import in_words
from pages.people.tickets import Kind
from pages.session import Session

MOST_ROWS = 100
CSV = downloads.NAMES[:1]
ASKED = {"page": "activity"}  # without the words searched for: otherwise each search would find its own line
HEADER = ("When", "Who", "Role", "What", "Question", "Snapshot")


def render(session: Session) -> None:
    """Draw the page, and record that it was read. The search narrows it; the filters do not."""
    place = st.container()
    # Not in the address: people often search for somebody's name.
    sought = st.text_input("Search the record", key="sought", max_chars=100).strip()
    session.looks_at(ASKED)
    found = audit.found(sought)
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
    downloads.draw(session, "audit", "Activity", CSV, kind=Kind.AUDIT, sought=sought)


def _told(count: int, sought: str) -> str:
    kept = f"{number(count)} lines hold “{sought}”." if sought else f"{number(count)} lines are on record."
    return f"{kept} The latest {MOST_ROWS} are shown." if count > MOST_ROWS else kept


def _row(each: Entry) -> tuple[str, ...]:
    question = in_words(each.selection)
    when = f"{day(each.at)}, {each.at:%H:%M:%S} UTC"
    return (when, each.who, each.role, each.action, question, str(each.snapshot or ""))
