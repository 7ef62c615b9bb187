"""What families and staff answer in surveys: statements they agree with, more of them since the launch."""

from __future__ import annotations

from collections.abc import Iterator
from heapq import merge
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import parent_of, team_then, then
from sample_data.facts.posts import POSTS_OF
from sample_data.places import AUTHORITY, HUB, TYPE_OF, teams

COLUMNS = (
    *("reference", "child", "family", "parent", "authority", "locality", "team"),
    *("answered", "respondent", "statement", "agreement"),
)
# code: statement, share that agrees before the launch and since
OF_FAMILIES = {
    "listened": ("“I was listened to”", (0.74, 0.88)),
    "in_time": ("“I got help when I needed it”", (0.58, 0.76)),
    "told": ("“I knew what would happen next”", (0.62, 0.71)),
    "once": ("“I did not have to tell my story twice”", (0.49, 0.55)),
    "better": ("“Things are better for my family”", (0.55, 0.66)),
}
OF_STAFF = {
    "supported": ("“I feel supported in my work”", (0.66, 0.83)),
    "supervision": ("“Supervision helps me to decide better”", (0.74, 0.86)),
    "concerns": ("“I would feel safe to raise a concern”", (0.85, 0.93)),
    "partners": ("“Agencies share what they know”", (0.57, 0.71)),
    "workload": ("“My workload lets me do my job well”", (0.41, 0.46)),
}
STATEMENTS = OF_FAMILIES | OF_STAFF
RETURNED = 0.03  # of spells of a hub's work, a form at the end of which each statement is answered
UNANSWERED, NEITHER = 0.05, 0.4  # of statements; of those who do not agree
CHILDREN = 0.3  # of forms; the others are from parents
SURVEY, OPEN, STAFF = "-11-01", 21, 0.62  # once a year, for so many days; of the people in a team's posts


def _returned(life: Life, rng: Random) -> list[tuple[int, int, Spell]]:
    """Last day, number of the child and spell of every form in the dates of the extract, in order of day."""
    found = []
    for spell in life.spells:
        if TYPE_OF[spell.team] == HUB and rng.random() < RETURNED and DATA_START <= spell.ended <= AS_AT:
            found.append((spell.ended, rng.choice(spell.contact.children).number, spell))
    return sorted(found, key=lambda each: each[:2])


def _answer(statement: str, day: int, rng: Random) -> str:
    luck, agreeing = rng.random(), STATEMENTS[statement][1][day >= LAUNCH]
    if rng.random() < UNANSWERED:
        return ""
    return (
        "agree"
        if luck < agreeing
        else "neither"
        if luck < agreeing + NEITHER * (1 - agreeing)
        else "disagree"
    )


def _of_families(life: Life) -> Iterator[tuple[int, tuple]]:
    text, rng = life.almanac.text, Random(f"{life.seed}/responses")
    for number, (day, child, spell) in enumerate(_returned(life, rng), 1):
        contact, respondent = spell.contact, "child" if rng.random() < CHILDREN else "parent"
        family = (f"C{child:07}", f"F{contact.family.number:07}", parent_of(contact.family))
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        for nth, statement in enumerate(OF_FAMILIES, 1):
            said = (text[day], respondent, statement, _answer(statement, day, rng))
            yield day, (f"A{number:05}-{nth}", *family, *where, *said)


def _of_staff(life: Life) -> Iterator[tuple[int, tuple]]:
    """What staff of every team answer in November; they have no number, and the family none."""
    text, rng = life.almanac.text, Random(f"{life.seed}/responses of staff")
    forms = []
    for month in (month for month in life.months if text[month].endswith(SURVEY)):
        for team, (_, kind, place, opened) in teams().items():
            people = sum(POSTS_OF[kind].values()) if month >= (opened or 0) else 0
            for _ in range(sum(rng.random() < STAFF for _ in range(people))):
                forms.append((life.almanac.working_day(month + rng.randint(0, OPEN), 0), place, team))
    for number, (day, place, team) in enumerate(sorted(forms), 1):
        for nth, statement in enumerate(OF_STAFF, 1):
            said = (text[day], "staff", statement, _answer(statement, day, rng))
            yield day, (f"W{number:05}-{nth}", "", "", "", AUTHORITY, place, team, *said)


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every statement on every form, in order of day."""
    yield from merge(_of_families(life), _of_staff(life), key=lambda row: row[0])


RESPONSES = Extract("responses", COLUMNS, _rows)
