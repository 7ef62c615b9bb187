"""Needs of families whom hubs help: met or not when help ends, and some asked about again six months on."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START, PILOT_HAMILTON
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import Wheel
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team", "need"),
    *("identified", "closed", "need_at_closing", "asked_again", "need_later"),
)
# code: name, how often among needs, how often it is met when help ends, and how often it stays met
NEEDS = {
    "parenting": ("Confident parenting", 30, 0.66, 0.80),
    "routines": ("Routines at home", 24, 0.70, 0.74),
    "feelings": ("Feelings and behaviour", 20, 0.52, 0.72),
    "school": ("Going to school", 14, 0.50, 0.66),
    "money": ("Money and housing", 12, 0.44, 0.82),
}
OFTEN = 0.12  # of spells of a hub's work, those whose needs are written down
MANY = Wheel((50, 35, 15))  # one, two or three needs
BEGINS, ASKED = (2, 14), (170, 205)  # days after help began, and after it ended
PARTLY, FOUND = 0.6, 0.68  # of needs not met, partly met; of needs met, families found six months on

_CODES = tuple(NEEDS)
_WHICH = Wheel([often for _, often, *_ in NEEDS.values()])


def _of_spell(spell: Spell, day: int, rng: Random) -> Iterator[tuple]:
    """Day, child, need, how it stood when help ended, the day it was asked about again, what was found."""
    child = rng.choice(spell.contact.children).number
    for need in sorted({_CODES[_WHICH.draw(rng)] for _ in range(MANY.draw(rng) + 1)}):
        _, _, met, stays = NEEDS[need]
        is_met = rng.random() < met
        at_closing = "met" if is_met else "partly" if rng.random() < PARTLY else "unmet"
        is_found, asked = rng.random() < FOUND, spell.ended + rng.randint(*ASKED)
        later = "met" if rng.random() < stays else "unmet"
        yield day, child, need, at_closing, asked if is_met and is_found else None, later, spell


def _in_order(life: Life, rng: Random) -> list[tuple]:
    found: list[tuple] = []
    for spell in life.spells:
        if TYPE_OF[spell.team] == HUB and rng.random() < OFTEN:
            day = min(spell.ended, life.almanac.working_day(spell.started + rng.randint(*BEGINS), 0))
            found += _of_spell(spell, day, rng)
    first = max(DATA_START, PILOT_HAMILTON)
    return sorted((each for each in found if first <= each[0] <= AS_AT), key=lambda each: each[:3])


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every need, in order of the day it was identified."""
    text, rng = life.almanac.text, Random(f"{life.seed}/needs")
    for place, (day, child, need, at_closing, asked, later, spell) in enumerate(_in_order(life, rng), 1):
        contact, is_over = spell.contact, spell.ended <= AS_AT
        who = (f"N{place:06}", f"C{child:07}", f"F{contact.family.number:07}")
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        closed = (text[spell.ended], at_closing) if is_over else ("", "")
        again = (text[asked], later) if asked and asked <= AS_AT else ("", "")
        yield day, (*who, *where, need, text[day], *closed, *again)


IDENTIFIED_NEEDS = Extract("identified_needs", COLUMNS, _rows, blemishes.IDENTIFIED_NEEDS)
