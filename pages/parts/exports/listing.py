"""A list that is not one answer's figures, as a plain table and on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pages.parts.exports import plain_table, rows
from pages.parts.exports.readings.columns import Column, Written
from pages.parts.exports.workbook import LETTERS, Sheet

NOTHING_TO_SAY = "Shorthand: [z] means there is nothing to say here."
Row = Mapping[str, rows.Cell]  # values by column name; a missing one is empty


def csv(columns: Sequence[Column], lines: Iterable[Row], told: Row, once: Row | None = None) -> bytes:
    """The CSV file: `told` stands in the last columns of every row, `once` after it in the first alone."""
    once = once or {}
    header = [*(column.name for column in columns), *map(plain_table.named, (*told, *once))]
    body = (
        [*_cells(columns, line), *told.values(), *(once.values() if place == 0 else (None,) * len(once))]
        for place, line in enumerate(lines)
    )
    return plain_table.write(header, body)


def sheet(
    name: str,
    title: str,
    subtitle: str,
    columns: Sequence[Column],
    lines: Iterable[Row],
    decimals: int = 1,
    wide: int = LETTERS,
) -> Sheet:
    """One sheet of a workbook: figures to `decimals`, texts longer than `wide` letters on several lines."""
    written = {each: [column.title for column in columns if column.written is each] for each in Written}
    figures = f"#,##0.{'0' * decimals}".rstrip(".")
    return Sheet(
        name,
        title,
        subtitle,
        [column.title for column in columns],
        [_cells(columns, line) for line in lines] or [[None] * len(columns)],
        [NOTHING_TO_SAY],
        [
            (written[Written.FIGURE], figures),
            (written[Written.COUNTED], "#,##0"),
            (written[Written.RATIO], "0.000000"),
        ],
        wide,
    )


def _cells(columns: Sequence[Column], line: Row) -> list[rows.Cell]:
    return [line.get(column.name) for column in columns]
