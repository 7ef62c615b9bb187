"""Files to take away, each a function of one answer and its drawing; to add a format, add one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metrics.answer import Answer
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv, excel
from pages.parts.exports.readings import name
from pages.parts.exports.rows import file_name

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True)
class Export:
    """One format: what readers call it, how its files end, what browsers call it, and who writes it."""

    name: str
    suffix: str
    mime: str
    writer: Callable[[Answer, Shape | None], bytes]

    def file_name(self, answer: Answer, shape: Shape | None = None) -> str:
        """The name of the file: "referrals-by-locality_2022-10-to-2023-09_snapshot-3.csv"."""
        return file_name(answer, self.suffix, name(answer, shape))


EXPORTS = (
    Export("CSV", "csv", "text/csv", csv.write),
    Export("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel.write),
)
