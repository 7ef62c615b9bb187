"""A selection met by a store: what is asked of it, and what comes back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data_access.access import Access
from metrics.asking.compile import statement
from metrics.asking.question import Keep, Question
from metrics.asking.run import run
from metrics.asking.scope import Scope, in_words, scope
from metrics.asking.seen import Seen, closed, seen
from metrics.asking.sums import NOTHING, Found, read
from metrics.catalogue import recording, reference
from metrics.clocks import by as by_clock
from metrics.conditions import Except, Is, IsNot
from metrics.definitions import METRICS
from metrics.kinds import Flow, Middle, Rate, Survival
from metrics.model import Metric, conditions
from metrics.periods import (
    Calendar,
    Grain,
    Period,
    day_number,
    first_month,
    periods_between,
    shift,
    year_before,
)
from metrics.refusals import Refused
from metrics.selection import Comparator, Selection
from metrics.snapshot import Snapshot


@dataclass(frozen=True)
class Inquiry:
    """One selection with all that the store says about its metric, filters and periods, and who asks it."""

    selection: Selection
    metric: Metric
    snapshot: Snapshot
    scope: Scope
    calendar: Calendar
    periods: tuple[Period, ...]
    access: Access

    @property
    def seen(self) -> Seen:
        """Whose rows count. A rate counts those of places only: teams have no people of their own."""
        whole = seen(self.snapshot, self.access)
        return whole.of_places() if isinstance(self.metric.kind, Rate) else whole

    @property
    def additive(self) -> bool:
        """Whether parts add up to totals: not so for distinct values, medians and survival."""
        kind = self.metric.kind
        return not isinstance(kind, Middle | Survival) and not getattr(kind, "distinct", None)

    def question(self, periods: tuple[Period, ...], by: tuple[str, ...], keep: tuple[Keep, ...]) -> Question:
        """The question for the compiler, with the codes the metric names turned into keys."""
        codes = _codes(self.metric, self.snapshot)
        known_to = _known_to(self.metric, self.snapshot)
        window = day_number(periods[0].first), day_number(periods[-1].last)
        return Question(self.seen, self.metric, periods, window, self.calendar, by, keep, codes, known_to)


def inquire(selection: Selection, snapshot: Snapshot, access: Access) -> Inquiry:
    """Meet the store with the selection; `Refused` where this store cannot answer it to that person."""
    metric = by_clock(METRICS[selection.metric], selection.clock)
    if why := closed(metric.fact, access):
        raise Refused(f"{metric.title}: {why}.")
    held = scope(selection, metric, snapshot, access)
    calendar = _calendar(selection.grain, held, snapshot)
    periods = periods_between(selection.first, selection.last, selection.grain, calendar)
    return Inquiry(selection, metric, snapshot, held, calendar, periods, access)


def main_questions(inquiry: Inquiry) -> tuple[Question, ...]:
    """The selection's own question, widened to the earlier periods it is compared with.

    The whole window as one period may overlap itself a year earlier, so there each period is asked alone.
    """
    by, keep = inquiry.selection.by, inquiry.scope.keep
    needed = sorted({*inquiry.periods, *(p for period in inquiry.periods for p in _earlier(inquiry, period))})
    if inquiry.selection.grain is Grain.WHOLE:
        return tuple(inquiry.question((period,), by, keep) for period in reversed(needed))
    spine = [needed[0]]
    while spine[-1] < needed[-1]:
        spine.append(shift(spine[-1], 1))
    return (inquiry.question(tuple(spine), by, keep),)


def find(inquiry: Inquiry, questions: Iterable[Question]) -> Found:
    """Ask the store; later questions add to the periods of earlier ones."""
    found: Found = {}
    if inquiry.metric.fact not in inquiry.snapshot.facts:
        return found  # the store was made before the fact was
    for question in questions:
        rows = run(inquiry.snapshot, statement(question))
        found |= _carried(question, read(question, rows))
    return found


def _carried(question: Question, found: Found) -> Found:
    """A stock that nothing moved stays what it was; how long it has lasted does not."""
    if isinstance(question.metric.dating, Flow) or isinstance(question.metric.kind, Middle):
        return found
    full: Found = {}
    for keys in {keys for _, keys in found}:
        held = NOTHING
        for period in question.periods:
            held = found.get((period, keys), held)
            full[period, keys] = held
    return full


def _earlier(inquiry: Inquiry, period: Period) -> list[Period]:
    steps = {
        Comparator.PREVIOUS: lambda: shift(period, -1),
        Comparator.LAST_YEAR: lambda: year_before(period),
    }
    return [steps[each]() for each in inquiry.selection.compare if each in steps]


def _codes(metric: Metric, snapshot: Snapshot) -> dict[str, dict[str, int]]:
    named = {each.dimension for each in conditions(metric) if isinstance(each, Is | IsNot | Except)}
    return {dimension: reference.keys(snapshot, dimension) for dimension in named}


def _known_to(metric: Metric, snapshot: Snapshot) -> dict[int, int]:
    """By key of authority, the last day on which the metric's extract is known in full."""
    extract = recording.extract_of(metric.fact)
    spans = [each for each in reference.coverage(snapshot) if each.extract == extract]
    days: dict[int, list[int]] = {each.authority: [] for each in spans}
    for each in spans:
        days[each.authority].append(day_number(each.complete_to))
    return {authority: min(ends) for authority, ends in days.items()}


def _calendar(grain: Grain, held: Scope, snapshot: Snapshot) -> Calendar:
    """The calendar all authorities asked about share; refused where the years they cut time by differ."""
    known = reference.calendars(snapshot)
    own = {member.name: known[member.code] for member in held.authorities}
    if grain in (Grain.SERVICE_YEAR, Grain.SCHOOL_YEAR):
        starts = {first_month(grain, calendar) for calendar in own.values()}
        if len(starts) > 1:
            year = str(grain).replace("_", " ")
            raise Refused(
                f"The {year} begins in different months in {in_words(list(own))}: choose one authority, "
                "or financial or calendar years."
            )
    return reference.calendar(snapshot, tuple(member.code for member in held.authorities))
