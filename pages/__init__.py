"""Everything a reader sees, and the only place that knows Streamlit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: its address, its title, where it stands in the menu and the module that draws it.

    `module` has `render(session)`, or `render(session, topic)` where `topic` is given.
    """

    address: str
    title: str
    group: str
    module: str
    topic: str | None = None


# In the order of the menu; the first is where a reader arrives.
PAGES = (
    Page("overview", "Overview", "Start here", "pages.overview"),
    Page("front-door", "Front door", "Topics", "pages.topic", topic="front_door"),
    Page("coming-back", "Coming back", "Topics", "pages.topic", topic="coming_back"),
    Page("allocations", "Allocation", "Topics", "pages.topic", topic="allocation"),
    Page("one-metric", "One metric", "Ask your own question", "pages.metric"),
    Page("side-by-side", "Compare", "Ask your own question", "pages.compare"),
    Page("about-the-data", "Data quality", "About the data", "pages.data_quality"),
    Page("words-and-metrics", "Definitions", "About the data", "pages.definitions"),
)
