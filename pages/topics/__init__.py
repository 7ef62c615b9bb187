"""The pages of topics, in the order of the menu, and the headlines they give Overview."""

from __future__ import annotations

from pages.topics import (
    allocation,
    coming_back,
    fairness,
    front_door,
    groups,
    journeys,
    meetings,
    money,
    pregnancy,
    quality,
    reporter,
    workforce,
)
from pages.topics.structure import TopicPage

TOPIC_PAGES: tuple[TopicPage, ...] = (
    front_door.PAGE,
    coming_back.PAGE,
    allocation.PAGE,
    journeys.PAGE,
    pregnancy.PAGE,
    meetings.PAGE,
    groups.PAGE,
    reporter.PAGE,
    quality.PAGE,
    money.PAGE,
    workforce.PAGE,
    fairness.PAGE,
)

HEADLINES: tuple[str, ...] = tuple(name for page in TOPIC_PAGES for name in page.headlines)
