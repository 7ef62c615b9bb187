"""Rows go into a store and come out of it as they were, whatever they hold."""

import duckdb
import pytest
from sqlalchemy import BigInteger, Double, SmallInteger, String, select

from data_access.schema import metadata
from data_access.stores.duckdb_file import create_tables
from tests.stores.building import manifest

AWKWARD = (
    "plain", "", " ", None, r"\N", "NULL", 'a "quote"', "comma, semicolon; tab\t", "two\nlines", "cr\r\nlf",
    "back\\slash", "O’Neill — Ñandú 家族", "'; DROP TABLE alias; --", "x" * 70_000, "\\.",
)  # fmt: skip


def _value(column, position):
    if isinstance(column.type, String):
        return AWKWARD[position]
    if column.nullable and position % 3 == 1:
        return None
    if isinstance(column.type, Double):
        return (0.1, -1e300, 2.5)[position % 3]
    if isinstance(column.type, BigInteger):
        return (2**63 - 1, -(2**63), 0)[position % 3]
    if isinstance(column.type, SmallInteger):
        return (32767, -32768, 0)[position % 3]
    return position - 7 if column.name != "day" else position  # calendar days are unique


@pytest.fixture
def awkward(tmp_path):
    path = tmp_path / "built.duckdb"
    create_tables(path)
    with duckdb.connect(str(path)) as connection:
        for table in metadata.sorted_tables:
            rows = [[_value(column, at) for column in table.columns] for at in range(len(AWKWARD))]
            marks = ", ".join("?" * len(table.columns))
            connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', rows)
    return path


def _rows(path):
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            table.name: sorted(connection.execute(f'FROM "{table.name}"').fetchall(), key=repr)
            for table in metadata.sorted_tables
        }


def test_the_current_snapshot_comes_back_as_it_was_built(store, awkward, tmp_path):
    before = _rows(awkward)
    snapshot = store.publish(awkward, manifest())
    store.previous_file(tmp_path / "previous.duckdb")
    assert _rows(tmp_path / "previous.duckdb") == before
    with snapshot.connect() as connection:
        for table in metadata.sorted_tables:
            assert sorted(map(tuple, connection.execute(select(table))), key=repr) == before[table.name]


def test_the_file_is_the_loaders_own_to_change(store, awkward, tmp_path):
    store.publish(awkward, manifest())
    store.previous_file(tmp_path / "previous.duckdb")
    with duckdb.connect(str(tmp_path / "previous.duckdb")) as connection:
        connection.execute("DELETE FROM alias")
    with store.current().connect() as connection:
        assert len(connection.execute(select(metadata.tables["alias"])).all()) == len(AWKWARD)


def test_before_any_load_the_tables_are_there_and_empty(store, tmp_path):
    store.previous_file(tmp_path / "previous.duckdb")
    assert set(map(len, _rows(tmp_path / "previous.duckdb").values())) == {0}
