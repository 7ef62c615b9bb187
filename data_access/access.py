"""Who may see what: a role, and for managers the localities and teams that are theirs.

Whoever is known to nobody has the role of the public.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is here, from the least to the most that is shown."""

    PUBLIC = "public"
    MANAGER = "manager"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True)
class Access:
    """A role and its scope, as codes.

    A row is seen if its locality is in `localities` or its team is in `teams`.
    None for both: all rows. None for one only counts as none of them, so that
    naming teams never opens every locality. Both empty: nothing is seen.
    """

    role: Role
    localities: frozenset[str] | None = None
    teams: frozenset[str] | None = None

    @property
    def public(self) -> bool:
        """Whether only the public store answers."""
        return self.role is Role.PUBLIC

    @property
    def limited(self) -> bool:
        """Whether some rows are not seen."""
        return self.localities is not None or self.teams is not None


PUBLIC = Access(Role.PUBLIC)
EVERYTHING = Access(Role.ANALYST)


def limit(
    role: Role, localities: frozenset[str] = frozenset(), teams: frozenset[str] = frozenset()
) -> Access:
    """The access of a role: a manager sees these places and teams alone, so none where none is named."""
    return Access(role, localities, teams) if role is Role.MANAGER else Access(role)
