"""What a person sees of a store: their scope as keys, put into every SELECT on a fact."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, Table, false, or_, select

from data_access.access import Access
from data_access.facts import FACTS
from data_access.schema import metadata, team_locality
from metrics.asking.run import per_snapshot, run
from metrics.snapshot import Snapshot

NOTHING = (
    "Nothing is in your scope yet. Ask an administrator to grant you the localities and teams you work with."
)
OF_WHOLE = "it is recorded for whole councils only, so it is not shown to those who see a part of one"


@dataclass(frozen=True)
class Seen:
    """Keys of the localities and teams whose rows are seen; `limited` is False where all rows are.

    `own_teams` are the teams that may be named where another's row tells of them.
    """

    limited: bool = False
    localities: tuple[int, ...] = ()
    teams: tuple[int, ...] = ()
    own_teams: tuple[int, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no row can be seen."""
        return self.limited and not (self.localities or self.teams)

    def of_places(self) -> Seen:
        """The rows of the localities alone, for figures divided by who lives there."""
        return Seen(self.limited, self.localities, (), self.own_teams)

    def rows(self, fact: Table) -> list[ColumnElement]:
        """Conditions that every SELECT on the fact must have; of an empty scope none is ever true."""
        if not self.limited:
            return []
        own = {"locality": self.localities, "team": self.teams}
        return [or_(false(), *(fact.c[name].in_(keys) for name, keys in own.items() if name in fact.c))]


def in_places(fact: str) -> bool:
    """Whether rows of the fact are of a place or a team that a scope can hold on to."""
    return any(each.dimension in ("locality", "team") for each in FACTS[fact].where)


def closed(fact: str, access: Access) -> str:
    """Why nobody with this access sees any of the fact, to follow a colon; "" where they see a part."""
    return OF_WHOLE if access.limited and not in_places(fact) else ""


@per_snapshot
def seen(snapshot: Snapshot, access: Access) -> Seen:
    """The access's scope in the keys of this snapshot. Codes that it does not have open nothing."""
    if not access.limited:
        return Seen()
    localities = _keys(snapshot, "locality", access.localities or frozenset())
    teams = _keys(snapshot, "team", access.teams or frozenset())
    covering = select(team_locality.c.team).where(team_locality.c.locality.in_(localities))
    own = {*teams, *(row.team for row in run(snapshot, covering))}
    return Seen(True, localities, teams, tuple(sorted(own)))


def _keys(snapshot: Snapshot, name: str, codes: frozenset[str]) -> tuple[int, ...]:
    """Never key 0: what is not recorded belongs to nobody."""
    table = metadata.tables[name]
    found = select(table.c.key).where(table.c.code.in_(sorted(codes)), table.c.key != 0)
    return tuple(sorted(row.key for row in run(snapshot, found)))
