"""What families, partners and staff say of hubs. Every quotation is invented, and so is everybody in it."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from sample_data.almanac import AS_AT, DATA_START
from sample_data.cases import Spell
from sample_data.facts.extract import Extract, Life
from sample_data.facts.naming import parent_of, team_then, then
from sample_data.households import Wheel
from sample_data.places import AUTHORITY, HUB, TYPE_OF

COLUMNS = (
    *("reference", "child", "family", "parent", "authority", "locality", "team"),
    *("said", "respondent", "theme", "words"),
)
THEMES = {
    "listened": "Being listened to",
    "time": "Help at the right time",
    "worker": "Our worker",
    "groups": "Groups",
    "practical": "Practical help",
    "building": "The building",
}
RESPONDENTS = {"parent": 0.52, "child": 0.2, "relative": 0.1, "partner": 0.1, "staff": 0.08}
COMMENTED = 0.06  # of spells of a hub's work
WITHOUT_WORDS = 0.04  # a form with the theme ticked and nothing written

# By theme what a family says, by itself or with what it led to.
FAMILY = {
    "listened": (
        "Nobody had asked what we wanted before",
        "They heard me out and did not judge",
        "I felt listened to for the first time in years",
        "They asked the kids as well, not just the grown ups",
    ),
    "time": (
        "We got help the same week we asked",
        "I only wish somebody had told us about the hub sooner",
        "It took three phone calls before anybody came back to us",
        "They came before things got really bad",
    ),
    "worker": (
        "Our worker always did what she said she would",
        "We had the same worker the whole way through",
        "I had to tell my story again when the worker changed",
        "My worker is funny and brings biscuits",
    ),
    "groups": (
        "The parenting group was a safe place to talk",
        "I met other mums at the group and we still keep in touch",
        "The group was hard to get to without a car",
        "I was scared to go to the group but I am glad I did",
    ),
    "practical": (
        "They helped with the forms and got us a cooker",
        "Somebody came with me to the school meeting",
        "They sorted a bus pass so I could get to appointments",
        "We had no beds for the kids and they found some",
    ),
    "building": (
        "The hub feels warm, not like an office",
        "There is nowhere to leave the pram at the hub",
        "The play room is the best bit",
        "It is easy to just drop in",
    ),
}
LED_TO = (
    "and things are calmer at home now",
    "and I am sleeping better",
    "and that made all the difference to us",
    "but we are still waiting for the rest",
    "and I would tell anybody to go",
    "and we know who to phone",
    "",
)
# What an officer has to find before it is quoted.
NAMED = (
    "My son Jayden loves going to see Karen on a Tuesday.",
    "wee sophie is 4 and she asks for her worker every day",
    "Me and K. moved to Larkhall and the hub still helped.",
    "mrs mcallister at the primary school told us about it",
    "Since Liam (7) started the group he talks more about his dad.",
)
NAMES_SOMEBODY = 0.12
COLLEAGUES = {
    "listened": ("Families tell us they feel heard at the hub.", "The family's own words are in the plan."),
    "time": ("Referrals are answered within days.", "We still do not always hear what came of a referral."),
    "worker": ("It helps to know which worker to ring.", "Changes of worker set families back."),
    "groups": ("The groups bring in parents who would not come alone.", "We need an evening group."),
    "practical": ("A small grant can prevent a crisis.", "The grants take too long to approve."),
    "building": ("It is good to meet families in a friendly place.", "The rooms are too few on Mondays."),
}
_WHO, _WHEEL = tuple(RESPONDENTS), Wheel(RESPONDENTS.values())


def _words(respondent: str, theme: str, rng: Random) -> str:
    if rng.random() < WITHOUT_WORDS:
        return ""
    if respondent in ("partner", "staff"):
        return rng.choice(COLLEAGUES[theme])
    if rng.random() < NAMES_SOMEBODY:
        return rng.choice(NAMED)
    return f"{rng.choice(FAMILY[theme])} {rng.choice(LED_TO)}".strip() + "."


def _commented(life: Life, rng: Random) -> list[tuple[int, int, Spell]]:
    """Day, number of the child and spell of every comment in the dates of the extract, in order of day."""
    found = []
    for spell in life.spells:
        if TYPE_OF[spell.team] == HUB and rng.random() < COMMENTED:
            day = spell.started + rng.randint(20, 120)
            if DATA_START <= day <= min(AS_AT, spell.ended):
                found.append((day, rng.choice(spell.contact.children).number, spell))
    return sorted(found, key=lambda each: each[:2])


def _rows(life: Life) -> Iterator[tuple[int, tuple]]:
    """Day and row of every comment, in order of day."""
    text, rng = life.almanac.text, Random(f"{life.seed}/comments")
    for number, (day, child, spell) in enumerate(_commented(life, rng), 1):
        contact, respondent = spell.contact, _WHO[_WHEEL.draw(rng)]
        theme = rng.choice(tuple(THEMES))
        family = (f"C{child:07}", f"F{contact.family.number:07}", parent_of(contact.family))
        where = (AUTHORITY, then(contact.locality, day), team_then(contact, spell.team, day))
        said = (text[day], respondent, theme, _words(respondent, theme, rng))
        yield day, (f"K{number:05}", *family, *where, *said)


COMMENTS = Extract("comments", COLUMNS, _rows)
