"""What was known when: a council loads monthly for a year, and the page says how much months still grow."""

import io
import shutil
from calendar import monthrange
from datetime import date
from random import Random
from statistics import median

import openpyxl
import pytest

from data_access.access import EVERYTHING, PUBLIC, Role, limit
from data_access.database import open_store
from data_access.erasure import erase
from metrics import Filter, Selection, evaluate
from metrics.asking.growth import growing, grown
from metrics.catalogue import snapshots
from metrics.menu import menu
from metrics.periods import Grain, add_months
from pages.parts.charts.shapes import Shape
from pages.parts.exports import csv as csv_export
from pages.parts.exports import excel
from pages.parts.words.growing import grown as in_words
from pages.parts.words.growing import still_growing
from tests.loading import council
from tests.pages.opened import open_page, said

FIRST, LOADS = date(2024, 1, 1), 12  # month by month, from the load of January 2024 on
LATE, MOST_LATE = 0.06, 3  # the share of a month's rows that come one to three loads late
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")
KEY = "a secret for the tests alone"
A_MONTH, HISTORY = 150, 12
REAL = {"metric": "Referrals", "view": "Is the change real?"}
PHRASE = " in the three months after they were first loaded"


def planted() -> list[tuple[int, int, str]]:
    """Of each row its month (0 is January 2024), how many loads late it comes, and where it is."""
    chance = Random(11)
    return [
        (month, chance.randint(1, MOST_LATE) * (month >= 0 and chance.random() < LATE), place)
        for month in range(-HISTORY, LOADS)
        for place in ("east", "west")
        for _ in range(A_MONTH // 2)
    ]


def grew(rows) -> float:
    """What the months first loaded by the second load or later grew by in three months, by plain counting."""
    shares = []
    for month in range(1, LOADS - MOST_LATE):
        late = [late for m, late, _ in rows if m == month]
        shares.append(sum(each > 0 for each in late) / late.count(0))
    return median(shares)


def send(folder, rows, load):
    """The whole extract as it stood five days into the month after, with what it covers."""
    last = add_months(FIRST, load)
    ends = date(last.year, last.month, monthrange(last.year, last.month)[1])
    known = [row for row in rows if row[0] + row[1] <= load]
    sent = [
        {
            "reference": f"R{number}", "child": f"C{number}", "family": f"F{number}", "locality": place,
            "received": add_months(FIRST, month).isoformat(), "decided": "", "closed": "", "decision": "",
        }
        for number, (month, _, place) in enumerate(known)
    ]  # fmt: skip
    taken = add_months(FIRST, load + 1).replace(day=5)
    spans = {"extract": "referrals", "covers_from": "2023-01-01", "covers_to": ends.isoformat()}
    covered = council.write(folder, "coverage", [spans | {"as_at": taken.isoformat()}])
    return [council.referrals(folder, *sent), covered]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """The store of a council that loaded twelve times, and the rows as they were planted."""
    folder, rows = tmp_path_factory.mktemp("monthly"), planted()
    store = open_store(f"duckdb:///{folder / 'store'}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUTCOMES_KEY", KEY)
        council.loaded(store, *council.lists(folder / "lists"), *send(folder / "0", rows, 0), invented=True)
        for load in range(1, LOADS):
            council.loaded(store, *send(folder / str(load), rows, load), invented=True)
    store.close()
    return folder / "store", rows


@pytest.fixture(autouse=True)
def own(loaded, monkeypatch):
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{loaded[0]}")


def asked(access=EVERYTHING, last=date(2024, 12, 31), metric="referrals", grain=Grain.MONTH, newest=LOADS):
    snapshot = snapshots.numbered(newest, access)
    question = Selection(metric=metric, first=date(2023, 1, 1), last=last, grain=grain)
    answer = evaluate(question, snapshot, access)
    return growing(answer, snapshot, access), answer.metric


def test_the_growth_said_on_the_page_is_what_was_planted(loaded):
    by = 100 * grew(loaded[1])
    assert 4 < by < 9  # 6 in 94, give or take chance
    app = open_page("one-metric", **REAL)
    assert not app.exception
    assert f"Months like these grew by about {by:.0f}%{PHRASE}." in said(app)


def test_it_is_learnt_from_the_months_that_could_be_followed(loaded):
    found = grown(snapshots.current(), "referrals", 1)
    assert (found.share, found.followed) == (pytest.approx(grew(loaded[1])), LOADS - 1 - MOST_LATE)
    first = 2024 * 12 + LOADS - MOST_LATE + 1  # October, first loaded in November
    assert found.young == {first, first + 1, first + 2}


def test_a_manager_is_told_of_the_whole_council_and_the_public_of_nothing(loaded):
    assert asked(limit(Role.MANAGER, frozenset({"west"})))[0].share == pytest.approx(grew(loaded[1]))
    assert asked(PUBLIC)[0] is None


def test_once_somebody_was_erased_nobody_knows_what_was_known_when(loaded, tmp_path, monkeypatch):
    monkeypatch.setenv("OUTCOMES_KEY", KEY)
    shutil.copytree(loaded[0], tmp_path / "erased")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'erased'}")
    store = open_store()
    erase(store, "child", "C1", menu=menu())
    store.close()
    assert asked(newest=snapshots.current().number)[0] is None


def test_of_a_share_it_is_told_of_the_referrals_behind_it():
    found, metric = asked(metric="hub_share")
    assert in_words(found, metric).startswith("Referrals of months like these grew by about ")


@pytest.mark.parametrize(
    "more",
    [
        {"last": date(2024, 9, 30)},  # no month of which still grows
        {"grain": Grain.QUARTER},
        {"metric": "came_back_within_12_months"},  # nobody counts every closing
    ],
    ids=str,
)
def test_nothing_is_said_where_nothing_grows_or_nobody_knows(more):
    assert asked(**more)[0] is None


def test_growth_that_would_read_as_none_is_not_said_and_a_fall_is():
    found, metric = asked()
    assert in_words(None, metric) == "" == in_words(type(found)(0.004, metric), metric)
    assert in_words(type(found)(-0.02, metric), metric) == f"Months like these fell by about 2%{PHRASE}"


@pytest.fixture
def two(loaded, tmp_path, monkeypatch):
    """The same store once a second council has loaded a year, which nobody has seen grow."""
    monkeypatch.setenv("OUTCOMES_KEY", KEY)
    shutil.copytree(loaded[0], tmp_path / "two")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'two'}")
    names = [{"code": code, "name": f"{code.title()} Council"} for code in ("south", "north")]
    own = {"authority": "north", "locality": "", "team": "", "decided": "", "closed": "", "decision": ""}
    rows = [
        own | {"reference": f"N{n}", "child": f"N{n}", "received": add_months(FIRST, n % LOADS).isoformat()}
        for n in range(LOADS * A_MONTH)
    ]
    span = {"extract": "referrals", "authority": "north", "as_at": "2025-01-05"}
    span |= {"covers_from": "2024-01-01", "covers_to": "2024-12-31"}
    store = open_store()
    council.loaded(
        store,
        council.write(tmp_path, "authorities", names),
        council.referrals(tmp_path, *rows),
        council.write(tmp_path, "coverage", [span]),
        invented=True,
    )
    store.close()
    return Selection(metric="referrals", first=FIRST, last=date(2024, 12, 31), grain=Grain.MONTH)


@pytest.mark.parametrize(("names", "is_said"), [(["south"], True), (["north"], False), ([], False)])
def test_of_several_councils_it_is_said_of_the_one_selected(two, loaded, names, is_said):
    where = (Filter(dimension="authority", members=tuple(names)),) if names else ()
    answer = evaluate(two.model_copy(update={"where": where}), snapshots.current(), EVERYTHING)
    told = still_growing(answer)
    assert told == (
        f"Months like these grew by about {100 * grew(loaded[1]):.0f}%{PHRASE}." if is_said else ""
    )


def test_who_may_see_one_council_alone_is_told_of_theirs(two):
    access = limit(Role.MANAGER, frozenset({"west"}))
    assert still_growing(evaluate(two, snapshots.current(), access))


@pytest.mark.parametrize("shape", [None, Shape.CONTROL])
def test_both_files_say_it(two, shape):
    where = (Filter(dimension="authority", members=("south",)),)
    shown = evaluate(two.model_copy(update={"where": where}), snapshots.current(), EVERYTHING)
    assert PHRASE in csv_export.write(shown, shape).decode("utf-8-sig")
    cover = openpyxl.load_workbook(io.BytesIO(excel.write(shown, shape)))["Cover"]
    [line] = [row[0] for row in cover.iter_rows(values_only=True) if PHRASE in str(row[0])]
    assert line.startswith("Growth since first known: Months like these grew by about ")
