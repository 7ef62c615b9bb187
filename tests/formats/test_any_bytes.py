"""Whatever the bytes, a conversion ends in findings: it never raises, and never writes half a return."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_access import formats
from data_access.checks import Finding
from tests.formats.returns import census, child, details, rows, written

RETURN = census(child("A1", details(), details("2023-11-01")), child("B2", details())).encode()
TIDY = (
    b"time_period,geographic_level,country_name,region_name,old_la_code,referral_count,rereferral_percent\n"
    b'2025,National,England,,,10,22.6\n2025,Regional,England,"North East",,5,c\n'
)
MODEL = ("old_la_code," + ",".join(f"SN_{n}" for n in range(1, 11)) + "\n1,2,3,4,5,6,7,8,9,10,11\n").encode()
POPULATION = TIDY.replace(b"referral_count,rereferral_percent", b"population_estimate,age_group")


def convert(name: str, content: bytes) -> tuple[list[Finding], int]:
    """Findings, and how many referrals were written."""
    with tempfile.TemporaryDirectory() as folder:
        path = written(Path(folder), content, name)
        formats.recognises(path)
        out = Path(folder) / "out"
        found = formats.extracts([path], out, mapping=path, authorities=("850",))
        assert all(each.sentence and each.severity in ("error", "warning", "note") for each in found)
        return found, len(rows(out, "referrals"))


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from(("a.xml", "a.csv", "a", "a.zip")))
def test_garbage(content, name):
    convert(name, content)


@settings(deadline=None)
@given(
    st.binary(max_size=200),
    st.sampled_from((TIDY, MODEL, POPULATION, b"<?xml version='1.0'?>", b"<Message>")),
)
def test_garbage_after_a_good_beginning(content, beginning):
    convert("a.xml" if beginning.startswith(b"<") else "a.csv", beginning + content)


@settings(deadline=None)
@given(st.integers(0, len(RETURN)), st.binary(max_size=6), st.integers(0, 30))
def test_a_return_with_some_bytes_changed(at, content, cut):
    convert("a.xml", RETURN[:at] + content + RETURN[at + cut :])


@settings(deadline=None)
@given(
    st.sampled_from((TIDY, MODEL, POPULATION)), st.integers(0, 180), st.binary(max_size=6), st.integers(0, 9)
)
def test_a_table_with_some_bytes_changed(table, at, content, cut):
    convert("a.csv", table[:at] + content + table[at + cut :])


@settings(deadline=None)
@given(st.integers(0, len(RETURN) - 1))
def test_a_return_cut_short_writes_nothing(length):
    findings, referrals = convert("a.xml", RETURN[:length])
    assert [finding.severity for finding in findings if finding.rule in ("empty_file", "cut_off")] == [
        "error"
    ]
    assert referrals == 0


@pytest.mark.parametrize("name", ["a.xml", "a.csv"])
def test_folders_and_missing_files_are_not_recognised_or_are_said(tmp_path, name):
    assert not formats.recognises(tmp_path / name)
    (tmp_path / name).mkdir()
    assert not formats.recognises(tmp_path / name)
    assert formats.extracts([tmp_path / name], tmp_path / "out") == []


def test_a_plain_extract_is_left_to_the_loader(tmp_path):
    assert not formats.recognises(
        written(tmp_path, "reference,child,received\n1,2,2024-01-01\n", "referrals.csv")
    )
