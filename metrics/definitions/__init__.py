"""Every metric, by name, in the order pages and lists show them."""

from __future__ import annotations

from metrics.definitions import allocation, coming_back, front_door
from metrics.model import Metric

TOPICS: dict[str, str] = {
    "front_door": "Front door",
    "coming_back": "Coming back",
    "allocation": "Allocation and journeys",
}

METRICS: dict[str, Metric] = {
    metric.name: metric for topic in (front_door, coming_back, allocation) for metric in topic.METRICS
}
