"""Which members a split shows: those chosen, those that belong, and those that have rows."""

from __future__ import annotations

from itertools import product

from metrics.asking.inquiry import Inquiry
from metrics.asking.sums import Found
from metrics.catalogue import recording, reference
from metrics.dimensions import SETTLES, Member

SHORT = 12  # a list up to this long is shown in full, zeros included
# Lists that grow with the council's history and with what others print: only those with rows.
OPEN_ENDED = ("team", "from_team", "indicator", "paper")


def split(inquiry: Inquiry, found: Found) -> tuple[tuple[Member, ...], ...]:
    """Every combination of members the answer has cells for, in standing order; one empty one for a total."""
    shown = [
        _members(inquiry, name, {keys[i] for _, keys in found}) for i, name in enumerate(inquiry.selection.by)
    ]
    return tuple(product(*shown))


def _members(inquiry: Inquiry, name: str, with_rows: set[int]) -> tuple[Member, ...]:
    if name in inquiry.scope.filters:
        return inquiry.scope.filters[name]
    authorities = tuple(member.code for member in inquiry.scope.authorities)
    within = reference.members_within(inquiry.snapshot, name, authorities, inquiry.access)
    listed = tuple(m for m in within if m.key in with_rows or _is_possible(inquiry, m))
    whole = len(listed) <= SHORT + 1 and name not in OPEN_ENDED
    due = _teams_of_places(inquiry) if name == "team" else set()
    if name not in recording.recorded(inquiry.snapshot, inquiry.metric.fact):
        whole = False
    shown = [m for m in listed if m.key in with_rows or m.key in due or (whole and m.key != 0)]
    return tuple(shown) or tuple(m for m in listed if m.key != 0) or listed


def _is_possible(inquiry: Inquiry, member: Member) -> bool:
    """Whether the filters leave the member any row: a team chosen leaves no type of team but its own."""
    for filtered, chosen in inquiry.scope.filters.items():
        keys = {each.key for each in chosen}
        if filtered in SETTLES.get(member.dimension, ()):
            settled = reference.settled(inquiry.snapshot, member.dimension, filtered)
            if settled and settled.get(member.key) not in keys:
                return False
        if member.dimension in SETTLES.get(filtered, ()):
            settled = reference.settled(inquiry.snapshot, filtered, member.dimension)
            if settled and member.key not in {settled.get(key) for key in keys}:
                return False
    return True


def _teams_of_places(inquiry: Inquiry) -> set[int]:
    """Teams that cover the chosen localities belong in the list even where they have no rows."""
    chosen = inquiry.scope.filters.get("locality", ())
    if not chosen:
        return set()
    codes = tuple(member.code for member in chosen)
    first, last = inquiry.periods[0].first, inquiry.periods[-1].last
    return {member.key for member in reference.teams_of(inquiry.snapshot, codes, first, last, inquiry.access)}
