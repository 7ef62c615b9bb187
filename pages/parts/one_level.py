"""What only comparing places has: it begins with the month since which all have what is compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics.answer import Event
from metrics.model import Metric
from metrics.readings.step import begun
from pages.parts.event_choice import events_of
from pages.parts.period import month_label
from pages.session import Session


def since(session: Session, metric: Metric) -> dict[str, Any]:
    """What the question changes: it begins with the latest level that an event began in the months chosen.

    Before a launch some places had the service and others not: the difference would be the launch's.
    """
    first, last = session.chosen.first, session.chosen.last
    inside = [month for month in begun(metric, _events(session, metric)) if first < month <= last]
    return {"first": max(inside)} if inside else {}


def told(session: Session, metric: Metric) -> dict[str, Any]:
    """The same, said in a line."""
    changes = since(session, metric)
    if changes:
        event = begun(metric, _events(session, metric))[changes["first"]]
        st.caption(f"Compared from {month_label(changes['first'])} on ({event.text.rstrip('.')}).")
    return changes


def _events(session: Session, metric: Metric) -> Sequence[Event]:
    return events_of(session, metric, session.chosen.first, session.chosen.last)
