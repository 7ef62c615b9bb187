"""Loading: from files to a new snapshot, whole or not at all.

Files are staged, brought into line with what is known, checked, put in place of
what they replace, and everything derived is worked out again. Lists come before
facts, whatever the order the files were named in.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from data_access import losses
from data_access.audit import Audit
from data_access.database import Store
from data_access.loading import pseudonyms
from data_access.loading.report import LoadReport
from data_access.loading.roles import NO_FIGURES, Figures
from data_access.loading.scratch import own_folder
from data_access.protection.banded import Menu
from data_access.published import in_words, published
from data_access.run import Progress, Run
from data_access.state import AT_WORK, State
from data_access.upgrading import upgrade


def quiet(_: str) -> None:
    """Progress for those who do not want to hear of it."""


def load(
    paths: Sequence[Path],
    store: Store,
    *,
    menu: Menu,
    figures: Figures = NO_FIGURES,
    as_at: date | None = None,
    mapping: Path | None = None,
    invented: bool = False,
    new_key: bool = False,
    anyway: bool = False,
    anew: bool = False,
    early: Collection[int] = (),
    progress: Progress = quiet,
    rejects: Path | None = None,
) -> LoadReport:
    """Load the files into a new snapshot of the store, on record first; none where too little is sound.

    None either where a finding is a reason not to load (`Finding.stops`), unless it is to be loaded `anyway`.
    `menu`: the figures that the public store holds ready; `figures`: what is told of all (`metrics.told`).
    `as_at`: the dashboard's today; else coverage.csv says, else the latest date. `mapping`: the council's
    mapping.toml, else the one beside the files; or a CSV of places for returns. `rejects`: where to write
    which rows were rejected, and why. `new_key`: the secret may be another than before; the rows of before
    are then left out. `anew`: what a lost store, or another one, has published need not be held to.
    `early`: financial years, by the calendar year they begin in, whose one second edition is to be made now.
    StoreError, in words, where the mapping, the store or the audit has faults, or another load is running.
    """
    with State(wait=AT_WORK) as state, store.loading(), own_folder() as scratch:
        losses.begin(store, state, invented, anew)
        upgrade(store, menu, progress, anew)
        key = pseudonyms.secret_for(store, new_key)
        run = Run(store, scratch, progress, as_at, key, figures, invented, new_key)
        report = run.work(paths, mapping, rejects)
        if not report.loaded or (report.stops and not anyway):
            return report
        public, editions = run.protect(menu, published(store, anew), early)
        progress("Publishing the snapshot")
        with Audit.of_this_machine(state).doing("load", _on_record(paths, early), store.next_number()):
            report = run.publish(report, public, editions)
        losses.end(store, state)
        return report


def _on_record(paths: Sequence[Path], early: Collection[int]) -> object:
    """What the audit says of a load: its files, and years that it publishes again before they are due."""
    files = [path.name for path in paths]
    return {"files": files, "second_edition": [in_words(year) for year in early]} if early else files


def check(
    paths: Sequence[Path],
    store: Store,
    *,
    figures: Figures = NO_FIGURES,
    as_at: date | None = None,
    mapping: Path | None = None,
    new_key: bool = False,
    anew: bool = False,
    progress: Progress = quiet,
    rejects: Path | None = None,
) -> LoadReport:
    """What `load` would report, without changing the store."""
    if not anew:
        losses.current(store)  # says what is lost
        published(store)
    with own_folder() as scratch:
        key = pseudonyms.secret(store.url, make=False)
        run = Run(store, scratch, progress, as_at, key, figures, new_key=new_key)
        return run.work(paths, mapping, rejects)
