"""A small invented council, put straight into tables: enough rows for every chart to draw."""

from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data_access.database import Manifest, Snapshot, open_store
from data_access.facts import FACTS as DECLARED
from data_access.facts.columns import Amount, Day
from data_access.facts.declaration import Fact, Measure
from data_access.schema import FACTS, FIXED, VERSION
from data_access.stores.duckdb_file import create_tables
from tests.loads import protect

FIRST, LAST = date(2021, 4, 1), date(2025, 3, 31)
AS_AT = LAST
TEAMS = (
    "Hamilton hub", "East Kilbride hub", "Lanark hub", "Cambuslang hub",
    "Hamilton Local Office", "East Kilbride Local Office", "Lanark Local Office", "Cambuslang Local Office",
    "Young Person's Support Service",
)  # fmt: skip
MEMBERS = {
    "locality": ("Hamilton", "East Kilbride", "Lanark", "Cambuslang"),
    "team_type": ("Hub", "Local Office", "YPSS"),
    "team": TEAMS,
    "source_group": ("Public bodies", "Family"),
    "referral_source": ("Police", "Self", "School", "Health visitor", "Neighbour"),
    "reason_group": ("Harm", "Other"),
    "reason": ("Childcare concern", "Domestic abuse", "Neglect", "Mental health"),
    "decision": ("Support offered", "No further action"),
    "worker_role": ("Social worker", "Family support worker"),
    "fund": ("Wellbeing fund", "Own budget"),
    "indicator": ("National fund", "Grant"),
    "paper": ("Paper", "Report"),
    "programme": ("Teen group", "Bumps group"),
    "standard": ("Plan", "The child's voice"),
    "grade": ("Very good", "Weak"),
    "theme": ("Being listened to", "Time"),
    "statement": ("I was heard", "It is better"),
    "need": ("Parenting", "School"),
    "agency": ("Health", "Police"),
}
# The other columns of a dimension, worked out from the key.
MORE = {
    "authority": {"service_year_start": "10", "school_year_start": "8", "nation": "'S'"},
    "locality": {"authority": "sign({key})", "kind": "'locality'"},
    "team": {
        "authority": "sign({key})",
        "team_type": "CASE WHEN {key} = 0 THEN 0 WHEN {key} < 5 THEN 1 WHEN {key} < 9 THEN 2 ELSE 3 END",
    },
    "team_type": {"level": "{key}"},
    "referral_source": {"source_group": "[0, 1, 2, 1, 1, 2][{key} + 1]"},
    "reason": {"reason_group": "[0, 1, 1, 1, 2][{key} + 1]"},
    "grade": {"grade_group": "{key}"},
}
DAYS = f"(SELECT range AS day FROM range({(date(2015, 1, 1) - date(1970, 1, 1)).days}, 22000))"
FIRST_OF = "date_diff('day', DATE '1970-01-01', date_trunc('{part}', DATE '1970-01-01' + day::INTEGER))"
YEAR_FROM = (
    "date_diff('day', DATE '1970-01-01', date_trunc('year', DATE '1970-01-01' + day::INTEGER "
    "- INTERVAL {back} MONTH)::DATE + INTERVAL {back} MONTH)"
)


SHARED_KEYS = (
    "authority", "locality", "team", "team_type", "referral_source", "source_group", "reason", "reason_group",
)  # fmt: skip
LOADED_AT = datetime(2025, 4, 2, 9, 30, tzinfo=UTC)


def publish(
    folder: Path,
    referrals: int = 1200,
    invented: bool = True,
    loaded_at: datetime = LOADED_AT,
    public: bool = True,
    also: tuple[str, ...] = (),
    url: str = "",
) -> Snapshot:
    """The council as the current snapshot of the store in `folder`; without public figures it is quicker.

    `also` is SQL to change its tables by; `url` is that of another store than the folder's.
    """
    built = folder.parent / f"{folder.name}-built.duckdb"
    create_tables(built)
    with duckdb.connect(str(built)) as connection:
        _dimensions(connection)
        _calendar(connection)
        _facts(connection, referrals)
        _records(connection, referrals)
        for statement in also:
            connection.execute(statement)
    protected = built.with_suffix(".public") if public else None
    if protected:
        protect(built, protected, "a secret of the tests")
    manifest = Manifest(0, AS_AT, loaded_at, VERSION, invented)
    return open_store(url or f"duckdb:///{folder}").publish(built, manifest, protected)


def _code(name: str) -> str:
    return name.lower().replace("'", "").replace(" ", "_")


def _dimensions(connection) -> None:
    sets = {**MEMBERS, **{table: [name for _, name in members] for table, members in FIXED.items()}}
    codes = {table: [code for code, _ in members] for table, members in FIXED.items()}
    for table, names in {"authority": ("South Lanarkshire",), **sets}.items():
        more = MORE.get(table, {})
        columns = ", ".join(("key", "code", "name", *more))
        named = ((_code(name), name) for name in names)
        if table in codes:
            named = zip(codes[table], names, strict=True)
        for key, (code, name) in enumerate((("not_recorded", "Not recorded"), *named)):
            values = ", ".join(["?", "?", "?", *(each.format(key=key) for each in more.values())])
            connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({values})", [key, code, name])
    for team in range(1, 10):
        for locality in {(team - 1) % 4 + 1} if team < 9 else {1, 2, 3, 4}:
            connection.execute("INSERT INTO team_locality VALUES (?, ?, 18000, NULL)", [team, locality])


def _calendar(connection) -> None:
    years = ", ".join(YEAR_FROM.format(back=month - 1) for month in range(1, 13))
    connection.execute(
        f"INSERT INTO calendar SELECT day, {FIRST_OF.format(part='month')}, "
        f"{FIRST_OF.format(part='quarter')}, {years} FROM {DAYS}"
    )


def _facts(connection, referrals: int) -> None:
    """Spread by multiplying with primes: no clock and no chance, and no two columns in step."""
    first, last = ((day - date(1970, 1, 1)).days for day in (FIRST, LAST))
    days = last - first + 1
    shared = {
        "authority": "1", "locality": "i * 7 % 4 + 1",
        "team": "CASE WHEN i % 29 = 0 THEN 9 WHEN i * 11 % 10 < 6 THEN i * 7 % 4 + 1 ELSE i * 7 % 4 + 5 END",
        "team_type": "CASE WHEN i % 29 = 0 THEN 3 WHEN i * 11 % 10 < 6 THEN 1 ELSE 2 END",
        "referral_source": "[1, 1, 1, 2, 2, 3, 4, 5, 0][i * 13 % 9 + 1]",
        "source_group": "[1, 1, 1, 2, 2, 1, 1, 2, 0][i * 13 % 9 + 1]",
        "reason": "[1, 1, 1, 2, 2, 3, 4][i * 17 % 7 + 1]",
        "reason_group": "[1, 1, 1, 1, 1, 1, 2][i * 17 % 7 + 1]",
    }  # fmt: skip
    keys, made = ", ".join(SHARED_KEYS), ", ".join(shared[key] for key in SHARED_KEYS)
    day = f"{first} + (range * {days} / {referrals})::INTEGER"
    numbers = f"(SELECT range AS i, {day} AS day FROM range({referrals}))"
    connection.execute(
        f"INSERT INTO referral (id, child, family, {keys}, referral_kind, decision, age_band, sex,"
        " ethnic_group, disability, deprivation, unborn, received, decided, closed, previous_received,"
        " previous_closed, days_since_previous, days_to_decision, working_days_to_decision,"
        " days_to_allocation, days_to_escalation, involvement_ended, days_to_next, what_followed, progress,"
        " n)"
        f" SELECT i, i % 900, i % 700, {made}, CASE WHEN i % 5 = 0 THEN 2 ELSE 1 END, i % 3 % 2 + 1,"
        " i % 7 + 1, i % 2 + 1, 1, 2, i % 5 + 1, 0, day, day + i % 5, day + 60,"
        " CASE WHEN i % 5 = 0 THEN day - 300 END,"
        f" CASE WHEN i % 5 = 0 THEN day - 200 END, CASE WHEN i % 5 = 0 THEN 300 END, i % 5, i % 4, i % 9,"
        " CASE WHEN i % 6 = 0 THEN i * 7 % 250 END,"
        f" CASE WHEN day + 60 <= {last} THEN day + 60 END,"
        f" CASE WHEN day + 60 <= {last} AND i % 4 = 0 THEN i * 37 % 500 END,"
        f" CASE WHEN day + 60 > {last} THEN 0 WHEN i % 4 = 0 THEN i % 3 + 2 ELSE 1 END, i % 8 + 1, 1"
        f" FROM {numbers}"
    )
    connection.execute(
        f"INSERT INTO allocation (id, child, family, {keys}, worker_role, allocation_kind, started,"
        " ended, from_team, from_team_type, direction, days_from_referral, moves, n)"
        f" SELECT i, i % 900, i % 700, {made}, i % 2 + 1, CASE WHEN i % 6 = 0 THEN 3 WHEN i % 4 = 0 THEN 2"
        " ELSE 1 END, day + i % 9, day + 90, CASE WHEN i % 6 = 0 THEN i * 7 % 4 + 5 ELSE 0 END,"
        " CASE WHEN i % 6 = 0 THEN 2 ELSE 0 END, CASE WHEN i % 6 = 0 THEN i // 6 % 3 + 1 ELSE 0 END, i % 9,"
        " CASE WHEN i % 6 > 0 AND i % 4 > 0 THEN i % 5 // 3 END, 1"
        f" FROM {numbers}"
    )

    for fact in DECLARED.values():
        if fact.name not in ("referral", "allocation"):
            _other_fact(connection, fact, shared, numbers)


def _other_fact(connection, fact: Fact, shared: dict[str, str], numbers: str) -> None:
    """Rows of a fact with whatever its declaration says that it has."""
    values = {"id": "i", "child": "i % 900", "family": "i % 700", "parent": "i % 800", "n": "1"}
    values[fact.dated] = FIRST_OF.format(part="month") if isinstance(fact, Measure) else "day"
    for each in fact.columns:
        if isinstance(each, Day) and each.name != fact.dated:
            values[each.name] = "CASE WHEN i % 4 > 0 THEN day + 10 END"
        elif isinstance(each, Amount):
            values[each.name] = "1000 + i % 50"
    values |= {wait.name: "CASE WHEN i % 4 > 0 THEN 10 + i % 7 END" for wait in fact.waits}
    columns = FACTS[fact.name].columns
    keys = {column.name: "i % 2 + 1" for column in columns if not column.nullable}
    made = keys | {name: value for name, value in shared.items() if name in columns} | values
    named = [column.name for column in columns if column.name in made]
    rows = f"SELECT {', '.join(made[name] for name in named)} FROM {numbers}"
    connection.execute(f"INSERT INTO {fact.name} ({', '.join(named)}) {rows}")


def _records(connection, referrals: int) -> None:
    first, last = ((day - date(1970, 1, 1)).days for day in (FIRST, LAST))
    for place in (0, 1, 2, 3, 4):
        for year in range(2019, 2026):
            for group in ("children", "all"):
                people = (16000 if place else 64000) * (1 if group == "children" else 5)
                connection.execute(
                    "INSERT INTO population VALUES (1, ?, ?, ?, ?)", [place, year, group, people]
                )
    for extract in (fact.extract for fact in DECLARED.values()):
        connection.execute("INSERT INTO coverage VALUES (1, ?, ?, ?, ?, 1, 3)", [extract, first, last, last])
        connection.execute(
            "INSERT INTO load VALUES (1, '2025-04-02T09:30:00+00:00', ?, ?, 'abc', ?, ?, 3)",
            [f"{extract}.csv", extract, referrals + 3, referrals],
        )
        connection.execute(
            "INSERT INTO completeness VALUES (?, 'source', ?, ?)", [extract, referrals, referrals - 90]
        )
        connection.execute("INSERT INTO restatement VALUES (1, ?, 1, ?, 40, 42)", [extract, last - 30])
    connection.execute(
        "INSERT INTO finding VALUES (1, 'referrals.csv', 'referrals', 'date_order', 'error', 'closed', 3, 17,"
        " '3 rows end before they start; they were left out. Correct the dates and load again.', NULL)"
    )
