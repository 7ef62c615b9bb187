"""A load end to end, into a folder and into PostgreSQL."""

from sqlalchemy import select

from data_access.schema import FACTS, metadata
from tests.loading import council


def test_a_load_reaches_either_store_whole(store, tmp_path):
    council.lists(tmp_path)
    council.referrals(tmp_path, {}, {"received": "07/03/2024", "decided": "", "closed": ""})
    council.allocations(tmp_path, {})
    first = council.loaded(store, tmp_path).snapshot
    council.loaded(
        store, council.referrals(tmp_path, {"received": "08/03/2024", "decided": "", "closed": ""})
    )
    with store.current().connect() as connection:
        referral = FACTS["referral"]
        found = connection.execute(
            select(referral.c.received, referral.c.referral_kind, referral.c.team_type)
        )
        assert sorted(map(tuple, found)) == [(19789, 1, 1), (19790, 3, 1)], (
            "the second came while the first was open"
        )
        counts = {
            name: len(connection.execute(select(table)).all()) for name, table in metadata.tables.items()
        }
    assert counts["allocation"] == 1 and counts["authority"] == 2 and counts["calendar"] > 365
    assert store.current().number == first.number + 1
