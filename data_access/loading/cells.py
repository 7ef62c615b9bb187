"""A cell of a workbook as a person would type it in a CSV."""

from __future__ import annotations

from datetime import date, datetime

LONGEST_NUMBER = 1e15


def as_typed(value: object) -> str:
    """The text of a cell; empty where it holds nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        # Beyond 15 digits a spreadsheet keeps no others, so the number is no longer the one that was typed.
        return str(int(value)) if abs(value) < LONGEST_NUMBER else f"{value:E}"
    return str(value)
