"""The only door from the store to a screen or a file: a `Selection` in, an `Answer` out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from sqlalchemy import Row, Select, select

from data_access.access import Access
from data_access.schema import event as events
from metrics.answer import Answer, Cell, Event, Provenance
from metrics.asking import ratio
from metrics.asking.beside import before, by_clock, by_month
from metrics.asking.compile import statement as compiled
from metrics.asking.counterweights import counterweighed
from metrics.asking.figures import Figures
from metrics.asking.growth import known
from metrics.asking.inquiry import Inquiry, find, inquire, main_questions
from metrics.asking.run import per_snapshot, run
from metrics.asking.split import split
from metrics.asking.starts import starts
from metrics.catalogue.lifetimes import changes
from metrics.caveats import caveats
from metrics.comparators.asked import Comparators
from metrics.comparators.met import against_targets
from metrics.definitions import METRICS
from metrics.kinds import Ratio
from metrics.periods import day_number, from_day_number
from metrics.public import publish
from metrics.public import questions as public
from metrics.readings import read
from metrics.rebases import Rebase, seen_whole
from metrics.refusals import Refused
from metrics.selection import Selection
from metrics.snapshot import Snapshot


def evaluate(
    selection: Selection, snapshot: Snapshot, access: Access, rebases: Sequence[Rebase] = ()
) -> Answer:
    """Answer the selection for that person, with everything a chart, table, sentence or file needs.

    `rebases` are the recorded decisions on where limits begin anew. The public is answered from a
    protected snapshot only, and a protected snapshot answers everybody as it does the public.
    A move is not called better while a counterweight of the metric worsens. Raises `Refused` (a ValueError
    with a sentence) where this store cannot answer, or not to them.
    """
    found = _read(selection, snapshot, access, rebases)
    judged = counterweighed(found, lambda each: _beside(snapshot, each, access, tuple(rebases)))
    return known(judged, snapshot, access)


@per_snapshot
def _beside(snapshot: Snapshot, selection: Selection, access: Access, rebases: tuple[Rebase, ...]) -> Answer:
    """The answer on a counterweight: kept, because several metrics share one."""
    return _read(selection, snapshot, access, rebases)


def _read(selection: Selection, snapshot: Snapshot, access: Access, rebases: Sequence[Rebase]) -> Answer:
    """The answer with its readings."""
    metric, in_public = METRICS[selection.metric], access.public or snapshot.protected
    if isinstance(metric.kind, Ratio):
        if in_public:  # no filter is lifted for the public
            publish.refuse_filter(metric, (each.dimension for each in selection.where))
        return read(ratio.answer(selection, lambda part: evaluate(part, snapshot, access)))
    if in_public:
        of_public = partial(public.answer, snapshot=snapshot, ask=answer)
        months, history = by_month(selection, of_public), before(selection, of_public)
        return read(of_public(selection), rebases, months=months, history=history)
    inquiry = inquire(selection, snapshot, access)

    def own(each: Selection) -> Answer:
        return answer(inquire(each, snapshot, access))

    months, history = by_month(selection, own), before(selection, own)
    of_clocks = by_clock(selection, own)
    return read(answer(inquiry), seen_whole(rebases, access), starts(inquiry), months, history, of_clocks)


def answer(inquiry: Inquiry) -> Answer:
    """The answer to an inquiry, in the counts of its snapshot."""
    figures = Figures(inquiry)
    found = find(inquiry, main_questions(inquiry))
    beside = Comparators(figures, found)
    shown = split(inquiry, found)
    cells = [
        Cell(period, members, figures.at(found, period, members))
        for period in inquiry.periods
        for members in shown
    ]
    return Answer(
        inquiry.selection,
        inquiry.metric,
        tuple(Cell(c.period, c.members, c.figure, beside.beside(c)) for c in cells),
        Provenance.of(inquiry.snapshot),
        inquiry.scope.kept,
        inquiry.scope.unserved,
        caveats(inquiry, figures, tuple(each for members in shown for each in figures.chosen(members))),
        _events(inquiry),
        within=inquiry.scope.within,
        moved=changes(
            inquiry.snapshot,
            tuple(dict.fromkeys(each for members in shown for each in members)),
            (inquiry.periods[0].first, inquiry.periods[-1].last),
            inquiry.access,
        ),
        targets=against_targets(figures, cells),
    )


def statement(selection: Selection, snapshot: Snapshot, access: Access) -> Select:
    """The SELECT that answers the selection; the rest of the council takes a SELECT of its own."""
    return compiled(main_questions(inquiry_of(selection, snapshot, access))[0])


def inquiry_of(selection: Selection, snapshot: Snapshot, access: Access) -> Inquiry:
    """The inquiry behind that SELECT. `Refused` also where the answer is not read from rows.

    So it is where two figures are divided, and of the public's where they are held ready.
    """
    if isinstance(kind := METRICS[selection.metric].kind, Ratio):
        parts = " and ".join(METRICS[part].title for part in (kind.over, kind.under))
        raise Refused(f"This figure is worked out from two others. Ask for their SQL: {parts}.")
    if access.public or snapshot.protected:
        return public.of_cells(selection, snapshot)
    return inquire(selection, snapshot, access)


def _events(inquiry: Inquiry) -> tuple[Event, ...]:
    first, last = day_number(inquiry.periods[0].first), day_number(inquiry.periods[-1].last)
    councils = {0, *(member.key for member in inquiry.scope.authorities)}
    return tuple(
        _event(row)
        for row in _marked(inquiry.snapshot)
        if row.authority in councils
        and row.first <= last
        and (row.first if row.last is None else row.last) >= first
    )


def _event(row: Row) -> Event:
    last, pilot = (None if day is None else from_day_number(day) for day in (row.last, row.pilot))
    named, made = (tuple((names or "").split()) for names in (row.metrics, row.creates))
    return Event(from_day_number(row.first), last, row.text, named, pilot, row.closed == 1, made)


@per_snapshot
def _marked(snapshot: Snapshot) -> tuple:
    return tuple(run(snapshot, select(events).order_by(events.c.first, events.c.text)))
