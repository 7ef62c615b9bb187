"""Places on group programmes that hubs offer parents: groups begin four times a year, and parents wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from sample_data import blemishes
from sample_data.almanac import AS_AT, DATA_START, number
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import parent_of, team_then, then
from sample_data.households import YEAR, Contact
from sample_data.places import AUTHORITY, HUB, HUBS, TYPE_OF

COLUMNS = (
    *("reference", "parent", "family", "authority", "locality", "team", "programme", "offered", "started"),
    *("sessions", "completed"),
)
GROUPS_BEGIN = ((1, 9), (4, 17), (8, 21), (10, 9))  # month and day; the longest wait is 133 days
WEEKS_LATER = 6  # not all groups begin in the same week
STARTS, STAYS, LEAVES = 0.72, 0.74, (0.05, 0.5)  # of places; of starters; what leavers came to of sessions
ATTENDS, MISSED_WEEKS = 0.88, 2  # of sessions, by those who stay; weeks without one, such as holidays
NOT_WRITTEN = 0.03  # rows where a clerk left the locality or the number of sessions empty


@dataclass(frozen=True)
class Programme:
    """A programme: weekly sessions, the children's ages it is about in years, and its first offer.

    `often`: of families it suits, those whose parent is offered a place.
    """

    name: str
    sessions: int
    ages: tuple[float, float]
    first: int
    often: float


PROGRAMMES = {
    "incredible_years_preschool": Programme(
        "Incredible Years Pre-School", 14, (3, 6), number(2021, 10, 1), 0.11
    ),
    "incredible_years_school_age": Programme(
        "Incredible Years School Age", 12, (6, 12), number(2022, 10, 1), 0.06
    ),
    "group_teen_triple_p": Programme("Group Teen Triple P", 8, (12, 16), number(2022, 10, 1), 0.08),
    "pregnancy": Programme("Mellow Bumps", 6, (-0.5, 0), number(2023, 1, 9), 0.35),
    "hub_group": Programme("Hub groups", 6, (0, 16), number(2021, 10, 1), 0.04),
}


def _suits(programme: Programme, contact: Contact, day: int) -> bool:
    """Whether a child of the family is of the age that the programme is about."""
    youngest, oldest = programme.ages
    ages = ((day - child.born) / YEAR for child in contact.children)
    return day >= programme.first and any(youngest <= age < oldest for age in ages)


def _offers(life: Life, rng: Random) -> list[tuple[int, str, Contact, str]]:
    """Day, programme, contact and team of every offer in the dates of the extract, in order of day."""
    offers = []
    for spell in life.spells:
        day, contact = spell.started + rng.randint(14, 60), spell.contact
        if TYPE_OF[spell.team] == HUB and DATA_START <= day <= min(AS_AT, spell.ended):
            for code, programme in PROGRAMMES.items():
                if _suits(programme, contact, day) and rng.random() < programme.often:
                    offers.append((day, code, contact, spell.team))
    return sorted(offers, key=lambda offer: offer[:2])


def _next_group(offered: int, code: str, locality: str, text: list[str]) -> int:
    """First day of the locality's first group of the programme that begins a week or more after the offer."""
    later = 7 * (([*PROGRAMMES].index(code) + [*HUBS].index(locality)) % WEEKS_LATER)
    years = range(int(text[offered][:4]) - 1, int(text[offered][:4]) + 2)
    days = (number(year, *begins) + later for year in years for begins in GROUPS_BEGIN)
    return next(day for day in days if day >= offered + 7)


def _course(programme: Programme, begins: int, rng: Random) -> tuple[int | None, int | None, int | None]:
    """First day, sessions so far and day of completing, as far as the parent goes and is known yet."""
    if rng.random() >= STARTS or begins > AS_AT:
        return None, None, None
    stays = rng.random() < STAYS
    held = min(programme.sessions, 1 + (AS_AT - begins) // 7)
    often = ATTENDS if stays else rng.uniform(*LEAVES)
    came = 1 + sum(rng.random() < often for _ in range(held - 1))
    ends = begins + 7 * (programme.sessions - 1 + rng.randint(0, MISSED_WEEKS))
    return begins, came, ends if stays and ends <= AS_AT else None


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day offered and row of every place, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/group places")
    for place, (day, code, contact, team) in enumerate(_offers(life, rng), 1):
        begins = _next_group(day, code, contact.locality, text)
        started, sessions, completed = _course(PROGRAMMES[code], begins, rng)
        yield (
            day,
            (
                f"G{place:06}",
                parent_of(contact.family),
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, day) if rng.random() >= NOT_WRITTEN else "",
                team_then(contact, team, day),
                code,
                text[day],
                text[started] if started else "",
                sessions if started and rng.random() >= NOT_WRITTEN else "",
                text[completed] if completed else "",
            ),
        )


GROUP_PLACES = Extract("group_places", COLUMNS, _rows, blemishes.GROUP_PLACES)
