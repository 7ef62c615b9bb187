"""What was published, kept once and only ever added to: by code, in editions of months and of menu figures.

A month has a first edition and at most a second. Snapshots come and go, and are gone back from; this does
not, so no load can publish a month differently for not knowing that it was published.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

EPOCH = date(1970, 1, 1)
FIRST, SECOND = 1, 2
Codes = tuple[str, ...]  # a member's code for each of a cube's keys, the authority first


@dataclass(frozen=True)
class Cell:
    """What a cell was published as, and the true count when it was.

    That is None where an older version published the cell in more than one way: it is not moved again.
    """

    true: int | None
    shown: int

    @property
    def error(self) -> int:
        """Published less true count; 0 where that is not known."""
        return 0 if self.true is None else self.shown - self.true


@dataclass(frozen=True)
class Edition:
    """The first or second edition of one month (the day number of its first day) of a fact in a council."""

    fact: str
    authority: str
    month: int
    number: int
    cells: Mapping[Codes, Cell] = field(hash=False)


@dataclass(frozen=True)
class Figure:
    """One edition of a figure of the menu: None where it was withheld. `first` is a day number."""

    metric: str
    authority: str
    grain: str
    first: int
    number: int
    value: float | None


Place = tuple[str, str, int, Codes]  # fact, authority, month, and the cell in it


@dataclass(frozen=True)
class Published:
    """All that was published of one kind of data, oldest first, and the number of the last load to do so."""

    load: int = 0
    editions: tuple[Edition, ...] = ()
    figures: tuple[Figure, ...] = ()

    def months(self, fact: str, authority: str) -> dict[int, Edition]:
        """By month the latest edition."""
        own = (each for each in self.editions if (each.fact, each.authority) == (fact, authority))
        return {each.month: each for each in own}

    def values(self) -> dict[tuple[str, str, str, int], Figure]:
        """The latest edition of each figure, by metric, authority, grain and first day."""
        return {(each.metric, each.authority, each.grain, each.first): each for each in self.figures}

    def then(self, editions: Collection[Edition], figures: Collection[Figure]) -> Published:
        """With those added. Nothing is published twice under one number: ValueError."""
        known = {(each.fact, each.authority, each.month, each.number) for each in self.editions}
        if known & {(each.fact, each.authority, each.month, each.number) for each in editions}:
            raise ValueError("A month has an edition of that number already.")
        return replace(self, editions=(*self.editions, *editions), figures=(*self.figures, *figures))

    def counted_anew(self, places: Collection[Place], now: Callable[[Place], int]) -> Published:
        """With the cells of these places as if they had held what they hold now; what is shown stays.

        Beside the count of before, that of now would tell which cells an erased child was in.
        """
        wanted = set(places)

        def anew(edition: Edition) -> Edition:
            within = (edition.fact, edition.authority, edition.month)
            cells = {
                codes: replace(cell, true=now((*within, codes)))
                if (*within, codes) in wanted and cell.true is not None
                else cell
                for codes, cell in edition.cells.items()
            }
            return replace(edition, cells=cells)

        return replace(self, editions=tuple(map(anew, self.editions)))


@dataclass(frozen=True)
class Editions:
    """What was published of real data and of invented, which have nothing to do with one another."""

    real: Published = Published()
    invented: Published = Published()

    def of(self, invented: bool) -> Published:
        """What was published of that kind."""
        return self.invented if invented else self.real

    def having(self, invented: bool, published: Published, load: int) -> Editions:
        """With that in place of what was published of its kind, by the load of that number."""
        published = replace(published, load=load)
        return replace(self, invented=published) if invented else replace(self, real=published)

    def to_text(self) -> str:
        """As text, a line for each edition."""
        return "\n".join(json.dumps(line, separators=(",", ":")) for line in _lines(self))

    @classmethod
    def from_text(cls, text: str) -> Editions:
        """From that text; ValueError, KeyError or TypeError where it is not such."""
        lines = [json.loads(line) for line in text.splitlines()]
        return cls(_published(lines, "real"), _published(lines, "invented"))


def _lines(editions: Editions) -> Iterator[dict]:
    for kind, published in (("real", editions.real), ("invented", editions.invented)):
        yield {"kind": kind, "load": published.load}
        for each in published.editions:
            cells = [[*codes, cell.true, cell.shown] for codes, cell in each.cells.items()]
            own = {"fact": each.fact, "authority": each.authority, "month": _day(each.month)}
            yield {"kind": kind, **own, "edition": each.number, "cells": cells}
        for figure in published.figures:
            own = {"figure": figure.metric, "authority": figure.authority, "grain": figure.grain}
            value = {"first": _day(figure.first), "edition": figure.number, "value": figure.value}
            yield {"kind": kind, **own, **value}


def _published(lines: list[dict], kind: str) -> Published:
    own = [line for line in lines if line["kind"] == kind]
    return Published(
        next(int(line["load"]) for line in own if "load" in line),
        tuple(_edition(line) for line in own if "cells" in line),
        tuple(_figure(line) for line in own if "figure" in line),
    )


def _edition(line: dict) -> Edition:
    cells = {tuple(codes): Cell(true, shown) for *codes, true, shown in line["cells"]}
    return Edition(line["fact"], line["authority"], _number(line["month"]), int(line["edition"]), cells)


def _figure(line: dict) -> Figure:
    named = line["figure"], line["authority"], line["grain"], _number(line["first"])
    return Figure(*named, int(line["edition"]), line["value"])


def _day(number: int) -> str:
    return (EPOCH + timedelta(days=number)).isoformat()


def _number(day: str) -> int:
    return (date.fromisoformat(day) - EPOCH).days
