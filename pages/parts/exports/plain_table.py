"""A CSV file that Excel opens as it is: UTF-8 with a byte order mark, and no cell that is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from pages.parts.exports.rows import Cell, safe


def write(header: Iterable[str], body: Iterable[Iterable[Cell]]) -> bytes:
    """The bytes of one header row and the rows below it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(header)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in body)
    return out.getvalue().encode("utf-8-sig")


def named(title: str) -> str:
    """A header for programs: "Data as at" -> "data_as_at"."""
    return re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")
