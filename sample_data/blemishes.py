"""The odd dirty row, as clerks make them: the checks must catch each.

Only rows of the last weeks are spoilt, which nobody has put right yet; what was
typed before has been. So the printed totals do not hang on them.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from sample_data.almanac import AS_AT

RECENT = AS_AT - 60
Row = dict[str, str]
Fault = Callable[[Row], Row]


def _becomes(column: str, value: str) -> Fault:
    return lambda row: row | {column: value}


def _misspelt(column: str) -> Fault:
    """Two letters typed the wrong way round."""

    def spoil(row: Row) -> Row:
        code = row[column]
        return row | {column: code[0] + code[2] + code[1] + code[3:]}

    return spoil


def _year_before(column: str) -> Fault:
    """Last year's date, as happens in spring."""
    return lambda row: (
        row | {column: f"{int(row['received' if 'received' in row else 'started'][:4]) - 1}-12-19"}
    )


def _next_year(row: Row) -> Row:
    return row | {"received": f"{int(row['received'][:4]) + 1}{row['received'][4:]}"}


REFERRALS = (
    _next_year,
    _next_year,
    _becomes("received", "2025-02-30"),
    _year_before("decided"),
    _year_before("closed"),
    _misspelt("team"),
    _misspelt("team"),
    _becomes("source", "Schol"),
    _becomes("child", ""),
)
ALLOCATIONS = (_year_before("ended"), _year_before("ended"), _misspelt("team"), _becomes("worker", "thrid"))
GROUP_PLACES = (_misspelt("programme"), _becomes("parent", ""))
SUPPORTS = (_misspelt("team"), _becomes("support_kind", "pear"))
POSTS = (_becomes("leavers", ""),)
WELLBEING_SCORES = (
    _misspelt("team"),
    _becomes("score", "seven"),
    _becomes("wellbeing_indicator", "helathy"),
    _becomes("child", ""),
)
AUDIT_ACTIONS = (_misspelt("agency"), _becomes("due", "as soon as possible"))
IDENTIFIED_NEEDS = (_misspelt("need"), _becomes("need_later", "mett"))
TRAININGS = (_misspelt("programme"), _becomes("staff_trained", ""))
DUPLICATES = 1  # of each extract: a row sent twice


def spoil(rows: list[tuple], columns: tuple[str, ...], faults: tuple, rng: Random) -> list[tuple]:
    """The recent rows with one fault each in a few of them, and one sent twice at the end."""
    if len(rows) < len(faults) + DUPLICATES:
        return rows
    rows = list(rows)
    places = rng.sample(range(len(rows)), len(faults) + DUPLICATES)
    for place, fault in zip(places, faults, strict=False):
        row = fault(dict(zip(columns, rows[place], strict=True)))
        rows[place] = tuple(row[column] for column in columns)
    return rows + [rows[place] for place in places[len(faults) :]]
