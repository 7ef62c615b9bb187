"""An exported table read back as exact counts of public cells, to be tested before it is printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import isclose

from data_access.access import EVERYTHING
from data_access.exported import Exported, NotOurs
from data_access.facts import FACTS
from data_access.facts.declaration import Open
from data_access.protection.beside import Table
from data_access.protection.cubes import CUBES
from data_access.stores.snapshots import StoreError
from metrics.answer import Answer, Cell, Value
from metrics.cells import in_cells
from metrics.dimensions import DIMENSIONS
from metrics.evaluate import evaluate
from metrics.kinds import Count, Flow, Median, Percentage, Rate
from metrics.selection import Comparator
from metrics.snapshot import Snapshot
from metrics.taken import Taken

IN_PUBLIC = "{file} has public figures. They are protected already, and anybody may have them."
OF_A_PART = (
    "{file} has the figures of somebody who sees a part of the council. Have an analyst take the same table."
)
OLDER = "{file} is of snapshot {number}, and the store now shows snapshot {current}. Take the table anew."
CHANGED = (
    "{file}: the row of {row} is not as it was downloaded, or is of another store. Only tables as this "
    "program writes them can be tested."
)
ABOUT_NOBODY = "{title}: no child or family is behind these figures, so they give nobody away."
NO_SUMS = (
    "{title} cannot be tested: public counts are of what begins in a month, and this is another kind of "
    "figure. Ask your data protection officer before you publish it."
)
MIDDLE = "Middle values are no counts, so only how many events are behind each was tested."
REST = "The column of the rest of the council was not tested. Leave it out."
FEW = 5  # a figure that rests on fewer may be of one child
COUNTS_ONLY = "Counts were tested, and no limits, forecasts or curves that may stand beside them."


def printed(exported: Exported, snapshot: Snapshot) -> Table:
    """The table's counts as the public cells would add up to them.

    StoreError, in a sentence without a figure, where the table cannot be tested or need not be.
    """
    taken = _taken(exported, snapshot)
    try:
        answer = evaluate(taken.question, snapshot, EVERYTHING)
    except ValueError:  # a question that this store refuses: of another one, or written by hand
        raise NotOurs(exported.file) from None
    metric = answer.metric
    if FACTS[metric.fact].cells is Open.AS_IT_IS and isinstance(metric.dating, Flow):
        raise StoreError(ABOUT_NOBODY.format(title=metric.title))
    cube = CUBES.get(metric.fact)
    if cube is None or not isinstance(metric.kind, Count | Percentage | Rate | Median):
        raise StoreError(NO_SUMS.format(title=metric.title))
    if not isinstance(metric.dating, Flow) or metric.dating.on != cube.day:
        raise StoreError(NO_SUMS.format(title=metric.title))
    cells = _cells(exported, answer)
    told = tuple(in_cells(snapshot, answer, cells, cube))
    return Table(exported.file, told, _small(cells), tuple(_untested(answer)))


def _taken(exported: Exported, snapshot: Snapshot) -> Taken:
    taken = Taken.read(exported.line)
    if taken is None:
        raise NotOurs(exported.file)
    if taken.public:
        raise StoreError(IN_PUBLIC.format(file=exported.file))
    if taken.within:
        raise StoreError(OF_A_PART.format(file=exported.file))
    if taken.snapshot != snapshot.number:
        told = OLDER.format(file=exported.file, number=taken.snapshot, current=snapshot.number)
        raise StoreError(told)
    return taken


# --- the file's rows ---


def _cells(exported: Exported, answer: Answer) -> list[Cell]:
    """Those of the answer's cells that the file still has a row of; StoreError where a figure is another."""
    by = answer.selection.by
    places = [exported.column("period", "Period")]
    places += [exported.column(name, DIMENSIONS[name].title) for name in by]
    figure = exported.header.index("value") if "value" in exported.header else len(places)
    named: dict[tuple[str, ...], list[Cell]] = {}
    for cell in answer.cells:
        named.setdefault(_plain((cell.period.label, *(m.name for m in cell.members))), []).append(cell)
    found = []
    for row in exported.rows:
        names = [row[place] for place in places]
        same = [cell for cell in named.get(_plain(names), []) if _is(cell.figure, row[figure])]
        if not same:
            raise StoreError(CHANGED.format(file=exported.file, row=", ".join(names)))
        found += same
    return found


def _plain(names: Iterable[str]) -> tuple[str, ...]:
    """Names as any file writes them: signs that a spreadsheet might run have others before them there."""
    return tuple("".join(letter for letter in name.casefold() if letter.isalnum()) for name in names)


def _is(figure: Value, written: str) -> bool:
    try:
        number = float(written)
    except ValueError:  # a shorthand, or nothing
        return figure.value is None
    return figure.value is not None and isclose(number, figure.value, rel_tol=1e-9)


def _small(cells: list[Cell]) -> int:
    """How many of the figures are counts of 1 to 4, or are worked out from one."""
    return sum(any(0 < count < FEW for count in _counts(cell.figure)) for cell in cells)


def _counts(figure: Value) -> Iterator[float]:
    if figure.numerator is not None:
        yield figure.numerator
        if figure.denominator is not None:
            yield figure.denominator - figure.numerator


def _untested(answer: Answer) -> Iterator[str]:
    if isinstance(answer.metric.kind, Median):
        yield MIDDLE
    if Comparator.REST in answer.selection.compare:
        yield REST
    yield COUNTS_ONLY
