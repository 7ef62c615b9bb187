"""The field that chooses a metric; its word in the address is the same on every page that has it."""

from __future__ import annotations

from metrics import METRICS, TOPICS
from metrics.model import Metric
from pages.parts.choice import one_of
from pages.session import Session


def choose_metric(session: Session) -> Metric:
    """The metric chosen, in the order of the topics."""
    titles = {name: metric.title for name, metric in METRICS.items()}
    topics = f"Topics: {', '.join(topic.title for topic in TOPICS)}. Each is explained under Definitions."
    name = one_of(session.left_out, "metric", "Metric", titles, "metric", help=topics)
    return METRICS.get(name) or next(iter(METRICS.values()))
