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
    outcomes,
    pregnancy,
    quality,
    reporter,
    voice,
    wellbeing,
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
    voice.PAGE,
    money.PAGE,
    workforce.PAGE,
    wellbeing.PAGE,
    outcomes.PAGE,
    fairness.PAGE,
)

HEADLINES: tuple[str, ...] = tuple(name for page in TOPIC_PAGES for name in page.headlines)
