"""The part of "How soon do children come back?" that is its own: whose closing is long enough ago."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import following
from metrics.model import Metric
from metrics.selection import Selection
from pages.parts.words.numbers import span
from pages.session import Session

BY_YEAR_ONLY = (
    "In public this figure is given by financial year alone: how many came back by which day could tell of "
    "one child."
)


def to_the_end(session: Session, metric: Metric) -> dict[str, Any]:
    """Ask of the months whose children have all been followed to the end, if the chosen ones hold any."""
    chosen = session.chosen
    first, last = following.window(metric, chosen.first, chosen.last, session.snapshot)
    if (first, last) != (chosen.first, chosen.last):
        months = following.in_months(metric.kind.within)
        st.caption(
            f"Closings from {span(first, last)}, as all of those can be followed for {months}; the other "
            "months chosen cannot."
        )
    return {"first": first, "last": last}


def not_in_public(session: Session, question: Selection) -> None:
    """Say why no curve stands above, where that is so for everybody."""
    answer = session.ask(question)
    if answer.readings.curve is None and answer.provenance.protected:
        st.info(BY_YEAR_ONLY)
