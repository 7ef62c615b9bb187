"""Councils in which nothing changes: lives drawn by chance, sent as extracts and loaded.

Children come at one rate, are helped for a while and then come back or not. Of ten such years only the latest
five are sent, as by a council whose records begin there. So a figure that moves between the months that it is
known for moves because of how it is worked out (`moving`).
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random

from data_access.database import Store
from data_access.extracts import LAYOUTS
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day, Member
from data_access.facts.declaration import Fact, Measure
from data_access.schema import FIXED
from tests.loads import load

COUNCILS = 20  # enough to tell a figure that moves from chance
FROM, TO = date(2020, 1, 1), date(2024, 12, 31)
PAST = timedelta(days=25 * 365)  # long before, so that those who return are at their level by then
A_DAY = 0.35  # children who come for the first time
PLANNED = timedelta(days=200)  # what follows a referral may come after help is over, but no later
STAY, AWAY = 180, 600  # mean days of help, and of being away before coming back
BACK, MEANWHILE = 0.45, 0.07  # of those helped, share who come back, and share referred again meanwhile
# Of rows with a day, where not half: few are lost from sight, and what is counted while it is open must end.
SHARES = {"observed_to": 0.05, "done": 1.0}
YEARS = range(FROM.year - 1, TO.year + 1)
EXTRACTS = tuple(fact.extract for fact in DECLARED.values())
PERSONS = {fact.extract: [person.name for person in fact.who] for fact in DECLARED.values()}
OTHERS = tuple(fact for name, fact in DECLARED.items() if name not in ("referral", "allocation"))
SHARED = {
    "team_types": (("code", "name", "level"), [("hub", "Hub", 2), ("local_office", "Local Office", 3)]),
    "referral_sources": (("code", "name", "group"), [("self", "Self", "own"), ("police", "Police", "own")]),
    "reasons": (("code", "name", "group"), [("home", "Home", "home")]),
    "decisions": (("code", "name"), [("support", "Support"), ("no_further_action", "No further action")]),
    "funds": (("code", "name"), [("core", "Own budget")]),
    "indicators": (("code", "name"), [("grant", "Grant")]),
    "papers": (("code", "name"), [("paper", "Paper")]),
    "themes": (("code", "name"), [("listened", "Being listened to")]),
    "statements": (("code", "name"), [("heard", "I was heard")]),
    "standards": (("code", "name"), [("plan", "Plan")]),
    "grades": (("code", "name", "counts_as"), [("good", "Good", "good"), ("weak", "Weak", "below")]),
    "agencies": (("code", "name"), [("health", "Health"), ("police", "Police")]),
    "programmes": (("code", "name"), [("pregnancy", "Bumps group"), ("teen", "Teen group")]),
    "needs": (("code", "name"), [("parenting", "Parenting"), ("school", "School")]),
    "assessment_kinds": (
        ("code", "name"),
        [("pre_birth", "Before birth"), ("parenting_needs", "What parents need")],
    ),
    "assessment_outcomes": (("code", "name"), [("alternative_care", "Care"), ("support", "Support")]),
    "plan_kinds": (("code", "name"), [("parents", "Parents")]),
    "plan_outcomes": (("code", "name"), [("escalated", "Escalated"), ("continued", "Continued")]),
}
MEMBERS = {name: tuple(code for code, _ in members[:2]) for name, members in FIXED.items()}
MEMBERS |= {LAYOUTS[name].table: tuple(code for code, *_ in rows) for name, (_, rows) in SHARED.items()}
MEMBERS["need_later"] = ("met", "unmet", None)  # some families are not found again
MEMBERS["made_with_family"] = ("present", "without", None)  # and of some plans nobody wrote it down
MEMBERS["tier"] = ("early", "intensive")  # one that is prevention and one that is not

Row = dict[str, object]


class Council:
    """One council's lives, as the rows of its extracts; `number` decides every chance.

    `sends_open`: whether it sends what was open on the first day.
    """

    def __init__(self, number: int, sends_open: bool):
        """Draw them all; `rows` by extract, each with its first and its last day."""
        self.code, self.rng, self.sends_open = f"c{number}_{_said(sends_open)}", Random(number), sends_open
        # Each fact by a chance of its own: another fact changes neither lives nor the facts there are.
        self.chances = {fact.name: Random(f"{fact.name} of {number}") for fact in OTHERS}
        self.teams = (f"{self.code}_hub", f"{self.code}_office")
        self.rows: dict[str, list[tuple[date, date, Row]]] = {extract: [] for extract in EXTRACTS}
        day, child = FROM - PAST, 0
        while day <= TO:
            child += 1
            self._life(f"{self.code}-{child}", day)
            day += timedelta(days=self._whole(1 / A_DAY))
        for fact in (each for each in OTHERS if isinstance(each, Measure)):
            for month in range(12 * (TO.year - FROM.year + 1)):
                first = date(FROM.year + month // 12, month % 12 + 1, 1)
                says = {"authority": self.code, fact.month: first, **self._drawn(fact)}
                self.rows[fact.extract].append((first, first, says))

    def _whole(self, mean_days: float) -> int:
        return _days(mean_days, self.rng)

    def _life(self, child: str, day: date) -> None:
        while day <= TO:
            over = day + timedelta(days=1 + int(self.rng.gammavariate(2, STAY / 2)))
            if over >= FROM - PLANNED:
                self._came(child, self.rng.choice(self.teams), day, over)
            if self.rng.random() >= BACK:
                return
            day = over + timedelta(days=1 + self._whole(AWAY))

    def _came(self, child: str, team: str, day: date, over: date) -> None:
        """Referred, perhaps once more before it is over, and helped until then."""
        self._referred(child, team, day, over)
        if self.rng.random() < MEANWHILE:
            self._referred(child, team, day + (over - day) * self.rng.random(), over)
        self._helped(child, team, day, over)
        for fact in (each for each in OTHERS if not isinstance(each, Measure)):
            self._also(fact, child, team, day)

    def _also(self, fact: Fact, child: str, team: str, day: date) -> None:
        """A row of another fact some time after, each of its days or none of them after the one before."""
        rng = self.chances[fact.name]
        days: dict[str, date | None] = {fact.dated: day + timedelta(days=_days(20, rng))}
        for each in fact.columns:
            if isinstance(each, Day) and each.name not in days:
                days[each.name] = _perhaps(SHARES.get(each.name, 0.5), days[each.not_before], 10, rng)
        first = days[fact.dated]
        over = days[fact.lasts[1]] if fact.lasts else None
        told = {name: _by(each) for name, each in days.items()} | {fact.dated: first}
        self._add(fact.extract, child, team, first, over or first, {**self._drawn(fact), **told})

    def _drawn(self, fact: Fact) -> Row:
        """A member of each list that is known, and amounts about as high one time as another."""
        rng, members = self.chances[fact.name], [each for each in fact.columns if isinstance(each, Member)]
        lists = {each.name or each.dimension: _member(each.dimension, rng) for each in members}
        amounts = [each.name for each in fact.columns if isinstance(each, Amount)]
        return lists | {name: rng.gauss(10, 1) for name in amounts}

    def _referred(self, child: str, team: str, day: date, over: date) -> None:
        decided = min(over, day + timedelta(days=self._whole(2)))
        says = {
            "source": self.rng.choice(("self", "police", "police")),
            "unborn": self.rng.choice(("yes", "no")),
            "decision": self.rng.choice(("support", "support", "no_further_action")),
        }
        days = {"received": day, "decided": _by(decided), "closed": _by(over)}
        self._add("referrals", child, team, day, over, {**says, "reason": "home", **days})

    def _helped(self, child: str, team: str, day: date, over: date) -> None:
        """A worker of the team until the end or, in half the cases, until another team takes over."""
        begins, moves = min(over, day + timedelta(days=self._whole(9))), self.rng.random() < 0.5
        until = begins + (over - begins) * (self.rng.random() if moves else 1)
        self._works(child, team, "first", begins, until)
        if self.rng.random() < 0.3:
            self._works(child, team, "second", begins, until)
        if moves:
            other = self.teams[team == self.teams[0]]
            self._works(child, other, "first", min(over, until + timedelta(days=self._whole(5))), over)

    def _works(self, child: str, team: str, worker: str, started: date, ended: date) -> None:
        days = {"worker": worker, "started": started, "ended": _by(ended)}
        self._add("allocations", child, team, started, ended, days)

    def _add(self, extract: str, child: str, team: str, first: date, last: date, says: Row) -> None:
        place = {"authority": self.code, "locality": f"{self.code}_town", "team": team}
        who = {"reference": f"{child}-{len(self.rows[extract])}"} | dict.fromkeys(PERSONS[extract], child)
        if last >= FROM and first <= TO:
            self.rows[extract].append((first, last, {**who, **place, **says}))


def _days(mean: float, rng: Random) -> int:
    """Whole days, by chance about the mean, each day as likely as the one before to be the last."""
    return int(rng.expovariate(1 / mean) + rng.random())


def _perhaps(share: float, day: date | None, mean: float, rng: Random) -> date | None:
    """A day after the one given, in some cases."""
    return day + timedelta(days=_days(mean, rng)) if day and rng.random() < share else None


def _member(dimension: str, rng: Random) -> str | None:
    """One of a list, by the same chance one time as another; none where the council has no such list."""
    return rng.choice(MEMBERS.get(dimension, (None,)))


def _by(day: date | None) -> date | None:
    """A day that is known when the extracts are taken."""
    return day if day and day <= TO else None


def some(many: int) -> list[Council]:
    """So many councils, every other one of which sends what was open on its first day."""
    return [Council(number, number % 2 == 0) for number in range(many)]


def write(folder: Path, councils: Sequence[Council], extracts: Sequence[str]) -> None:
    """The extracts of the councils, as files."""
    folder.mkdir()
    for extract in extracts:
        rows = [
            row
            for council in councils
            for first, _, row in sorted(council.rows[extract], key=lambda each: each[0])
            if council.sends_open or first >= FROM
        ]
        _table(folder, extract, tuple(rows[0]), [tuple(row.values()) for row in rows])
    for name, (columns, rows) in SHARED.items():
        _table(folder, name, columns, rows)
    codes = [council.code for council in councils]
    _table(folder, "authorities", ("code", "name"), [(code, code) for code in codes])
    towns = [(f"{code}_town", f"{code} town", code, "locality") for code in codes]
    _table(folder, "localities", ("code", "name", "authority", "kind"), towns)
    kinds = zip(("hub", "local_office"), ("hub", "office"), strict=True)
    teams = [(f"{code}_{end}", f"{code} {end}", code, kind) for kind, end in kinds for code in codes]
    _table(folder, "teams", ("code", "name", "authority", "type"), teams)
    people = [(code, year, "children", 20_000) for code in codes for year in YEARS]
    _table(folder, "populations", ("authority", "year", "age_group", "people"), people)
    told = [(each.code, name, FROM, TO, TO, _said(each.sends_open)) for each in councils for name in extracts]
    columns = ("authority", "extract", "covers_from", "covers_to", "as_at", "opening_stock")
    _table(folder, "coverage", columns, told)


def _said(yes: bool) -> str:
    return "yes" if yes else "no"


def _table(folder: Path, name: str, columns: Sequence[str], rows: Sequence[Sequence]) -> None:
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])


def loaded(folder: Path, store: Store, councils: Sequence[Council], extracts: Sequence[str] = EXTRACTS):
    """The snapshot of these councils, loaded by the ordinary loader."""
    write(folder, councils, extracts)
    report = load([folder], store, invented=True, anyway=True)  # small months fall by half by chance
    assert report.snapshot, report.stops
    return store.current()
