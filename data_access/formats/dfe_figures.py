"""Figures of a DfE open-data file: by place and year, a number or the letter that stands for none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data_access.formats.tables import Found, read

if TYPE_CHECKING:
    from data_access.formats.dfe_series import Series

ENGLAND = "England"
NO_FIGURE = {
    "c": "confidential",
    "k": "rounds to 0",
    "u": "low reliability",
    "x": "not available",
    "z": "not applicable",
}
NUMBER = re.compile(r"-?\d{1,12}(\.\d{1,9})?")
LEVEL_PLACE = {"National": "country_name", "Regional": "region_name", "Local authority": "old_la_code"}


@dataclass(frozen=True)
class Figure:
    """A published value, or None with the publisher's letter for why there is none."""

    value: float | None
    reason: str = ""


class Figures(dict[tuple[str, int], Figure]):
    """Figures by (place, year). Place: England, a region's name or an authority's old code.

    The year is the one the period ends in. `regions` holds the region of each (code, year).
    """

    def __init__(self) -> None:
        super().__init__()
        self.regions: dict[tuple[str, int], str] = {}

    def per(self, population: Figures, people: int) -> Figures:
        """Rates per so many people, by the mid-year estimate that falls within the period.

        The year ending 31 March 2025 is divided by the estimate of 30 June 2024.
        """
        rates = Figures()
        rates.regions = self.regions
        for (place, year), figure in self.items():
            base = population.get((place, year - 1), Figure(None, "x"))
            if figure.value is None or not base.value:
                rates[place, year] = Figure(None, figure.reason or base.reason)
            else:
                rates[place, year] = Figure(round(figure.value / base.value * people, 4))
        return rates


def read_figures(path: Path, wanted: Sequence[Series], found: Found) -> dict[str, Figures]:
    """The wanted series of a file, by metric. Rows and values that cannot be used become findings."""
    read_so_far = {series.metric: Figures() for series in wanted}
    for number, row in read(path):
        place, year = _place(row, number, found), _year(row, number, found)
        if not place or not year:
            continue
        for series in wanted:
            if series.concerns(row):
                _add(read_so_far[series.metric], (place, year), row, series.column, number, found)
    return read_so_far


def _add(
    figures: Figures, at: tuple[str, int], row: dict[str, str], column: str, number: int, found: Found
) -> None:
    if at in figures:
        sentence = f"Row {number}: a second figure for the same place and year; the first was taken."
        found.add("repeated", "warning", sentence, column, number)
        return
    figures[at] = _figure(row[column], column, number, found)
    if row["geographic_level"] == "Local authority":
        figures.regions[at] = row["region_name"]


def _figure(written: str, column: str, number: int, found: Found) -> Figure:
    if NUMBER.fullmatch(written):
        return Figure(float(written))
    if written.lower() in NO_FIGURE:
        return Figure(None, written.lower())
    sentence = f"Row {number}: {column} is neither a number nor one of the letters c, k, u, x, z; no figure."
    found.add("not_a_figure", "warning", sentence, column, number)
    return Figure(None)


def _place(row: dict[str, str], number: int, found: Found) -> str:
    place = row.get(LEVEL_PLACE.get(row["geographic_level"], ""), "")
    if not place:
        sentence = f"Row {number}: it names no place of a level known here; the row was left out."
        found.add("no_place", "warning", sentence, "geographic_level", number)
    return place


def _year(row: dict[str, str], number: int, found: Found) -> int | None:
    """Year the period ends in: 2025, or 202425 as financial years are written."""
    match = re.fullmatch(r"(20\d\d)(\d\d)?", row["time_period"])
    if match and not match[2]:
        return int(match[1])
    if match and int(match[2]) == (int(match[1]) + 1) % 100:
        return int(match[1]) + 1
    sentence = f"Row {number}: time_period is not a year such as 2025 or 202425; the row was left out."
    found.add("no_period", "warning", sentence, "time_period", number)
    return None
