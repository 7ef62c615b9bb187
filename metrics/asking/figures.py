"""Sums become figures: judged by how far the data reaches, and never divided by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from metrics.answer import Status, Value
from metrics.asking.following import share_back
from metrics.asking.inquiry import Inquiry
from metrics.asking.population import People, estimated, yearly
from metrics.asking.seen import NOTHING as NOTHING_IN_SCOPE
from metrics.asking.seen import seen
from metrics.asking.sums import NOTHING, Found, Sums
from metrics.catalogue import reference
from metrics.catalogue.coverage import Reach, reach
from metrics.catalogue.lifetimes import lives_on, not_there, outgrown, there_in_part
from metrics.certainty import with_interval
from metrics.dimensions import Member
from metrics.kinds import Count, Median, Percentage, Rate, Sum, Survival
from metrics.periods import Period
from metrics.public import publish

PLACES = ("authority", "locality", "team")

Homes = tuple[tuple[int, int], ...]  # keys of authorities and localities (0: all of it) where people live


@dataclass(frozen=True)
class Figures:
    """Makes figures for one inquiry. What holds for all periods of a member is worked out once."""

    inquiry: Inquiry
    known: dict[tuple[Member, ...], Reach] = field(default_factory=dict, repr=False)
    homes: dict[tuple[Member, ...], Homes] = field(default_factory=dict, repr=False)

    def at(self, found: Found, period: Period, members: tuple[Member, ...]) -> Value:
        """The figure of a period and the members of the split."""
        sums = found.get((period, tuple(member.key for member in members)), NOTHING)
        if sums == NOTHING and (reason := not_there(self.inquiry.snapshot, self.chosen(members), period)):
            return unavailable(reason)
        return self.of(sums, period, members, self.places(members))

    def of(self, sums: Sums, period: Period, members: tuple[Member, ...], places: Homes) -> Value:
        """The figure that sums make, with its interval; `places` are whom a rate divides by."""
        figure = self._judged(sums, period, members, places)
        return with_interval(figure, self.inquiry.metric, self.inquiry.snapshot.protected)

    def _judged(self, sums: Sums, period: Period, members: tuple[Member, ...], places: Homes) -> Value:
        if self.sees_nothing:
            return unavailable(NOTHING_IN_SCOPE)
        status, reason = self.reach(members).judge(period)
        if status is Status.NOT_AVAILABLE:
            return unavailable(reason)
        if self.inquiry.snapshot.protected and not publish.is_open(self.inquiry.metric):
            return self._published(sums, period, places, status)
        divided = _DIVIDE[type(self.inquiry.metric.kind)](self, sums, period, places)
        if divided.status is not Status.SHOWN:
            return divided
        if status is Status.SHOWN and divided.numerator == 0:
            status = Status.NONE
        return replace(divided, status=status, reason=reason)

    @cached_property
    def sees_nothing(self) -> bool:
        """Whether the person has an empty scope."""
        return seen(self.inquiry.snapshot, self.inquiry.access).nothing

    def _published(self, sums: Sums, period: Period, places: Homes, status: Status) -> Value:
        """The figure in the form that is public: the only one there is of protected counts."""
        metric, denominator = self.inquiry.metric, sums.denominator
        if isinstance(metric.kind, Rate):
            living = self.people(period, places)
            if not living.number:
                return unavailable(living.reason or "There is nobody to divide by in this place.")
            denominator = living.number
        return publish.figure(metric, int(sums.numerator), denominator, status)

    def reach(self, members: tuple[Member, ...]) -> Reach:
        """How far the data reaches for the authority these members belong to, or for all asked about."""
        if members not in self.known:
            councils = self.authorities(members)
            told_apart = (*self.inquiry.selection.by, *self.inquiry.scope.filters)
            self.known[members] = reach(self.inquiry.metric, councils, self.inquiry.snapshot, told_apart)
        return self.known[members]

    def chosen(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """The places and teams that the split, else the filter, leaves; none where neither speaks of them."""
        found: tuple[Member, ...] = ()
        for name in PLACES:
            split = tuple(member for member in members if member.dimension == name)
            found += split or self.inquiry.scope.filters.get(name, ())
        return found

    def authorities(self, members: tuple[Member, ...]) -> tuple[Member, ...]:
        """The authorities that the members belong to."""
        owners = {
            reference.authority_of(self.inquiry.snapshot, member.dimension).get(member.key)
            for member in members
            if member.dimension in PLACES and member.key
        }
        listed = (
            reference.members(self.inquiry.snapshot, "authority", self.inquiry.access)
            if owners
            else self.inquiry.scope.authorities
        )
        return tuple(member for member in listed if not owners or member.key in owners)

    def places(self, members: tuple[Member, ...]) -> Homes:
        """Authority and locality keys of where the people of a rate live (locality 0: all of it).

        Of a scope only its own localities, so that rows and people are of the same places.
        """
        if members not in self.homes:
            self.homes[members] = self._homes(members)
        return self.homes[members]

    def _homes(self, members: tuple[Member, ...]) -> Homes:
        chosen = [m for m in members if m.dimension == "locality"] or self.inquiry.scope.filters.get(
            "locality"
        )
        owner = reference.authority_of(self.inquiry.snapshot, "locality")
        own, councils = self.inquiry.seen, {authority.key for authority in self.authorities(members)}
        if chosen is None and own.limited:
            return tuple((owner[key], key) for key in own.localities if owner[key] in councils)
        if chosen is None:
            return tuple((key, 0) for key in councils)
        return tuple(
            (owner[member.key] if member.key else 0, member.key)
            for member in chosen
            if not own.limited or member.key in own.localities
        )

    def other_places(self, members: tuple[Member, ...], localities: tuple[int, ...]) -> Homes:
        """The other localities of the same authorities."""
        councils = {authority.key for authority in self.authorities(members)}
        owner = reference.authority_of(self.inquiry.snapshot, "locality")
        return tuple(
            (owned, key)
            for key, owned in owner.items()
            if key and owned in councils and key not in localities
        )

    def people(self, period: Period, places: Homes) -> People:
        """Whom a rate divides by: nobody lives any more in a place that has ended, or yet in one to come."""
        snapshot = self.inquiry.snapshot
        if reason := there_in_part(snapshot, places, period):
            return People(None, reason=reason)
        living = tuple(place for place in places if lives_on(snapshot, place, period.last))
        found = yearly(snapshot, self.inquiry.metric.kind_as(Rate).population, living, period)
        reason = outgrown(snapshot, living, estimated(found.year), period) if found.year else ""
        return People(None, reason=reason) if reason else found


def unavailable(reason: str) -> Value:
    """No figure, and why."""
    return Value(None, status=Status.NOT_AVAILABLE, reason=reason)


def _counted(_figures: Figures, sums: Sums, _period: Period, _places: Homes) -> Value:
    return Value(float(sums.numerator), sums.numerator)


def _added_up(_figures: Figures, sums: Sums, _period: Period, _places: Homes) -> Value:
    """A month for which no amount was recorded is missing, and not 0."""
    if not sums.denominator:
        return unavailable("No amount is recorded for this period.")
    return Value(float(sums.numerator), sums.numerator)


def _share(figures: Figures, sums: Sums, _period: Period, _places: Homes) -> Value:
    if not sums.denominator:
        return unavailable("There is nobody to divide by in this period.")
    return Value(100 * sums.numerator / sums.denominator, sums.numerator, sums.denominator)


def _rate(figures: Figures, sums: Sums, period: Period, places: Homes) -> Value:
    living = figures.people(period, places)
    if figures.inquiry.seen.limited and not places:
        return unavailable("Teams have no population of their own, so a rate needs a locality in your scope.")
    if not living.number:
        return unavailable(living.reason or "There is nobody to divide by in this place.")
    per = figures.inquiry.metric.kind_as(Rate).per
    return Value(per * sums.numerator / living.number, sums.numerator, living.number)


def _middle(_figures: Figures, sums: Sums, _period: Period, _places: Homes) -> Value:
    if sums.middle is None:
        return unavailable("Nothing is recorded to take the middle of in this period.")
    # A middle of 0 days is a figure like any other, so what is counted is the events it is the middle of.
    return Value(sums.middle, sums.numerator, sums.numerator)


def _back(figures: Figures, sums: Sums, _period: Period, _places: Homes) -> Value:
    """With its curve where one period is asked for: of every quarter and team, nobody looks at one."""
    only = len(figures.inquiry.periods) == 1
    return share_back(figures.inquiry.metric.kind_as(Survival), sums.followed, with_curve=only)


_DIVIDE = {Count: _counted, Percentage: _share, Rate: _rate, Median: _middle, Survival: _back, Sum: _added_up}
