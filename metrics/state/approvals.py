"""Which comments may be quoted: the wall of those approved, and the right to approve and to withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement

from data_access import approvals
from data_access.access import Access, Role
from data_access.approvals import Approval, Audience, seal
from data_access.state import open_state
from data_access.stores.snapshots import StoreError
from metrics.asking.seen import seen
from metrics.catalogue import reference, snapshots
from metrics.catalogue.comments import FACT, Comment, comments
from metrics.dimensions import DIMENSIONS
from metrics.periods import day_number
from metrics.selection import Filter
from metrics.snapshot import Snapshot
from metrics.state import audit
from metrics.state.audit import Asker

__all__ = ["Approval", "Approves", "Audience", "approves", "for_everybody", "sealed", "wall"]

APPROVE = frozenset({Role.ANALYST, Role.ADMINISTRATOR})  # who see every row, and are known by name
Approved = tuple[Comment, Approval]


def wall(
    snapshot: Snapshot, access: Access, first: date, last: date, where: Iterable[Filter]
) -> tuple[Comment, ...]:
    """What may be quoted to people who are signed in, of these months and filters, within their scope.

    Nothing where a filter is one that comments do not carry. Raises StoreError.
    """
    kept = [FACT.c.said.between(day_number(first), day_number(last)), *seen(snapshot, access).rows(FACT)]
    for each in where:
        column = DIMENSIONS[each.dimension].column
        if column not in FACT.c:
            return ()
        keys = reference.keys(snapshot, each.dimension)
        kept.append(FACT.c[column].in_([keys[code] for code in each.members if code in keys]))
    return tuple(comment for comment, _ in _approved(snapshot, kept))


def for_everybody() -> tuple[Comment, ...]:
    """What the public may read, too. None where the full data is not on this machine, or cannot be read.

    The public store holds no words, so these are read from the full data: by their numbers alone, and only
    those that an officer approved for everybody.
    """
    with suppress(StoreError):
        snapshot = snapshots.current()
        if snapshot is not None and snapshot.is_whole():
            found = _approved(snapshot, [])
            return tuple(comment for comment, each in found if each.audience is Audience.EVERYBODY)
    return ()


def _approved(snapshot: Snapshot, kept: list[ColumnElement]) -> Iterator[Approved]:
    """Comments with the approval that stands for exactly these words, the latest comment first."""
    given = {(each.comment, each.seal): each for each in approvals.standing(open_state())}
    numbered = FACT.c.id.in_(sorted({number for number, _ in given}))
    for comment in comments(snapshot, numbered, *kept):
        if approval := given.get((comment.number, sealed(comment))):
            yield comment, approval


def sealed(comment: Comment) -> str:
    """What tells the comment with these words from any other, and from itself with other words."""
    return seal(comment.number, comment.words)


@dataclass(frozen=True)
class Approves:
    """One officer's right to approve comments. Only through it are words read that nobody has approved."""

    asker: Asker
    snapshot: Snapshot

    def approved(self) -> tuple[Approved, ...]:
        """Every comment that may be quoted, with its approval, the latest comment first."""
        return tuple(_approved(self.snapshot, []))

    def waiting(self) -> tuple[Comment, ...]:
        """Every comment that may not be quoted, the latest first."""
        quoted = {comment.number for comment, _ in self.approved()}
        return tuple(each for each in comments(self.snapshot) if each.number not in quoted)

    def lapsed(self) -> dict[int, Approval]:
        """By comment, the latest approval of words that have changed since."""
        quoted = {comment.number for comment, _ in self.approved()}
        given = {each.comment: each for each in approvals.standing(open_state())}
        return {number: each for number, each in given.items() if number not in quoted}

    def approve(self, comment: Comment, audience: Audience) -> None:
        """Approve the comment with the words it has here. The record comes first."""
        self._record(comment, "approved for", str(audience))
        approvals.approve(open_state(), self.asker.who, comment.number, sealed(comment), audience)

    def withdraw(self, comment: Comment) -> None:
        """Withdraw what was approved of the comment, which stays on record."""
        self._record(comment, "withdrawn", "yes")
        approvals.withdraw(open_state(), self.asker.who, comment.number)

    def _record(self, comment: Comment, done: str, how: str) -> None:
        """Never the words: the record is kept longer than they are."""
        asked = {"comment": str(comment.number), done: how}
        audit.record(self.asker, audit.APPROVAL, asked, self.snapshot.number)


def approves(asker: Asker, snapshot: Snapshot) -> Approves | None:
    """The person's right to approve, or None."""
    return Approves(asker, snapshot) if asker.access.role in APPROVE else None
