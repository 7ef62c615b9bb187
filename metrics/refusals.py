"""Questions that make no sense, refused in words before any SQL."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING

from data_access.extracts.context import PARTS_OF_CHILDREN
from data_access.schema import FACTS
from metrics import clocks
from metrics.conditions import Is, IsNot
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS, SETTLES, TEAM_TYPES, TEAMS, WITH_PEOPLE
from metrics.kinds import Percentage, Rate, Ratio
from metrics.model import Metric, conditions
from metrics.periods import Grain, months_apart, months_in

if TYPE_CHECKING:
    from metrics.selection import Selection

MOST_PERIODS = 400


class Refused(ValueError):  # noqa: N818 - named for what happened to the question
    """A question that this store cannot answer; the message is a sentence for the reader."""


def carries(metric: Metric, dimension: str) -> bool:
    """Whether the metric can be filtered by the dimension."""
    if dimension not in DIMENSIONS:
        return False
    if isinstance(metric.kind, Ratio):
        return all(carries(METRICS[part], dimension) for part in (metric.kind.over, metric.kind.under))
    declared = not metric.splits or dimension in metric.splits
    return declared and DIMENSIONS[dimension].column in FACTS[metric.fact].c


def settled_by(metric: Metric, dimension: str) -> str | None:
    """The dimension of the metric that fixes every part of this split at all or nothing; None without one.

    For a percentage, what settles its numerator counts too: each team belongs to one type of team. A ratio
    is settled by what settles either of its parts.
    """
    if isinstance(kind := metric.kind, Ratio):
        parts = (settled_by(METRICS[part], dimension) for part in (kind.over, kind.under))
        return next(filter(None, parts), None)
    for each in conditions(metric):
        if isinstance(each, Is | IsNot):
            counted = isinstance(metric.kind, Percentage) and each in metric.kind.where
            finer = counted and each.dimension in SETTLES.get(dimension, ())
            if finer or dimension in (each.dimension, *SETTLES.get(each.dimension, ())):
                return each.dimension
    return None


def keeps_apart(metric: Metric, dimension: str) -> bool:
    """Whether members of the dimension never stand side by side on the metric, not even unranked."""
    return bool(metric.no_sides) and dimension in TEAMS | TEAM_TYPES


def splits(metric: Metric, dimension: str) -> bool:
    """Whether the metric can be split by the dimension."""
    if keeps_apart(metric, dimension):
        return False
    divides = not isinstance(metric.kind, Rate) or dimension in WITH_PEOPLE
    return divides and carries(metric, dimension) and settled_by(metric, dimension) is None


def suggestion(written: str, known: list[str] | tuple[str, ...]) -> str:
    """ " Did you mean X?", or nothing where no known word is close."""
    lowered = {word.lower(): word for word in known}
    close = get_close_matches(written.lower(), lowered, n=1, cutoff=0.6)
    return f" Did you mean {lowered[close[0]]}?" if close else ""


def refusal(selection: Selection) -> str | None:
    """Why the question cannot be answered anywhere, as a sentence; None where it can."""
    return next((sentence for rule in RULES if (sentence := rule(selection))), None)


def _unknown_metric(asked: Selection) -> str | None:
    if asked.metric in METRICS:
        return None
    return f"There is no metric called {asked.metric!r}.{suggestion(asked.metric, tuple(METRICS))}"


def _backwards(asked: Selection) -> str | None:
    if asked.first <= asked.last:
        return None
    return f"The window ends ({asked.last:%d/%m/%Y}) before it begins ({asked.first:%d/%m/%Y})."


def _part_months(asked: Selection) -> str | None:
    if asked.first.day == 1 and (asked.last + timedelta(days=1)).day == 1:
        return None
    return "A window is whole months: it begins on the first day of a month and ends on the last day of one."


def _outside_calendar(asked: Selection) -> str | None:
    if asked.first.year > 1900 and asked.last.year < 2200:
        return None
    return "The window must lie between the years 1901 and 2199."


def _too_many(asked: Selection) -> str | None:
    months = months_apart(asked.first, asked.last) + 1
    length = months if asked.grain is Grain.WHOLE else months_in(asked.grain)
    if months / length <= MOST_PERIODS:
        return None
    return (
        f"That is {months // length} periods, more than {MOST_PERIODS}: "
        "choose a shorter window or longer periods."
    )


def _split(asked: Selection) -> str | None:
    metric = METRICS[asked.metric]
    if len(set(asked.by)) < len(asked.by):
        return "A figure cannot be split twice by the same thing."
    for name in asked.by:
        if name not in DIMENSIONS:
            return f"There is no split called {name!r}.{suggestion(name, tuple(DIMENSIONS))}"
        refused = f"{metric.title} cannot be split by {DIMENSIONS[name].title.lower()}:"
        if not carries(metric, name):
            return f"{refused} it is not recorded for them."
        if keeps_apart(metric, name):
            return f"{refused[:-1]}. {metric.no_sides}"
        if isinstance(metric.kind, Rate) and name not in WITH_PEOPLE:
            return f"{refused} no population is known by it, so every part would be divided by all."
        if isinstance(metric.kind, Rate) and set(asked.by) <= set(PARTS_OF_CHILDREN) and len(asked.by) > 1:
            both = " and ".join(DIMENSIONS[each].title.lower() for each in asked.by)
            return f"{metric.title} cannot be split by {both} at once: no population is known by both."
        if about := settled_by(metric, name):
            of = DIMENSIONS[about].plural
            return f"{refused} the figure is about {of}, so every part would be all or nothing."
    return None


def _event(asked: Selection) -> str | None:
    if asked.event is None:
        return None
    if asked.grain is not Grain.MONTH:
        return "Before and after an event is told by month: choose months as the periods."
    if asked.event.day != 1:
        return f"What is after begins with a month, so on its first day, not on {asked.event:%d/%m/%Y}."
    if not asked.first < asked.event <= asked.last:
        return (
            f"{asked.event:%B %Y} has no month before it, or none after, between {asked.first:%B %Y} and "
            f"{asked.last:%B %Y}: choose an event inside the window, or a longer window."
        )
    return None


def _clock(asked: Selection) -> str | None:
    return clocks.refusal(METRICS[asked.metric], asked.clock) or None if asked.clock else None


RULES: tuple[Callable[[Selection], str | None], ...] = (
    _unknown_metric,
    _backwards,
    _part_months,
    _outside_calendar,
    _too_many,
    _split,
    _event,
    _clock,
)
