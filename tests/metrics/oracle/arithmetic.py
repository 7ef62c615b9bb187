"""What figures are worked out by, over lists of dicts; topics say which of these each metric is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

Row = dict
Figure = Callable[[list[Row]], float | None]
Meets = Callable[[Row], object]


@dataclass(frozen=True)
class Counted:
    """How the oracle counts one metric.

    `figure`: worked out from the rows of the period. `on`: the day on which a row belongs to a period; with
    `until`, the row counts at the close of every period from that day to the day before this one. `per`: for
    every so many people who live there. `looks_back`: months of data needed before a period; `unseen`:
    whether also as many as what began before the data may go on in it. `settles`: days after a period until
    it is known. `turns_on`: columns of which some row must have a value, or the store does not know that
    there were none. `alone`: whether a row makes its members be shown; where not given, that its own figure
    is more than nothing. `closing`: only rows of the last month of the period count. `apart`: whether a team
    is never set against the others. `ahead`: whether it is a plan, known of months still to come as well.
    """

    figure: Figure
    on: str
    until: str | None = None
    per: int | None = None
    looks_back: int = 0
    unseen: bool = False
    settles: int = 0
    turns_on: tuple[str, ...] = ()
    alone: Meets | None = None
    closing: bool = False
    apart: bool = False
    ahead: bool = False

    def counts(self, row: Row) -> bool:
        """Whether the row, in its period, makes its members be shown."""
        return bool(self.alone(row) if self.alone else self.figure([row]))

    def belongs(self, row: Row, first, last) -> bool:
        """Whether the row counts in the period of these days."""
        day = row[self.on]
        if day is None:
            return False
        if self.until:
            return day <= last and (row[self.until] is None or row[self.until] > last)
        return (last.replace(day=1) if self.closing else first) <= day <= last


def every(row: Row) -> bool:
    return True


def events(rows: list[Row]) -> int:
    return sum(row["n"] for row in rows)


def number(met: Meets) -> Figure:
    """Events that meet it."""
    return lambda rows: events([row for row in rows if met(row)])


def share(met: Meets, of: Meets = every) -> Figure:
    """Events that meet both, as a percentage of those that meet `of`."""

    def worked_out(rows: list[Row]) -> float | None:
        whole = [row for row in rows if of(row)]
        return 100 * events([row for row in whole if met(row)]) / events(whole) if whole else None

    return worked_out


def total(column: str, less: str | None = None, met: Meets = every) -> Figure:
    """What is recorded added up, less another, where all is; a row is one record, whatever it stands for."""

    def worked_out(rows: list[Row]) -> float | None:
        whole = [row for row in rows if met(row) and row[column] is not None]
        whole = [row for row in whole if not less or row[less] is not None]
        values = [row[column] - (row[less] if less else 0) for row in whole]
        return sum(values) if values else None

    return worked_out


def portion(part: str, whole: str) -> Figure:
    """What the one adds up to as a percentage of the other, of the records that have both."""

    def worked_out(rows: list[Row]) -> float | None:
        both = [row for row in rows if row[part] is not None and row[whole] is not None]
        of = sum(row[whole] for row in both)
        return 100 * sum(row[part] for row in both) / of if of else None

    return worked_out


def middle(column: str) -> Figure:
    """The middle value, each event's counted, where there is one."""

    def worked_out(rows: list[Row]) -> float | None:
        values = [row[column] for row in rows if row[column] is not None for _ in range(row["n"])]
        return median(values) if values else None

    return worked_out


def different(column: str, met: Meets = every) -> Figure:
    """How many different values, where there is one."""
    return lambda rows: len({row[column] for row in rows if met(row) and row[column] is not None})


def at_most(column: str, limit: int) -> Meets:
    return lambda row: row[column] is not None and row[column] <= limit


def has(column: str) -> Meets:
    return lambda row: row[column] is not None


def of_children(row: Row) -> bool:
    """Whether the row is of somebody aged 0 to 17, for all that is known."""
    return row["age_band"] not in ("unborn", "18+")


def equals(column: str, value: str) -> Meets:
    return lambda row: row[column] == value
