"""A server in front of PostgreSQL says the same as one in front of DuckDB, to the public and to an analyst.

All that the pages say is compared without a browser, in `tests/pages/test_on_postgres.py`.
"""

import pytest

from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.pages import small_store

PATHS = ["/?as=Public", "/one-metric?as=Analyst&metric=Referrals&view=Is+the+change+real?"]


@pytest.fixture(scope="module")
def on_postgres(database_of_the_file, tmp_path_factory):
    small_store.publish(tmp_path_factory.mktemp("postgres") / "store", url=database_of_the_file)
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": database_of_the_file}) as address:
        yield address


@pytest.mark.postgres
def test_the_server_says_the_same_from_either_engine(context, server, on_postgres):
    for path in PATHS:
        told = []
        for address in (server, on_postgres):
            reader = Reader(context, address)
            reader.visit(path)
            told.append([reader.page.title(), *reader.picture()])
            assert reader.troubles == []
            reader.page.close()
        assert told[0] == told[1], path
