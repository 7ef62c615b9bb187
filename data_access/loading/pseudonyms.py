"""Numbers of children, families and records are hashed with a secret on the way in.

The secret is $OUTCOMES_KEY, else the first line of a file that is made once and
that only its owner may read: for the store in the folder `store`, `store.key` beside
it; for one on a server, `~/.config/family-support-outcomes/pseudonym.key`. Keep a copy of it in
another place than the store: without it the next load cannot know the same
child again, and with it a number could be tried until its hash is found.

A pseudonym is the first 60 bits of SHA-256 over the secret, what the number is
of, its authority and the number, so that the same number in two councils, or of
a child and of a family, gives two pseudonyms.
"""

from __future__ import annotations

import hmac
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
from sqlalchemy import make_url

from data_access.stores.manifest import Manifest
from data_access.stores.snapshots import StoreError

if TYPE_CHECKING:
    from data_access.database import Store

# A row by its own pseudonym and its child's, so that it can be made of what is kept as of what is sent.
# Where nobody knows the child, by its own alone.
OF_BOTH = (
    "of_both(own, child) AS CASE WHEN child IS NULL THEN own "
    "ELSE ('0x' || substr(sha256(own || chr(31) || child), 1, 15))::BIGINT END"
)
SHORTEST = 16  # characters; a shorter secret could be guessed


def secret(store_url: str, make: bool = True) -> str:
    """The secret for that store, made on first use; StoreError when it cannot be had or is too short.

    Not `make`: where there is none yet, one for this once.
    """
    given = os.environ.get("OUTCOMES_KEY")
    path = key_file(store_url)
    try:
        key = given or (_read_or_make(path) if make or path.exists() else secrets.token_hex(32))
    except OSError as error:
        raise StoreError(
            f"The secret key {path} cannot be read or made: {error.strerror}. "
            "Set OUTCOMES_KEY, or see to the file."
        ) from None
    if len(key) < SHORTEST:
        raise StoreError(
            f"The secret in OUTCOMES_KEY or {path} is too short. Give at least {SHORTEST} characters."
        )
    return key


def secret_for(store: Store, new: bool) -> str:
    """The secret to load with; a lost one is not made anew unless a `new` one is meant."""
    current = store.current()
    return secret(store.url, make=new or not (current and current.manifest.key_mark))


def mark(key: str) -> str:
    """What tells this secret from another: 16 bits, enough to notice and too few to try secrets against."""
    return hmac.digest(key.encode(), b"which secret this is", "sha256").hex()[:4]


def is_other(manifest: Manifest, key: str) -> bool:
    """Whether the snapshot was loaded with another secret, for all that is known."""
    return manifest.key_mark not in ("", mark(key))


def refuse_other(manifest: Manifest, key: str) -> None:
    """StoreError where the snapshot was loaded with another secret."""
    if is_other(manifest, key):
        raise StoreError(
            f"The secret key is not the one that snapshot {manifest.number} was loaded with, so every child "
            "would count as another. Put the old one back from its copy, in OUTCOMES_KEY or the key file. To "
            "begin with a new one, load all the extracts with --new-key."
        )


def key_file(store_url: str) -> Path:
    """Where the secret of that store is kept when it is not in $OUTCOMES_KEY."""
    url = make_url(store_url)
    if url.get_backend_name() == "duckdb":
        return Path(os.path.abspath(url.database or "store") + ".key")
    return Path.home() / ".config" / "family-support-outcomes" / "pseudonym.key"


def _read_or_make(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text(encoding="utf-8").partition("\n")[0].strip()
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        key = secrets.token_hex(32)
        file.write(key + "\n")
    return key


def use(connection: duckdb.DuckDBPyConnection, key: str) -> None:
    """Give the connection the macro `pseudonym(number, of_what, authority)`: 60 bits, or empty as sent."""
    connection.execute("SET VARIABLE pseudonym_key = ?", [key])
    connection.execute(
        "CREATE OR REPLACE TEMP MACRO pseudonym(number, of_what, authority) AS ('0x' || substr(sha256("
        "getvariable('pseudonym_key') || chr(31) || of_what || chr(31) || authority || chr(31) "
        "|| upper(number)), 1, 15))::BIGINT"
    )
    connection.execute(f"CREATE OR REPLACE TEMP MACRO {OF_BOTH}")
