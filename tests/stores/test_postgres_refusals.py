"""What goes wrong with a PostgreSQL server is a sentence with a way on, and never shows a password."""

import psycopg
import pytest
from sqlalchemy import select, text

from data_access.database import StoreError, StoreUnreachable, open_store
from data_access.schema import alias
from tests.stores.building import publish, said


@pytest.mark.postgres
def test_no_server(tmp_path):
    store = open_store(f"postgresql://me:secret@/outcomes?host={tmp_path}")
    for ask in (store.current, store.snapshots, lambda: publish(store, tmp_path, "first")):
        with pytest.raises(StoreUnreachable, match="server cannot be reached.*OUTCOMES_STORE") as refused:
            ask()
        assert "secret" not in str(refused.value)


@pytest.mark.postgres
def test_no_such_database(postgres_url):
    with pytest.raises(StoreUnreachable, match='"nowhere" does not exist'):
        open_store(postgres_url.replace("/postgres?", "/nowhere?")).current()


@pytest.mark.postgres
def test_a_connection_that_the_server_ended_is_opened_again(database_url, tmp_path):
    store = open_store(database_url)
    publish(store, tmp_path, "first")
    with store.current().connect() as connection:
        connection.execute(select(alias)).all()
        with psycopg.connect(database_url.replace("+psycopg", ""), autocommit=True) as other:
            other.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        with pytest.raises(StoreUnreachable, match="cannot be reached"):
            connection.execute(select(alias)).all()
    assert said(store.current()) == "first"
    store.close()


@pytest.mark.postgres
def test_a_user_who_may_not(database_url, tmp_path):
    owner = open_store(database_url)
    publish(owner, tmp_path, "first")
    with owner._engine.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS stranger"))
        connection.execute(text("CREATE ROLE stranger LOGIN"))
    stranger = open_store(database_url.replace("//postgres:@", "//stranger@"))
    with pytest.raises(StoreUnreachable, match="does not let this user in.*administrator"):
        stranger.current()
    stranger.close()
    owner.close()


@pytest.mark.postgres
def test_text_that_postgresql_cannot_hold(database_url, tmp_path):
    store = open_store(database_url)
    with pytest.raises(StoreError, match="PostgreSQL refused the data"):
        publish(store, tmp_path, "a nul \0 inside")
    assert store.current() is None
    assert said(publish(store, tmp_path, "first")) == "first"
    store.close()
