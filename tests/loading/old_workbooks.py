"""Workbooks of kinds that no package here writes, byte by byte: .ods, and .xlsb and .xls of texts alone."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
)
Sheets = Mapping[str, Sequence[Sequence[object]]]


def ods(path: Path, sheets: Sheets, hidden: str = "") -> Path:
    """An OpenDocument workbook, as LibreOffice saves."""
    tables = []
    for name, rows in sheets.items():
        style = ' table:style-name="away"' if name == hidden else ""
        lines = "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        tables.append(f'<table:table table:name="{name}"{style}>{lines}</table:table>')
    content = (
        '<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
        'office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:'
        'names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        '<office:automatic-styles><style:style style:name="away" style:family="table">'
        '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", MANIFEST)
        archive.writestr("content.xml", content)
    return path


def _ods_cell(cell: object) -> str:
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, float | int):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    text = str(cell)
    return f'<table:table-cell office:value-type="string"><text:p>{escape(text)}</text:p></table:table-cell>'


def _record(kind: int, body: bytes = b"") -> bytes:
    """A record of .xlsb: its kind and length in seven bits a byte."""
    parts = bytes([kind & 0x7F | 0x80, kind >> 7]) if kind > 0x7F else bytes([kind])
    length = len(body)
    while True:
        parts += bytes([length & 0x7F | (0x80 if length > 0x7F else 0)])
        length >>= 7
        if not length:
            return parts + body


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb(path: Path, sheets: Sheets, hidden: str = "", far: bool = False) -> Path:
    """A binary workbook of Excel; `far`: something stands in the last cell that a sheet can have."""
    relations, bundle = [], b""
    with zipfile.ZipFile(path, "w") as archive:
        for number, (name, rows) in enumerate(sheets.items(), 1):
            state = 1 if name == hidden else 0
            bundle += _record(0x9C, struct.pack("<II", state, number) + _wide(f"rId{number}") + _wide(name))
            relations.append(
                f'<Relationship Id="rId{number}" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
                f'relationships/worksheet" Target="worksheets/sheet{number}.bin"/>'
            )
            archive.writestr(f"xl/worksheets/sheet{number}.bin", _xlsb_sheet(rows, far))
        archive.writestr(
            "xl/workbook.bin", _record(0x83) + _record(0x8F) + bundle + _record(0x90) + _record(0x84)
        )
        archive.writestr(
            "xl/_rels/workbook.bin.rels",
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
            f'relationships">{"".join(relations)}</Relationships>',
        )
    return path


def _xlsb_sheet(rows: list[list[str]], far: bool) -> bytes:
    last, widest = (1_048_575, 16_383) if far else (len(rows) - 1, max(map(len, rows)) - 1)
    body = _record(0x81) + _record(0x94, struct.pack("<IIII", 0, last, 0, widest)) + _record(0x91)
    for number, row in enumerate(rows):
        body += _record(0x00, struct.pack("<I", number) + bytes(21))
        for column, text in enumerate(row):
            body += _record(0x06, struct.pack("<II", column, 0) + _wide(text))
    if far:
        body += _record(0x00, struct.pack("<I", last) + bytes(21))
        body += _record(0x06, struct.pack("<II", widest, 0) + _wide("x"))
    return body + _record(0x92) + _record(0x82)


def xls(path: Path, sheets: Sheets, hidden: str = "") -> Path:
    """A workbook of Excel 97 to 2003: records in the one stream of a compound file."""
    bodies = [_xls_sheet(rows) for rows in sheets.values()]
    entries = [(name, 1 if name == hidden else 0) for name in sheets]
    start = len(_xls_globals(entries, [0] * len(entries)))
    places = [start + sum(map(len, bodies[:number])) for number in range(len(bodies))]
    path.write_bytes(compound("Workbook", _xls_globals(entries, places) + b"".join(bodies)))
    return path


def _xls_record(kind: int, body: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


def _xls_globals(entries: list[tuple[str, int]], places: list[int]) -> bytes:
    begun = _xls_record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + _xls_record(0x42, b"\xb0\x04")
    for (name, state), place in zip(entries, places, strict=True):
        text = bytes([len(name), 0]) + name.encode("latin-1")
        begun += _xls_record(0x85, struct.pack("<IBB", place, state, 0) + text)
    return begun + _xls_record(0x0A)


def _xls_sheet(rows: list[list[str]]) -> bytes:
    body = _xls_record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            label = struct.pack("<HHHHB", number, column, 0, len(text), 0) + text.encode("latin-1")
            body += _xls_record(0x204, label)
    return body + _xls_record(0x0A)


def compound(name: str, stream: bytes) -> bytes:
    """A compound file of one stream, which is long enough to have sectors of its own."""
    sector, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    stream = stream.ljust(max(4096, -(-len(stream) // sector) * sector), b"\0")
    count = len(stream) // sector
    table = [0xFFFFFFFD, end, *range(3, 2 + count), end]
    table += [free] * (128 - len(table))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, end, 0, end, 0)
    header += struct.pack("<I", 0) + struct.pack("<I", free) * 108
    root = _entry("Root Entry", 5, end, 0, child=1) + _entry(name, 2, 2, len(stream))
    return header + struct.pack("<128I", *table) + root.ljust(sector, b"\0") + stream


def _entry(name: str, kind: int, start: int, size: int, child: int = 0xFFFFFFFF) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<III", 0xFFFFFFFF, 0xFFFFFFFF, child)
    said = struct.pack("<HBB", len(wide), kind, 1)
    return wide.ljust(64, b"\0") + said + links + bytes(36) + struct.pack("<IQ", start, size)
