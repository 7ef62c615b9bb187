"""Numbers of people are never stored, written or said as they were sent."""

import os
import stat

import pytest

from data_access.database import StoreError, open_store
from data_access.ingest import load
from data_access.loading.pseudonyms import key_file, secret
from tests.loading import council

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


def test_another_key_gives_other_numbers(known, tmp_path, monkeypatch):
    council.loaded(known, council.referrals(tmp_path, {}))
    monkeypatch.setenv("OUTCOMES_KEY", "another secret, as long")
    council.loaded(known, council.referrals(tmp_path, LATER))
    assert council.rows(known, "SELECT count(DISTINCT child) FROM referral") == [(2,)]


def test_numbers_are_of_60_bits(known, tmp_path):
    council.loaded(known, council.referrals(tmp_path, *({"child": str(number)} for number in range(200))))
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
