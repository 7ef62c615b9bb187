"""The pages say the same in front of PostgreSQL as in front of DuckDB: every word, table and drawing."""

import re

import pytest

from pages import pages_of
from tests.pages import small_store
from tests.pages.opened import open_page

VIEWS = ("Is the change real?", "What may follow", "Before and after an event")
ASKED = [
    *((page.address, {"as_": "Analyst"}) for page in pages_of("analyst")),
    *(("one-metric", {"as_": "Analyst", "metric": "Referrals", "view": view}) for view in VIEWS),
    ("one-metric", {"as_": "Analyst", "metric": "Hub share of all referrals", "view": "Do places differ?"}),
    ("overview", {"as_": "Public"}),
    ("what-has-changed", {"as_": "Public"}),
    ("front-door", {"as_": "Manager", "scope": "Lanark"}),
]


@pytest.fixture(scope="module")
def on_postgres(database_of_the_file, tmp_path_factory):
    small_store.publish(tmp_path_factory.mktemp("postgres") / "store", url=database_of_the_file)
    return database_of_the_file


@pytest.mark.postgres
@pytest.mark.parametrize(("address", "asked"), ASKED)
def test_every_page_says_the_same_from_either_engine(address, asked, small, on_postgres, monkeypatch):
    on_duckdb = drawn(open_page(address, **asked))
    monkeypatch.setenv("OUTCOMES_STORE", on_postgres)
    assert len(on_duckdb) > 10
    assert drawn(open_page(address, **asked)) == on_duckdb


def drawn(app) -> list[str]:
    """Everything on the page and beside it, as it is sent to the browser.

    But for what is a store's own: links to files, and the number of its snapshot, as a server of PostgreSQL
    that had others before goes on counting.
    """
    assert not app.exception
    sent = [each for part in (app.sidebar, app.main) for each in part if hasattr(each, "proto")]
    own = r"(?<=/files/)[\w.~-]+|(?<=snapshot )\d+"
    return [re.sub(own, "", f"{each.type}: {each.proto}") for each in sent]
