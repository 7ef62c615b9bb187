"""The field that chooses a metric; its word in the address is the same on every page that has it."""

from __future__ import annotations

import streamlit as st

from metrics import METRICS, TOPICS
from metrics.model import Metric
from pages.parts import address
from pages.session import Session


def choose_metric(session: Session) -> Metric:
    """The metric chosen, in the order of the topics."""
    titles = address.Labels({name: metric.title for name, metric in METRICS.items()})
    session.left_out.extend(address.not_offered("metric", "metric", tuple(titles.values())))
    name = st.selectbox(
        "Metric",
        tuple(titles),
        format_func=titles.__getitem__,
        help=f"Topics: {', '.join(TOPICS.values())}. Each is explained under Definitions.",
        key="metric",
        bind="query-params",
    )
    return METRICS.get(name) or next(iter(METRICS.values()))
