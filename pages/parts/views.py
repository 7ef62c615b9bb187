"""The views of one metric, each a question and the drawing that answers it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from metrics import clocks, splits
from metrics.dimensions import CHARACTERISTICS
from metrics.kinds import Count, Flow, Median, Percentage, Rate, Survival
from metrics.model import Metric
from metrics.periods import Grain
from metrics.public import publish
from metrics.readings.judging import BY_MONTH
from metrics.selection import Comparator
from pages.parts import ahead, characteristic, event_choice, followed, judging, one_level
from pages.parts.charts.shapes import Shape
from pages.session import Session


@dataclass(frozen=True)
class View:
    """One view: `asks` is what it changes in the question, `suits` says which metrics it is for.

    `in_public` says which of those have it in public; by default metrics with public months. `field` draws
    a field of its own and returns what that changes. `below` draws what stands under the panel, `above`
    what stands over it.
    """

    title: str
    shape: Shape
    asks: dict[str, Any]
    suits: Callable[[Metric], bool]
    field: Callable[[Session, Metric], dict[str, Any]] | None = None
    below: Callable[[Session, Any], None] | None = None
    above: Callable[[Session, Any], None] | None = None
    in_public: Callable[[Metric], bool] = publish.has_months


def has_groups(metric: Metric) -> bool:
    """Whether groups of children can be compared: shares and rates that can be split into them."""
    is_share = isinstance(metric.kind, Percentage | Rate) and metric.tells_chance
    return is_share and _is_flow(metric) and any(splits(metric, name) for name in CHARACTERISTICS)


def _is_flow(metric: Metric) -> bool:
    return isinstance(metric.dating, Flow)


def _has_months(metric: Metric) -> bool:
    """Whether one month's figure comes from that month alone, is known soon, and chance can be told."""
    return isinstance(metric.kind, Count | Percentage | Rate | Median) and metric.tells_chance


def has_places(metric: Metric) -> bool:
    """Whether places can be compared: shares and rates that each locality has."""
    is_share = isinstance(metric.kind, Percentage | Rate) and metric.tells_chance
    return is_share and _is_flow(metric) and splits(metric, "locality")


BY_PLACE = {"grain": Grain.WHOLE, "by": ("locality",), "compare": (Comparator.REST,)}
MONTHS = {"grain": Grain.MONTH, "by": ()}

VIEWS = {
    "real": View(
        "Is the change real?",
        Shape.CONTROL,
        BY_MONTH,
        lambda metric: metric.tells_chance,
        judging.by_quarter_where_few,
        judging.decisions,
        judging.marks,
    ),
    "event": View(
        "Before and after an event",
        Shape.CHANGE,
        MONTHS | {"compare": ()},
        _has_months,
        event_choice.choose,
    ),
    "ahead": View(
        "What may follow",
        Shape.FAN,
        MONTHS | {"compare": ()},
        _has_months,
        ahead.of_all_months,
    ),
    "places": View(
        "Do places differ?",
        Shape.FUNNEL,
        BY_PLACE,
        has_places,
        one_level.told,
        in_public=lambda metric: not publish.lacking(metric, "locality"),
    ),
    "groups": View(
        "Do groups of children differ?",
        Shape.RELATIVE,
        {"grain": Grain.WHOLE, "compare": ()},
        has_groups,
        characteristic.choose,
        in_public=lambda metric: False,  # public cells tell no such groups apart
    ),
    "clocks": View(
        "By which clock?",
        Shape.CLOCKS,
        {"grain": Grain.WHOLE, "by": (), "compare": ()},
        lambda metric: bool(clocks.offered(metric)),
        in_public=lambda metric: False,  # how long one lasted could tell of one child
    ),
    "back": View(
        "How soon do children come back?",
        Shape.CURVE,
        {"grain": Grain.WHOLE, "by": (), "compare": ()},
        lambda metric: isinstance(metric.kind, Survival) and not metric.kind.stays,
        followed.choose,
        in_public=lambda metric: False,  # how many came back by which day could tell of one child
    ),
}


def offered(metric: Metric, public: bool) -> dict[str, View]:
    """The views of this metric besides its figures over time, for the public or for others."""
    return {
        name: view
        for name, view in VIEWS.items()
        if view.suits(metric) and (view.in_public(metric) or not public)
    }
