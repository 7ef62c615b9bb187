"""What a page leaves out for its reader: said once, at its foot, with the reasons."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from metrics import METRICS
from metrics.asking.seen import closed
from metrics.dimensions import DIMENSIONS
from metrics.model import Metric, Public
from metrics.public import publish
from pages.parts.marks import plain
from pages.session import Session

TITLE, NOT_SHOWN = "What is not public here", "What is not shown here"


def why(session: Session, metric: Metric, *by: str) -> str:
    """Why this reader has no figures of the metric by this split, to follow a colon; "" where they have.

    A public figure that cannot carry one of the reader's filters is not shown under it either.
    """
    if not session.access.public:
        return closed(metric.fact, session.access)
    return publish.lacking(metric, *by, *(each.dimension for each in session.chosen.where))


def sentence(session: Session, metric: Metric) -> str:
    """That the metric is not shown, and why; "" where this reader has figures of it."""
    reason = why(session, metric)
    return f"{metric.title}: {reason}." if reason else ""


def draw(session: Session, asked: Iterable[tuple[str, tuple[str, ...]]]) -> None:
    """A line for each reason, with the metrics and splits `asked` for that it applies to."""
    named: dict[str, dict[str, None]] = {}
    for name, by in asked:
        if reason := why(session, METRICS[name], *by):
            named.setdefault(reason, {})[_name(session, METRICS[name], by)] = None
    if named:
        st.header(TITLE if session.access.public else NOT_SHOWN, anchor=False)
        st.markdown(
            "\n".join(f"- {plain('; '.join(names))}: {plain(reason)}." for reason, names in named.items())
        )


def _name(session: Session, metric: Metric, by: tuple[str, ...]) -> str:
    """The name of what is missing; where nothing of the metric is shown, no split is in its name."""
    if metric.public is Public.NO or not by or not session.access.public:
        return metric.title
    return f"{metric.title} by {' and '.join(DIMENSIONS[each].title.lower() for each in by)}"
