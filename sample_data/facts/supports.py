"""Support that hubs give parents: by family support and parenting workers, and by peers since 2023."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START, PILOT_HAMILTON, number
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import parent_of, team_then, then
from sample_data.households import Contact, Wheel
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    *("reference", "parent", "family", "authority", "locality", "team", "support_kind", "tier"),
    *("started", "ended", "ended_as"),
)


@dataclass(frozen=True)
class Kind:
    """A kind of support: its first day, tier and mean length in days; `often`, of spells of a hub's work."""

    first: int
    often: float
    tier: str
    lasts: int


# Print: peer workers were recruited in 2023 and meant to reach 50 parents in their first year, which they
# did within six months; trauma counselling is a plan of the second year.
KINDS = {
    "family": Kind(PILOT_HAMILTON, 0.08, "early", 130),
    "parenting": Kind(PILOT_HAMILTON, 0.055, "early", 100),
    "peer": Kind(number(2023, 3, 6), 0.050, "early", 150),
    "counselling": Kind(number(2024, 4, 15), 0.018, "intensive", 110),
}
ENDS = ("planned", "moved_on", "stopped")
ENDED = Wheel((0.62, 0.15, 0.23))
AGAIN, AGAIN_DAYS = 0.22, (10, 420)  # of support that ended, some is followed by more so many days later
NOT_WRITTEN = 0.03  # rows where a clerk left the locality or how it ended empty

Given = tuple[int, int, str, Contact, str]  # first and last day, kind, contact and team


def _given(life: Life, rng: Random) -> list[Given]:
    """All support that began in the dates of the extract, in order of day."""
    found: list[Given] = []
    for spell in life.spells:
        for code, kind in KINDS.items():
            day = spell.started + rng.randint(3, 40)
            if rng.random() < kind.often and TYPE_OF[spell.team] == HUB:
                found += _in_turn(day, spell.ended, code, spell.contact, spell.team, rng)
    known = (each for each in found if max(KINDS[each[2]].first, DATA_START) <= each[0] <= AS_AT)
    return sorted(known, key=lambda each: each[:3])


def _in_turn(day: int, until: int, code: str, contact: Contact, team: str, rng: Random) -> Iterator[Given]:
    """One time of support that begins while the hub works with the family, and perhaps another after it."""
    if day > until:
        return
    while True:
        ended = day + 14 + int(rng.gammavariate(2, KINDS[code].lasts / 2))
        yield day, ended, code, contact, team
        if rng.random() >= AGAIN:
            return
        day = ended + rng.randint(*AGAIN_DAYS)


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every time of support, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/supports")
    for place, (day, ended, code, contact, team) in enumerate(_given(life, rng), 1):
        how = ENDS[ENDED.draw(rng)]
        is_over = ended <= AS_AT
        yield (
            day,
            (
                f"S{place:06}",
                parent_of(contact.family),
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, day) if rng.random() >= NOT_WRITTEN else "",
                team_then(contact, team, day),
                code,
                KINDS[code].tier,
                text[day],
                text[ended] if is_over else "",
                how if is_over and rng.random() >= NOT_WRITTEN else "",
            ),
        )


SUPPORTS = Extract("supports", COLUMNS, _rows, blemishes.SUPPORTS, opening_stock=True)
