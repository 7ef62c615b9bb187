"""Loads into a store of which something is lost: nothing is published a second time or forgotten unsaid."""

import shutil

import pytest

from data_access.__main__ import main
from data_access.database import StoreError, open_store
from data_access.ingest import check
from data_access.losses import current
from data_access.published import published
from data_access.stores.snapshots import StoreDamaged
from tests.loading import council
from tests.loads import erase


def _load(store, folder, **options):
    """Load no more than makes a snapshot: the council's name and one referral."""
    named = council.write(folder, "authorities", council.LISTS["authorities"])
    (folder / "referrals.csv").write_text("reference,child,received\nR1,C1,05/02/2024\n")
    return council.loaded(store, named, folder / "referrals.csv", **options).snapshot


def _command(*arguments: str) -> int:
    return main(arguments)


@pytest.fixture
def folder_store(tmp_path):
    store = open_store(f"duckdb:///{tmp_path / 'store'}")
    yield store
    store.close()


def test_a_store_of_which_nothing_is_left_is_known_by_the_state_store(folder_store, tmp_path, capsys):
    """Folder, and the mark beside it, are gone: as after a disk was changed."""
    _load(folder_store, tmp_path / "1")
    folder_store.close()
    shutil.rmtree(folder_store.folder)
    (tmp_path / "store.reached").unlink()
    with pytest.raises(StoreDamaged, match="held snapshot 1, and nothing of it is there. Put it back"):
        current(folder_store)
    for ask in (
        lambda: _load(folder_store, tmp_path / "2"),
        lambda: _load(folder_store, tmp_path, invented=True),
    ):
        with pytest.raises(
            StoreDamaged, match="begin anew with `python -m data_access load DIR --publish-anew`"
        ):
            ask()
    with pytest.raises(StoreDamaged):
        check([tmp_path / "1"], folder_store)
    for command in (["status"], ["upgrade"], ["rollback"]):
        assert _command("--store", folder_store.url, *command) == 1
        assert "--publish-anew" in capsys.readouterr().err
    assert _command("--store", folder_store.url, "status", "--never") == 1
    assert _load(folder_store, tmp_path / "3", anew=True).number == 2
    assert current(folder_store).number == 2


def test_a_first_load_is_the_first_and_a_lost_one_never_again(folder_store, tmp_path):
    assert _command("--store", folder_store.url, "status", "--never") == 0
    _load(folder_store, tmp_path / "1", invented=True)
    assert _command("--store", folder_store.url, "status", "--never") == 1
    (folder_store.folder / "CURRENT").unlink()
    assert _command("--store", folder_store.url, "status", "--never") == 1


def test_a_mistyped_address_is_no_new_store_until_a_person_says_so(folder_store, tmp_path):
    _load(folder_store, tmp_path / "1")
    mistyped = open_store(f"duckdb:///{tmp_path / 'stroe'}")
    for ask in (lambda: current(mistyped), lambda: _load(mistyped, tmp_path / "2")):
        with pytest.raises(
            StoreError, match="but there is some in duckdb:///.*store. See that OUTCOMES_STORE"
        ):
            ask()
    assert _load(mistyped, tmp_path / "3", anew=True).number == 1
    assert _load(mistyped, tmp_path / "4").number == 2, "known from then on"
    mistyped.close()


def test_the_sample_may_be_loaded_beside_real_data_and_real_data_beside_the_sample(folder_store, tmp_path):
    _load(folder_store, tmp_path / "1", invented=True)
    other = open_store(f"duckdb:///{tmp_path / 'real'}")
    assert _load(other, tmp_path / "2").number == 1
    third = open_store(f"duckdb:///{tmp_path / 'sample'}")
    assert _load(third, tmp_path / "3", invented=True).number == 1


def test_what_a_lost_snapshot_published_is_held_to_all_the_same(store, tmp_path):
    """The last is lost and gone back from; what it published is kept beside the snapshots."""
    for number in ("1", "2"):
        _load(store, tmp_path / number)
    if store.dialect == "duckdb":
        store.close()
        shutil.rmtree(store.folder / "000002")
    else:
        with store._engine.begin() as connection:
            for name in ("snapshot_000002", "snapshot_000002_public"):
                connection.exec_driver_sql(f"DROP SCHEMA {name} CASCADE")
            connection.exec_driver_sql("DELETE FROM outcomes.current")
            connection.exec_driver_sql("DELETE FROM outcomes.snapshot WHERE number = 2")
    store.go_back(1)
    held = published(store)
    assert store.current().number == 1, "what is left is shown"
    assert _load(store, tmp_path / "3").number == 3
    assert published(store).real.editions == held.real.editions and held.real.load == 2


def _lose_editions(store) -> None:
    if store.dialect == "duckdb":
        [path.unlink() for path in store.folder.glob("EDITIONS.*")]
        return
    with store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM outcomes.published")


def _damage_editions(store) -> None:
    if store.dialect == "duckdb":
        [path] = store.folder.glob("EDITIONS.*")
        path.write_text(path.read_text()[:-9])
        return
    with store._engine.begin() as connection:
        connection.exec_driver_sql("UPDATE outcomes.published SET editions = left(editions, -9)")


@pytest.mark.parametrize("lose", [_lose_editions, _damage_editions])
def test_a_record_of_what_was_published_that_is_lost_is_not_taken_for_an_empty_one(
    store, tmp_path, lose, capsys
):
    _load(store, tmp_path / "1")
    lose(store)
    said = "record of what was published is lost or damaged.*Put it back from the backup"
    for ask in (
        lambda: _load(store, tmp_path / "2"),
        lambda: erase(store, "child", "C1", "south"),
        lambda: check([tmp_path / "1"], store),
    ):
        with pytest.raises(StoreDamaged, match=said):
            ask()
    assert _command("--store", store.url, "status") == 1
    assert "record of what was published is lost or damaged" in capsys.readouterr().err
    store.examine()  # readers do not mind
    assert _load(store, tmp_path / "3", anew=True).number == 2
    assert _load(store, tmp_path / "4").number == 3


def test_an_older_backup_is_shown_and_not_loaded_on(folder_store, tmp_path):
    _load(folder_store, tmp_path / "1")
    folder_store.close()
    shutil.copytree(folder_store.folder, tmp_path / "backup")
    _load(folder_store, tmp_path / "2")
    folder_store.close()
    shutil.rmtree(folder_store.folder)
    (tmp_path / "store.reached").unlink()
    shutil.copytree(tmp_path / "backup", folder_store.folder)
    assert current(folder_store).number == 1
    with pytest.raises(StoreDamaged, match="What snapshot 2 published is not in the store, .*snapshot 1"):
        _load(folder_store, tmp_path / "3")
