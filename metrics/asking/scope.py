"""What of a question a store can honour: filters as keys, and in words those kept and those not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from data_access.access import Access
from metrics.asking.question import Keep
from metrics.catalogue import recording, reference
from metrics.dimensions import DIMENSIONS, Member
from metrics.model import Metric
from metrics.refusals import Refused, carries, suggestion
from metrics.selection import Filter, Selection
from metrics.snapshot import Snapshot


@dataclass(frozen=True)
class Scope:
    """The filters that hold, as members by dimension; the authorities asked about; what is to be said.

    `within` are the names of the places and teams of the person's scope, none where they see everything.
    """

    filters: dict[str, tuple[Member, ...]]
    authorities: tuple[Member, ...]
    unserved: tuple[str, ...]
    within: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[tuple[str, tuple[Member, ...]], ...]:
        """The filters as an answer carries them."""
        return tuple(self.filters.items())

    @property
    def keep(self) -> tuple[Keep, ...]:
        """The filters as the compiler takes them."""
        return tuple(keep(name, members) for name, members in self.filters.items())

    @property
    def council(self) -> str:
        """The authorities by name."""
        return in_words([member.name for member in self.authorities]) or "the council"


def keep(dimension: str, members: tuple[Member, ...]) -> Keep:
    """Keep the rows of these members."""
    return Keep(((dimension, tuple(member.key for member in members)),))


def scope(selection: Selection, metric: Metric, snapshot: Snapshot, access: Access) -> Scope:
    """Which filters of the selection hold for this metric in this store, for that person."""
    filters, unserved = {}, []
    for each in selection.where:
        if not carries(metric, each.dimension):
            unserved.append(not_carried(metric, each.dimension))
        elif each.dimension not in recording.recorded(snapshot, metric.fact):
            unserved.append(recording.not_held(metric.fact, each.dimension))
        else:
            filters[each.dimension] = _members(each, snapshot, access)
    unserved += [
        recording.not_held(metric.fact, name)
        for name in selection.by
        if name not in recording.recorded(snapshot, metric.fact)
    ]
    own, councils = within(snapshot, access), authorities(filters, snapshot, access)
    return Scope(filters, councils, tuple(dict.fromkeys(unserved)), own)


def within(snapshot: Snapshot, access: Access) -> tuple[str, ...]:
    """The names of the places and teams of the person's scope; none where they see everything."""
    return tuple(member.name for member in own(snapshot, access))


def own(snapshot: Snapshot, access: Access) -> tuple[Member, ...]:
    """The places and teams of the person's scope; none where they see everything."""
    held = {"locality": access.localities or (), "team": access.teams or ()}
    return tuple(m for name, codes in held.items() for m in reference.of_codes(snapshot, name, codes))


def _members(each: Filter, snapshot: Snapshot, access: Access) -> tuple[Member, ...]:
    listed = reference.members(snapshot, each.dimension, access)
    known = {member.code for member in listed}
    for code in each.members:
        if code not in known:
            title = DIMENSIONS[each.dimension].title.lower()
            lacks = "Your scope has" if access.limited else "This store has"
            raise Refused(f"{lacks} no {title} {code!r}.{suggestion(code, tuple(known))}")
    return tuple(member for member in listed if member.code in each.members)


def authorities(
    filters: Mapping[str, tuple[Member, ...]], snapshot: Snapshot, access: Access
) -> tuple[Member, ...]:
    """The authorities that the filters leave; all of them where no filter speaks of places."""
    listed = reference.members(snapshot, "authority", access)
    asked = {member.key for member in listed}
    for name in ("authority", "locality", "team"):
        chosen = [member.key for member in filters.get(name, ())]
        if chosen and 0 not in chosen:
            asked &= {reference.authority_of(snapshot, name)[key] for key in chosen}
    return tuple(member for member in listed if member.key in asked and member.key != 0)


def not_carried(metric: Metric, dimension: str) -> str:
    """The sentence on a filter that the metric does not take."""
    title = DIMENSIONS[dimension].title
    return f"{title} is not recorded for {metric.title.lower()}, so that filter is not applied here."


def in_words(names: Sequence[str], joint: str = "and") -> str:
    """ "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"
