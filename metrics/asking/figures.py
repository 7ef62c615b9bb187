"""Sums become figures: judged by how far the data reaches, and never divided by nobody."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

from metrics.answer import Status, Value
from metrics.asking.following import share_followed
from metrics.asking.inquiry import Inquiry
from metrics.asking.lengths import half_over
from metrics.asking.living import Living, groups, homes, other_homes, people
from metrics.asking.population import People
from metrics.asking.seen import NOTHING as NOTHING_IN_SCOPE
from metrics.asking.seen import seen
from metrics.asking.sums import NOTHING, Found, Sums
from metrics.catalogue import reference
from metrics.catalogue.coverage import Reach, reach
from metrics.catalogue.lifetimes import not_there
from metrics.certainty import with_interval
from metrics.dimensions import Member
from metrics.kinds import Count, Lasted, Median, Percentage, Portion, Rate, Sum, Survival
from metrics.periods import Period
from metrics.public import publish

PLACES = ("authority", "locality", "team")


@dataclass(frozen=True)
class Figures:
    """Makes figures for one inquiry. What holds for all periods of a member is worked out once."""

    inquiry: Inquiry
    known: dict[tuple[Member, ...], Reach] = field(default_factory=dict, repr=False)
    lives: dict[tuple[Member, ...], Living] = field(default_factory=dict, repr=False)

    def at(self, found: Found, period: Period, members: tuple[Member, ...]) -> Value:
        """The figure of a period and the members of the split."""
        sums = found.get((period, tuple(member.key for member in members)), NOTHING)
        if sums == NOTHING and (reason := not_there(self.inquiry.snapshot, self.chosen(members), period)):
            return unavailable(reason)
        return self.of(sums, period, members, self.living(members))

    def of(self, sums: Sums, period: Period, members: tuple[Member, ...], living: Living) -> Value:
        """The figure that sums make, with its interval; `living` are whom a rate divides by."""
        figure = self._judged(sums, period, members, living)
        return with_interval(figure, self.inquiry.metric, self.inquiry.snapshot.protected)

    def _judged(self, sums: Sums, period: Period, members: tuple[Member, ...], living: Living) -> Value:
        if self.sees_nothing:
            return unavailable(NOTHING_IN_SCOPE)
        status, reason = self.reach(members).judge(period)
        if status is Status.NOT_AVAILABLE:
            return unavailable(reason)
        if self.inquiry.snapshot.protected and not publish.is_open(self.inquiry.metric):
            numerator, denominator = int(sums.numerator), int(sums.denominator)
            return publish.figure(self.inquiry.metric, numerator, denominator, status)
        divided = _DIVIDE[type(self.inquiry.metric.kind)](self, sums, period, living)
        if divided.status is not Status.SHOWN:
            return divided
        if status is Status.SHOWN and divided.numerator == 0:
            status = Status.NONE
        return replace(divided, status=status, reason=reason)

    @cached_property
    def sees_nothing(self) -> bool:
        """Whether the person has an empty scope."""
        return seen(self.inquiry.snapshot, self.inquiry.access).nothing

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

    def living(self, members: tuple[Member, ...]) -> Living:
        """Whom a rate divides by. Of a scope only those of its own localities, as with the rows."""
        if members not in self.lives:
            councils = {authority.key for authority in self.authorities(members)}
            found = homes(self.inquiry, members, councils)
            self.lives[members] = Living(found, groups(self.inquiry, members))
        return self.lives[members]

    def living_elsewhere(self, members: tuple[Member, ...], localities: tuple[int, ...]) -> Living:
        """Those who live in the other localities of the same authorities."""
        councils = {authority.key for authority in self.authorities(members)}
        found = other_homes(self.inquiry, councils, localities)
        return Living(found, groups(self.inquiry, members))

    def people(self, period: Period, living: Living) -> People:
        """How many there are to divide by, or why there is nobody."""
        return people(self.inquiry, living, period)


def unavailable(reason: str) -> Value:
    """No figure, and why."""
    return Value(None, status=Status.NOT_AVAILABLE, reason=reason)


def _counted(_figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    return Value(float(sums.numerator), sums.numerator)


def _added_up(_figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    """A month for which no amount was recorded is missing, and not 0."""
    if not sums.denominator:
        return unavailable("No amount is recorded for this period.")
    return Value(float(sums.numerator), sums.numerator)


def _share(figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    if not sums.denominator:
        return unavailable("There was nothing to take a share of in this period.")
    return Value(100 * sums.numerator / sums.denominator, sums.numerator, sums.denominator)


def _rate(figures: Figures, sums: Sums, period: Period, living: Living) -> Value:
    found = figures.people(period, living)
    if figures.inquiry.seen.limited and not living.homes:
        return unavailable("Teams have no population of their own, so a rate needs a locality in your scope.")
    if not found.number:
        reason = found.reason or "Nobody is known to live there, so there is no rate."
        return replace(unavailable(reason), numerator=sums.numerator)
    per = figures.inquiry.metric.kind_as(Rate).per
    return Value(per * sums.numerator / found.number, sums.numerator, found.number)


def _middle(figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    if sums.middle is None:
        return unavailable(f"No {figures.inquiry.metric.unit} are recorded in this period.")
    # A middle of 0 days is a figure like any other, so what is counted is the events it is the middle of.
    return Value(sums.middle, sums.numerator, sums.numerator)


def _followed(figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    """With its curve where one period is asked for: of every quarter and team, nobody looks at one."""
    kind, only = figures.inquiry.metric.kind_as(Survival), len(figures.inquiry.periods) == 1
    return share_followed(kind, sums.followed, with_curve=only and not kind.stays)


def _length(figures: Figures, sums: Sums, _period: Period, _living: Living) -> Value:
    """With its curve where one period is asked for, as `_followed`."""
    return half_over(figures.inquiry.metric, sums.followed, with_curve=len(figures.inquiry.periods) == 1)


_DIVIDE = {
    Count: _counted,
    Percentage: _share,
    Rate: _rate,
    Median: _middle,
    Lasted: _length,
    Survival: _followed,
    Sum: _added_up,
    Portion: _share,
}
