"""The public's questions: answered from protected cells or the fixed menu, or refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta

from data_access.access import PUBLIC
from metrics.answer import Answer, Cell, Comparison, Provenance, Status, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.following import in_months
from metrics.asking.inquiry import Inquiry, inquire
from metrics.asking.split import split
from metrics.catalogue import reference
from metrics.catalogue.coverage import covered, unlisted
from metrics.certainty import with_interval
from metrics.comparators.benchmarks import benchmark
from metrics.comparators.targets import target
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.kinds import Rate, Survival
from metrics.model import Metric, Public
from metrics.periods import Period, shift, year_before
from metrics.public import publish
from metrics.public.held import about, held
from metrics.public.listed import Ask, Listed, by_groups
from metrics.refusals import Refused
from metrics.selection import BENCHMARKS, Comparator, Selection
from metrics.snapshot import Snapshot
from metrics.wording import day

Kept = tuple[tuple[str, tuple[Member, ...]], ...]

NO = f"This figure is {publish.NOT_PUBLIC}."
NOT_YET = (
    "Not all of its children have been followed for {months} yet; it can be given once the data reaches "
    "{day}."
)
ONE_COUNCIL = "Public figures of this kind are of one authority at a time: choose one."
NO_CLOCK = (
    "{title}: public figures are given only as they are defined, because how long one lasted could tell of "
    "a single child."
)
NO_REST = "In public this figure is given for whole councils only, so they have no rest."


def answer(selection: Selection, snapshot: Snapshot, ask: Callable[[Inquiry], Answer]) -> Answer:
    """The public's answer; `ask` answers an inquiry that sums protected cells.

    `Refused` where the snapshot is not protected or the split is not one of the public's.
    """
    asked = by_groups(selection, snapshot)
    metric = _admitted(asked, snapshot)
    from_cells = publish.has_months(metric, *asked.told_apart)
    found = (_from_cells if from_cells else _from_menu)(asked, snapshot, ask)
    if found.unserved and {each.dimension for each in asked.where} - dict(found.kept).keys():
        raise Refused(found.unserved[0])  # a filter that no row of this store records
    return replace(
        found,
        selection=found.selection.model_copy(update={"where": selection.where}),
        kept=found.kept if asked == selection else _as_asked(selection, snapshot),
        metric=publish.coarse(found.metric),
        caveats=(publish.OLD_PAPERS,) * publish.is_adjusted(metric) + found.caveats,
    )


def of_cells(selection: Selection, snapshot: Snapshot) -> Inquiry:
    """The inquiry of the protected cells; `Refused`, in the answer's own words, where there is none."""
    selection = by_groups(selection, snapshot)
    metric, by = _admitted(selection, snapshot), selection.told_apart
    if not publish.has_months(metric, *by):
        raise Refused(NO if metric.public is Public.NO else next(about(metric, by)))
    return inquire(selection, snapshot, PUBLIC)


def _admitted(selection: Selection, snapshot: Snapshot) -> Metric:
    """The metric, of a selection that public figures can carry: they are never shown under another filter."""
    if not snapshot.protected:
        raise Refused("Public figures come from the public store only, and this is not it.")
    metric = METRICS[selection.metric]
    if selection.clock:
        raise Refused(NO_CLOCK.format(title=metric.title))
    publish.refuse_split(metric, selection.by)
    if metric.public is not Public.NO:  # whose every figure says so itself
        publish.refuse_filter(metric, (each.dimension for each in selection.where), selection.by)
    return metric


def _from_cells(selection: Selection, snapshot: Snapshot, ask: Callable[[Inquiry], Answer]) -> Answer:
    return publish.by_place(ask(inquire(selection, snapshot, PUBLIC)))


# --- the fixed menu ---


def _from_menu(selection: Selection, snapshot: Snapshot, ask: Ask) -> Answer:
    """The menu's figures for every period of it that touches the window."""
    asked = _on_menu(selection)
    inquiry = inquire(asked, snapshot, PUBLIC)
    figures = Figures(inquiry)
    listed = Listed(figures, ask)
    shown = split(inquiry, {})
    cells = (
        Cell(period, members, _figure(listed, period, members), tuple(_beside(listed, period, members)))
        for period in inquiry.periods
        for members in shown
    )
    return Answer(
        asked,
        inquiry.metric,
        tuple(cells),
        Provenance.of(snapshot),
        _as_asked(asked, snapshot),
        (),
        (*about(inquiry.metric, asked.told_apart), *inquiry.metric.caveats),
    )


def _as_asked(selection: Selection, snapshot: Snapshot) -> Kept:
    """The filters as they were chosen: also one that no cell records, and the list does."""
    return tuple(
        (each.dimension, reference.of_codes(snapshot, each.dimension, each.members))
        for each in selection.where
    )


def _on_menu(selection: Selection) -> Selection:
    """The question in the menu's own periods."""
    grain = publish.only_by(METRICS[selection.metric], *selection.told_apart)
    return selection.model_copy(update={"grain": grain, "event": None})


def _figure(listed: Listed, period: Period, members: tuple[Member, ...]) -> Value:
    figures = listed.figures
    metric, snapshot = figures.inquiry.metric, figures.inquiry.snapshot
    by = figures.inquiry.selection.told_apart
    if metric.public is Public.NO:
        return unavailable(NO)
    councils = figures.authorities(members)
    if len(councils) != 1:
        return unavailable(ONE_COUNCIL)
    if reason := unlisted(metric, snapshot):  # too few would be said of what nobody can count
        return unavailable(reason)
    if publish.is_listed(metric, *by):
        found = listed.figure(period, members, councils[0])
    else:
        found = held(snapshot).get((metric.name, str(period.grain), councils[0].key, period.first))
    if found is None:
        return unavailable(_why_none(figures, councils, period))
    return _divided(figures, found, period, members) if isinstance(metric.kind, Rate) else found


def _divided(figures: Figures, count: Value, period: Period, members: tuple[Member, ...]) -> Value:
    """The rate of a count that the menu has."""
    living = figures.people(period, figures.living(members))
    if count.value is None or not living.number:
        return count if count.value is None else unavailable(living.reason)
    metric = figures.inquiry.metric
    rate = publish.figure(metric, int(count.value), living.number, Status.SHOWN)
    return with_interval(rate, metric, public=True)


def _why_none(figures: Figures, councils: tuple[Member, ...], period: Period) -> str:
    """Why the menu has no figure for a period: the data does not reach far enough back, or forward."""
    metric, by = figures.inquiry.metric, figures.inquiry.selection.told_apart
    status, reason = covered(metric, councils, figures.inquiry.snapshot, by).judge(period)
    if status is Status.PROVISIONAL:
        return publish.WHOLE_ONLY
    if status is Status.SHOWN and isinstance(metric.kind, Survival):
        followed = period.last + timedelta(days=metric.kind.within)
        return NOT_YET.format(months=in_months(metric.kind.within), day=day(followed))
    return reason or f"No public figure is given for {period.label}."


def _beside(listed: Listed, period: Period, members: tuple[Member, ...]) -> Iterable[Comparison]:
    figures = listed.figures
    for each in figures.inquiry.selection.compare:
        if each is Comparator.TARGET:
            yield Comparison(each, *target(figures, Cell(period, members, Value(None))))
        elif each in BENCHMARKS:
            yield Comparison(each, *benchmark(figures, each, Cell(period, members, Value(None))))
        elif each is Comparator.REST:
            yield Comparison(each, "the rest of the council", unavailable(NO_REST))
        else:
            earlier = shift(period, -1) if each is Comparator.PREVIOUS else year_before(period)
            yield Comparison(each, earlier.label, _figure(listed, earlier, members))
