"""The parts of a topic's page, as data: sections of panels, each panel one question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from metrics.model import Public, Topic
from metrics.periods import Grain
from metrics.selection import Filter
from pages.parts.charts.shapes import Shape

SIGNED_IN = frozenset({"manager", "analyst", "administrator"})

HUBS = (Filter(dimension="team_type", members=("hub",)),)  # panels of hubs alone


@dataclass(frozen=True)
class Panel:
    """One question: a metric, its splits, and its time.

    `grain` None is the reader's own; `among` narrows it to members of one more
    dimension; `latest_year` to the last twelve months, `settled` to the months of
    which all that came is known. `shape` is its drawing, where it is not the usual
    one. `wide` gives it the whole width, `brief` leaves out the sentence below it.
    """

    metric: str
    by: tuple[str, ...] = ()
    grain: Grain | None = None
    among: tuple[Filter, ...] = ()
    latest_year: bool = False
    settled: bool = False
    shape: Shape | None = None
    wide: bool = False
    brief: bool = False

    @property
    def cuts(self) -> tuple[str, ...]:
        """The dimensions that it uses, as a split or as a filter of its own."""
        return (*self.by, *(each.dimension for each in self.among))


@dataclass(frozen=True)
class Section:
    """Panels that answer one question of a reader; `note`, below them, says how to read them together."""

    question: str
    panels: tuple[Panel, ...]
    note: str = ""


@dataclass(frozen=True)
class TopicPage:
    """The page of one topic: everything about it except its metrics.

    `headlines`: the metrics that Overview shows. `lead_in_public`: where the public sees less than the lead
    promises. `module` draws it.
    """

    topic: Topic
    address: str
    lead: str
    sections: tuple[Section, ...]
    headlines: tuple[str, ...] = ()
    lead_in_public: str = ""
    module: str = "pages.topic"

    @property
    def roles(self) -> frozenset[str] | None:
        """Whom the page is for (None: everyone): not the public where none of its figures is public."""
        return SIGNED_IN if all(each.public is Public.NO for each in self.topic.metrics) else None


def cuts_of(sections: Iterable[Section]) -> Iterable[tuple[str, tuple[str, ...]]]:
    """The metric of each panel and its dimensions."""
    return ((each.metric, each.cuts) for section in sections for each in section.panels)
