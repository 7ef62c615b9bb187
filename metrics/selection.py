"""A question is a value: `Selection` is the filters, the address, the cache key, an export's caption."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from metrics.clocks import Clock, own
from metrics.definitions import METRICS
from metrics.dimensions import DIMENSIONS
from metrics.periods import Grain
from metrics.refusals import refusal


class Comparator(StrEnum):
    """What a figure can be compared with."""

    PREVIOUS = "previous"  # the period before, of the same length
    LAST_YEAR = "last_year"  # the same months a year earlier
    TARGET = "target"  # the council's own target
    REST = "rest"  # the rest of the council, without the place or team compared
    ENGLAND = "england"  # England's published figure
    NEIGHBOURS = "neighbours"  # the mean of the statistical neighbours' published figures


BENCHMARKS = (Comparator.ENGLAND, Comparator.NEIGHBOURS)  # what others published


class Filter(BaseModel):
    """Keep the rows whose `dimension` is one of `members` (codes). An empty choice keeps nothing."""

    model_config = ConfigDict(frozen=True)

    dimension: str
    members: tuple[str, ...]

    @model_validator(mode="after")
    def _known(self) -> Filter:
        if self.dimension not in DIMENSIONS:
            raise ValueError(f"There is no filter called {self.dimension!r}.")
        object.__setattr__(self, "members", tuple(sorted(set(self.members))))
        return self


def _in_order(filters: tuple[Filter, ...]) -> tuple[Filter, ...]:
    names = [each.dimension for each in filters]
    if len(names) != len(set(names)):
        raise ValueError("A dimension can be filtered once only; put all its members in one filter.")
    return tuple(sorted(filters, key=lambda each: each.dimension))


class Selection(BaseModel):
    """One question: a metric, its window, grain, splits, filters and comparators.

    `first` and `last` are the days the window begins and ends; they are whole
    months. `by` names at most two dimensions. Two equal selections are the same
    question: filters and their members are kept in order. `clock`: whom a duration or an outcome is of.
    """

    model_config = ConfigDict(frozen=True)

    metric: str
    first: date
    last: date
    grain: Grain = Grain.QUARTER
    by: Annotated[tuple[str, ...], Field(max_length=2)] = ()
    where: Annotated[tuple[Filter, ...], AfterValidator(_in_order)] = ()
    compare: tuple[Comparator, ...] = ()
    event: date | None = None  # the first day of "after", for a question on before and after
    clock: Clock | None = None  # None: as the metric is defined

    @model_validator(mode="after")
    def _possible(self) -> Selection:
        """Refuse impossible questions, in words, before any SQL."""
        if sentence := refusal(self):
            raise ValueError(sentence)
        if self.clock is own(METRICS[self.metric]):
            object.__setattr__(self, "clock", None)  # to ask by the metric's own clock is the same question
        return self

    @property
    def told_apart(self) -> tuple[str, ...]:
        """The dimensions that it splits or filters by."""
        return (*self.by, *(each.dimension for each in self.where))

    def members(self, dimension: str) -> tuple[str, ...] | None:
        """Codes kept of a dimension, or None where it is not filtered."""
        return next((each.members for each in self.where if each.dimension == dimension), None)

    def without(self, *dimensions: str) -> Selection:
        """The same question with the filters on these dimensions lifted."""
        return self.model_copy(
            update={"where": tuple(f for f in self.where if f.dimension not in dimensions)}
        )
