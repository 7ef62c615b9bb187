"""Tables of facts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table

from data_access.schema.columns import day, key, metadata

# Keys that referrals and allocations both carry, as most facts to come will.
SHARED_KEYS = (
    "authority",
    "locality",
    "team",
    "team_type",
    "referral_source",
    "source_group",
    "reason",
    "reason_group",
)


def _fact(name: str, *columns: Column) -> Table:
    return Table(
        name,
        metadata,
        Column("id", BigInteger, nullable=False),
        Column("child", BigInteger),
        Column("family", BigInteger),
        *(key(shared) for shared in SHARED_KEYS),
        *columns,
        Column("n", Integer, nullable=False),
    )


referral = _fact(
    "referral",
    key("referral_kind"),
    key("decision"),
    key("age_band"),
    key("sex"),
    key("ethnic_group"),
    key("disability"),
    key("deprivation"),
    key("unborn"),
    day("received"),
    day("decided"),
    day("closed"),
    # Worked out when loading, over the whole snapshot:
    day("previous_received"),
    day("previous_closed"),
    day("involvement_ended"),
    Column("days_since_previous", Integer),
    Column("days_to_decision", Integer),
    Column("working_days_to_decision", Integer),
    Column("days_to_allocation", Integer),
    Column("days_to_next", Integer),
)
allocation = _fact(
    "allocation",
    key("worker_role"),
    key("allocation_kind"),
    day("started"),
    day("ended"),
    key("from_team"),
    key("from_team_type"),
    key("direction"),
    Column("days_from_referral", Integer),
)
FACTS = {"referral": referral, "allocation": allocation}
