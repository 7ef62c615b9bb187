"""Earlier forecasts compared with what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from data_access.forecasts import Forecast, Month
from metrics.answer import Answer, Cell
from metrics.readings.months import single
from metrics.statistics.forecast import Ahead, scored
from metrics.statistics.intervals import Interval


@dataclass(frozen=True)
class Outturn:
    """One month of an earlier forecast. `inside`: within its 80% range; None while it is not complete."""

    loaded_at: datetime
    cell: Cell
    centre: float
    band80: Interval
    inside: bool | None


def outturns(answer: Answer, earlier: Sequence[Forecast]) -> tuple[Outturn, ...]:
    """Every month of the earlier forecasts, in order, judged by the answer's figures."""
    cells = {cell.period.first: cell for cell in single(answer)}
    found = []
    for forecast in earlier:
        months = [month for month in forecast.months if month.first in cells]
        happened = [_figure(cells[month.first]) for month in months]
        for month, hit in zip(months, scored([_ahead(m) for m in months], happened), strict=True):
            cell = cells[month.first]
            band = Interval(*month.band80)
            found.append(Outturn(forecast.loaded_at, cell, month.centre, band, hit.in80))
    return tuple(found)


def _figure(cell: Cell) -> float | None:
    return cell.figure.value if cell.figure.is_firm else None


def _ahead(month: Month) -> Ahead:
    return Ahead(month.centre, Interval(*month.band80), Interval(*month.band95))
