"""A file, or a sheet of one, as rows of text in a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from data_access.extracts import Layout


@dataclass(frozen=True)
class Source:
    """One table of text to load. `adds`: never the whole truth, so what it does not name stays.

    `instead`: by field, the column that was sent in its place.
    `days_1904`: where a date is only a number, it counts days from 1904, as workbooks of old Macs do.
    """

    file: str
    layout: Layout
    table: str
    columns: tuple[str, ...]
    rows: int
    sha256: str
    adds: bool = False
    days_1904: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
