"""Comments as they were sent, words and all: for whoever approves them, and of those approved for readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from data_access.schema import FACTS
from metrics.asking.run import run
from metrics.catalogue import reference
from metrics.dimensions import Member
from metrics.periods import from_day_number
from metrics.snapshot import Snapshot

FACT = FACTS["comment"]


@dataclass(frozen=True)
class Comment:
    """One comment: its hashed number, its day, who said it about what and which team, and the words."""

    number: int
    said: date
    respondent: Member
    theme: Member
    team: Member
    words: str


def comments(snapshot: Snapshot, *kept: ColumnElement) -> Iterator[Comment]:
    """The comments with words that meet every condition of `kept`, the latest first.

    They are read each time and kept nowhere: nothing else holds words that no officer has approved.
    """
    if FACT.name not in snapshot.facts:
        return
    members = {name: _by_key(snapshot, name) for name in ("respondent", "theme", "team")}
    columns = (FACT.c.id, FACT.c.said, FACT.c.words, *(FACT.c[name] for name in members))
    asked = select(*columns).where(FACT.c.words.is_not(None), *kept)
    for row in run(snapshot, asked.order_by(FACT.c.said.desc(), FACT.c.id)):
        told = {name: of_key[getattr(row, name)] for name, of_key in members.items()}
        yield Comment(row.id, from_day_number(row.said), words=row.words, **told)


def _by_key(snapshot: Snapshot, dimension: str) -> dict[int, Member]:
    return {each.key: each for each in reference.listed(snapshot, dimension)}
