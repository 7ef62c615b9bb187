"""Decisions to start control limits again: which stand, what a person may read of them, and taking one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from data_access import rebases
from data_access.access import Access, Role
from data_access.rebases import Decision
from data_access.state import open_state
from data_access.stores.snapshots import StateUnreachable
from metrics.rebases import Rebase
from metrics.state import audit
from metrics.state.audit import Asker

_read: list[tuple[Decision, ...]] = []  # what was read last, by anybody
DECIDE = frozenset({Role.ANALYST, Role.ADMINISTRATOR})


def standing(access: Access) -> tuple[Rebase, ...]:
    """The decisions that stand; the public sees from when on, not who or why.

    Where the state store cannot be read the public goes on with those read last. Raises StoreError.
    """
    return tuple(
        Rebase(
            each.metric,
            each.series,
            each.first,
            "" if access.public else each.why,
            "" if access.public else each.who,
            each.at,
            each.number,
        )
        for each in _standing(access)
    )


def _standing(access: Access) -> tuple[Decision, ...]:
    try:
        _read[:] = [rebases.decisions(open_state())]
    except StateUnreachable:
        if not (access.public and _read):
            raise
    return _read[0]


@dataclass(frozen=True)
class Decides:
    """One person's right to decide. Nobody has it who sees only a part of the figures, or public ones."""

    asker: Asker
    snapshot: int

    def take(self, metric: str, series: str, first: date, why: str) -> None:
        """Decide that the limits of the series start again on that day. The record comes first."""
        asked = {"metric": metric, "series": series, "from": first.isoformat(), "why": why}
        audit.record(self.asker, audit.REBASED, asked, self.snapshot)
        rebases.take(open_state(), self.asker.who, metric, series, first, why)

    def withdraw(self, decision: Rebase) -> None:
        """Withdraw a decision, which stays on record."""
        asked = {"metric": decision.metric, "series": decision.series, "withdrawn": str(decision.first)}
        audit.record(self.asker, audit.REBASED, asked, self.snapshot)
        rebases.withdraw(open_state(), decision.number, self.asker.who)


def decides(asker: Asker, snapshot: int) -> Decides | None:
    """The person's right to decide, or None."""
    return Decides(asker, snapshot) if asker.access.role in DECIDE else None
