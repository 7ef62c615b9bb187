"""Every topic and every metric by name, in the order pages and lists show them."""

from __future__ import annotations

from metrics.definitions import (
    allocation,
    coming_back,
    fairness,
    front_door,
    groups,
    journeys,
    meetings,
    money,
    outcomes,
    pregnancy,
    quality,
    reporter,
    voice,
    wellbeing,
    workforce,
)
from metrics.model import Metric, Topic

TOPICS: tuple[Topic, ...] = (
    front_door.TOPIC,
    coming_back.TOPIC,
    allocation.TOPIC,
    journeys.TOPIC,
    pregnancy.TOPIC,
    meetings.TOPIC,
    groups.TOPIC,
    reporter.TOPIC,
    quality.TOPIC,
    voice.TOPIC,
    money.TOPIC,
    workforce.TOPIC,
    wellbeing.TOPIC,
    outcomes.TOPIC,
    fairness.TOPIC,
)

METRICS: dict[str, Metric] = {metric.name: metric for topic in TOPICS for metric in topic.metrics}
