"""Workbooks of today, in memory: a test changes what it is about and saves them."""

from collections.abc import Iterable, Mapping

import openpyxl
from openpyxl.workbook import Workbook


def workbook(sheets: Mapping[str, Iterable[Iterable[object]]]) -> Workbook:
    """A workbook of these sheets, in their order."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return book
