"""Whether two periods are of the same places and teams, so that their figures can be set side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from data_access.schema import SUCCESSORS
from metrics.asking.scope import in_words
from metrics.catalogue.lifetimes import BEGAN, ENDED, ONE_DAY, lives
from metrics.catalogue.reference import listed
from metrics.dimensions import Member
from metrics.periods import months_later
from metrics.snapshot import Snapshot
from metrics.wording import day


def unlike(snapshot: Snapshot, chosen: tuple[Member, ...], after: date, until: date, lasts: int = 0) -> str:
    """Why what is chosen was not the same from the day behind `after` to `until`; empty if it was.

    A place or a team that handed over makes it another, unless all that it handed over to, or took over
    from, are chosen too. Of what began or ended by itself, all that are chosen have to: a service that opens
    one more team has grown. `lasts`: for so many months what was handed over is missed where it went.
    """
    settled = months_later(after, -lasts)
    for dimension in SUCCESSORS:
        own = tuple(each for each in chosen if each.dimension == dimension)
        if reason := next(_handed_over(snapshot, dimension, own, (settled, until)), ""):
            return reason
        alone = [_by_itself(snapshot, each, after, until) for each in own]
        if alone and all(alone):
            return alone[0]
    return ""


def _handed_over(
    snapshot: Snapshot, dimension: str, chosen: tuple[Member, ...], span: tuple[date, date]
) -> Iterator[str]:
    keys = {each.key for each in chosen}
    names = {each.key: each.name for each in listed(snapshot, dimension)}
    for before, life in lives(snapshot, dimension).items():
        moved = {key: on for key, on in life.followed if span[0] < on <= span[1]}
        together = {before, *moved}
        if moved and keys & together and not together <= keys:
            said = in_words([names[key] for key in moved])
            yield f"{said} took over from {names[before]} on {day(min(moved.values()))}."


def _by_itself(snapshot: Snapshot, member: Member, after: date, until: date) -> str:
    life = lives(snapshot, member.dimension)[member.key] if member.key else None
    if life and life.first and after < life.first <= until:
        return f"{member.name} {BEGAN.get(member.dimension, 'began')} on {day(life.first)}."
    if life and life.last and after < life.last + ONE_DAY <= until:
        return f"{member.name} {ENDED.get(member.dimension, 'ended')} on {day(life.last)}."
    return ""
