"""The field of "How soon do children come back?": which closings to follow."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics.asking import following
from metrics.kinds import Survival
from metrics.model import Metric
from pages.parts.choice import one_of
from pages.parts.words.numbers import span
from pages.session import Session

TITLE = "Closings"
FOLLOWED, ALL = "followed", "all"
HELP = "Who closed lately has not had the time to come back. With them the line is partly an estimate."


def settled(session: Session, metric: Metric) -> dict[str, Any]:
    """What a question changes: it is of the months of which all that came is known."""
    chosen = session.chosen
    if not metric.settles:
        return {}
    first, last = following.window(metric, chosen.first, chosen.last, session.snapshot)
    return {"first": first, "last": last}


def choose(session: Session, metric: Metric) -> dict[str, Any]:
    """The months of closings: only those with all children followed to the end, or all chosen months."""
    chosen = session.chosen
    first, last = following.window(metric, chosen.first, chosen.last, session.snapshot)
    labels = {
        FOLLOWED: f"Followed for {following.in_months(metric.kind_as(Survival).within)}",
        ALL: "All in the months chosen",
    }
    picked = one_of(session.left_out, "closings", TITLE, labels, "choice of closings", help=HELP)
    if picked == ALL or (first, last) == (chosen.first, chosen.last):
        return {}
    st.caption(f"These are the closings from {span(first, last)}.")
    return {"first": first, "last": last}
