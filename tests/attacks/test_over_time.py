"""Comparing one load with the next: what was published stays, whatever the next load says of it."""

import shutil
from pathlib import Path

import duckdb
import pytest

from data_access.protection import settling
from data_access.protection.cubes import CUBES
from data_access.protection.rounding import rounded
from tests.attacks.stores import files
from tests.protection.building import afresh, again, every_cell, protected, recent

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
def test_one_child_more_or_less_shows_nothing(first, tmp_path, seed):
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
    assert _public(other) == _public(first)


def test_corrections_everywhere_show_nothing(first, tmp_path):
    """A tenth of all rows go to another locality, twice in a row."""
    path = first
    for number in range(2):
        changes = [
            f"UPDATE {fact} SET locality = 1 + (locality % 4) WHERE hash(id + {number}) % 10 = 0"
            for fact in CUBES
        ]
        path = again(path, tmp_path / f"{number}.duckdb", *changes)
        protected(path)
        assert _public(path) == _public(first)


def test_neither_the_order_of_rows_nor_another_run_changes_anything(first, tmp_path):
    turned = tmp_path / "turned.duckdb"
    shutil.copyfile(first, turned)
    with duckdb.connect(str(turned)) as connection:
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

    monkeypatch.setattr(settling, "rounded", told)
    protected(afresh(first, tmp_path / "other.duckdb"))
    assert len(seeds) > MONTHS and len(set(seeds)) == len(seeds)


def test_another_secret_rounds_other_cells(first, tmp_path):
    other = afresh(first, tmp_path / "other.duckdb")
    protected(other, "another secret, as long as the first")
    assert _public(other) != _public(first)
