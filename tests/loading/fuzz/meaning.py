"""Rows whose meaning is known before they are written, and what the store must hold of each.

Written without the loader: numbers of people are hashed here by Python's own hashing, days counted from
Python's own dates.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256

from tests.loading.fuzz import dress
from tests.loading.fuzz.dress import Value

KEY = "a secret for the tests alone"
NONE = "not_recorded"
# What a person may write for each member: its code, its name, in whatever letters.
MEMBERS = {
    "locality": {"east": "East Side", "west": "West Side"},
    "team": {"east_hub": "East Hub", "west_hub": "West Hub", "east_office": "East Office"},
    "source": {"school": "School", "police": "Police"},
    "reason": {"parenting": "Parenting"},
    "decision": {"no_further_action": "No further action"},
    "age_band": {"0": "Under 1", "10-15": "10 to 15", "18+": "18 and over"},
    "sex": {"female": "Female", "male": "Male"},
    "worker": {"first": "First worker", "second": "Second worker"},
    "tier": {"early": "Early intervention", "intensive": "Intensive", "universal": "Universal"},
}


@dataclass(frozen=True)
class Row:
    """A row to send. `sound`: it is to be loaded; otherwise it is to be named among the rejected ones."""

    values: dict[str, Value]
    sound: bool = True

    def means(self, sent: set[str]) -> dict[str, object]:
        """What the store must hold of it where only these columns were sent."""
        held = {name: value.means if name in sent else value.empty for name, value in self.values.items()}
        if held.get("child"):  # a row about nobody known goes by its own number
            held["reference"] = hashed(str(held["reference"]), str(held["child"]))
        return held


def hashed(*parts: str) -> int:
    """The first 60 bits of the hash of the parts."""
    return int(sha256("\x1f".join(parts).encode()).hexdigest()[:15], 16)


def person(number: str, of: str, authority: str = "south") -> int:
    """The number by which the store knows somebody."""
    return hashed(KEY, of, authority, number.upper())


class Draw:
    """Rows of one extract of one file: how its columns are written is drawn once, the rows one by one."""

    def __init__(self, chance: random.Random):
        self.chance = chance
        self.numbers = {name: dress.numbers(chance) for name in ("reference", "child", "family")}
        self.days = {
            name: dress.days(chance) for name in ("received", "decided", "closed", "started", "ended")
        }
        self.blanks = chance.choice([0, 0.1, 0.6])
        self.unknown = chance.choice([0, 0, 0.1])

    def person(self, name: str, number: int, of: str, required: bool = True) -> Value:
        if not required and self.chance.random() < self.blanks:
            return Value(None, None, self.chance.choice(dress.NOBODY))
        value = self.numbers[name](number)
        return replace(value, means=person(str(value.means), of))

    def child(self) -> Value:
        """Some have no number yet; where most have none, the file is not loaded."""
        if self.blanks and self.chance.random() < 0.1:
            return Value(None, None, self.chance.choice((*dress.NOBODY, "UNBORN", "000000", "New baby")))
        return self.person("child", self.chance.randrange(1, 10**6), "child")

    def member(self, name: str) -> Value:
        if self.chance.random() < self.blanks:
            return Value(NONE, None, "", NONE)
        if self.chance.random() < self.unknown:
            return Value(NONE, None, "Elsewhere entirely", NONE)
        code, called = self.chance.choice(list(MEMBERS[name].items()))
        text = self.chance.choice([code, called, called.upper(), f" {called} ", code.replace("_", " ")])
        return Value(code, None, text, NONE)

    def day(self, name: str, first: date, blank: bool = True) -> tuple[date, Value]:
        day = first + timedelta(days=self.chance.randrange(200))
        if blank and self.chance.random() < self.blanks:
            return day, Value(None, None, self.chance.choice(dress.NO_DAYS))
        return day, self.days[name](day)

    def flag(self) -> Value:
        if self.chance.random() < self.blanks:
            return Value(0, None, "", 0)
        yes = self.chance.random() < 0.5
        text = self.chance.choice(["yes", "Y", "TRUE", "1"] if yes else ["no", "N", "False", "0"])
        return Value(int(yes), yes, text, 0)


def referral(draw: Draw, number: int) -> Row:
    received, first = draw.day("received", date(2023, 1, 1), blank=False)
    return Row(
        {
            "reference": draw.person("reference", number, "referrals"),
            "child": draw.child(),
            "family": draw.person("family", draw.chance.randrange(1, 10**6), "family", required=False),
            **{name: draw.member(name) for name in ("locality", "team", "source", "reason", "decision")},
            **{name: draw.member(name) for name in ("age_band", "sex")},
            "received": first,
            "decided": draw.day("decided", received)[1],
            "closed": draw.day("closed", received)[1],
            "unborn": draw.flag(),
        }
    )


def allocation(draw: Draw, number: int) -> Row:
    started, first = draw.day("started", date(2023, 1, 1), blank=False)
    return Row(
        {
            "reference": draw.person("reference", number, "allocations"),
            "child": draw.child(),
            "family": draw.person("family", draw.chance.randrange(1, 10**6), "family", required=False),
            **{name: draw.member(name) for name in ("team", "worker")},
            "started": first,
            "ended": draw.day("ended", started)[1],
        }
    )


def account(draw: Draw, number: int) -> Row:
    month = date(2015 + number // 12 % 10, number % 12 + 1, 1)
    tier = list(MEMBERS["tier"].items())[number // 120 % 3]
    return Row(
        {
            "month": dress.month(draw.chance, month),
            "tier": Value(tier[0], None, draw.chance.choice(tier), NONE),
            "budget": dress.amount(draw.chance),
            "spent": dress.amount(draw.chance),
        }
    )


@dataclass(frozen=True)
class Extract:
    """An extract that is drawn: its rows, what a file of it must have, and by what its rows are known."""

    draw: Callable[[Draw, int], Row]
    required: tuple[str, ...]
    key: tuple[str, ...]
    dated: str


EXTRACTS = {
    "referrals": Extract(referral, ("reference", "child", "received"), ("reference",), "received"),
    "allocations": Extract(allocation, ("reference", "child", "started"), ("reference",), "started"),
    "accounts": Extract(account, ("month", "tier"), ("month", "tier"), "month"),
}


def rows(chance: random.Random, extract: str) -> list[Row]:
    """Some dozens of rows; in some files one or another that must not be loaded."""
    draw, first = Draw(chance), chance.randrange(1, 10**5)
    drawn = [EXTRACTS[extract].draw(draw, first + number) for number in range(chance.randint(1, 60))]
    if chance.random() < 0.4 and len(drawn) > 9:
        for _ in range(len(drawn) // 9):
            drawn.insert(chance.randint(1, len(drawn)), _unsound(chance, extract, drawn[0]))
        if chance.random() < 0.3:
            drawn.append(_total(extract, drawn[0]))
    return drawn


def _unsound(chance: random.Random, extract: str, first: Row) -> Row:
    """The first row again, which is a repetition, or with something wrong in it."""
    dated, required = EXTRACTS[extract].dated, EXTRACTS[extract].required
    wrong = [{}, {dated: "soon"}, {dated: "31/02/2024"}, {dated: "01/06/2190"}, {dated: ""}]
    wrong += [{name: ""} for name in required if name != "child"]
    if extract == "referrals":
        wrong += [{"unborn": "perhaps"}, {"decided": "01/01/1999"}]
    if extract == "accounts":
        wrong = [{}, {"month": "13/2024"}, {"month": ""}, {"budget": "(1,200)"}, {"spent": "tbc"}]
    changes = {name: Value(None, None, text) for name, text in chance.choice(wrong).items()}
    return Row(first.values | changes, sound=False)


def _total(extract: str, first: Row) -> Row:
    """The line of totals below the table."""
    empty = {name: Value(None, None, "") for name in first.values}
    return Row(empty | {EXTRACTS[extract].required[0]: Value(None, None, "Total")}, sound=False)
