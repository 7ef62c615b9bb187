"""The field of "How soon do children come back?": whose closing is long enough ago to be followed."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics.asking import following
from metrics.model import Metric
from metrics.selection import Selection
from pages.parts import address
from pages.parts.words.numbers import span
from pages.session import Session

TITLE = "Closings"
FOLLOWED, ALL = "followed", "all"
HELP = "Who closed lately has not had the time to come back. With them the line is partly an estimate."
BY_YEAR_ONLY = (
    "In public this figure is given by financial year alone: how many came back by which day could tell of "
    "one child."
)


def choose(session: Session, metric: Metric) -> dict[str, Any]:
    """The months asked of: those whose children have all been followed to the end, or all that are chosen."""
    if session.access.public:
        return {}  # the years that are public have all been followed
    chosen = session.chosen
    first, last = following.window(metric, chosen.first, chosen.last, session.snapshot)
    labels = address.Labels(
        {
            FOLLOWED: f"Followed for {following.in_months(metric.kind.within)}",
            ALL: "All in the months chosen",
        }
    )
    session.left_out.extend(address.not_offered("closings", "choice of closings", tuple(labels.values())))
    picked = st.selectbox(
        TITLE,
        tuple(labels),
        format_func=labels.__getitem__,
        key="closings",
        bind="query-params",
        help=HELP,
    )
    if picked == ALL or (first, last) == (chosen.first, chosen.last):
        return {}
    st.caption(f"These are the closings from {span(first, last)}.")
    return {"first": first, "last": last}


def not_in_public(session: Session, question: Selection) -> None:
    """Say why no curve stands above, where that is so for everybody."""
    answer = session.ask(question)
    if answer.readings.curve is None and answer.provenance.protected:
        st.info(BY_YEAR_ONLY)
