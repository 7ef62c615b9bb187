"""Tables of one snapshot.

Facts carry small integer keys for every dimension and day numbers (days since
1970-01-01) for dates, never names: questions group and filter on the keys, and
names are put on at the end. Key 0 of every dimension is "Not recorded". Every
fact has `n`, the events a row stands for: 1 here, the protected count in a
public store, so that one definition serves both.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Double, Integer, MetaData, SmallInteger, String, Table

VERSION = 1  # raised whenever a table changes; a store of a newer version is not opened

metadata = MetaData()

NOT_RECORDED = 0

# Dimensions whose members are the same everywhere: code, name. Key = position from 1.
FIXED = {
    "referral_kind": (("new", "New referral"), ("rereferral", "Re-referral")),
    "allocation_kind": (("first", "First worker"), ("second", "Second worker"), ("transfer", "Transfer")),
    "direction": (("escalation", "Escalation"), ("step_down", "Step-down"), ("level", "Same level")),
    "age_band": (
        ("unborn", "Unborn"), ("0", "Under 1"), ("1-4", "1 to 4"), ("5-9", "5 to 9"),
        ("10-15", "10 to 15"), ("16-17", "16 to 17"), ("18+", "18 and over"),
    ),
    "sex": (("female", "Female"), ("male", "Male"), ("other", "Another description")),
    "ethnic_group": (
        ("white", "White"), ("mixed", "Mixed or multiple"), ("asian", "Asian"),
        ("black", "African, Caribbean or Black"), ("other", "Another group"),
    ),
    "disability": (("yes", "Disabled"), ("no", "Not disabled")),
    "deprivation": (
        ("1", "Most deprived fifth"), ("2", "Second fifth"), ("3", "Third fifth"),
        ("4", "Fourth fifth"), ("5", "Least deprived fifth"),
    ),
}


def key(name: str = "key") -> Column:
    """A dimension key: a small whole number, 0 for not recorded."""
    return Column(name, SmallInteger, nullable=False)


def day(name: str) -> Column:
    """A day number: days since 1970-01-01; empty where the event has not happened."""
    return Column(name, Integer)


def text(name: str) -> Column:
    """A text column."""
    return Column(name, String)


def _dimension(name: str, *more: Column) -> Table:
    return Table(name, metadata, key(), text("code"), text("name"), *more)


authority = _dimension("authority", key("service_year_start"), key("school_year_start"), text("nation"))
locality = _dimension("locality", key("authority"), text("kind"))
team_type = _dimension("team_type", key("level"))
team = _dimension("team", key("authority"), key("team_type"), day("opened"), day("closed"))
source_group = _dimension("source_group")
referral_source = _dimension("referral_source", key("source_group"))
reason_group = _dimension("reason_group")
reason = _dimension("reason", key("reason_group"))
PLAIN = tuple(
    _dimension(name) for name in ("decision", "programme", "worker_role", "theme", "need", *FIXED)
)

team_locality = Table("team_locality", metadata, key("team"), key("locality"), day("valid_from"), day("valid_to"))
team_successor = Table("team_successor", metadata, key("team"), key("successor"), day("changed"))

# One row a day. Every period is whole months, so a year is named by the month it starts in.
calendar = Table(
    "calendar", metadata, Column("day", Integer, nullable=False), Column("month", Integer, nullable=False),
    Column("quarter", Integer, nullable=False),
    *(Column(f"year_from_{month}", Integer, nullable=False) for month in range(1, 13)),
)
holiday = Table("holiday", metadata, key("authority"), day("day"), text("name"))

# Keys that referrals and allocations both carry, as most facts to come will.
SHARED_KEYS = (
    "authority", "locality", "team", "team_type", "referral_source", "source_group", "reason", "reason_group",
)


def _fact(name: str, *columns: Column) -> Table:
    return Table(
        name, metadata, Column("id", BigInteger, nullable=False),
        Column("child", BigInteger), Column("family", BigInteger),
        *(key(shared) for shared in SHARED_KEYS), *columns, Column("n", Integer, nullable=False),
    )


referral = _fact(
    "referral",
    key("referral_kind"), key("decision"), key("age_band"), key("sex"), key("ethnic_group"),
    key("disability"), key("deprivation"), key("unborn"),
    day("received"), day("decided"), day("closed"),
    # Worked out when loading, over the whole snapshot:
    day("previous_received"), day("previous_closed"),
    Column("days_since_previous", Integer), Column("days_to_decision", Integer),
    Column("working_days_to_decision", Integer), Column("days_to_allocation", Integer),
)
allocation = _fact(
    "allocation",
    key("worker_role"), key("allocation_kind"), day("started"), day("ended"),
    key("from_team"), key("from_team_type"), key("direction"), Column("days_from_referral", Integer),
)
FACTS = {"referral": referral, "allocation": allocation}

population = Table(
    "population", metadata, key("authority"), key("locality"), Column("year", Integer),
    text("age_group"), Column("people", Integer),
)
target = Table(
    "target", metadata, key("authority"), text("metric"), key("locality"), day("first"), day("last"),
    Column("value", Double), text("source"),
)
event = Table("event", metadata, key("authority"), day("first"), day("last"), text("text"), text("metrics"))
alias = Table("alias", metadata, text("dimension"), text("written"), text("code"))
benchmark = Table(
    "benchmark", metadata, text("metric"), text("definition"), text("window"), text("comparator"),
    text("authority"), text("average_type"), text("neighbour_model"), text("period"), text("release"),
    Column("value", Double), text("reason"), text("source"),
)

# What the loads did.
coverage = Table(
    "coverage", metadata, key("authority"), text("extract"), day("covers_from"), day("covers_to"),
    day("as_at"), key("opening_stock"),
)
load = Table(
    "load", metadata, Column("number", Integer), text("loaded_at"), text("file"), text("extract"), text("sha256"),
    Column("rows_read", Integer), Column("rows_loaded", Integer), Column("rows_rejected", Integer),
)
finding = Table(
    "finding", metadata, Column("number", Integer), text("file"), text("extract"), text("rule"),
    text("severity"), text("column"), Column("rows", Integer), Column("first_row", Integer), text("sentence"),
)
restatement = Table(
    "restatement", metadata, Column("number", Integer), text("extract"), key("authority"), Column("month", Integer),
    Column("before", Integer), Column("after", Integer),
)
completeness = Table(
    "completeness", metadata, text("extract"), text("field"), Column("rows", Integer), Column("recorded", Integer),
)
