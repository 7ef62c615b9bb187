"""Reports that the Children's Reporter asks for: after a referral, or while a team works with a child."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.codes import REPORTER
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import ADULT, Child, Contact
from sample_data.places import AUTHORITY, HUBS, LOCAL_OFFICES, TYPE_OF, YPSS

COLUMNS = (
    "reference",
    "child",
    "family",
    "authority",
    "locality",
    "team",
    "kind",
    "requested",
    "submitted",
)
INITIAL, BACKGROUND = "initial", "background"
ASKED = {True: 0.50, False: 0.014}  # of children referred by the Reporter, and by others
AFTER_REFERRAL, AFTER_START = (3, 28), (14, 200)  # days to an initial report's request, and to another's
OF_WORK = 0.023  # of children a team begins to work with
DIVERTED, MORE_A_YEAR = 0.05, 0.07  # share that hubs answer: at the launch, and more each year after it
WRITTEN = {True: (10, 62, 22), False: (12, 75, 25)}  # days, by a hub or not: least, most, usual

Asked = tuple[int, int, str, Child, Contact]  # day, number of the child, kind


def _asked(life: Life, rng: Random) -> Iterator[Asked]:
    """Every request about a child that is born and no adult yet, in no order."""
    for contact in life.contacts:
        for child in contact.children:
            if rng.random() < ASKED[contact.source == REPORTER]:
                yield contact.received + rng.randint(*AFTER_REFERRAL), child.number, INITIAL, child, contact
    for spell in life.spells:
        for child in spell.contact.children:
            day = spell.started + rng.randint(*AFTER_START)
            if rng.random() < OF_WORK and day < spell.ended:
                yield day, child.number, BACKGROUND, child, spell.contact


def _answers(contact: Contact, day: int, rng: Random) -> tuple[str, bool]:
    """The team that answers, and whether the request was diverted to a hub."""
    diverted = day >= LAUNCH and rng.random() < DIVERTED + MORE_A_YEAR * (day - LAUNCH) / 365
    if TYPE_OF[contact.team] == YPSS:
        return contact.team, False
    if diverted:
        return HUBS[contact.locality], True
    return LOCAL_OFFICES[contact.locality][contact.family.number % 2], False


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every request in, or open at the start of, the extract, in order of day."""
    text, rng, reference = life.almanac.text, Random(f"{life.seed}/reports"), 0
    for day, _number, kind, child, contact in sorted(_asked(life, rng), key=lambda each: each[:3]):
        team, diverted = _answers(contact, day, rng)
        submitted = day + round(rng.triangular(*WRITTEN[diverted]))
        if day > AS_AT or submitted < DATA_START or not 0 <= day - child.born < ADULT:
            continue
        reference += 1
        yield (
            day,
            (
                f"P{reference:06}",
                f"C{child.number:07}",
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, day),
                team_then(contact, team, day),
                kind,
                text[day],
                text[submitted] if submitted <= AS_AT else "",
            ),
        )


REPORTS = Extract("reports", COLUMNS, _rows, opening_stock=True)
