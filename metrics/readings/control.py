"""A series judged by a control chart: its points with their limits, and the verdict on them."""

from __future__ import annotations

from dataclasses import dataclass

from metrics.answer import Cell
from metrics.dimensions import Member
from metrics.model import Counterweight
from metrics.readings.step import Created, Step
from metrics.readings.verdict import Says, Verdict
from metrics.rebases import Rebase
from metrics.statistics.icons import Assurance, Variation
from metrics.statistics.runs import Runs
from metrics.statistics.spc import Flag, Limits
from metrics.statistics.suitability import Reason


@dataclass(frozen=True)
class Point:
    """One complete period: its cell, its limits (None: there are none) and why it stands out, if it does."""

    cell: Cell
    limits: Limits | None = None
    flag: Flag | None = None

    @property
    def direction(self) -> int:
        """Which way it stands out: 1 up, -1 down, 0 where it does not."""
        return self.flag.direction if self.flag else 0

    @property
    def judged_by(self) -> Limits:
        """Its limits, where it is known to have some: an error where it is not judged."""
        if self.limits is None:
            raise ValueError(f"{self.cell.period.label} has no limits to be judged by.")
        return self.limits


@dataclass(frozen=True)
class Control:
    """A series and its verdict, in the unit of the figures.

    `points` begin with the window that the verdict looks at, or earlier where earlier periods are shown;
    those before the baseline have no limits. `made` made the limits. `reason`: why there are no limits, or
    only trial ones. `variation` and `assurance` are the verdict as marks; `target` is what the latest point
    is to meet. `rebases` are the decisions that cut this series. `is_uneven`: each point has limits of its
    own. `runs`: about the median, where counts are too small for limits. `step`: the step at an event, which
    comes before the verdict where it leads. `created`: the event since which there is anything to count.
    `withheld`: what has worsened with a move for the better, so that it is not called better; `unchecked`:
    what may have.
    """

    members: tuple[Member, ...]
    points: tuple[Point, ...]
    reason: Reason | None = None
    verdict: Verdict | None = None
    made: tuple[Point, ...] = ()
    variation: Variation | None = None
    assurance: Assurance | None = None
    target: float | None = None
    rebases: tuple[Rebase, ...] = ()
    is_uneven: bool = False
    runs: Runs | None = None
    step: Step | None = None
    created: Created | None = None
    withheld: tuple[Counterweight, ...] = ()
    unchecked: tuple[Counterweight, ...] = ()

    @property
    def latest(self) -> Point:
        """The last complete period, of a series that has one: one without `points` has none."""
        return self.points[-1]

    @property
    def direction(self) -> int:
        """Which way it has moved, where the latest point has not left that: 1 up, -1 down, else 0."""
        if self.step and self.step.leads:
            return self.step.direction
        said = self.verdict
        return said.direction if said and not said.is_over and said.says is not Says.SEASON else 0

    @property
    def was_unusual(self) -> bool:
        """Whether it stood out for a time that the latest point has left, and nothing later is said of it."""
        return bool(self.verdict and self.verdict.is_over) and not self.direction

    @property
    def is_judged(self) -> bool:
        """Whether the latest point has limits to be judged by."""
        return bool(self.points) and self.points[-1].limits is not None
