"""The single monthly series of an answer, for the readings that look back or ahead along it."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from metrics.answer import Answer, Cell, Status
from metrics.periods import Grain
from metrics.readings.reasons import LEAST_PUBLIC, events_behind
from metrics.statistics.suitability import LEAST_MEAN


def single(answer: Answer) -> tuple[Cell, ...]:
    """The answer's cells where they form one monthly series; otherwise none."""
    monthly = answer.selection.grain is Grain.MONTH and answer.cells
    return answer.cells if monthly and len(answer.members) == 1 else ()


def complete(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The series without months before the data begins, or incomplete or not loaded at its end."""
    firm = [place for place, cell in enumerate(cells) if cell.figure.is_firm]
    begun = [place for place, cell in enumerate(cells) if cell.figure.status is not Status.NOT_AVAILABLE]
    return tuple(cells[begun[0] : firm[-1] + 1]) if firm else ()


def since_gap(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """The months after the last one without a figure: nothing is carried over a gap."""
    gaps = [place for place, cell in enumerate(cells) if not cell.figure.is_firm]
    return tuple(cells[gaps[-1] + 1 :]) if gaps else tuple(cells)


def too_small(answer: Answer, cells: Sequence[Cell]) -> str:
    """Why the months rest on too few events to be tested, or ""; each month has a figure."""
    least = LEAST_PUBLIC if answer.provenance.protected else LEAST_MEAN
    if fsum(events_behind(answer.metric, cell.figure) for cell in cells) / len(cells) >= least:
        return ""
    public = " once small counts are adjusted" if answer.provenance.protected else ""
    return (
        f"The figures rest on fewer than {least:.0f} a month on average, and so few go up and down by chance "
        f"too much to say more{public}"
    )
