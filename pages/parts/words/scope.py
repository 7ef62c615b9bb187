"""What a title is true of: every title opens with the reader's places and teams and with the filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import wraps

from metrics.answer import Answer
from metrics.dimensions import DIMENSIONS, SET_AGAINST_THE_REST, Member
from metrics.wording import inside
from pages.parts.words.numbers import listed, lowered

MOST_NAMED = 4
Kept = tuple[str, tuple[Member, ...]]  # a dimension and its members, none other of which count
# Dimensions whose members are not told by its title; the others read "reason Neglect".
SPOKEN = {
    **dict.fromkeys(
        ("authority", "locality", "team_type", "team", "indicator", "respondent", "agency"), "{names}"
    ),
    **dict.fromkeys(("source_group", "source"), "{names} referrals"),
    "paper": "from {names}",
}


def of_scope(finding: Callable[[Answer], str]) -> Callable[[Answer], str]:
    """The finding as a title: "Hamilton, Police referrals: there were 612 referrals in ..."."""

    @wraps(finding)
    def told(answer: Answer) -> str:
        return titled(finding(answer), answer)

    return told


def titled(name: str, answer: Answer) -> str:
    """The name of what is made of an answer, opened in the same way: "Hamilton: referrals"."""
    return opened(name, answer.within, narrowed(answer))


def opened(said: str, within: Sequence[str], kept: Iterable[Kept] = ()) -> str:
    """The text, opened with whatever narrows it, unless nothing does or it is opened already."""
    own = opening(within, kept)
    # One finding may quote another.
    return said if not own or said.startswith(f"{own}: ") else f"{own}: {lowered(said)}"


def opening(within: Sequence[str], kept: Iterable[Kept] = ()) -> str:
    """The scope and the filters: "Hamilton, Police referrals"; "" where nothing narrows the figures.

    A place or team of the scope that a filter names is named once.
    """
    filters = sorted(kept, key=lambda each: tuple(DIMENSIONS).index(each[0]))
    is_said = any(name in SET_AGAINST_THE_REST and _within(each, within) for name, each in filters)
    parts = [*([] if is_said else [named(within)]), *(_spoken(*each) for each in filters)]
    own = ", ".join(dict.fromkeys(filter(None, parts)))
    return own[:1].upper() + own[1:]


def narrowed(answer: Answer) -> tuple[Kept, ...]:
    """The filters of an answer; a split into one member narrows it as a filter does.

    "Not recorded" alone is the whole, so it narrows nothing.
    """
    alone = answer.members[0] if len(answer.members) == 1 else ()
    return tuple((dict(answer.kept) | {each.dimension: (each,) for each in alone if each.key}).items())


def named(names: Sequence[str]) -> str:
    """The names in words, only the first of many; "" where there are none."""
    if len(names) <= MOST_NAMED:
        return listed(names)
    kept = MOST_NAMED - 1
    return f"{', '.join(names[:kept])} and {len(names) - kept} more"


def _within(members: Sequence[Member], scope: Sequence[str]) -> bool:
    return bool(members) and {each.name for each in members} <= set(scope)


def _spoken(dimension: str, members: Sequence[Member]) -> str:
    title = DIMENSIONS[dimension].title
    if not members:
        return f"no {title.lower()}"
    own = "{title} {names}"  # also for "Not recorded", which alone would not say what is not
    pattern = SPOKEN.get(dimension, own) if all(each.key for each in members) else own
    return pattern.format(title=lowered(title), names=named([*map(inside, members)]))
