"""Numbers of people are never stored, written or said as they were sent."""

import json
import os
import stat

import pytest
from sqlalchemy import create_engine, text

from data_access.database import StoreError, open_store
from data_access.loading.pseudonyms import key_file, secret
from tests.loading import council
from tests.loading.test_older_store import closed_month, published
from tests.loads import check, load

LATER = {"reference": "R2", "received": "07/03/2024", "decided": "", "closed": ""}
SECRETS = ("CHILD-4711", "FAMILY-4712", "REF-4713")


def test_no_number_is_in_the_store_the_rejects_or_the_report(known, tmp_path):
    child, family, reference = SECRETS
    row = {"child": child, "family": family, "reference": reference}
    path = council.referrals(tmp_path, row, {**row, "received": "never"}, {**row, "received": child})
    rejects = tmp_path / "rejects.csv"
    report = council.loaded(known, path, rejects=rejects)
    stored = b"".join(file.read_bytes() for file in known.folder.rglob("*") if file.is_file())
    said = "\n".join(report.lines()).encode() + rejects.read_bytes()
    for number in SECRETS:
        assert number.encode() not in stored and number.encode() not in said
    assert report.rejected == 2


def test_a_child_is_the_same_in_every_load_and_extract_and_other_in_another_council(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, {"child": " c1"}), council.allocations(tmp_path, {}))
    children = "(SELECT child FROM referral UNION SELECT child FROM allocation)"
    assert council.rows(known, f"SELECT count(*) FROM {children}") == [(1,)]
    council.loaded(known, council.referrals(tmp_path, LATER))
    assert council.rows(known, "SELECT count(DISTINCT child), max(referral_kind) FROM referral") == [(1, 2)]


ANOTHER = "another secret, as long"


def test_rows_hashed_with_two_keys_are_never_in_one_snapshot(known, tmp_path, monkeypatch):
    council.loaded(known, council.referrals(tmp_path, {}))
    [old] = council.rows(known, "SELECT child FROM referral")
    monkeypatch.setenv("OUTCOMES_KEY", ANOTHER)
    path = council.referrals(tmp_path, LATER)
    for ask in (load, check):
        with pytest.raises(StoreError, match="not the one that snapshot 2 was loaded with.*--new-key"):
            ask([path], known)
    assert known.current().number == 2
    report = council.loaded(known, path, new_key=True)
    assert "new_key" in council.rules(report)
    assert council.rows(
        known, "SELECT count(*), count(*) FILTER (child = ?) FROM referral".replace("?", str(old[0]))
    ) == [(1, 0)]
    assert council.rows(known, "SELECT count(*) FROM locality WHERE key <> 0") == [(2,)]
    assert len(council.rows(known, "SELECT covers_from FROM coverage")) == 1
    again = council.loaded(known, council.referrals(tmp_path, {"reference": "R9"}), new_key=True)
    assert "new_key" not in council.rules(again), "the key is not new any more"
    assert council.rows(known, "SELECT count(*) FROM referral") == [(2,)]


def test_what_was_published_outlasts_a_new_key(folder_store, tmp_path, monkeypatch):
    council.loaded(folder_store, closed_month(tmp_path / "first", 12))
    before = published(folder_store)
    monkeypatch.setenv("OUTCOMES_KEY", ANOTHER)
    council.loaded(folder_store, closed_month(tmp_path / "second", 11), new_key=True)
    assert published(folder_store) == before != []


def test_the_store_tells_another_key_and_does_not_help_to_find_the_key(store, tmp_path, monkeypatch):
    council.loaded(store, *council.lists(tmp_path))
    mark = store.current().manifest.key_mark
    assert len(mark) == 4, "more would let somebody with the public files try keys"
    monkeypatch.setenv("OUTCOMES_KEY", ANOTHER)
    council.loaded(store, *council.lists(tmp_path), new_key=True)
    assert store.current().manifest.key_mark not in ("", mark)
    assert store.snapshots()[0].manifest.key_mark == mark


def test_a_lost_key_is_said_and_not_made_anew(folder_store, tmp_path, monkeypatch):
    monkeypatch.delenv("OUTCOMES_KEY")
    paths = council.lists(tmp_path / "sent")
    council.loaded(folder_store, *paths)
    key_file(folder_store.url).unlink()
    with pytest.raises(StoreError, match="Put the old one back"):
        load(paths, folder_store)
    assert not key_file(folder_store.url).exists()
    council.loaded(folder_store, *paths, new_key=True)
    assert key_file(folder_store.url).exists()


def test_a_store_of_before_keys_were_marked_goes_on(store, tmp_path):
    council.loaded(store, *council.lists(tmp_path))
    forget_mark(store)
    assert store.current().manifest.key_mark == ""
    council.loaded(store, council.referrals(tmp_path, {}))
    assert [len(each.manifest.key_mark) for each in store.snapshots()] == [0, 4]


def forget_mark(store) -> None:
    """Make it a store of a version that did not know of marks."""
    if store.dialect == "postgresql":
        engine = create_engine(store.url)
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE outcomes.snapshot DROP COLUMN key_mark"))
        engine.dispose()
        return
    home = store.folder / "000001"
    (home / "key.mark").unlink()
    stored = json.loads((home / "manifest.json").read_text())
    del stored["key_mark"]
    (home / "manifest.json").write_text(json.dumps(stored))


def test_the_mark_of_the_key_does_not_go_out_with_the_public_files(folder_store, tmp_path):
    council.loaded(folder_store, *council.lists(tmp_path))
    mark, home = folder_store.current().manifest.key_mark, folder_store.folder / "000001"
    assert len(mark) == 4 and (home / "key.mark").read_text() == mark
    assert json.loads((home / "manifest.json").read_text())["key_mark"] == ""
    assert f'"{mark}"' not in (folder_store.folder / "CURRENT").read_text()


def test_a_mark_in_the_manifest_as_it_was_before_still_counts(folder_store, tmp_path, monkeypatch):
    paths = council.lists(tmp_path)
    council.loaded(folder_store, *paths)
    home = folder_store.folder / "000001"
    mark = (home / "key.mark").read_text()
    (home / "key.mark").unlink()
    stored = json.loads((home / "manifest.json").read_text())
    (home / "manifest.json").write_text(json.dumps(stored | {"key_mark": mark}))
    monkeypatch.setenv("OUTCOMES_KEY", ANOTHER)
    with pytest.raises(StoreError, match="The secret key is not the one"):
        load(paths, folder_store)


def test_numbers_are_of_60_bits(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, *({"child": str(number)} for number in range(1, 201))))
    [(low, high, distinct)] = council.rows(
        known, "SELECT min(child), max(child), count(DISTINCT child) FROM referral"
    )
    assert low >= 0 and (1 << 58) < high < (1 << 60) and distinct == 200


def test_the_key_file_is_made_once_for_its_owner_alone(tmp_path, monkeypatch):
    monkeypatch.delenv("OUTCOMES_KEY")
    url = f"duckdb:///{tmp_path / 'store'}"
    first = secret(url)
    path = key_file(url)
    assert path == tmp_path / "store.key" and secret(url) == first and len(first) == 64
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_stores_in_one_folder_have_keys_of_their_own(tmp_path, monkeypatch):
    monkeypatch.delenv("OUTCOMES_KEY")
    first, second = (secret(f"duckdb:///{tmp_path / name}") for name in ("store", "other"))
    assert first != second and (tmp_path / "other.key").exists()


def test_a_check_makes_no_key_file(tmp_path, monkeypatch):
    monkeypatch.delenv("OUTCOMES_KEY")
    url = f"duckdb:///{tmp_path / 'store'}"
    secret(url, make=False)
    assert not key_file(url).exists()


def test_a_secret_too_short_is_refused_before_anything_is_read(tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_KEY", "short")
    with pytest.raises(StoreError, match="too short"):
        load([tmp_path], open_store(f"duckdb:///{tmp_path / 'store'}"))
