"""Audits of a few cases a month by each standard; the work is graded a little better every year."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import team_then, then
from sample_data.households import Wheel
from sample_data.places import AUTHORITY

COLUMNS = (
    *("reference", "child", "family", "authority", "locality", "team"),
    *("audited", "standard", "grade"),
)
# code: name, how much better than the others it is graded
STANDARDS = {
    "assessment": ("Assessment", 0.03),
    "plan": ("Plan", 0.0),
    "chronology": ("Chronology", -0.12),
    "voice": ("The child's voice", 0.05),
    "oversight": ("Management oversight", -0.06),
}
# code: name, group, how often among the grades of its group
GRADES = {
    "excellent": ("Excellent", "good", 5),
    "very_good": ("Very good", "good", 30),
    "good": ("Good", "good", 65),
    "adequate": ("Adequate", "below", 70),
    "weak": ("Weak", "below", 25),
    "unsatisfactory": ("Unsatisfactory", "below", 5),
}
AUDITED = 0.02  # of spells of work
GOOD, BETTER_A_YEAR = 0.56, 0.03  # share of grades: as the data begins, and more each year after it

_GROUPS = {group: [code for code, (_, of, _) in GRADES.items() if of == group] for group in ("good", "below")}
_WHEELS = {group: Wheel([GRADES[code][2] for code in codes]) for group, codes in _GROUPS.items()}


def _grade(standard: str, day: int, rng: Random) -> str:
    good = GOOD + STANDARDS[standard][1] + BETTER_A_YEAR * (day - DATA_START) / 365
    group = "good" if rng.random() < good else "below"
    return _GROUPS[group][_WHEELS[group].draw(rng)]


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every grade that auditors gave one child's case of a spell, in order of day."""
    text, rng, audits = life.almanac.text, Random(f"{life.seed}/case audits"), []
    for spell in life.spells:
        if rng.random() < AUDITED:
            day = life.almanac.working_day(rng.randint(spell.started, spell.ended), 0)
            child = rng.choice(spell.contact.children)
            audits.append((day, child.number, spell))
    audits = [each for each in audits if DATA_START <= each[0] <= min(AS_AT, each[2].ended)]
    for number, (day, child, spell) in enumerate(sorted(audits, key=lambda each: each[:2]), 1):
        contact = spell.contact
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        for nth, standard in enumerate(STANDARDS, 1):
            who = (f"Q{number:05}-{nth}", f"C{child:07}", f"F{contact.family.number:07}")
            yield day, (*who, *where, text[day], standard, _grade(standard, day, rng))


CASE_AUDITS = Extract("case_audits", COLUMNS, _rows)
