"""Everything a reader sees, and the only place that knows Streamlit."""

from __future__ import annotations

from dataclasses import dataclass

from pages.topics import TOPIC_PAGES
from pages.topics.structure import SIGNED_IN, TopicPage

TITLE = "Family support outcomes"
SEE_ALL_ROWS = frozenset({"analyst", "administrator"})


@dataclass(frozen=True)
class Page:
    """One page: its address, its title, the module that draws it and the roles it is for (None: everyone).

    `module` has `render(session)`; where `topic` is given, `render(session, topic)`.
    """

    address: str
    title: str
    module: str
    topic: TopicPage | None = None
    roles: frozenset[str] | None = None

    @property
    def is_first(self) -> bool:
        """Whether it is the page at the bare address."""
        return self is PAGES[0]


# In the order of the menu: the whole, the topics, one's own questions, the data.
# The menu has no headings: Streamlit 1.67 wraps them so that screen readers lose the list.
PAGES = (
    Page("overview", "Overview", "pages.overview"),
    Page("what-has-changed", "What has changed", "pages.changes"),
    Page("aims", "Aims and outcomes", "pages.aims"),
    *(Page(each.address, each.topic.title, each.module, each, each.roles) for each in TOPIC_PAGES),
    Page("in-their-words", "In their words", "pages.quotations"),
    Page("one-metric", "One metric", "pages.metric"),
    Page("side-by-side", "Compare", "pages.compare"),
    Page("costs-and-benefits", "Costs and benefits", "pages.costs", roles=SIGNED_IN),
    Page("about-the-data", "Data quality", "pages.data_quality", roles=SEE_ALL_ROWS),
    Page("comments", "Comments", "pages.comments", roles=SEE_ALL_ROWS),
    Page("words-and-metrics", "Definitions", "pages.definitions"),
    Page("activity", "Activity", "pages.activity", roles=frozenset({"administrator"})),
)


def pages_of(role: str) -> tuple[Page, ...]:
    """The pages a role has. The others do not exist for it, whatever the address says."""
    return tuple(page for page in PAGES if page.roles is None or role in page.roles)
