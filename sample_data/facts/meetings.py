"""Meetings that hubs offer families early in their work: few in the pilot, more since the launch."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    "reference",
    "child",
    "family",
    "authority",
    "locality",
    "team",
    "offered",
    "accepted",
    "held",
    "agreed",
)
OFFERED = (0.02, 0.16)  # of spells of a hub's work, before the launch and since
ACCEPTED, HELD, AGREED = 0.68, 0.84, 0.79
ANSWER, WAIT, PLAN = (1, 12), (10, 45), (0, 7)  # days: to the answer, to the meeting, to the plan


def _offers(life: Life, rng: Random) -> Iterator[tuple[int, Spell]]:
    """Day and spell of every offer in the dates of the extract, in order of day."""
    offers = []
    for spell in life.spells:
        day = spell.started + rng.randint(7, 35)
        often = OFFERED[spell.started >= LAUNCH]
        if (
            TYPE_OF[spell.team] == HUB
            and rng.random() < often
            and DATA_START <= day <= min(AS_AT, spell.ended)
        ):
            offers.append((day, spell))
    return iter(sorted(offers, key=lambda offer: offer[0]))


def _course(offered: int, rng: Random) -> tuple[int | None, int | None, int | None]:
    """The days a family accepts, meets and agrees a plan, as far as it goes and is known yet."""
    accepted = offered + rng.randint(*ANSWER) if rng.random() < ACCEPTED else None
    held = accepted + rng.randint(*WAIT) if accepted and rng.random() < HELD else None
    agreed = held + rng.randint(*PLAN) if held and rng.random() < AGREED else None
    known = [day if day and day <= AS_AT else None for day in (accepted, held, agreed)]
    return known[0], known[1], known[2]


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day offered and row of every child's meeting, in order of day."""
    text, rng, reference = life.almanac.text, Random(f"{life.seed}/meetings"), 0
    for day, spell in _offers(life, rng):
        contact, course = spell.contact, _course(day, rng)
        for child in contact.children:
            reference += 1
            yield (
                day,
                (
                    f"M{reference:06}",
                    f"C{child.number:07}",
                    f"F{contact.family.number:07}",
                    AUTHORITY,
                    then(contact.locality, day),
                    team_then(contact, spell.team, day),
                    text[day],
                    *(text[each] if each else "" for each in course),
                ),
            )


MEETINGS = Extract("meetings", COLUMNS, _rows)
