"""Comparing one load with the next: closed cells stay, and no difference tells of 1 to 4 children."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data_access.protection import build
from data_access.protection.cubes import CUBES
from data_access.protection.rounding import rounded
from tests.attacks.stores import files
from tests.protection.building import again, cells, every_cell, protected, recent

SMALL = {1, 2, 3, 4}
MONTHS = 12


@pytest.fixture(scope="module")
def full(sample) -> Path:
    return files(sample)[0]


@pytest.fixture(scope="module")
def first(full, tmp_path_factory) -> Path:
    """A year but its last quarter, protected."""
    path = recent(full, tmp_path_factory.mktemp("first") / "internal.duckdb", MONTHS, less=3)
    protected(path)
    return path


def _public(internal: Path) -> dict:
    return every_cell(internal.with_suffix(".public"))


def _differences(before: dict, after: dict) -> set[int]:
    return {abs(after.get(cell, 0) - before.get(cell, 0)) for cell in before.keys() | after.keys()}


def test_a_quarter_more_leaves_closed_cells_as_they_were(first, tmp_path):
    later = again(
        first,
        tmp_path / "later.duckdb",
        "UPDATE coverage SET covers_to = (SELECT max(covers_to) + 90 FROM coverage)",
    )
    protected(later)
    before, after = _public(first), _public(later)
    assert max(cell[1] for cell in after) > max(cell[1] for cell in before)
    known = {cell: count for cell, count in after.items() if cell[1] <= max(cell[1] for cell in before)}
    assert known == before


@pytest.mark.parametrize("seed", range(8))
def test_one_child_more_or_less_shows_nothing_small(first, tmp_path, seed):
    """One child's rows go, or another child comes with the same rows."""
    known = "SELECT DISTINCT child FROM referral, coverage WHERE received BETWEEN covers_from AND covers_to"
    child = f"child = (SELECT child FROM ({known} ORDER BY 1) LIMIT 1 OFFSET {seed * 97})"
    goes = "DELETE FROM {fact} WHERE {child}"
    comes = "INSERT INTO {fact} SELECT * REPLACE (-id AS id, -child AS child) FROM {fact} WHERE {child}"
    change = goes if seed % 2 else comes
    # The child is found among the referrals, so those change last.
    changes = [change.format(fact=fact, child=child) for fact in ("allocation", "referral")]
    other = again(first, tmp_path / "other.duckdb", *changes)
    protected(other)
    assert not _differences(_public(first), _public(other)) & SMALL


def test_corrections_everywhere_show_nothing_small(first, tmp_path):
    """A tenth of all rows go to another locality, twice in a row."""
    path, before = first, _public(first)
    for number in range(2):
        changes = [
            f"UPDATE {fact} SET locality = 1 + (locality % 4) WHERE hash(id + {number}) % 10 = 0"
            for fact in CUBES
        ]
        path = again(path, tmp_path / f"{number}.duckdb", *changes)
        protected(path)
        after = _public(path)
        assert after != before
        assert not _differences(before, after) & SMALL
        before = after


def test_a_cell_never_passes_from_small_to_large_by_one_child(first, tmp_path):
    """Children are added one at a time, and the cell is looked at each time."""
    shown = cells(first.with_suffix(".public"), "referral")
    place = next(place for place, count in shown.items() if count == 5)
    where = " AND ".join(f"{key} = {of}" for key, of in zip(CUBES["referral"].keys, place[1:], strict=True))
    path, seen = first, []
    for number in range(12):
        copy = (
            f"INSERT INTO referral SELECT * REPLACE (-id - {number} AS id, -child AS child, {place[0]} AS "
            f"received) FROM referral WHERE {where} LIMIT 1"
        )
        path = again(path, tmp_path / f"{number}.duckdb", copy)
        protected(path)
        seen.append(cells(path.with_suffix(".public"), "referral")[place])
    assert set(seen[:4]) == {5}
    assert {count for count in seen if count != 5} <= set(range(10, 20))


def test_neither_the_order_of_rows_nor_another_run_changes_anything(first, tmp_path):
    turned = tmp_path / "turned.duckdb"
    shutil.copyfile(first, turned)
    with duckdb.connect(str(turned)) as connection:
        connection.execute("DELETE FROM frozen")
        for fact in CUBES:
            connection.execute(f"CREATE TABLE turned AS SELECT * FROM {fact} ORDER BY hash(id)")
            connection.execute(f"DELETE FROM {fact}")
            connection.execute(f"INSERT INTO {fact} SELECT * FROM turned")
            connection.execute("DROP TABLE turned")
    protected(turned)
    assert _public(turned) == _public(first)


def test_no_two_months_of_any_fact_are_drawn_alike(first, tmp_path, monkeypatch):
    seeds = []

    def told(counts, drifts, seed):
        seeds.append(seed)
        return rounded(counts, drifts, seed)

    monkeypatch.setattr(build, "rounded", told)
    protected(again(first, tmp_path / "other.duckdb", "DELETE FROM frozen"))
    assert len(seeds) > MONTHS and len(set(seeds)) == len(seeds)


def test_another_secret_rounds_other_cells(first, tmp_path):
    other = again(first, tmp_path / "other.duckdb", "DELETE FROM frozen")
    protected(other, "another secret, as long as the first")
    assert _public(other) != _public(first)
