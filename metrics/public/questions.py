"""The public's questions: answered from protected cells or the fixed menu, or refused with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import Row, select

from data_access.access import PUBLIC
from data_access.schema import metadata
from metrics.answer import Answer, Cell, Comparison, Provenance, Status, Value
from metrics.asking.figures import Figures, unavailable
from metrics.asking.following import in_months
from metrics.asking.inquiry import Inquiry, inquire
from metrics.asking.run import per_snapshot, run
from metrics.asking.split import split
from metrics.catalogue.coverage import covered, unlisted
from metrics.certainty import with_interval
from metrics.comparators.benchmarks import benchmark
from metrics.comparators.targets import target
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.kinds import Flow, Rate, Share, Survival
from metrics.model import Metric, Public
from metrics.periods import Period, from_day_number, shift, year_before
from metrics.public import publish
from metrics.refusals import Refused
from metrics.selection import BENCHMARKS, Comparator, Selection
from metrics.snapshot import Snapshot
from metrics.wording import day

NO = f"This figure is {publish.NOT_PUBLIC}."
MENU = (
    "In public this figure is given for whole councils only, {each}, rounded ({rounded}), "
    "and left out where too few are behind it."
)
FOLLOWED = (
    "In public a year is given once all its children have been followed for {months}, and how many came "
    "back by which day is not given."
)
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
    metric = _admitted(selection, snapshot)
    found = (_from_cells if metric.public is Public.SUM else _from_menu)(selection, snapshot, ask)
    if found.unserved and {each.dimension for each in selection.where} - dict(found.kept).keys():
        raise Refused(found.unserved[0])  # a filter that no row of this store records
    return replace(
        found,
        metric=publish.coarse(found.metric),
        caveats=found.caveats if publish.is_open(metric) else (publish.OLD_PAPERS, *found.caveats),
    )


def of_cells(selection: Selection, snapshot: Snapshot) -> Inquiry:
    """The inquiry of the protected cells; `Refused`, in the answer's own words, where there is none."""
    metric = _admitted(selection, snapshot)
    if metric.public is not Public.SUM:
        raise Refused(NO if metric.public is Public.NO else next(_on_the_menu(metric)))
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
        publish.refuse_filter(metric, (each.dimension for each in selection.where))
    return metric


def _from_cells(selection: Selection, snapshot: Snapshot, ask: Callable[[Inquiry], Answer]) -> Answer:
    return publish.by_place(ask(inquire(selection, snapshot, PUBLIC)))


# --- the fixed menu ---


@per_snapshot
def menu(snapshot: Snapshot) -> dict[tuple[str, str, int, date], Value]:
    """Every figure of the menu, by metric, grain, key of the authority and first day."""
    table = metadata.tables["banded"]
    return {
        (row.metric, row.grain, row.authority, from_day_number(row.first)): _value(row)
        for row in run(snapshot, select(table))
    }


def _value(row: Row) -> Value:
    if row.status != "shown" or row.value is None:
        return publish.withheld("Too few are behind this figure to publish it.")
    return Value(float(row.value))


def _from_menu(selection: Selection, snapshot: Snapshot, _ask: object) -> Answer:
    """The menu's figures for every period of it that touches the window."""
    asked = _on_menu(selection)
    inquiry = inquire(asked, snapshot, PUBLIC)
    figures = Figures(inquiry)
    shown = split(inquiry, {})
    cells = (
        Cell(period, members, _figure(figures, period, members), tuple(_beside(figures, period, members)))
        for period in inquiry.periods
        for members in shown
    )
    return Answer(
        asked,
        inquiry.metric,
        tuple(cells),
        Provenance.of(snapshot),
        inquiry.scope.kept,
        (),
        (*_on_the_menu(inquiry.metric), *inquiry.metric.caveats),
    )


def _on_menu(selection: Selection) -> Selection:
    """The question in the menu's own periods."""
    grain = publish.only_by(METRICS[selection.metric])
    return selection.model_copy(update={"grain": grain, "event": None})


def _on_the_menu(metric: Metric) -> Iterator[str]:
    if metric.public is not Public.BANDED:
        return
    each = "a financial year at a time" if isinstance(metric.dating, Flow) else "at the end of each quarter"
    rounded = "to whole days" if metric.unit == "days" else "to the nearest 5"
    rounded = f"from a count {rounded}" if isinstance(metric.kind, Rate) else rounded
    yield MENU.format(each=each, rounded=f"{rounded}%" if isinstance(metric.kind, Share) else rounded)
    if isinstance(metric.kind, Survival):
        yield FOLLOWED.format(months=in_months(metric.kind.within))


def _figure(figures: Figures, period: Period, members: tuple[Member, ...]) -> Value:
    metric, snapshot = figures.inquiry.metric, figures.inquiry.snapshot
    if metric.public is Public.NO:
        return unavailable(NO)
    councils = figures.authorities(members)
    if len(councils) != 1:
        return unavailable(ONE_COUNCIL)
    if reason := unlisted(metric, snapshot):  # too few would be said of what nobody can count
        return unavailable(reason)
    place = (metric.name, str(period.grain), councils[0].key, period.first)
    held = menu(snapshot).get(place) or unavailable(_why_none(metric, councils, snapshot, period))
    return _divided(figures, held, period, members) if isinstance(metric.kind, Rate) else held


def _divided(figures: Figures, held: Value, period: Period, members: tuple[Member, ...]) -> Value:
    """The rate of a count that the menu has."""
    living = figures.people(period, figures.living(members))
    if held.value is None or not living.number:
        return held if held.value is None else unavailable(living.reason)
    metric = figures.inquiry.metric
    rate = publish.figure(metric, int(held.value), living.number, Status.SHOWN)
    return with_interval(rate, metric, public=True)


def _why_none(metric: Metric, councils: tuple[Member, ...], snapshot: Snapshot, period: Period) -> str:
    """Why the menu has no figure for a period: the data does not reach far enough back, or forward."""
    status, reason = covered(metric, councils, snapshot).judge(period)
    if status is Status.PROVISIONAL:
        return publish.WHOLE_ONLY
    if status is Status.SHOWN and isinstance(metric.kind, Survival):
        followed = period.last + timedelta(days=metric.kind.within)
        return NOT_YET.format(months=in_months(metric.kind.within), day=day(followed))
    return reason or f"No public figure is given for {period.label}."


def _beside(figures: Figures, period: Period, members: tuple[Member, ...]) -> Iterable[Comparison]:
    for each in figures.inquiry.selection.compare:
        if each is Comparator.TARGET:
            yield Comparison(each, *target(figures, Cell(period, members, Value(None))))
        elif each in BENCHMARKS:
            yield Comparison(each, *benchmark(figures, each, Cell(period, members, Value(None))))
        elif each is Comparator.REST:
            yield Comparison(each, "the rest of the council", unavailable(NO_REST))
        else:
            earlier = shift(period, -1) if each is Comparator.PREVIOUS else year_before(period)
            yield Comparison(each, earlier.label, _figure(figures, earlier, members))
