"""A store that an earlier release built opens, and gives the same figures, with nothing sent again."""

import json
from dataclasses import replace
from datetime import date

import duckdb
import pytest
from sqlalchemy import Select, select

from data_access.__main__ import main
from data_access.access import Role, limit
from data_access.database import StoreError, StoreTooNew, StoreTooOld, open_store
from data_access.facts import FACTS as DECLARED
from data_access.loading.building import open_work
from data_access.schema import FACTS
from data_access.stores.pointer import read_manifest, write_manifest
from data_access.upgrading import Upgraded, upgrade
from data_access.versions import FIRST_RELEASE, VERSIONS, version
from metrics import EVERYTHING, METRICS, PUBLIC, Selection, evaluate
from metrics.catalogue import funds
from metrics.catalogue.reference import members
from metrics.refusals import Refused
from tests import releases
from tests.loads import MENU, erase, load

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
            read = {name: connection.execute(_cells(name)).all() for name in ("referral", "allocation")}
        rows[snapshot.number] = [(name, *row) for name, found in read.items() for row in found]
    return {number: sorted(found) for number, found in rows.items()}


def _cells(fact: str) -> Select:
    """What a cell is: the file may be older than other columns of the fact."""
    names = ("authority", "locality", "team_type", "n", DECLARED[fact].dated)
    return select(*(FACTS[fact].c[name] for name in names))


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
    try:
        answer = evaluate(question, snapshot.public() if who == "public" else snapshot, WHO[who])
    except Refused:
        return None
    return [
        [str(cell.period.first), *(m.code for m in cell.members), cell.figure.value, str(cell.figure.status)]
        for cell in answer.cells
    ]


def differs(now: list[list] | None, then: list[list]) -> bool:
    """Whether any cell is another; from when a figure is known is for each release to say.

    What is refused now had no figure then: a metric that was not public said so in every cell of any split.
    """
    if now is None:
        return any("not available" not in each[-1] for each in then)
    pairs = list(zip(now, then, strict=True))
    return not pairs or any(a != b for a, b in pairs if "not available" not in (a[-1], b[-1]))


def test_every_figure_is_the_same_after_an_upgrade(old):
    before = published(old)
    with pytest.raises(StoreTooOld, match="upgrade`; no extract needs to be sent again"):
        old.current().connect()
    numbers = tuple(snapshot.number for snapshot in old.snapshots())
    assert sorted(upgrade(old, MENU, lambda line: None).done) == sorted(numbers)
    assert published(old) == before, "a published cell was published anew"
    kept = releases.figures(old.release)
    same = {name for name in kept if METRICS[name.split("/")[2]].version == 1}  # as the release counted it
    assert len(same) > 340
    assert {name for name in same if differs(asked(name, old), kept[name])} == set()
    assert upgrade(old, MENU, lambda line: None) == Upgraded((), ())


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


@pytest.fixture
def one_folder(tmp_path, monkeypatch):
    """The folder store of the first release."""
    monkeypatch.setenv("OUTCOMES_KEY", releases.KEY)
    store = as_the_release_left_it(releases.RELEASES[0], "duckdb:///", tmp_path)
    yield store
    store.close()


def shown(store, metric: str) -> set[tuple]:
    question = Selection(metric=metric, first=date(2023, 4, 1), last=date(2024, 3, 31), grain="whole")
    return {(c.figure.value, c.figure.reason) for c in evaluate(question, store.current(), EVERYTHING).cells}


def test_a_column_that_old_rows_lack_is_not_recorded_until_the_next_load(one_folder):
    for home in one_folder.folder.glob("0*"):
        with duckdb.connect(str(home / "internal.duckdb")) as file:
            file.execute("ALTER TABLE referral DROP COLUMN decided")
            file.execute("ALTER TABLE referral DROP COLUMN decision")
    before = published(one_folder)
    upgrade(one_folder, MENU, lambda line: None)
    reason = "No day of decision is recorded for the referrals in this store."
    assert shown(one_folder, "decided_within_3_days") == {(None, reason)}
    [(none, said)] = shown(one_folder, "no_further_action_share")
    assert none is None and "holds no decisions for its referrals" in said
    assert published(one_folder) == before


def since_the_first_release() -> set[str]:
    """The tables of later facts, and of the lists that only they refer to."""
    first = {name for fact in FIRST_RELEASE for name in DECLARED[fact].dimensions}
    later = [fact for name, fact in DECLARED.items() if name not in FIRST_RELEASE]
    return {name for fact in later for name in (fact.name, *fact.dimensions)} - first


def test_a_store_made_before_a_fact_existed_opens_as_it_is(one_folder, capsys):
    """The rows of the others are of today's version, so nothing need be derived again."""
    assert funds.terms(one_folder.current()) == {}  # its funds have no such columns yet
    upgrade(one_folder, MENU, lambda line: None)
    home = one_folder.folder / f"{one_folder.current().number:06d}"
    manifest = json.loads((home / "manifest.json").read_text())
    manifest["facts"] = [each for each in manifest["facts"] if each[0] in FIRST_RELEASE]
    (home / "manifest.json").write_text(json.dumps(manifest))
    for name in ("internal-1.duckdb", "public-1.duckdb"):
        with duckdb.connect(str(home / name)) as file:
            for table in since_the_first_release():
                file.execute(f"DROP TABLE IF EXISTS {table}")  # what is nothing public has no public table
    one_folder.close()
    snapshot = one_folder.current()
    assert snapshot.facts == set(FIRST_RELEASE) and snapshot.manifest.is_current
    [(referrals, _)] = shown(one_folder, "referrals")
    assert referrals > 100
    assert shown(one_folder, "meetings_offered") == {(None, "No meetings have been loaded.")}
    assert shown(one_folder, "spend") == {(None, "No accounts have been loaded.")}
    asked = Selection(metric="meetings_offered", first=date(2023, 4, 1), last=date(2024, 3, 31))
    assert {c.figure.value for c in evaluate(asked, snapshot.public(), PUBLIC).cells} == {None}
    assert [member.name for member in members(snapshot, "fund", EVERYTHING)] == ["Not recorded"]
    assert main(["--store", one_folder.url, "status"]) == 0
    assert "meeting: none loaded" in capsys.readouterr().out
    manager = limit(Role.MANAGER, frozenset({"east"}), frozenset())
    assert evaluate(asked.model_copy(update={"metric": "referrals"}), snapshot, manager).cells


def test_a_store_of_a_fact_that_this_program_does_not_know_is_said_to_be_newer(one_folder):
    manifest = one_folder.current().manifest
    newer = replace(manifest, facts=(*manifest.facts, ("never_heard_of", "0123456789ab")))
    write_manifest(one_folder.folder / f"{manifest.number:06d}", newer)
    with pytest.raises(StoreTooNew, match="loaded by a newer version"):
        one_folder.current()


def test_the_version_of_a_fact_follows_its_rows_and_not_its_words():
    fact = DECLARED["meeting"]
    assert version(replace(fact, about="Other words.")) == VERSIONS["meeting"]
    reworded = tuple(replace(each, about="Other words.") for each in fact.columns)
    assert version(replace(fact, columns=reworded)) == VERSIONS["meeting"]
    assert version(replace(fact, waits=())) != VERSIONS["meeting"]
    assert version(replace(fact, carries=())) != VERSIONS["meeting"]
    assert len(set(VERSIONS.values())) == len(VERSIONS)


def test_a_load_over_a_snapshot_gone_back_to_holds_to_what_the_later_one_published(one_folder, tmp_path):
    """It read the later one as it was, could not, and forgot what it had published."""
    later = published(one_folder)[3]
    one_folder.go_back(2)
    fund = tmp_path / "funds.csv"
    fund.write_text("code,name\ncore,Core\n")
    report = load([fund], one_folder)
    assert report.snapshot is not None
    kept = {(name, *place): count for name, *place, count, _ in later}
    assert set(later) >= set(published(one_folder)[report.snapshot.number]) and kept


def test_a_snapshot_of_another_secret_is_left_and_does_not_keep_the_others(one_folder):
    home = one_folder.folder / "000002"
    manifest = read_manifest(home)
    write_manifest(home, replace(manifest, key_mark="ffff"))
    assert upgrade(one_folder, MENU, lambda line: None) == Upgraded((3,), (2,))
    assert one_folder.current().manifest.is_current


def test_columns_that_a_newer_program_added_are_not_lost_without_a_word(one_folder):
    upgrade(one_folder, MENU, lambda line: None)
    home = one_folder.folder / "000003"
    with duckdb.connect(str(home / "internal-1.duckdb")) as file:
        file.execute("ALTER TABLE referral ADD COLUMN urgency INTEGER")
    manifest = read_manifest(home)
    facts = tuple((name, "0123456789ab" if name == "referral" else known) for name, known in manifest.facts)
    write_manifest(home, replace(manifest, facts=facts))
    with pytest.raises(StoreTooNew, match="with columns that this one would lose"):
        upgrade(one_folder, MENU, lambda line: None)


def test_nobody_is_erased_from_a_store_whose_older_snapshots_cannot_be_read(one_folder):
    """A number nobody has erased nobody, dropped every older snapshot and said that it was done."""
    with pytest.raises(StoreError, match="No row of that child is in the store"):
        erase(one_folder, "child", "C9999")
    assert [snapshot.number for snapshot in one_folder.snapshots()] == [2, 3]
