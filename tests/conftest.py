"""A real PostgreSQL server, a real browser, and empty stores of either kind, for the tests that need one."""

import os
import uuid
from contextlib import ExitStack, closing, contextmanager
from functools import cache

import pytest
from hypothesis import settings
from sqlalchemy import create_engine, make_url, text

from data_access.database import Store, open_store
from tests.browser.server import CHROMIUM, FLAGS
from tests.once import Once, once
from tests.servers import postgres_server

IN_CI = bool(os.environ.get("CI"))

settings.register_profile("unhurried", deadline=None)  # how long an example takes is the machine's affair
settings.load_profile("ci" if IN_CI else "unhurried")  # in CI the same examples of the same tree each time


def pytest_collection_modifyitems(items):
    """The stores, whose files take longest, come first: of one begun last, only one processor would know."""
    items.sort(key=lambda item: "stores" not in item.path.parts)


def missing(what: str):
    """Skip where something is missing; in CI, where everything must run, fail."""
    pytest.fail(what) if IN_CI else pytest.skip(what)


@pytest.fixture(scope="session")
def logs(tmp_path_factory):
    return tmp_path_factory.mktemp("logs")


def own_state(logs):
    """A state store of their own: that of whoever runs the tests, or of other tests, knows other stores.

    Its folder is made with it: most tests need none, and to number thousands takes longer than they do.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_STATE", f"sqlite:///{logs / uuid.uuid4().hex}/state.sqlite")
        yield


@pytest.fixture(scope="session", autouse=True)
def own_log(logs):
    """What the tests do is not on the record of whoever runs them."""
    yield from own_state(logs)


@pytest.fixture(scope="module", autouse=True)
def own_log_of_the_file(logs):
    yield from own_state(logs)


@pytest.fixture(autouse=True)
def own_log_of_the_test(logs):
    yield from own_state(logs)


@pytest.fixture(scope="session")
def postgres_url():
    """URL of a database on a server of our own, started once and thrown away afterwards."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(postgres_server())
        except Exception as error:
            missing(f"PostgreSQL cannot be started here: {error}")
        engine = create_engine(url, isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))  # no test pulls out the plug
            connection.execute(text("SELECT pg_reload_conf()"))
        engine.dispose()
        yield url


@contextmanager
def own_database(postgres_url: str):
    """URL of an empty database, dropped afterwards."""
    name = f"test_{uuid.uuid4().hex}"
    engine = create_engine(postgres_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield make_url(postgres_url).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def database_url(postgres_url):
    """URL of an empty database of the test's own."""
    with own_database(postgres_url) as url:
        yield url


@pytest.fixture(scope="module")
def database_of_the_file(postgres_url):
    """URL of an empty database of all tests of a file."""
    with own_database(postgres_url) as url:
        yield url


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


@pytest.fixture(scope="session")
def made_once(tmp_path_factory) -> Once:
    """Makes what is only read once for all processes."""
    return once(tmp_path_factory)


@pytest.fixture(scope="session")
def small_folder(made_once):
    """A store of the small council; not to be written to."""
    from tests.pages import small_store

    return made_once("small", lambda folder: small_store.publish(folder / "store")) / "store"


@pytest.fixture(scope="session")
def moved_folder(made_once):
    """A store with twice the referrals in Hamilton from October 2023 on; not to be written to."""
    from tests.pages import moved_store

    return made_once("moved", lambda folder: moved_store.publish(folder / "store")) / "store"


@pytest.fixture(scope="session")
def written(made_once):
    """`written(seed)`: the folder of that seed's extracts; not to be written to."""
    from sample_data.generate import generate

    return lambda seed: made_once(f"extracts-{seed}", lambda folder: generate(folder, seed))


@pytest.fixture(scope="session")
def loaded_sample(made_once, written):
    """`loaded_sample(seed)`: a store of that seed's sample, loaded as officers do; not to be written to."""
    from tests.loads import load

    def fill(folder, seed):
        with closing(open_store(f"duckdb:///{folder / 'store'}")) as store:
            load([written(seed)], store, invented=True)

    with ExitStack() as stack:

        @cache
        def opened(seed: int) -> Store:
            folder = made_once(f"loaded-{seed}", lambda folder: fill(folder, seed))
            return stack.enter_context(closing(open_store(f"duckdb:///{folder / 'store'}")))

        yield opened


@pytest.fixture(scope="session")
def sample(loaded_sample):
    """A store of the full sample, of the seed that `make sample` has; not to be written to."""
    return loaded_sample(1)


@pytest.fixture(scope="session")
def chromium():
    """One browser for all tests: two cannot be driven from one process."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()
