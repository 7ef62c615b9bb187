"""What was known when: how much months grew after they were first loaded, by what each load changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Row, select

from data_access.access import Access
from data_access.facts import FACTS as DECLARED
from data_access.schema import metadata
from metrics.answer import Answer
from metrics.asking.run import per_snapshot, run
from metrics.asking.seen import in_places
from metrics.catalogue import recording, reference
from metrics.catalogue.reference import ONE_DAY
from metrics.definitions import METRICS
from metrics.kinds import Count, Flow
from metrics.model import Metric, Public
from metrics.periods import Calendar, Grain, Period, from_day_number, period_of
from metrics.snapshot import Snapshot
from metrics.statistics import growth
from metrics.statistics.growth import Growth, Moved

SINCE = 7  # the version of the tables from which a public file says how much years have grown
YEAR = Grain.FINANCIAL_YEAR
MONTHS = 3  # for so long months are followed after they were first loaded


@dataclass(frozen=True)
class Growing:
    """By what share months like these grew in their first three, and the metric whose events were counted."""

    share: float
    counted: Metric


def growing(answer: Answer, snapshot: Snapshot, access: Access) -> Growing | None:
    """How much months like the last ones of the answer still grow; None where they do not, or nobody knows.

    It is told of all events of the metric's fact in one council, whatever the filters: parts are too few to
    tell it. Public figures settle before they are published.
    """
    counted, councils = _events(answer.metric), _councils(answer, snapshot)
    if counted is None or len(councils) != 1 or answer.selection.grain is not Grain.MONTH or access.public:
        return None
    found = grown(snapshot, recording.extract_of(counted.fact), councils[0])
    if found is None or not found.young & {_number(each.first) for each in answer.periods}:
        return None
    return Growing(found.share, counted)


@dataclass(frozen=True)
class Since:
    """By what share, rounded, a financial year has grown since it was published; the metric counted."""

    year: Period
    share: float
    counted: Metric


def since_published(snapshot: Snapshot, access: Access, first: date, last: date) -> tuple[Since, ...]:
    """How much the years between these days have grown since the public was given them, as it is told.

    Of all events of a fact in the only council; the public file has it rounded. Empty where nothing is to
    come, and for whoever sees true figures.
    """
    councils = [each.key for each in reference.listed(snapshot, "authority") if each.key]
    if not access.public or snapshot.schema_version < SINCE or len(councils) != 1:
        return ()
    table = metadata.tables["grown"]
    rows = run(snapshot, select(table).where(table.c.authority == councils[0]).order_by(table.c.first))
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


def _councils(answer: Answer, snapshot: Snapshot) -> list[int]:
    """Keys of the authorities that the answer is of."""
    chosen = [member for name, members in answer.kept if name == "authority" for member in members]
    return [each.key for each in chosen or reference.listed(snapshot, "authority") if each.key]


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
