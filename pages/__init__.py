"""Everything a reader sees, and the only place that knows Streamlit."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One page: its address, its title and the module that draws it.

    `module` has `render(session)`, or `render(session, topic)` where `topic` is given.
    """

    address: str
    title: str
    module: str
    topic: str | None = None


# In the order of the menu: the whole, the topics, one's own questions, the data.
# The menu has no headings: Streamlit 1.67 wraps them so that screen readers lose the list.
PAGES = (
    Page("overview", "Overview", "pages.overview"),
    Page("front-door", "Front door", "pages.topic", topic="front_door"),
    Page("coming-back", "Coming back", "pages.topic", topic="coming_back"),
    Page("allocations", "Allocation", "pages.topic", topic="allocation"),
    Page("one-metric", "One metric", "pages.metric"),
    Page("side-by-side", "Compare", "pages.compare"),
    Page("about-the-data", "Data quality", "pages.data_quality"),
    Page("words-and-metrics", "Definitions", "pages.definitions"),
)
