"""Assessments before birth, and of what support parents need."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.codes import PARENTING_NEEDS, PRE_BIRTH, SUPPORTED
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import Child, Contact
from sample_data.places import AUTHORITY, HUB, LOCAL_OFFICE, TYPE_OF
from sample_data.pregnancies import pregnancies

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team"),
    *("assessment_kind", "started", "completed", "assessment_outcome", "known_before"),
    "hub_helped",
)
PARENTING, OFTEN = "parenting", 0.6  # of families referred to a hub for parenting support
BEGINS, LASTS, HELPED = (5, 20), (14, 42), 0.8  # days to its beginning and its end; how often help follows
# How often a hub helps those whom a team of this type assesses; how often nobody wrote it down.
HUB_HELPS, NOT_WRITTEN = {HUB: 0.75, LOCAL_OFFICE: 0.4}, 0.12
Assessed = tuple[
    int, int, str, str, bool, Contact, Child
]  # first and last day, kind, outcome, known, of whom


def _before_birth(life: Life) -> Iterator[Assessed]:
    for each in pregnancies(life):
        if each.assessed:
            yield *each.assessed, PRE_BIRTH, each.outcome, each.known, each.contact, each.child


def _of_parents(life: Life) -> Iterator[Assessed]:
    rng, families = Random(f"{life.seed}/assessments"), set()
    for contact in life.contacts:
        known = contact.family.number in families
        families.add(contact.family.number)
        asked = contact.reason == PARENTING and TYPE_OF[contact.team] == HUB
        if not asked or contact.unsupported or rng.random() >= OFTEN:
            continue
        first = contact.decided + rng.randint(*BEGINS)
        outcome = SUPPORTED if rng.random() < HELPED else "no_more_work"
        for child in contact.children:
            yield first, first + rng.randint(*LASTS), PARENTING_NEEDS, outcome, known, contact, child


def _in_order(life: Life) -> list[Assessed]:
    found = (each for each in (*_before_birth(life), *_of_parents(life)) if DATA_START <= each[0] <= AS_AT)
    return sorted(found, key=lambda each: (each[0], each[6].number))


def _hub_helped(day: int, contact: Contact, rng: Random) -> str:
    """What teams write since the launch of the hubs."""
    is_written, helped = rng.random() >= NOT_WRITTEN, rng.random() < HUB_HELPS[TYPE_OF[contact.team]]
    return ("yes" if helped else "no") if is_written and day >= LAUNCH else ""


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """First day and row of every assessment in the dates of the extract, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/hub help")
    for reference, (first, last, kind, outcome, known, contact, child) in enumerate(_in_order(life), 1):
        done, told = last <= AS_AT, max(last, child.born) <= AS_AT  # what it led to is known at birth
        yield (
            first,
            (
                f"E{reference:06}",
                f"C{child.number:07}",
                f"F{contact.family.number:07}",
                AUTHORITY,
                then(contact.locality, first),
                team_then(contact, contact.team, first),
                kind,
                text[first],
                text[last] if done else "",
                outcome if told else "",
                "yes" if known else "no",
                _hub_helped(first, contact, rng),
            ),
        )


ASSESSMENTS = Extract("assessments", COLUMNS, _rows)
