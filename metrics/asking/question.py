"""What one SELECT is asked: a metric over periods, split and filtered, and whose rows are seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Select, Table, and_, case, literal, select

from data_access.schema import FACTS, FIXED, metadata
from data_access.schema import calendar as days
from metrics.asking.seen import Seen
from metrics.dimensions import DIMENSIONS, Awaited
from metrics.model import Metric
from metrics.periods import Calendar, Grain, Period, first_month


@dataclass(frozen=True)
class Keep:
    """Rows whose every dimension here has one of these keys; with `kept` False, the recorded rest of them."""

    keys: tuple[tuple[str, tuple[int | ColumnElement, ...]], ...]
    kept: bool = True


@dataclass(frozen=True)
class Question:
    """What one SELECT answers, for whom.

    `periods` follow one another without a gap, and `window` is their first and last day number; `codes`
    gives each code's key. `seen` has no default, so that nobody's question is asked without saying what
    they may see. Where the store is not known yet (`metrics.menu`), the window is of parameters, and codes
    are None: their keys are looked up by the SELECT itself.
    """

    seen: Seen
    metric: Metric
    periods: tuple[Period, ...]
    window: tuple[int | ColumnElement, int | ColumnElement]
    calendar: Calendar
    by: tuple[str, ...]
    keep: tuple[Keep, ...]
    codes: Mapping[str, Mapping[str, int]] | None
    # By authority, the last day known in full; a parameter where the question is of one authority.
    known_to: Mapping[int, int] | ColumnElement = field(default_factory=dict)

    @property
    def fact(self) -> Table:
        """The table of the fact."""
        return FACTS[self.metric.fact]

    @property
    def known(self) -> ColumnElement:
        """The last day known in full, of the authority of each row; none where nothing is covered."""
        if not isinstance(self.known_to, Mapping):
            return self.known_to
        days = (self.known_to or {0: 0}).items()
        return case(*((self.fact.c.authority == _written(key), _written(last)) for key, last in days))

    @property
    def columns(self) -> list[ColumnElement]:
        """The fact's key columns of the splits."""
        return [self.column(name) for name in self.by]

    def column(self, dimension: str) -> ColumnElement:
        """The fact's key of the dimension; for a member outside the scope, less the key it is shown as."""
        told = DIMENSIONS[dimension]
        column: ColumnElement = self.fact.c[told.column]
        if told.awaited:
            return self._awaited(column, told.awaited, told.table)
        if not (told.shown_as and self.seen.limited):
            return column
        own = [_written(key) for key in self.seen.own_teams]
        as_other = -self.fact.c[DIMENSIONS[told.shown_as].column]
        return case((column.in_(own), column), else_=as_other)

    def _awaited(self, column: ColumnElement, told: Awaited, table: str) -> ColumnElement:
        """The key of what came, where that is known; for nothing so far, that it is not known yet."""
        places = {code: place for place, (code, _) in enumerate(FIXED[table], 1)}
        open_still = self.fact.c[told.on] + _written(told.within) > self.known
        so_far = and_(column == _written(places[told.nothing]), open_still)
        return case((so_far, _written(places[told.not_yet])), else_=column)

    def keys(self, dimension: str, codes: tuple[str, ...]) -> list[int] | Select:
        """The keys of these codes. Those that the store lacks have none: `coverage` has told of them."""
        if self.codes is None:
            listed = metadata.tables[DIMENSIONS[dimension].table]
            return select(listed.c.key).where(listed.c.code.in_(sorted(codes)))
        known = self.codes.get(dimension, {})
        return sorted(known[code] for code in codes if code in known)

    @property
    def period(self) -> ColumnElement | None:
        """The calendar's column that names the period; None where there is only one."""
        if len(self.periods) == 1:
            return None
        grain = self.periods[0].grain
        own = grain in (Grain.MONTH, Grain.QUARTER)
        return days.c[str(grain) if own else f"year_from_{first_month(grain, self.calendar)}"].label("period")


def _written(key: int) -> ColumnElement:
    """Written in, as PostgreSQL does not see that two parameters group by the same thing."""
    return literal(key, literal_execute=True)
