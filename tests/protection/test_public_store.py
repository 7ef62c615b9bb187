"""The public file of a small council, written by every load, in a folder and on PostgreSQL."""

import shutil

import pytest
from sqlalchemy import func, select

from data_access.database import StoreError, open_store
from data_access.schema import FACTS, metadata
from tests.loading import council

DAYS = [f"{1 + number % 28:02}/0{1 + number % 3}/2024" for number in range(40)]


def _referrals(who: str, days: list[str]) -> list[dict[str, str]]:
    return [
        {"received": day, "decided": "", "decision": "", "closed": "", "child": f"{who}{number}"}
        for number, day in enumerate(days)
    ]


def _load(store, folder, more=(), until="15/07/2024"):
    """Forty referrals over three months at one place, and one at another."""
    rows = _referrals("C", DAYS)
    rows += [{**rows[0], "locality": "west", "team": "west_hub", "child": "C99"}, *more]
    covers = {"covers_from": "01/01/2024", "covers_to": until, "as_at": until}
    covered = council.write(folder, "coverage", [{"extract": "referrals", **covers}])
    return council.loaded(store, *council.lists(folder), council.referrals(folder, *rows), covered)


def _rows(snapshot, table):
    with snapshot.connect() as connection:
        return connection.execute(select(metadata.tables[table])).mappings().all()


def test_every_load_writes_a_public_snapshot_of_protected_cells(store, tmp_path):
    snapshot = _load(store, tmp_path / "extracts").snapshot
    public = snapshot.public()
    assert public.protected and not snapshot.protected
    assert public.public() == public
    assert (public.number, public.as_at) == (snapshot.number, snapshot.as_at)
    rows = _rows(public, "referral")
    assert rows
    assert all(row["n"] == 0 or row["n"] >= 5 for row in rows)
    assert all(row["child"] is None and row["family"] is None and row["decided"] is None for row in rows)
    assert {row["team"] for row in rows} == {0}
    assert abs(sum(row["n"] for row in rows) - 41) <= 4
    for name in ("load", "finding", "restatement", "completeness", "alias"):
        assert not _rows(public, name), name


def test_a_quarter_that_has_not_settled_is_not_there(store, tmp_path):
    late = _referrals("L", ["10/04/2024"] * 20)
    public = _load(store, tmp_path / "extracts", late).snapshot.public()
    first_of_april = 19814
    assert max(row["received"] for row in _rows(public, "referral")) < first_of_april
    assert [row["covers_to"] for row in _rows(public, "coverage") if row["extract"] == "referrals"] == [
        first_of_april - 1
    ]


def test_what_was_published_stays_through_the_next_load(store, tmp_path):
    before = _rows(_load(store, tmp_path / "first").snapshot.public(), "referral")
    more = _referrals("M", ["05/01/2024"] * 2)
    after = _rows(_load(store, tmp_path / "second", more).snapshot.public(), "referral")
    assert [dict(row) for row in after] == [dict(row) for row in before]


def test_old_public_snapshots_go_with_theirs(store, tmp_path):
    nothing_is_public_yet = "31/03/2024"
    first = _load(store, tmp_path / "extracts", until=nothing_is_public_yet).snapshot
    for _ in range(5):
        _load(store, tmp_path / "extracts", until=nothing_is_public_yet)
    store.close()
    assert first.public() is None
    assert store.current().public() is not None


def test_the_public_process_opens_public_snapshots_only(store, store_url, tmp_path):
    _load(store, tmp_path / "extracts")
    shown = open_store(store_url, public_only=True)
    assert _rows(shown.current().public(), "referral")
    with pytest.raises(StoreError, match="Only public figures are served here"):
        shown.current().connect()
    shown.close()


@pytest.mark.parametrize("store_url", ["duckdb"], indirect=True)
def test_the_public_files_alone_make_a_store(store, tmp_path):
    number = f"{_load(store, tmp_path / 'extracts').snapshot.number:06d}"
    alone = tmp_path / "alone"
    (alone / number).mkdir(parents=True)
    shutil.copy(store.folder / "CURRENT", alone)
    for name in ("public.duckdb", "manifest.json"):
        shutil.copy(store.folder / number / name, alone / number)
    shown = open_store(f"duckdb:///{alone}", public_only=True)
    with shown.current().public().connect() as connection:
        assert connection.execute(select(func.count()).select_from(FACTS["referral"])).scalar() > 0
    shown.close()
