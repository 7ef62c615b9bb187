"""What was loaded, what was found in it, what changed since the load before, and how complete it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import streamlit as st

from metrics.catalogue import reference
from pages.parts import grid, heading, unwatched
from pages.parts.words.names import spaced
from pages.parts.words.numbers import day, number
from pages.session import Session

MOST_ROWS = 50  # rows of a table that could be long; a sentence counts the rest
ASKED = {"page": "about-the-data"}
LOADED_ANYWAY = "A reason not to load; loaded anyway"
SEVERITIES = {"error": "Left out", "warning": "Check", "note": "For information"}


def render(session: Session) -> None:
    """Draw the page, on record as one question. The filters do not narrow it: it is about whole files."""
    session.looks_at(ASKED)
    heading.draw(
        session,
        "Data quality",
        "What was loaded, what the checks found in it, and what changed.",
        "This page is about whole files: the filters do not narrow it.",
    )
    for draw in (_coverage, _findings, _completeness, _restatements, unwatched.draw, _loads):
        draw(session)


def _coverage(session: Session) -> None:
    rows = reference.coverage(session.snapshot)
    st.header("How far the data reaches", anchor=False)
    names = _authorities(session)
    _table(
        "How far the data reaches",
        ("Extract", "Authority", "From", "To", "Known in full to", "Open cases at the start"),
        [
            (
                spaced(each.extract),
                names.get(each.authority, "Not recorded"),
                day(each.covers_from),
                day(each.covers_to),
                day(each.complete_to),
                "included" if each.opening_stock else "not included",
            )
            for each in rows
        ],
        "No extract says which dates it covers.",
        figures=(),
    )


def _findings(session: Session) -> None:
    rows = reference.findings(session.snapshot, session.access)
    st.header("What the checks found", anchor=False)
    _table(
        "What the checks found",
        ("What was found", "Rows", "File", "Column", "What happened"),
        [
            (
                each.sentence,
                number(each.rows or 0),
                each.file,
                each.column or "",
                LOADED_ANYWAY if each.stops else SEVERITIES.get(each.severity, each.severity.capitalize()),
            )
            for each in rows
        ],
        "The checks found nothing to report.",
        figures=(1,),
    )


def _completeness(session: Session) -> None:
    rows = reference.completeness(session.snapshot, session.access)
    st.header("How complete each field is", anchor=False)
    st.markdown("Least complete first. A row without the field is counted under “Not recorded”.")
    _table(
        "How complete each field is",
        ("Field", "Extract", "Recorded", "Rows", "Recorded in rows"),
        [
            (
                spaced(each.field),
                spaced(each.extract),
                complete(each.recorded, each.rows),
                number(each.rows),
                number(each.recorded),
            )
            for each in sorted(rows, key=lambda each: each.recorded / each.rows if each.rows else 1)
        ],
        "No field has been counted.",
        figures=(2, 3, 4),
    )


def _restatements(session: Session) -> None:
    st.header("What changed since the load before", anchor=False)
    restated(session)


def changed_months(session: Session, load: int | None = None) -> list:
    """The restatements: months whose counts a load changed, for all loads or for one."""
    return [
        each
        for each in reference.restatements(session.snapshot, session.access)
        if each.before != each.after and load in (None, each.number)
    ]


def restated(session: Session, load: int | None = None) -> None:
    """The months that loads changed, latest load first; only those of one load where it is given."""
    rows = changed_months(session, load)
    _table(
        "Months that were loaded before and have changed",
        ("Month", "Extract", "Authority", "Before", "Now", "Change"),
        [
            (
                f"{each.month:%B %Y}",
                spaced(each.extract),
                _authorities(session).get(each.authority, "Not recorded"),
                number(each.before or 0),
                number(each.after or 0),
                number((each.after or 0) - (each.before or 0)),
            )
            for each in rows
        ],
        "No month that was loaded before has changed.",
        figures=(3, 4, 5),
    )


def _loads(session: Session) -> None:
    st.header("Files loaded", anchor=False)
    _table(
        "Files loaded",
        ("File", "Extract", "Load", "Loaded", "Rows read", "Loaded rows", "Rejected"),
        [
            (
                each.file,
                spaced(each.extract),
                str(each.number),
                _moment(each.loaded_at),
                number(each.rows_read),
                number(each.rows_loaded),
                number(each.rows_rejected),
            )
            for each in reference.loads(session.snapshot, session.access)
        ],
        "No file has been loaded.",
        figures=(2, 4, 5, 6),
    )


def complete(recorded: int, rows: int) -> str:
    """How many of the rows record a field, as a percentage that only all of them make 100."""
    if not rows:
        return "not available"
    percentage = 100 * recorded / rows
    return f"{number(percentage if recorded == rows else min(percentage, 99.9), 1)}%"


def _moment(stamp: str) -> str:
    """A time from the store as people write it: "2 April 2025, 09:30"."""
    when = datetime.fromisoformat(stamp)
    return f"{day(when)}, {when:%H:%M}"


def _authorities(session: Session) -> dict[int, str]:
    return {each.key: each.name for each in reference.listed(session.snapshot, "authority")}


def _table(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str]], nothing: str, figures: Sequence[int]
) -> None:
    if not rows:
        st.markdown(nothing)
        return
    grid.draw(title, header, rows[:MOST_ROWS], figures)
    if len(rows) > MOST_ROWS:
        st.markdown(f"The first {MOST_ROWS} of {number(len(rows))} are shown.")
