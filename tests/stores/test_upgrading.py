"""A store that an earlier release built opens, and gives the same figures, with nothing sent again."""

from datetime import date

import pytest
from sqlalchemy import select

from data_access.database import StoreTooOld, open_store
from data_access.facts import FACTS as DECLARED
from data_access.loading.building import open_work
from data_access.schema import FACTS
from data_access.upgrading import upgrade
from metrics import EVERYTHING, METRICS, PUBLIC, Selection, evaluate
from tests import releases
from tests.loads import MENU

WHO = {"all": EVERYTHING, "public": PUBLIC}


def as_the_release_left_it(release, url, folder):
    """The store at the URL, holding what the release built."""
    unpacked = releases.unpacked(release, folder)
    if url.startswith("duckdb"):
        unpacked.rename(folder / "there")
        return open_store(f"duckdb:///{folder / 'there'}")
    releases.into_postgres(unpacked, url)
    return open_store(url)


@pytest.fixture(params=releases.RELEASES)
def old(request, store_url, tmp_path, monkeypatch):
    """The store of each release, on each kind of store."""
    monkeypatch.setenv("OUTCOMES_KEY", releases.KEY)
    store = as_the_release_left_it(request.param, store_url, tmp_path)
    store.release = request.param
    yield store
    store.close()


def published(store) -> dict[int, list[tuple]]:
    """Every public row of the facts, by snapshot."""
    rows = {}
    for snapshot in store.snapshots():
        with snapshot.public().connect() as connection:
            rows[snapshot.number] = [
                (name, row.authority, row.locality, row.team_type, row.n, getattr(row, DECLARED[name].dated))
                for name in ("referral", "allocation")
                for row in connection.execute(select(FACTS[name]))
            ]
    return {number: sorted(found) for number, found in rows.items()}


def asked(name: str, store) -> list[list] | None:
    number, who, metric, by, grain = name.split("/")
    snapshot = next(each for each in store.snapshots() if each.number == int(number))
    question = Selection(
        metric=metric,
        first=date(2021, 4, 1),
        last=date(2024, 3, 31),
        grain=grain,
        by=tuple(filter(None, by.split("+"))),
    )
    answer = evaluate(question, snapshot.public() if who == "public" else snapshot, WHO[who])
    return [
        [str(cell.period.first), *(m.code for m in cell.members), cell.figure.value, str(cell.figure.status)]
        for cell in answer.cells
    ]


def test_every_figure_is_the_same_after_an_upgrade(old):
    before = published(old)
    with pytest.raises(StoreTooOld, match="upgrade`; no extract needs to be sent again"):
        old.current().connect()
    numbers = tuple(snapshot.number for snapshot in old.snapshots())
    assert upgrade(old, MENU, lambda line: None) == numbers
    assert published(old) == before, "a published cell was published anew"
    kept = releases.figures(old.release)
    assert len(kept) > 400
    differ = {name for name, cells in kept.items() if asked(name, old) != cells}
    assert differ == set()
    assert upgrade(old, MENU, lambda line: None) == ()


def test_who_was_erased_stays_so_and_a_new_fact_is_not_loaded(old, tmp_path):
    upgrade(old, MENU, lambda line: None)
    old.previous_file(tmp_path / "copied.duckdb")
    with open_work(tmp_path / "copied.duckdb", releases.KEY) as connection:
        [name] = connection.execute("SELECT pseudonym('C7', 'child', 'south')").fetchone()
        for fact in ("referral", "allocation"):
            assert connection.execute(f"SELECT count(*) FROM {fact} WHERE child = ?", [name]).fetchone() == (
                0,
            )
            assert connection.execute(f"SELECT count(*) FROM {fact}").fetchone() > (300,)
    for metric in METRICS.values():
        if metric.fact not in ("referral", "allocation"):
            question = Selection(metric=metric.name, first=date(2023, 4, 1), last=date(2024, 3, 31))
            reasons = {cell.figure.reason for cell in evaluate(question, old.current(), EVERYTHING).cells}
            assert reasons == {f"No {DECLARED[metric.fact].extract} have been loaded."}
