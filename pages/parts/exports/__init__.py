"""Files to download, each a function of one answer and its drawing; a new format is one line here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from metrics.answer import Answer, Provenance
from metrics.signals.changes import Changes
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv, excel, watched
from pages.parts.exports.readings import name
from pages.parts.exports.rows import file_name

__all__ = ["EXPORTS", "Export"]


@dataclass(frozen=True)
class Export:
    """One format: its name for readers, its file extension, its media type, and its writers.

    `writer` writes an answer as drawn, `watched` all series checked for change.
    """

    name: str
    suffix: str
    mime: str
    writer: Callable[[Answer, Shape | None], bytes]
    watched: Callable[[Changes, Provenance, Sequence[str]], bytes]

    def file_name(self, answer: Answer, shape: Shape | None = None) -> str:
        """The name of the file: "referrals-by-locality_2022-10-to-2023-09_snapshot-3.csv"."""
        return file_name(answer, self.suffix, name(answer, shape))


EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTS = (
    Export("CSV", "csv", "text/csv", csv.write, watched.csv),
    Export("Excel", "xlsx", EXCEL, excel.write, watched.excel),
)
