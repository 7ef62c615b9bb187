"""Files to take away. Each is a function of one answer; to add a format, add one line here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from metrics.answer import Answer
from pages.parts.exports import csv, excel
from pages.parts.exports.rows import file_name

__all__ = ["EXPORTS", "Export", "file_name"]


@dataclass(frozen=True)
class Export:
    """One format: what readers call it, how its files end, what browsers call it, and who writes it."""

    name: str
    suffix: str
    mime: str
    writer: Callable[[Answer], bytes]

    def file_name(self, answer: Answer) -> str:
        """The name of this answer's file: "referrals-by-locality_2022-10-to-2023-09_snapshot-3.csv"."""
        return file_name(answer, self.suffix)


EXPORTS = (
    Export("CSV", "csv", "text/csv", csv.write),
    Export("Excel", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel.write),
)
