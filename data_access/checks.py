"""What can be wrong with a file, and how it is said to the person who sent it.

Each check is one function: given a layout, it yields what to look for among the
rows of the table `conformed`, as an SQL predicate. Beside it stands a row that
trips it, which the tests send.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from data_access.extracts import Field, Layout


@dataclass(frozen=True)
class Finding:
    """One thing found in a file, in a sentence that names the row, the column and the remedy.

    `severity`: "error" (the row or the file was not loaded), "warning" (loaded, but look at it)
    or "note" (worth knowing). `row` is the first row concerned as a spreadsheet numbers it, the
    header being row 1; None when the finding is about the whole file. `rows` is how many rows.
    `stops`: a reason not to load at all, unless somebody says so; it stays on record with the load.
    """

    file: str
    extract: str
    rule: str
    severity: str
    column: str | None
    row: int | None
    sentence: str
    rows: int = 1
    stops: bool = False


@dataclass(frozen=True)
class Breach:
    """Rows to look for: those where the predicate `where` holds.

    They are rejected, unless the breach `empties` its column: then they are loaded without that value.
    `harmless`: nobody misses the rows that are rejected. `stops`: more rows than this are a reason not to
    load; None where they never are.
    """

    column: str
    where: str
    sentence: str
    empties: bool = False
    harmless: bool = False
    stops: int | None = None


@dataclass(frozen=True)
class Check:
    """One rule. `trips` is a layout's name and what a row of it says that breaks the rule."""

    name: str
    breaches: Callable[[Layout], Iterable[Breach]]
    trips: tuple[str, dict[str, str]]


CHECKS: dict[str, Check] = {}  # in the order they are made; the last sees what the others rejected


def check(extract: str, /, **row: str) -> Callable:
    """Declare a check; `row` is what a row of `extract` says that trips it."""

    def declare(function: Callable[[Layout], Iterable[Breach]]) -> Callable[[Layout], Iterable[Breach]]:
        CHECKS[function.__name__] = Check(function.__name__, function, (extract, row))
        return function

    return declare


def not_understood(layout: Layout, chosen: Callable[[Field], bool], sentence: str) -> Iterator[Breach]:
    """A breach for each chosen field that was sent and is not what it should be; emptied where it may be."""
    for field in layout.fields:
        if chosen(field):
            outcome = "" if field.required else f" It was loaded as {field.unread}."
            listed = ", ".join(field.values)
            said = sentence.format(column=field.name, listed=listed) + outcome
            yield Breach(field.name, f'"{field.name}__bad"', said, empties=not field.required)


def reversed_dates(layout: Layout, first: str, second: str, sentence: str) -> Iterator[Breach]:
    """A breach where the layout has both dates and the second is before the first."""
    if {first, second} <= {field.name for field in layout.fields}:
        yield Breach(second, f'"{second}" < "{first}"', sentence)
