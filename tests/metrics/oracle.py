"""Every metric counted again, in plain Python over lists of dicts.

Written apart from the compiler: it takes only the metrics' names from the
project. Rows hold codes (None where not recorded) and dates, as people would
write them, and `n`, the events a row stands for.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from tests.metrics.lives import back_within_a_year

Row = dict
COUNCIL_OF = {"hamilton": "south", "lanark": "south", "airdrie": "north"}
COUNCIL_OF |= {"h_hub": "south", "h_local": "south", "a_hub": "north"}
PEOPLE = {
    ("south", None): {2021: 50, 2022: 60},
    ("south", "hamilton"): {2021: 30, 2022: 35},
    ("south", "lanark"): {2021: 20, 2022: 25},
    ("north", None): {2021: 41, 2022: 42},
    ("north", "airdrie"): {2021: 41},
}
COVERED = (date(2021, 1, 1), date(2024, 6, 15))
LOOKS_BACK = {
    "hub_share_new": 365,
    "rereferrals": 365,
    "rereferral_share": 365,
    "rereferrals_within_12_months": 365,
    "came_back_within_12_months": 365,
    "days_to_first_allocation": 90,
    "transfers": 365,
    "escalations": 365,
    "step_downs": 365,
}

# --- what is worked out from the rows of a period ---


def events(rows: list[Row]) -> int:
    return sum(row["n"] for row in rows)


def share(rows: list[Row], met: Callable, of: Callable = lambda row: True) -> float | None:
    whole = events([row for row in rows if of(row)])
    return 100 * events([row for row in rows if of(row) and met(row)]) / whole if whole else None


def middle(rows: list[Row], column: str) -> float | None:
    values = [row[column] for row in rows if row[column] is not None for _ in range(row["n"])]
    return median(values) if values else None


def different(rows: list[Row], column: str) -> int:
    return len({row[column] for row in rows if row[column] is not None})


def per_1000(rows: list[Row], people: int | None) -> float | None:
    return 1000 * events(rows) / people if people else None


def within(days: int) -> Callable:
    return lambda row: row["working_days_to_decision"] is not None and row["working_days_to_decision"] <= days


def at(kind: str, direction: str | None = None) -> Callable:
    return lambda row: row["allocation_kind"] == kind and direction in (None, row["direction"])


def team(row: Row) -> str | None:
    return row["team_type"]


COUNTED: dict[str, Callable[[list[Row], int | None], float | None]] = {
    "referrals": lambda rows, _: events(rows),
    "referrals_per_1000": per_1000,
    "hub_share": lambda rows, _: share(rows, lambda r: team(r) == "hub", team),
    "hub_share_new": lambda rows, _: share(
        rows, lambda r: team(r) == "hub", lambda r: team(r) and r["referral_kind"] == "new"
    ),
    "diverted_share": lambda rows, _: share(rows, lambda r: team(r) != "local_office", team),
    "self_referral_share": lambda rows, _: share(
        rows, lambda r: r["source"] == "self", lambda r: r["source"]
    ),
    "self_referring_families": lambda rows, _: different(
        [r for r in rows if r["source"] == "self"], "family"
    ),
    "no_further_action_share": lambda rows, _: share(
        rows, lambda r: r["decision"] == "no_further_action", lambda r: r["decision"]
    ),
    "days_to_decision": lambda rows, _: middle(rows, "days_to_decision"),
    "decided_within_1_day": lambda rows, _: share(
        rows, within(1), lambda r: r["working_days_to_decision"] is not None
    ),
    "decided_within_3_days": lambda rows, _: share(
        rows, within(3), lambda r: r["working_days_to_decision"] is not None
    ),
    "rereferrals": lambda rows, _: events([r for r in rows if r["referral_kind"] == "rereferral"]),
    "rereferral_share": lambda rows, _: share(rows, lambda r: r["referral_kind"] == "rereferral"),
    "rereferrals_within_12_months": lambda rows, _: share(
        rows, lambda r: r["days_since_previous"] is not None and r["days_since_previous"] <= 365
    ),
    "came_back_within_12_months": lambda rows, _: back_within_a_year(rows, COVERED[1]),
    "allocations": lambda rows, _: events(rows),
    "allocations_per_1000": per_1000,
    "children_allocated": lambda rows, _: different(rows, "child"),
    "second_worker_share": lambda rows, _: share(rows, at("second")),
    "open_allocations": lambda rows, _: events(rows),
    "days_to_first_allocation": lambda rows, _: middle(rows, "days_from_referral"),
    "transfers": lambda rows, _: events([r for r in rows if at("transfer")(r)]),
    "escalations": lambda rows, _: events([r for r in rows if at("transfer", "escalation")(r)]),
    "step_downs": lambda rows, _: events([r for r in rows if at("transfer", "step_down")(r)]),
}
STOCKS = {"open_allocations"}
DATED = {"came_back_within_12_months": "involvement_ended"}
RATES = {"referrals_per_1000", "allocations_per_1000"}

# --- which rows, which people, which periods ---


@dataclass(frozen=True)
class Scope:
    """What a manager may see: codes of localities and teams; None for both where nothing is hidden."""

    localities: frozenset[str] | None
    teams: frozenset[str] | None

    @property
    def limited(self) -> bool:
        return self.localities is not None

    @property
    def known(self) -> list[str]:
        return [code for code in sorted(self.localities) if code in COUNCIL_OF]

    @property
    def empty(self) -> bool:
        return self.limited and not self.known and not self.teams

    def sees(self, row: Row, places_only: bool = False) -> bool:
        if not self.limited or row["locality"] in self.localities:
            return True
        return not places_only and row["team"] in self.teams

    def masked(self, row: Row) -> Row:
        if not self.limited or row.get("from_team") in (None, *self.teams):
            return row
        return row | {"from_team": f"other_{row['from_team_type']}"}


def belongs(metric: str, row: Row, first: date, last: date) -> bool:
    if metric in STOCKS:
        return row["started"] <= last and (row["ended"] is None or row["ended"] > last)
    day = row[DATED.get(metric, "received" if "received" in row else "started")]
    return day is not None and first <= day <= last


def kept(row: Row, filters: dict[str, tuple]) -> bool:
    return all(row[dimension] in codes for dimension, codes in filters.items())


def people(places: list[tuple[str, str | None]], last: date) -> int | None:
    """People of the places, all from the latest year they share that the rule of 1 July allows."""
    holds = last.year if (last.month, last.day) >= (7, 1) else last.year - 1
    for year in range(holds, 2000, -1):
        if places and all(year in PEOPLE.get(place, {}) for place in places):
            return sum(PEOPLE[place][year] for place in places)
    return None


def known(metric: str, first: date, last: date) -> str:
    """ "no", "part" or "yes"; stocks begin with their opening stock."""
    begins = COVERED[0] + timedelta(days=LOOKS_BACK.get(metric, 0))
    if (last if metric in STOCKS else first) < begins or first > COVERED[1]:
        return "no"
    return "part" if last > COVERED[1] else "yes"


def value(metric: str, rows: list[Row], first: date, last: date, places: list[tuple]) -> float | None:
    """The figure of the rows that are in question, or None where there is none."""
    if known(metric, first, last) == "no":
        return None
    counted = [row for row in rows if belongs(metric, row, first, last)]
    return COUNTED[metric](counted, people(places, last) if metric in RATES else None)


def months(first: date, last: date, length: int, starts: int) -> list[tuple[date, date]]:
    """The stretches of `length` months, one of which begins in month `starts`, that touch the window."""
    index = first.year * 12 + first.month - 1
    index -= (index - (starts - 1)) % length
    found = []
    while (index // 12, index % 12 + 1) <= (last.year, last.month):
        end = index + length - 1
        last_day = monthrange(end // 12, end % 12 + 1)[1]
        found.append((date(index // 12, index % 12 + 1, 1), date(end // 12, end % 12 + 1, last_day)))
        index += length
    return found
