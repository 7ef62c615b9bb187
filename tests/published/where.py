"""What there is to read on a page: an address, and a figure in a table, a sentence or a headline there."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from pages import PAGES

Asked = tuple[tuple[str, str], ...]  # words of an address, each with what it carries


@dataclass(frozen=True)
class Address:
    """A page and what is asked of it; whether the public has the figures there."""

    page: str
    asked: Asked
    public: bool = False

    @property
    def written(self) -> str:
        """As it stands in a browser after the name of the server."""
        return f"/{self.page}?{urlencode(self.asked)}"

    @property
    def title(self) -> str:
        """What the menu calls the page."""
        return next(each.title for each in PAGES if self.page == ("" if each.is_first else each.address))


@dataclass(frozen=True)
class Cell:
    """A figure in the table of that caption: its column and its row."""

    caption: str
    column: str
    row: str

    def __str__(self) -> str:
        """Where it stands on the page."""
        return f"table “{self.caption}”: {self.row}, {self.column}"


@dataclass(frozen=True)
class Column:
    """The figures of one column, by what their rows are called."""

    caption: str
    column: str

    def __str__(self) -> str:
        """Where they stand on the page."""
        return f"table “{self.caption}”: {self.column}"


@dataclass(frozen=True)
class Rows:
    """All figures of a table, by row and column."""

    caption: str

    def __str__(self) -> str:
        """Where they stand on the page."""
        return f"table “{self.caption}”"


@dataclass(frozen=True)
class Said:
    """A figure in a sentence: what stands before it and after it, in one line."""

    before: str
    after: str

    def __str__(self) -> str:
        """Where it stands on the page."""
        return f"sentence “{self.before}...{self.after.replace('(number)', '...')}”"


@dataclass(frozen=True)
class Tiles:
    """The headlines of these names, each with its figure."""

    names: tuple[str, ...]

    def __str__(self) -> str:
        """Where they stand on the page."""
        return f"headlines {' and '.join(self.names)}"


Shown = Cell | Column | Rows | Said | Tiles
