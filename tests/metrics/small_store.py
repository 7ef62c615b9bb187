"""A store of drawn rows with the shape of a snapshot, in DuckDB or PostgreSQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count

from sqlalchemy import create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.pool import StaticPool

from data_access.extracts import FACTS as LAYOUTS_OF_FACTS
from data_access.schema import FACTS, FIXED, VERSION, metadata
from metrics.periods import EPOCH, day_number

NUMBERS = count(1)
NOT_RECORDED = {"key": 0, "code": "not_recorded", "name": "Not recorded"}
TYPES = (("hub", "Hub", 2), ("local_office", "Local Office", 3), ("ypss", "YPSS", 3))
LISTS = {
    "team_type": [{"code": code, "name": name, "level": level} for code, name, level in TYPES],
    "source_group": [{"code": "public", "name": "Public"}, {"code": "services", "name": "Services"}],
    "referral_source": [
        {"code": "self", "name": "Self", "source_group": 1},
        {"code": "police", "name": "Police", "source_group": 2},
    ],
    "reason_group": [{"code": "home", "name": "Home"}],
    "reason": [{"code": "childcare_concern", "name": "Childcare concern", "reason_group": 1}],
    "decision": [
        {"code": "no_further_action", "name": "No further action"},
        {"code": "support", "name": "Support"},
    ],
    "assessment_kind": [
        {"code": "pre_birth", "name": "Pre-birth"},
        {"code": "parenting_needs", "name": "Parenting"},
    ],
    "assessment_outcome": [
        {"code": "alternative_care", "name": "Alternative care"},
        {"code": "support", "name": "Support"},
    ],
    "plan_kind": [{"code": "parents", "name": "Parents"}, {"code": "child", "name": "Child"}],
    "plan_outcome": [
        {"code": "escalated", "name": "Escalated"},
        {"code": "continued", "name": "Continued"},
    ],
    "fund": [{"code": "wfwf", "name": "Wellbeing fund"}, {"code": "core", "name": "Own budget"}],
    "indicator": [{"code": "nation", "name": "National fund"}, {"code": "grant", "name": "Grant"}],
    "paper": [{"code": "paper", "name": "Paper"}, {"code": "report", "name": "Report"}],
    "programme": [
        {"code": "pregnancy", "name": "Bumps group"},
        {"code": "teen", "name": "Teen group"},
    ],
    "theme": [{"code": "listened", "name": "Being listened to"}, {"code": "time", "name": "Time"}],
    "statement": [{"code": "heard", "name": "I was heard"}, {"code": "better", "name": "It is better"}],
    "standard": [{"code": "plan", "name": "Plan"}, {"code": "voice", "name": "The child's voice"}],
    "grade": [
        {"code": "very_good", "name": "Very good", "grade_group": 1},
        {"code": "weak", "name": "Weak", "grade_group": 2},
    ],
    "agency": [{"code": "health", "name": "Health"}, {"code": "police", "name": "Police"}],
    "need": [{"code": "parenting", "name": "Parenting"}, {"code": "school", "name": "School"}],
    "worker_role": [{"code": "social_worker", "name": "Social worker"}],
}
AUTHORITIES = (("south", "South Lanarkshire", 10, 8), ("north", "North Lanarkshire", 4, 8))
LOCALITIES = (("hamilton", "Hamilton", 1), ("lanark", "Lanark", 1), ("airdrie", "Airdrie", 2))
TEAMS = (
    ("h_hub", "Hamilton Hub", 1, 1),
    ("h_local", "Hamilton Local Office", 1, 2),
    ("a_hub", "Airdrie Hub", 2, 1),
)
FIRST, LAST = date(2021, 1, 1), date(2024, 12, 31)
EXTRACTS = tuple(layout.name for layout in LAYOUTS_OF_FACTS)
DAYS = (date(2018, 1, 1), date(2026, 12, 31))


@dataclass
class SmallStore:
    """One snapshot; `rows` of every table that is not the same each time."""

    engine: Engine
    number: int = field(default_factory=lambda: next(NUMBERS))
    as_at: date = LAST
    loaded_at: datetime = datetime(2025, 1, 2, 9, 30)
    invented: bool = True
    protected: bool = False
    open_to_all: SmallStore | None = None  # the public snapshot beside it

    @property
    def schema_version(self) -> int:
        return VERSION

    @property
    def facts(self) -> frozenset[str]:
        return frozenset(FACTS)

    def public(self) -> SmallStore | None:
        return self.open_to_all

    @property
    def url(self) -> str:
        return f"{self.engine.url}#small"

    @property
    def dialect(self) -> str:
        return self.engine.dialect.name

    def connect(self):
        return self.engine.connect()

    def refill(self, rows: dict[str, list[dict]]) -> SmallStore:
        """Another snapshot in the same tables, so that many draws need one engine."""
        with self.engine.begin() as connection:
            for name, filled in rows.items():
                connection.execute(metadata.tables[name].delete())
                if filled:
                    connection.execute(metadata.tables[name].insert(), filled)
        self.number = next(NUMBERS)
        return self


def duckdb_store(rows: dict[str, list[dict]] | None = None, two: bool = True) -> SmallStore:
    engine = create_engine("duckdb:///:memory:", poolclass=StaticPool)
    return fill(engine, rows, two)


def fill(engine: Engine, rows: dict[str, list[dict]] | None = None, two: bool = True) -> SmallStore:
    """All tables made, the lists and the calendar put in, then `rows`."""
    metadata.drop_all(engine)
    metadata.create_all(engine)
    return SmallStore(engine).refill({**reference_rows(two), **(rows or {})})


def reference_rows(two: bool = True) -> dict[str, list[dict]]:
    """Lists, places, calendar and coverage; one authority only where `two` is false."""
    councils = AUTHORITIES if two else AUTHORITIES[:1]
    lists = {
        **LISTS,
        **{name: [{"code": code, "name": title} for code, title in pairs] for name, pairs in FIXED.items()},
        "authority": [
            dict(zip(("code", "name", "service_year_start", "school_year_start"), each, strict=True))
            for each in councils
        ],
        "locality": _within(("code", "name", "authority"), LOCALITIES, len(councils)),
        "team": _within(("code", "name", "authority", "team_type"), TEAMS, len(councils)),
    }
    rows = {name: _keyed(name, listed) for name, listed in lists.items()}
    rows["calendar"] = [
        calendar_row(DAYS[0] + timedelta(days=n)) for n in range((DAYS[1] - DAYS[0]).days + 1)
    ]
    rows["coverage"] = [
        coverage_row(key, extract) for key in range(1, len(councils) + 1) for extract in EXTRACTS
    ]
    return rows


def _within(names: tuple[str, ...], listed, councils: int) -> list[dict]:
    return [dict(zip(names, each, strict=True)) for each in listed if each[2] <= councils]


def _keyed(name: str, listed: list[dict]) -> list[dict]:
    blank = {column.name: 0 for column in metadata.tables[name].c if not column.nullable}
    rows = [{**blank, "key": key, **row} for key, row in enumerate(listed, 1)]
    return [{**dict.fromkeys(rows[0]), **blank, **NOT_RECORDED}, *rows]


def coverage_row(authority: int, extract: str, first=FIRST, last=LAST, opening=1, lasts=0) -> dict:
    return {
        "authority": authority,
        "extract": extract,
        "covers_from": day_number(first),
        "covers_to": day_number(last),
        "as_at": day_number(last),
        "opening_stock": opening,
        "lasts": lasts,
    }


def calendar_row(day: date) -> dict:
    def starts(month: int) -> int:
        return day_number(date(day.year - (day.month < month), month, 1))

    return {
        "day": (day - EPOCH).days,
        "month": day_number(day.replace(day=1)),
        "quarter": day_number(date(day.year, (day.month - 1) // 3 * 3 + 1, 1)),
        **{f"year_from_{month}": starts(month) for month in range(1, 13)},
    }


IDS = count(1)


def fact_row(fact: str, **values) -> dict:
    """A row of a fact with every column: dates as days, dimensions as keys, the rest not recorded."""
    row = {column.name: None if column.nullable else 0 for column in FACTS[fact].c}
    row.update(n=1, authority=1)
    if "id" in row:
        row["id"] = next(IDS)
    row.update({name: day_number(v) if isinstance(v, date) else v for name, v in values.items()})
    return row
