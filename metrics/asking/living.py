"""Whom a rate divides by: where they live, and which of the children they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from data_access.extracts.context import PARTS_OF_CHILDREN
from metrics.asking.inquiry import Inquiry
from metrics.asking.population import People, estimated, is_loaded, yearly
from metrics.catalogue import reference
from metrics.catalogue.lifetimes import lives_on, outgrown, there_in_part
from metrics.conditions import Except
from metrics.dimensions import Member
from metrics.kinds import Rate
from metrics.periods import Period

Homes = tuple[tuple[int, int], ...]  # keys of authorities and localities (0: all of it) where people live
NOBODY = ""  # the group of an age that no estimate of children has


@dataclass(frozen=True)
class Living:
    """Whom a rate divides by: the `groups` of people, as estimates call them, who live in these `homes`."""

    homes: Homes
    groups: tuple[str, ...]


def homes(inquiry: Inquiry, members: tuple[Member, ...], councils: Collection[int]) -> Homes:
    """Where the people of a rate live: of a scope only its own localities, as with the rows."""
    chosen = [m for m in members if m.dimension == "locality"] or inquiry.scope.filters.get("locality")
    owner, own = reference.authority_of(inquiry.snapshot, "locality"), inquiry.seen
    if chosen is None and own.limited:
        return tuple((owner[key], key) for key in own.localities if owner[key] in councils)
    if chosen is None:
        return tuple((key, 0) for key in councils)
    return tuple(
        (owner[member.key] if member.key else 0, member.key)
        for member in chosen
        if not own.limited or member.key in own.localities
    )


def other_homes(inquiry: Inquiry, councils: Collection[int], localities: Collection[int]) -> Homes:
    """The other localities of the same authorities."""
    owner = reference.authority_of(inquiry.snapshot, "locality")
    return tuple(
        (owned, key) for key, owned in owner.items() if key and owned in councils and key not in localities
    )


def groups(inquiry: Inquiry, members: tuple[Member, ...] = ()) -> tuple[str, ...]:
    """Which of the people a rate divides by: those of the split's group, else of the filter's, else all.

    A filter that leaves some whom no estimate counts leaves all.
    """
    if not isinstance(inquiry.metric.kind, Rate):
        return ()
    split = tuple(_group(each) for each in members if each.dimension in PARTS_OF_CHILDREN)
    return split or _of_filter(inquiry) or (inquiry.metric.kind.population,)


def divides_by(inquiry: Inquiry) -> tuple[str, ...]:
    """The dimensions by which those whom the rate divides by are chosen, and not only what it counts."""
    parted = [*inquiry.selection.by, *(inquiry.scope.filters if _of_filter(inquiry) else ())]
    return ("authority", "locality", *(name for name in parted if name in PARTS_OF_CHILDREN))


def _of_filter(inquiry: Inquiry) -> tuple[str, ...]:
    """The groups of the one filter that has any; none where an estimate lacks one, or two filters cross."""
    parted = [name for name in inquiry.scope.filters if name in PARTS_OF_CHILDREN]
    if len(parted) != 1:
        return ()
    found = tuple(map(_group, _counted(inquiry, inquiry.scope.filters[parted[0]])))
    return found if all(is_loaded(inquiry.snapshot, each) for each in found) else ()


def _counted(inquiry: Inquiry, members: tuple[Member, ...]) -> list[Member]:
    """Those of the members whose rows the rate counts."""
    left_out = [each for each in inquiry.metric.kind.where if isinstance(each, Except)]
    return [m for m in members if not any(m.dimension == e.dimension and m.code in e.codes for e in left_out)]


def _group(member: Member) -> str:
    return PARTS_OF_CHILDREN[member.dimension].get(member.code, NOBODY)


def people(inquiry: Inquiry, living: Living, period: Period) -> People:
    """How many they are: nobody lives any more in a place that has ended, or yet in one to come."""
    snapshot = inquiry.snapshot
    if reason := there_in_part(snapshot, living.homes, period):
        return People(None, reason=reason)
    there = tuple(home for home in living.homes if lives_on(snapshot, home, period.last))
    found = yearly(snapshot, living.groups, there, period)
    reason = outgrown(snapshot, there, estimated(found.year), period) if found.year else ""
    return People(None, reason=reason) if reason else found
