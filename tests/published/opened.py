"""A page opened at an address, and the figures read off it. Nothing is worked out here."""

from __future__ import annotations

import re
from functools import singledispatchmethod
from html import unescape

from tests.pages.opened import open_page, said, tables
from tests.published.where import Address, Cell, Column, Rows, Said, Tiles

NUMBER = r"[\d,]*\d(?:\.\d+)?"
TAG = re.compile(r"<[^>]+>")
TABLE = re.compile(r"<caption>(.*?)</caption>.*?<thead><tr>(.*?)</tr></thead><tbody>(.*?)</tbody>", re.DOTALL)
TILE = re.compile(r"<dt>(.*?)</dt><dd[^>]*>(.*?)</dd>", re.DOTALL)
LEFT_OUT = ("Not recorded",)  # no locality, and no type of team


class Page:
    """What the reader sees at an address, with every table unfolded."""

    def __init__(self, address: Address):
        """Open it as the public, or else as an analyst; AssertionError where it shows an error."""
        asked: dict[str, list[str]] = {}
        for word, value in address.asked:
            asked.setdefault(word, []).append(value)
        app = open_page(address.page, as_="Public" if address.public else "Analyst", **asked)
        for fold in app.get("expander"):
            app.session_state[fold.key] = True
        app.run()
        assert not app.exception, app.exception
        self.text, self.markup = said(app), tables(app)

    @singledispatchmethod
    def read(self, shown):
        """The figure, or several by their names."""
        raise TypeError(f"Nothing reads {shown}.")

    @read.register
    def _(self, shown: Cell) -> float:
        return number(self._table(shown.caption)[shown.row][shown.column])

    @read.register
    def _(self, shown: Column) -> dict[str, float]:
        return {row: number(told[shown.column]) for row, told in self._table(shown.caption).items()}

    @read.register
    def _(self, shown: Rows) -> dict[str, dict[str, float]]:
        return {
            row: {column: number(text) for column, text in told.items() if re.match(NUMBER, text)}
            for row, told in self._table(shown.caption).items()
        }

    @read.register
    def _(self, shown: Said) -> float:
        line = re.escape(shown.before) + ".*?" + re.escape(shown.after).replace(r"\(number\)", f"({NUMBER})")
        (found,) = re.findall(line, self.text)
        return number(found)

    @read.register
    def _(self, shown: Tiles) -> dict[str, float]:
        tiles = {_plain(name): _plain(text) for each in self.markup for name, text in TILE.findall(each)}
        return {name.lower(): number(tiles[name]) for name in shown.names}

    def _table(self, caption: str) -> dict[str, dict[str, str]]:
        """The texts of the only table whose caption begins so, by row and column."""
        found = [each for markup in self.markup for each in TABLE.findall(markup)]
        (table,) = [each for each in found if _plain(each[0]).startswith(f"{caption}.")]
        header, *rows = [_texts(row) for row in (table[1], *table[2].split("</tr>")) if row.strip()]
        return {row[0]: dict(zip(header, row, strict=True)) for row in rows if row[0] not in LEFT_OUT}


def number(text: str) -> float:
    """The figure that the text begins with, whatever stands behind it: "71.2% (69.8% to 72.6%)"."""
    found = re.match(rf"£?({NUMBER})", text)
    assert found, f"{text!r} is no figure"
    return float(found[1].replace(",", ""))


def _texts(row: str) -> list[str]:
    return [_plain(each) for each in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]


def _plain(markup: str) -> str:
    return unescape(TAG.sub("", markup)).strip()
