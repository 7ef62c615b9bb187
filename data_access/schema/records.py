"""Tables of what figures are set beside, and of what the loads did."""

from __future__ import annotations

from sqlalchemy import Column, Double, Integer, Table

from data_access.schema.columns import day, key, metadata, text

population = Table(
    "population",
    metadata,
    key("authority"),
    key("locality"),
    Column("year", Integer),
    text("age_group"),
    Column("people", Integer),
)
target = Table(
    "target",
    metadata,
    key("authority"),
    text("metric"),
    key("locality"),
    day("first"),
    day("last"),
    Column("value", Double),
    text("source"),
)
# The metrics that Overview leads with, as the council chose them; none where it chose none.
headline = Table("headline", metadata, Column("place", Integer), text("metric"))
event = Table(
    "event",
    metadata,
    key("authority"),
    day("first"),
    day("last"),
    text("text"),
    text("metrics"),
    text("creates"),
    day("pilot"),
    key("closed"),
)
aim = Table(
    "aim",
    metadata,
    key("authority"),
    Column("place", Integer),
    text("framework"),
    text("aim"),
    text("outcome"),
    text("metrics"),
    text("would_measure"),
)
alias = Table("alias", metadata, text("dimension"), text("written"), text("code"))
benchmark = Table(
    "benchmark",
    metadata,
    text("metric"),
    text("definition"),
    text("window"),
    text("comparator"),
    text("authority"),
    text("average_type"),
    text("neighbour_model"),
    text("period"),
    text("release"),
    Column("value", Double),
    text("reason"),
    text("source"),
)

# What the loads did.
coverage = Table(
    "coverage",
    metadata,
    key("authority"),
    text("extract"),
    day("covers_from"),
    day("covers_to"),
    day("as_at"),
    key("opening_stock"),
    # Months within which 95% of what its rows are about is over; 0 where that ends at once.
    Column("lasts", Integer, nullable=False, server_default="0"),
)
# How far each extract reached once each load was done: with the restatements, what was known when.
reached = Table(
    "reached",
    metadata,
    Column("number", Integer),
    key("authority"),
    text("extract"),
    day("covers_from"),
    day("covers_to"),
    day("as_at"),
)
load = Table(
    "load",
    metadata,
    Column("number", Integer),
    text("loaded_at"),
    text("file"),
    text("extract"),
    text("sha256"),
    Column("rows_read", Integer),
    Column("rows_loaded", Integer),
    Column("rows_rejected", Integer),
)
finding = Table(
    "finding",
    metadata,
    Column("number", Integer),
    text("file"),
    text("extract"),
    text("rule"),
    text("severity"),
    text("column"),
    Column("rows", Integer),
    Column("first_row", Integer),
    text("sentence"),
    Column("stops", Integer),  # 1 where somebody loaded it all the same
)
restatement = Table(
    "restatement",
    metadata,
    Column("number", Integer),
    text("extract"),
    key("authority"),
    Column("month", Integer),
    Column("before", Integer),
    Column("after", Integer),
)
completeness = Table(
    "completeness",
    metadata,
    text("extract"),
    text("field"),
    Column("rows", Integer),
    Column("recorded", Integer),
)
