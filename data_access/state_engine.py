"""The engine of the state store, and what it refuses in words that say what to do."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from data_access.stores.disk import in_words
from data_access.stores.snapshots import StateUnreachable

NO_URL = (
    "OUTCOMES_STATE is not a URL this program can use. It is like sqlite:///store/state.sqlite or "
    "postgresql://user:password@host/database."
)
HELD = ("locked", "lock timeout")
BACK = "Put back from the backup the file that OUTCOMES_STATE names."
GONE = (
    "The state store is gone: who may see what, decisions, and the record of who has looked. Put it back "
    "from the backup. If there is none, delete the file of its name with .made behind it, and it begins anew."
)
REMEDIES = {  # by what the database says
    "locked": "Another program holds it: end that, or wait until it has finished, then try again.",
    "lock timeout": "Another program holds it: end that, or wait until it has finished, then try again.",
    "readonly": "See that this program may write to the file and to its folder.",
    "read-only": "See that this program may write to the database.",
    "not a database": BACK,
    "malformed": BACK,
    "no such table": BACK,
    "is gone": BACK,
    "disk": "See that its disk is there and has room.",
}
ELSE = "See that OUTCOMES_STATE names a database this program may write to."
PATIENCE = 2.0  # seconds to wait for another program: whoever looks at a page waits as long
UNSAID = {"wait": PATIENCE, "reads": False}  # how a transaction is begun of which nothing else is said
LEAST = 1  # milliseconds, for PostgreSQL takes 0 for no limit


def server(given: str) -> Engine:
    """An engine for the state store at that URL; nothing is opened yet. StateUnreachable for no such URL."""
    try:
        url = make_url(given.replace("postgres://", "postgresql://", 1))
        if url.get_backend_name() == "postgresql":
            return _postgres(url.set(drivername="postgresql+psycopg"))
        if url.get_backend_name() != "sqlite" or not url.database:
            raise ArgumentError("neither SQLite in a file nor PostgreSQL")
        return _sqlite(url.set(database=str(Path(url.database).absolute())))
    except (ArgumentError, ValueError, ImportError) as error:
        raise StateUnreachable(NO_URL) from error


def make_room(url: URL) -> None:
    """Make the file of an SQLite state store, and its folder, where there never was one.

    StateUnreachable where one has been made and is gone: an empty one in its place would forget who may see
    what, and who has looked.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(str(url.database))
        with in_words(f"make the state store {path}", StateUnreachable):
            path.parent.mkdir(parents=True, exist_ok=True)
            if _mark(path).exists() and not (path.exists() and path.stat().st_size):
                raise StateUnreachable(GONE)
            path.touch()


def keep_mark(url: URL) -> None:
    """Note beside the file of an SQLite state store that it has been made, if that may be written."""
    if url.get_backend_name() == "sqlite" and not (mark := _mark(Path(str(url.database)))).exists():
        with suppress(OSError):
            mark.touch()


def _mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.made")


def is_held(error: SQLAlchemyError) -> bool:
    """Whether another program held it for longer than was waited."""
    return any(word in _reason(error) for word in HELD)


def said(error: SQLAlchemyError, url: URL) -> str:
    """Why it cannot be read or written, and what to do. Nothing of its address is said."""
    reason = _reason(error)
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        reason = "its file is gone"
    remedy = next((told for word, told in REMEDIES.items() if word in reason), ELSE)
    return f"The state store cannot be read or written ({reason}). {remedy}"


def _reason(error: SQLAlchemyError) -> str:
    return (str(getattr(error, "orig", error)).strip().splitlines() or [""])[0].rstrip(".")


def _sqlite(url: URL) -> Engine:
    """Opened anew for each transaction, so that a file deleted or put back is seen at once; never made."""
    address = f"file:{quote(str(url.database))}?mode=rw"

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(address, uri=True, check_same_thread=False, isolation_level=None)

    engine = create_engine(url, creator=connect, poolclass=NullPool, execution_options=UNSAID)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        asked = connection.get_execution_options()
        connection.exec_driver_sql(f"PRAGMA busy_timeout = {int(1000 * asked['wait'])}")
        connection.exec_driver_sql("BEGIN" if asked["reads"] else "BEGIN IMMEDIATE")

    return engine


def _postgres(url: URL) -> Engine:
    timeout = url.query.get("connect_timeout", "5")  # seconds; the default waits for minutes
    waits = {"connect_timeout": timeout}
    engine = create_engine(url, pool_pre_ping=True, connect_args=waits, execution_options=UNSAID)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        wait = max(LEAST, int(1000 * connection.get_execution_options()["wait"]))
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {wait}")

    return engine
