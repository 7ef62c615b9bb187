"""What was known when: how much months grew after they were first loaded, by what each load changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Row, select

from data_access.access import Access
from data_access.facts import FACTS as DECLARED
from data_access.schema import metadata
from metrics.answer import Answer
from metrics.asking.run import per_snapshot, run
from metrics.asking.scope import authorities
from metrics.asking.seen import in_places
from metrics.catalogue import recording, reference
from metrics.catalogue.reference import ONE_DAY
from metrics.definitions import METRICS
from metrics.dimensions import Member
from metrics.kinds import Count, Flow
from metrics.model import Metric, Public
from metrics.periods import Calendar, Grain, from_day_number, period_of
from metrics.readings import with_known
from metrics.readings.known import Growing, Since
from metrics.selection import Filter
from metrics.snapshot import Snapshot
from metrics.statistics import growth
from metrics.statistics.growth import Growth, Moved

SINCE = 7  # the version of the tables from which a public file says how much years have grown
YEAR = Grain.FINANCIAL_YEAR
MONTHS = 3  # for so long months are followed after they were first loaded


def known(answer: Answer, snapshot: Snapshot, access: Access) -> Answer:
    """The answer with what was known when of its months or, in public, of its years."""
    if not answer.periods:
        return answer
    first, last = answer.periods[0].first, answer.periods[-1].last
    years = _since(snapshot, access, _council(dict(answer.kept), snapshot, access), first, last)
    own = tuple(each for each in years if each.counted.fact == answer.metric.fact)
    return with_known(answer, growing(answer, snapshot, access), own)


def growing(answer: Answer, snapshot: Snapshot, access: Access) -> Growing | None:
    """How much months like the last ones of the answer still grow; None where they do not, or nobody knows.

    It is told of all events of the metric's fact in one council, whatever the filters: parts are too few to
    tell it. Public figures settle before they are published.
    """
    if answer.selection.grain is not Grain.MONTH or access.public or snapshot.protected:
        return None
    counted, council = _events(answer.metric), _council(dict(answer.kept), snapshot, access)
    if counted is None or council is None:
        return None
    found = grown(snapshot, recording.extract_of(counted.fact), council)
    if found is None or not found.young & {_number(each.first) for each in answer.periods}:
        return None
    return Growing(found.share, counted)


def since_published(
    snapshot: Snapshot, access: Access, first: date, last: date, where: Sequence[Filter] = ()
) -> tuple[Since, ...]:
    """How much the years between these days have grown since the public was given them, as it is told.

    Of all events of a fact in the one council that the filters leave; the public file has it rounded. Empty
    where they leave several, where nothing is to come, and for whoever sees true figures.
    """
    kept = {each.dimension: reference.of_codes(snapshot, each.dimension, each.members) for each in where}
    return _since(snapshot, access, _council(kept, snapshot, access), first, last)


def _since(
    snapshot: Snapshot, access: Access, council: int | None, first: date, last: date
) -> tuple[Since, ...]:
    if not access.public or snapshot.schema_version < SINCE or council is None:
        return ()
    table = metadata.tables["grown"]
    rows = run(snapshot, select(table).where(table.c.authority == council).order_by(table.c.first))
    years = (
        Since(period_of(from_day_number(row.first), YEAR, Calendar()), row.share, _counted(row.fact))
        for row in rows
    )
    return tuple(each for each in years if first <= each.year.last and each.year.first <= last)


def _counted(fact: str) -> Metric:
    """The metric that counts every event of the fact, by the day that its public months go by."""
    counts = (each for each in METRICS.values() if (each.kind, each.fact) == (Count(), fact))
    return next(each for each in counts if each.public is Public.SUM)


def _events(metric: Metric) -> Metric | None:
    """The metric that counts every event of the same fact by the same day; None where none does.

    Loads tell by which day rows belong to a month, so of another day, such as that of closing, nobody knows.
    """
    by_its_day = isinstance(metric.dating, Flow) and metric.dating.on == DECLARED[metric.fact].dated
    if not by_its_day or not in_places(metric.fact):
        return None
    counts = (each for each in METRICS.values() if each.kind == Count() and each.fact == metric.fact)
    return next((each for each in counts if each.dating == metric.dating), None)


def _council(kept: Mapping[str, tuple[Member, ...]], snapshot: Snapshot, access: Access) -> int | None:
    """The key of the only council that filters and scope leave; None where there are more."""
    left = authorities(kept, snapshot, access)
    return left[0].key if len(left) == 1 else None


@per_snapshot
def grown(snapshot: Snapshot, extract: str, council: int) -> Growth | None:
    """What the months of an extract grew by, as its loads tell."""
    loads = _of(snapshot, "reached", extract, council)
    if not loads:
        return None
    taken = {load.number: _number(from_day_number(load.as_at or load.covers_to)) for load in loads}
    moves = [
        Moved(_number(from_day_number(each.month)), taken[each.number], each.before, each.after)
        for each in _of(snapshot, "restatement", extract, council)
        if each.number in taken
    ]
    return growth.growth(_first_known(loads, taken), moves, max(taken.values()), MONTHS)


def _first_known(loads: Sequence[Row], taken: Mapping[int, int]) -> dict[int, int]:
    """By month, when it was first known, of months loaded soon after they ended.

    When those of the oldest load on record were first known, nobody can say.
    """
    first: dict[int, int] = {}
    for load in loads:
        for month in _whole(load):
            first.setdefault(month, taken[load.number])
    before = {*_whole(loads[0])}
    return {month: at for month, at in first.items() if month not in before and at <= month + MONTHS}


def _whole(load: Row) -> range:
    """The numbers of the months of which the extract gave every day."""
    first = from_day_number(load.covers_from)
    last = from_day_number(min(load.covers_to, load.as_at or load.covers_to))
    return range(_number(first) + (first.day > 1), _number(last + ONE_DAY))


def _of(snapshot: Snapshot, name: str, extract: str, council: int) -> list[Row]:
    """What the loads left on record of an extract of the council, the oldest first."""
    table = metadata.tables[name]
    own = table.c.extract == extract, table.c.authority == council
    return run(snapshot, select(table).where(*own).order_by(table.c.number))


def _number(day: date) -> int:
    """The number of the day's month: of one month after another they differ by 1."""
    return day.year * 12 + day.month
