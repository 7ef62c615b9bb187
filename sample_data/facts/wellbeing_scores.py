"""Wellbeing of children whom hubs help, scored as help begins and mostly again before it ends."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START, PILOT_HAMILTON
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import YEAR, Child, Wheel
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team"),
    *("scored", "wellbeing_indicator", "score", "scorer"),
)
# code: how many points higher than the others it begins, and how many it gains
INDICATORS = {
    "safe": (0.6, 0.9),
    "healthy": (0.8, 0.4),
    "achieving": (-0.3, 0.6),
    "nurtured": (-0.2, 1.0),
    "active": (0.1, 0.5),
    "respected": (0.2, 0.8),
    "responsible": (-0.4, 0.5),
    "included": (-0.6, 0.7),
}
LOWEST, HIGHEST = 1, 10
EASY, HEAVIER = 6.4, 2.6  # where a child begins: with no need, and how much lower with the heaviest
CHILD, GAIN, SCORING = 1.0, 1.1, 0.9  # points by which children, their gains and two scorings differ
OFTEN = 0.1  # of spells of a hub's work, those in which children are scored
AGAIN, LESS = 0.96, 0.3  # how often they are scored again: with no need, and how much less with the heaviest
BEGINS, REVIEWED, ENDS = (2, 14), (35, 70), (0, 10)  # days after the start, after the first, before the end
APART = 30  # days at least between two scorings
SCORERS = ("worker", "parent", "child")
SCORED_BY = Wheel((0.66, 0.22, 0.12))
OLD_ENOUGH = int(8 * YEAR)  # to score for oneself
NOT_WRITTEN = 0.012  # rows without a score, or without who scored


def _days(spell: Spell, rng: Random) -> list[int]:
    """When the children of a spell are scored: as it begins and, where they are again, up to twice more."""
    days = [spell.started + rng.randint(*BEGINS)]
    if rng.random() < AGAIN - LESS * spell.contact.need:
        days += [days[0] + rng.randint(*REVIEWED), spell.ended - rng.randint(*ENDS)]
    kept = days[:1]
    for day in days[1:]:
        if day - kept[-1] >= APART:
            kept.append(day)
    return [day for day in kept if day <= spell.ended]


def _scores(need: float, days: int, rng: Random) -> Iterator[tuple[str, list[int]]]:
    """Of each indicator, the score on each of so many days: what is gained is gained by the last of them."""
    begins = EASY - HEAVIER * need + rng.gauss(0, CHILD)
    for indicator, (higher, gains) in INDICATORS.items():
        gained = gains + rng.gauss(0, GAIN)
        steps = range(days)
        levels = [
            begins + higher + gained * step / max(1, days - 1) + rng.gauss(0, SCORING) for step in steps
        ]
        yield indicator, [min(HIGHEST, max(LOWEST, round(level))) for level in levels]


def _of_child(spell: Spell, child: Child, days: list[int], rng: Random) -> Iterator[tuple]:
    """Day, child, indicator, score, scorer and spell of all scores of a child in a spell of work."""
    scorer = SCORERS[SCORED_BY.draw(rng)]
    if scorer == "child" and days[0] - child.born < OLD_ENOUGH:
        scorer = "worker"
    for indicator, scores in _scores(spell.contact.need, len(days), rng):
        for day, score in zip(days, scores, strict=True):
            yield day, child.number, indicator, score, scorer, spell


def _in_order(life: Life, rng: Random) -> list[tuple]:
    found: list[tuple] = []
    for spell in life.spells:
        if TYPE_OF[spell.team] == HUB and rng.random() < OFTEN:
            days = [life.almanac.working_day(day, 0) for day in _days(spell, rng)]
            for child in spell.contact.children:
                if days and child.born < days[0]:
                    found += _of_child(spell, child, days, rng)
    first = max(DATA_START, PILOT_HAMILTON)
    return sorted((each for each in found if first <= each[0] <= AS_AT), key=lambda each: each[:3])


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every score, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/wellbeing")
    for place, (day, child, indicator, score, scorer, spell) in enumerate(_in_order(life, rng), 1):
        contact = spell.contact
        who = (f"W{place:06}", f"C{child:07}", f"F{contact.family.number:07}")
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        written = [each if rng.random() >= NOT_WRITTEN else "" for each in (str(score), scorer)]
        yield day, (*who, *where, text[day], indicator, *written)


WELLBEING_SCORES = Extract("wellbeing_scores", COLUMNS, _rows, blemishes.WELLBEING_SCORES)
