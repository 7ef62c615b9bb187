"""The pages say the same in front of PostgreSQL as in front of DuckDB, word for word."""

import pytest

from pages import pages_of
from tests.browser.conftest import Reader
from tests.browser.server import ROOT, serve
from tests.pages import small_store

VIEWS = ("Is the change real?", "What may follow", "Before and after an event")
PATHS = [
    *(f"/{page.address}?as=Analyst" for page in pages_of("analyst")),
    *(f"/one-metric?as=Analyst&metric=Referrals&view={view}" for view in VIEWS),
    "/one-metric?as=Analyst&metric=Hub+share+of+all+referrals&view=Do+places+differ?",
    "/?as=Public",
    "/what-has-changed?as=Public",
    "/front-door?as=Manager&scope=Lanark",
]


@pytest.fixture(scope="module")
def on_postgres(postgres_url, tmp_path_factory):
    small_store.publish(tmp_path_factory.mktemp("postgres") / "store", url=postgres_url)
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": postgres_url}) as address:
        yield address


@pytest.mark.postgres
def test_every_page_says_the_same_from_either_engine(context, server, on_postgres):
    for path in PATHS:
        told = []
        for address in (server, on_postgres):
            reader = Reader(context, address)
            reader.visit(path)
            told.append([reader.page.title(), *reader.picture()])
            assert reader.troubles == []
            reader.page.close()
        assert told[0] == told[1], path
