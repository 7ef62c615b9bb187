"""The figures that "What has changed" does not check, and why."""

from __future__ import annotations

from html import escape

import streamlit as st

from metrics import METRICS
from metrics.signals.changes import changes
from pages.parts.chart_links import listed, to_total
from pages.parts.words import unchanged
from pages.session import Session


def draw(session: Session) -> None:
    """A line for each reason, with the metrics that have it, each a link to its figures."""
    st.header("Figures that we do not check for change", anchor=False)
    found = changes(session.snapshot, session.access, session.rebases)
    lines = [
        f"{escape(said)}: "
        + "; ".join(to_total(session, found, METRICS[name], title, title) for name, title in metrics)
        + "."
        for said, metrics in unchanged.left_out(found)
    ]
    if lines:
        st.html(listed(lines))
    else:
        st.markdown("Every figure is checked.")
