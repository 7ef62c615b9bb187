"""The series checked for change: every figure by month, in total and by place, team and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum

from data_access.access import Access
from metrics.answer import Answer
from metrics.catalogue import reference
from metrics.comparators.targets import with_targets
from metrics.conditions import Except
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.evaluate import evaluate
from metrics.kinds import Count, Flow, Lasted, Measured, Rate, Survival
from metrics.model import Metric, Public
from metrics.periods import Grain
from metrics.readings import Readings, controls_of
from metrics.readings.control import Control
from metrics.rebases import Rebase
from metrics.refusals import Refused, splits
from metrics.selection import Comparator, Filter, Selection
from metrics.snapshot import Snapshot
from metrics.statistics.suitability import Why

YEARS = 3  # the same as pages open with, so that a chart there has the same limits
SPLITS = ("locality", "team", "source")
TARGETED = ((), ("locality",))  # only places have targets


class Unwatched(StrEnum):
    """Why a series is not watched, other than for lack of limits."""

    STOCK = "stock"
    SAME = "same"  # repeats another series' events, counted or divided another way
    LATE = "late"  # known only long after the month
    NOT_MONTHLY = "not monthly"  # its public figures are yearly
    NOT_PUBLIC = "not public"  # it has no public figures
    AMOUNT = "amount"  # monthly totals do not say how far chance moves them
    TOGETHER = "together"  # nor do events of which several come at once
    NOT_GIVEN = "not given"  # the store lacks them, or they are of no place or team in the person's scope


Key = tuple[str, tuple[Member, ...]]  # a metric, and the members of its series (none for the total)


@dataclass(frozen=True)
class Series:
    """One judged series: its control chart, and the answer to the question that filters by its member."""

    metric: Metric
    control: Control
    answer: Answer

    @property
    def members(self) -> tuple[Member, ...]:
        """The members of the series; none for the total."""
        return self.control.members


def unwatched(protected: bool) -> dict[str, Unwatched]:
    """Metrics that are not watched, and why; `protected`: among public figures."""
    why = {name: _why_unwatched(metric, protected) for name, metric in METRICS.items()}
    return {name: reason for name, reason in why.items() if reason}


def _why_unwatched(metric: Metric, protected: bool) -> Unwatched | None:
    if not isinstance(metric.dating, Flow):
        return Unwatched.STOCK
    if isinstance(metric.kind, Survival | Lasted):
        return Unwatched.LATE
    if isinstance(metric.kind, Measured):
        return Unwatched.AMOUNT
    if metric.together:
        return Unwatched.TOGETHER
    if protected and metric.public is not Public.SUM:
        return Unwatched.NOT_PUBLIC if metric.public is Public.NO else Unwatched.NOT_MONTHLY
    return Unwatched.SAME if isinstance(metric.kind, Rate) and _is_counted(metric) else None


def _is_counted(rate: Metric) -> bool:
    """Whether another metric counts a rate's events, or all but a few: the population hardly moves."""
    counts = (each for each in METRICS.values() if isinstance(each.kind, Count) and not each.kind.distinct)
    where = tuple(each for each in rate.kind.where if not isinstance(each, Except))
    made_of = (rate.fact, rate.dating, where)
    return any((each.fact, each.dating, each.kind.where) == made_of for each in counts)


def answers(
    metrics: Iterable[Metric],
    snapshot: Snapshot,
    access: Access,
    rebases: Sequence[Rebase],
    by: tuple[str, ...] = SPLITS,
) -> Iterator[Answer]:
    """Answers by month, in total and by each split that the metric has and this person may ask for."""
    first, last = reference.latest_years(snapshot, YEARS)
    targeted = with_targets(snapshot)
    for metric in metrics:
        for split in ((), *((name,) for name in by if splits(metric, name))):
            compare = (Comparator.TARGET,) if metric.name in targeted and split in TARGETED else ()
            question = Selection(
                metric=metric.name, first=first, last=last, grain=Grain.MONTH, by=split, compare=compare
            )
            with suppress(Refused):  # public figures are not told apart by team or source
                yield evaluate(question, snapshot, access, rebases)


def judged(answers: Iterable[Answer]) -> tuple[dict[Key, Series], dict[Key, Why | Unwatched]]:
    """The series with limits, and why others have none. A series that repeats another is left out."""
    series: dict[Key, Series] = {}
    left_out: dict[Key, Why | Unwatched] = {}
    told = set()
    for answer in answers:
        for control in controls_of(answer):
            key = answer.metric.name, control.members
            values = (answer.metric.name, tuple(each.cell.figure.value for each in control.points))
            if control.reason and control.reason.forbids:
                left_out[key] = control.reason.why
            elif values in told:
                left_out[key] = Unwatched.SAME
            else:
                told.add(values)
                series[key] = Series(answer.metric, control, answer)
    return series, left_out


def alone(each: Series) -> Series:
    """The series with the answer to the question that filters by its member, as the metric page asks it."""
    members, asked = each.control.members, each.answer
    where = tuple(Filter(dimension=member.dimension, members=(member.code,)) for member in members)
    answer = replace(
        asked,
        selection=asked.selection.model_copy(update={"by": (), "where": where}),
        cells=tuple(replace(cell, members=()) for cell in asked.series(members)),
        kept=(*((member.dimension, (member,)) for member in members), *asked.kept),
        readings=Readings((replace(each.control, members=()),)),
    )
    return replace(each, answer=answer)
