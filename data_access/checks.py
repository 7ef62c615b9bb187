"""What can be wrong with a file, and how it is said to the person who sent it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One thing found in a file, in a sentence that names the row, the column and the remedy.

    `severity`: "error" (the row or the file was not loaded), "warning" (loaded, but look at it)
    or "note" (worth knowing). `row` is the first row concerned as a spreadsheet numbers it, the
    header being row 1; None when the finding is about the whole file. `rows` is how many rows.
    """

    file: str
    extract: str
    rule: str
    severity: str
    column: str | None
    row: int | None
    sentence: str
    rows: int = 1
