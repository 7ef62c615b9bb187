"""What families and staff answer in surveys: statements they agree with, more of them since the launch."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START, LAUNCH
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import parent_of, team_then, then
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    *("reference", "child", "family", "parent", "authority", "locality", "team"),
    *("answered", "respondent", "statement", "agreement"),
)
# code: statement, share that agrees before the launch and since
STATEMENTS = {
    "listened": ("“I was listened to”", (0.74, 0.88)),
    "in_time": ("“I got help when I needed it”", (0.58, 0.76)),
    "told": ("“I knew what would happen next”", (0.62, 0.71)),
    "once": ("“I did not have to tell my story twice”", (0.49, 0.55)),
    "better": ("“Things are better for my family”", (0.55, 0.66)),
}
RETURNED = 0.03  # of spells of a hub's work, a form at the end of which each statement is answered
UNANSWERED, NEITHER = 0.05, 0.4  # of statements; of those who do not agree
CHILDREN = 0.3  # of forms; the others are from parents


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


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every statement on every form, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/responses")
    for number, (day, child, spell) in enumerate(_returned(life, rng), 1):
        contact, respondent = spell.contact, "child" if rng.random() < CHILDREN else "parent"
        family = (f"C{child:07}", f"F{contact.family.number:07}", parent_of(contact.family))
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        for nth, statement in enumerate(STATEMENTS, 1):
            said = (text[day], respondent, statement, _answer(statement, day, rng))
            yield day, (f"A{number:05}-{nth}", *family, *where, *said)


RESPONSES = Extract("responses", COLUMNS, _rows)
