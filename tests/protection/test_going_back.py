"""Figures that somebody saw before a rollback, beside those of the next load."""

import pytest
from sqlalchemy import select

from data_access.audit import entries
from data_access.commands import line
from data_access.database import StoreError
from data_access.keeping import prune
from data_access.schema import metadata
from data_access.state import State
from tests.loading import council
from tests.loads import erase

# In April there are 12 and then 13; in February a mistake makes 20 of 12, and is put right.
JANUARY, FEBRUARY, APRIL = "15/01/2024", "15/02/2024", "15/04/2024"
FIRST, SECOND = "30/06/2024", "30/09/2024"  # when the first quarter is published, and when the second
# What is published is worked out before a store has it: a rollback, an erasure and pruning are tried on both.
in_a_folder = pytest.mark.parametrize("store_url", ["duckdb"], indirect=True)
PLAIN = {"family": "", "decided": "", "decision": "", "closed": ""}


def _load(store, folder, until: str, invented: bool = False, at: str = "east", early=(), **counts: int):
    """So many children a month at one place, and three at another; the window ends on that day."""
    days = {"january": JANUARY, "february": FEBRUARY, "april": APRIL}
    rows = [
        PLAIN | {"child": f"{month}{number}", "received": days[month], "locality": at}
        for month, count in counts.items()
        for number in range(count)
    ]
    west = {"locality": "west", "team": "west_hub"}
    rows += [
        PLAIN | west | {"child": f"W{month}{number}", "received": days[month]}
        for month in counts
        for number in range(3)
    ]
    covers = {"covers_from": "01/01/2024", "covers_to": until, "as_at": until}
    covered = council.write(folder, "coverage", [{"extract": "referrals", **covers}])
    files = (*_lists(store, folder, at, invented), council.referrals(folder, *rows), covered)
    report = council.loaded(store, *files, invented=invented, early=early, anyway=bool(early))
    return report.snapshot


def _lists(store, folder, at: str, invented: bool) -> list:
    """The council's lists with that place, where the store has none to go on from."""
    current = store.current()
    if current and current.invented == invented and at == "east":
        return []
    lists = council.lists(folder)
    places = [*council.LISTS["localities"], {"code": at, "name": at.title(), "kind": "locality"}]
    council.write(folder, "localities", {place["code"]: place for place in places}.values())
    return lists


def _shown(snapshot) -> dict[tuple, int]:
    table = metadata.tables["referral"]
    with snapshot.public().connect() as connection:
        rows = connection.execute(select(table.c.received, table.c.locality, table.c.n)).all()
    return {(month, locality): count for month, locality, count in rows}


@pytest.mark.parametrize(
    ("store_url", "between"),
    [
        *(("duckdb", between) for between in ("", "erasing", "pruning")),
        pytest.param("postgresql", "erasing", marks=pytest.mark.postgres),
    ],
    indirect=["store_url"],
)
def test_a_load_after_a_rollback_stays_with_what_was_shown_before_it(store, tmp_path, between):
    first = _shown(_load(store, tmp_path / "1", FIRST, january=12, february=12))
    mistaken = _shown(_load(store, tmp_path / "2", SECOND, january=12, february=20, april=12))
    store.go_back()
    if between == "erasing":  # which drops the snapshot gone back from
        erase(store, "child", "january0", "south")
    if between == "pruning":
        assert prune(store, 1).kept == (1,)
    now = _shown(_load(store, tmp_path / "3", SECOND, january=13, february=13, april=13))
    assert now[_month(mistaken), 1] == 12
    assert now == mistaken
    assert {place: now[place] for place in first} == first


def _month(shown: dict) -> int:
    return max(month for month, _ in shown)


@in_a_folder
def test_a_mistake_and_what_puts_it_right_change_nothing_published(store, tmp_path):
    """12, then 22 by mistake, then 13 as it should be: 12 and 13 side by side would tell of one child."""
    first, *later = (
        _shown(_load(store, tmp_path / str(count), FIRST, january=12, february=count))
        for count in (12, 22, 13)
    )
    assert later == [first, first]
    store.go_back(1)
    assert _shown(_load(store, tmp_path / "again", FIRST, january=12, february=21)) == first


@in_a_folder
def test_a_gross_mistake_is_put_right_early_once_and_on_record(store, tmp_path):
    first = _shown(_load(store, tmp_path / "1", FIRST, january=12, february=52))
    put_right = _load(store, tmp_path / "2", FIRST, early=(2023,), january=13, february=22)
    now = _shown(put_right)
    moved = {month: now[month, 1] - count for (month, locality), count in first.items() if locality == 1}
    assert set(moved.values()) <= {0, 5, -30} and min(moved.values()) == -30
    with State() as state:
        [said] = [each.selection for each in entries(state) if each.action == "load completed"][:1]
    assert '"second_edition": ["2023/24"]' in said
    with pytest.raises(StoreError, match="No second edition of 2023/24 can be made: .* one second edition"):
        _load(store, tmp_path / "3", FIRST, early=(2023,), january=13, february=23)
    assert store.current() == put_right
    with pytest.raises(StoreError, match="No second edition of 2019/20 can be made: nothing of it is"):
        _load(store, tmp_path / "4", FIRST, early=(2019,), january=13, february=23)


@pytest.mark.parametrize("text", ["2023", "2023/25", "2023-24", "23/24"])
def test_a_year_that_is_none_is_said(text, capsys):
    with pytest.raises(SystemExit):
        line.command_line().parse_args(["load", "sent", "--second-edition", text])
    assert f"{text} is not a financial year; write it as 2023/24" in capsys.readouterr().err
    assert line.command_line().parse_args(["load", "sent", "--second-edition", "1999/00"]).early == [1999]


@in_a_folder
@pytest.mark.parametrize("pruned", [False, True])
def test_invented_data_loaded_in_between_does_not_make_a_load_forget(store, tmp_path, pruned):
    """Back to the sample, the sample again, and then real data: its months are published as they were."""
    _load(store, tmp_path / "sample", FIRST, invented=True, january=30, february=30)
    first = _shown(_load(store, tmp_path / "real", FIRST, january=12, february=12))
    store.go_back()
    _load(store, tmp_path / "sample again", FIRST, invented=True, january=31, february=31)
    if pruned:
        assert prune(store, 1).kept == (3,)
    assert _shown(_load(store, tmp_path / "again", FIRST, january=13, february=13)) == first


def _shown_at(snapshot, code: str) -> list[int]:
    table, place = metadata.tables["referral"], metadata.tables["locality"]
    with snapshot.public().connect() as connection:
        asked = select(table.c.n).join(place, place.c.key == table.c.locality).where(place.c.code == code)
        return list(connection.scalars(asked))


@in_a_folder
def test_a_place_of_the_load_gone_back_from_is_not_taken_for_another(store, tmp_path):
    """Either load has the council's third place, so both give it the same key."""
    _load(store, tmp_path / "1", FIRST, january=12)
    _load(store, tmp_path / "mistaken", SECOND, at="north", january=12, april=20)
    store.go_back()
    later = _load(store, tmp_path / "2", SECOND, at="shore", january=12, april=22)
    assert _shown_at(later, "shore") == [], "April was published without it"
    again = _load(store, tmp_path / "3", SECOND, at="north", january=12, april=21)
    assert _shown_at(again, "north") == [20]


def test_nobody_is_erased_from_behind_invented_data(store, tmp_path):
    """What real data published would go with the snapshot that holds the child."""
    _load(store, tmp_path / "sample", FIRST, invented=True, january=30, february=30)
    first = _shown(_load(store, tmp_path / "real", FIRST, january=12, february=12))
    store.go_back()
    with pytest.raises(StoreError, match="snapshot 2 is of real people. Show that with `.* rollback 2`"):
        erase(store, "child", "january0", "south")
    assert [snapshot.number for snapshot in store.snapshots()] == [1, 2]
    store.go_back(2)
    erased = erase(store, "child", "january0", "south")
    assert [snapshot.number for snapshot in store.snapshots()] == [3] and _shown(erased.snapshot) == first
