"""The simulated lives as rows of the two extracts of facts, as the council's system would send them."""

from __future__ import annotations

from collections.abc import Iterator

from sample_data.almanac import AS_AT, DATA_START, LAUNCH, Almanac, number
from sample_data.cases import Spell
from sample_data.households import Contact, age_band
from sample_data.places import AUTHORITY, HUB, PILOT_NAMES, TYPE_OF

REFERRALS = (
    *(
        "reference",
        "child",
        "family",
        "authority",
        "locality",
        "team",
        "source",
        "reason",
        "received",
        "decided",
    ),
    *("decision", "closed", "unborn", "age_band", "sex", "ethnic_group", "disability", "deprivation"),
)
ALLOCATIONS = (
    *("reference", "child", "family", "authority", "locality", "team", "worker_role", "worker"),
    *("started", "ended"),
)
# Until April 2020 an older system wrote some names its own way; the aliases file says what they stand for.
OLD_SYSTEM_UNTIL = number(2020, 4, 1)
OLD_NAMES = {"lanark": "Clydesdale", "cambuslang": "Rutherglen and Cambuslang", "police": "Police Scotland"}


def _then(code: str, day: int) -> str:
    return OLD_NAMES.get(code, code) if day < OLD_SYSTEM_UNTIL else code


def _team_then(contact: Contact, team: str, day: int) -> str:
    """In the pilot year the hubs were written as the pilot."""
    if day < LAUNCH and TYPE_OF[team] == HUB:
        return PILOT_NAMES[team.removesuffix("_hub")]
    return team


def referrals(contacts: list[Contact], almanac: Almanac) -> Iterator[tuple[int, tuple]]:
    """Day received and row of every referral in the dates of the extract, in order of day."""
    text, reference = almanac.text, 0
    for contact in contacts:
        day, family = contact.received, contact.family
        if day < DATA_START:
            continue
        decided, closed = contact.decided <= AS_AT, contact.closed <= AS_AT
        for child in contact.children:
            reference += 1
            yield (
                day,
                (
                    f"R{reference:07}",
                    f"C{child.number:07}",
                    f"F{family.number:07}",
                    AUTHORITY,
                    _then(contact.locality, day),
                    _team_then(contact, contact.team, day),
                    _then(contact.source, day),
                    contact.reason,
                    text[day],
                    text[contact.decided] if decided else "",
                    contact.decision if decided else "",
                    text[contact.closed] if closed else "",
                    "yes" if child.born > day else "no",
                    age_band(child.born, day),
                    child.sex if child.born <= day else "",
                    family.ethnic_group,
                    child.disability,
                    family.deprivation,
                ),
            )


def _works(spells: list[Spell]) -> Iterator[tuple[int, int, str, str, Spell]]:
    """First day, last day, role and place (first or second) of every worker in the dates of the extract."""
    for spell in spells:
        yield spell.started, spell.ended, spell.role, "first", spell
        if spell.second and spell.second[1] >= DATA_START and spell.second[0] <= AS_AT:
            yield *spell.second, spell.second_role, "second", spell


def allocations(spells: list[Spell], almanac: Almanac) -> Iterator[tuple[int, tuple]]:
    """First day and row of every allocation in, or open at the start of, the extract, in order of day."""
    text, reference = almanac.text, 0
    for started, ended, role, worker, spell in sorted(_works(spells), key=lambda work: work[0]):
        contact = spell.contact
        team = _team_then(contact, spell.team, started)
        for child in contact.children:
            reference += 1
            yield (
                started,
                (
                    f"A{reference:07}",
                    f"C{child.number:07}",
                    f"F{contact.family.number:07}",
                    AUTHORITY,
                    _then(contact.locality, started),
                    team,
                    role,
                    worker,
                    text[started],
                    text[ended] if ended <= AS_AT else "",
                ),
            )
