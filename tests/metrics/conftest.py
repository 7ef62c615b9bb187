"""Small stores, in DuckDB and in PostgreSQL."""

from contextlib import closing

import pytest
from sqlalchemy import create_engine, text

from data_access.database import open_store
from data_access.schema import metadata
from tests.metrics import oracle
from tests.metrics.small_store import EXTRACTS, coverage_row, duckdb_store, fill
from tests.metrics.stationary import COUNCILS, loaded, some


@pytest.fixture
def small():
    """An empty small store in DuckDB, of two authorities."""
    store = duckdb_store()
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def council():
    """A small store in DuckDB for a whole file; each of its tests fills it anew."""
    store = duckdb_store()
    yield store
    store.engine.dispose()


@pytest.fixture(scope="session")
def nothing_changes(made_once):
    """A snapshot of councils in which nothing changes, loaded by the ordinary loader; only to be read."""

    def fill(folder):
        with closing(open_store(f"duckdb:///{folder / 'store'}")) as store:
            loaded(folder / "sent", store, some(COUNCILS))

    with closing(open_store(f"duckdb:///{made_once('stationary', fill) / 'store'}")) as store:
        yield store.current()


@pytest.fixture(scope="module", params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgres)])
def either(request):
    """A small store in each engine, covering what the oracle says it covers."""
    if request.param == "duckdb":
        store = duckdb_store(_reach())
        yield store
        store.engine.dispose()
        return
    url = request.getfixturevalue("postgres_url")
    engine = create_engine(url, connect_args={"options": "-csearch_path=small"})
    with engine.begin() as connection:
        connection.execute(text("CREATE SCHEMA IF NOT EXISTS small"))
    yield fill(engine, _reach())
    metadata.drop_all(engine)
    engine.dispose()


def _reach() -> dict[str, list[dict]]:
    keys = {"south": 1, "north": 2, None: 0, "hamilton": 1, "lanark": 2, "airdrie": 3}
    people = [
        {
            "authority": keys[council],
            "locality": keys[place],
            "year": year,
            "age_group": part[0] if part else "children",
            "people": number,
        }
        for (council, place, *part), by_year in oracle.PEOPLE.items()
        for year, number in by_year.items()
    ]
    unseen = {"allocations": (0, oracle.UNSEEN["started"])}  # of the others what was open is in the data
    spans = [
        coverage_row(key, extract, *oracle.COVERED, *unseen.get(extract, (1, 7)))
        for key in (1, 2)
        for extract in EXTRACTS
    ]
    return {"population": people, "coverage": spans}
