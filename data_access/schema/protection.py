"""Tables of what the public is shown."""

from __future__ import annotations

from sqlalchemy import Column, Double, Table

from data_access.schema.columns import day, key, metadata, text

# Figures that are no sums of cells: whole councils only, at a fixed menu of periods. `status`: shown or
# withheld.
banded = Table(
    "banded",
    metadata,
    text("metric"),
    key("authority"),
    text("grain"),
    day("first"),
    Column("value", Double),
    text("status"),
)
# By what share, rounded, the published months of a financial year have grown since: what a second edition is
# still to bring. Of whole councils; empty where hardly anything came later.
grown = Table(
    "grown",
    metadata,
    text("fact"),
    key("authority"),
    day("first"),
    Column("share", Double, nullable=False),
)
