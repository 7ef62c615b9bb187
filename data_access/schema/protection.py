"""Tables of what the public is shown."""

from __future__ import annotations

from sqlalchemy import Column, Double, Integer, Table

from data_access.schema.columns import day, key, metadata, text

# Cells as they were published, so that later loads publish them so again; a row without a true count is
# what the cell was published as before. It holds true counts: empty in a public file.
frozen = Table(
    "frozen",
    metadata,
    text("fact"),
    Column("month", Integer, nullable=False),
    key("authority"),
    key("locality"),
    key("team_type"),
    key("source_group"),
    key("allocation_kind"),
    Column("true_count", Integer),
    Column("published_count", Integer, nullable=False),
)
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
