"""What any reader is told of a store that is not to be had, and what to do. Only the log has the details."""

from __future__ import annotations

from metrics.catalogue.snapshots import StateUnreachable, StoreDamaged, StoreError, StoreTooNew, StoreTooOld
from pages.server.headers import noted

# The first that fits, so the narrower ones come first: what has happened, and what to do.
KINDS: tuple[tuple[type[StoreError], str, str], ...] = (
    (
        StateUnreachable,
        "Who looks at what cannot be put on record at the moment, so only public figures may be shown",
        "Ask whoever looks after the dashboard to see to the state store, which the setting `OUTCOMES_STATE` "
        "names. Then reload this page.",
    ),
    (
        StoreDamaged,
        "The store is damaged: some of what it held is lost, so the figures cannot be shown",
        "Ask whoever looks after the dashboard to restore the store: `python -m data_access status` says "
        "what is lost and how to put it back. Then reload this page.",
    ),
    (
        StoreTooNew,
        "The data was loaded by a newer version of this program",
        "Ask whoever looks after the dashboard to bring the program up to date. Then reload this page.",
    ),
    (
        StoreTooOld,
        "The data was loaded by another version of this program",
        "Ask whoever looks after the dashboard to run `python -m data_access upgrade`. Then reload this "
        "page.",
    ),
    (
        StoreError,
        "The figures cannot be read at the moment",
        "Ask whoever looks after the dashboard to check that the store is there and that its address, the "
        "setting `OUTCOMES_STORE`, is right. Then reload this page.",
    ),
)


def told(error: StoreError) -> str:
    """What has happened, with the number under which the log has the rest: never where anything lies."""
    return f"{plainly(error)} (reference {noted(error)})."


def plainly(error: StoreError) -> str:
    """What has happened, in words that are the same each time it does."""
    return next(sentence for kind, sentence, _ in KINDS if isinstance(error, kind))


def remedy(error: StoreError) -> str:
    """What to do, for whoever reads the page."""
    return next(remedy for kind, _, remedy in KINDS if isinstance(error, kind))
