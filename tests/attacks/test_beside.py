"""Exact tables beside the public figures: `reveals` says of a file what the attack on it finds."""

import csv
import io
import random
import re
from datetime import date

import openpyxl
import pytest

from data_access.__main__ import main
from data_access.access import EVERYTHING, PUBLIC, Access, Role
from data_access.audit import entries
from data_access.protection.bounds import bounds
from data_access.protection.cells import Cells
from data_access.protection.cubes import CUBES
from data_access.protection.totals import Total
from data_access.state import State
from metrics import Selection, evaluate
from metrics.periods import add_months, from_day_number
from metrics.selection import Comparator, Filter
from pages.parts.exports import EXPORTS
from tests.attacks.attempts import Scene
from tests.attacks.beside import given_away
from tests.attacks.reading import DIMENSIONS

# gptables 2.0.2 calls pandas in ways that pandas 4 will drop.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")

YEAR = {"first": date(2021, 4, 1), "last": date(2022, 3, 31)}
QUARTER = {"first": date(2021, 4, 1), "last": date(2021, 6, 30)}
TOLD = re.compile(
    r"give away (none|[\d,]+) of ([\d,]+) protected counts of (\w+)"
    r"(?: \(for example ([^)]+)\))?(?:, and leave ([\d,]+) more)?"
)


@pytest.fixture
def taken(sample, tmp_path):
    """Writes the files of a question, as a page gives them, and says where they are."""

    def taken(access=EVERYTHING, snapshot=None, **question):
        answer = evaluate(Selection(**question), snapshot or sample.current(), access)
        paths = []
        for export in EXPORTS:
            path = tmp_path / export.file_name(answer)
            path.write_bytes(export.writer(answer, None))
            paths.append(path)
        return paths

    return taken


@pytest.fixture
def reveals(sample, tmp_path, monkeypatch, capsys):
    """Runs the command; gives its exit status and all that it printed."""
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")

    def reveals(*paths):
        status = main(["--store", sample.url, "reveals", *map(str, paths)])
        return status, "".join(capsys.readouterr())

    return reveals


def counted(said):
    """How many are given away, of how many, and left with two values."""
    given, of, _, _, two = TOLD.search(said).groups()
    return tuple(0 if each in ("none", None) else int(each.replace(",", "")) for each in (given, of, two))


def attacked(sample, metric, window, grain, by):
    """The same by the attack: the public figures as they are served, and the table's counts from the rows."""
    scene = Scene(sample, metric, window["first"], 12 if window is YEAR else 3)
    places = [1 + DIMENSIONS[metric].index(name) for name in by]
    lines = {}
    for cell in scene.known:
        first = add_months(cell[0], -((cell[0].month - 4) % grain))
        lines.setdefault((first, *(cell[place] for place in places)), set()).add(cell)
    known = [exactly(scene, frozenset(line)) for line in lines.values()]
    hidden = [cell for cell in scene.known if scene.truth.get(cell, 0) % 5 and scene.counts[cell] % 5 == 0]
    left = [each.left for each in bounds(known, hidden, scene.known).values()]
    return left.count(1), len(hidden), left.count(2)


def exactly(scene, cells):
    count = sum(scene.truth.get(cell, 0) for cell in cells)
    return Total(cells, count, count)


@pytest.mark.parametrize(
    ("metric", "window", "grain", "by"),
    [
        ("referrals", QUARTER, "month", ("locality", "source_group")),
        ("allocations", QUARTER, "month", ("locality", "team_type")),
        ("allocations", YEAR, "quarter", ("team_type", "allocation_kind")),
    ],
)
def test_the_command_says_what_the_attack_finds(sample, taken, reveals, metric, window, grain, by):
    wanted = attacked(sample, metric, window, {"month": 1, "quarter": 3}[grain], by)
    assert wanted[1] >= 10
    paths = taken(metric=metric, grain=grain, by=by, **window)
    for path in paths if metric == "allocations" else paths[:1]:  # the first takes longest
        status, said = reveals(path)
        assert counted(said) == wanted
        assert status == (1 if wanted[0] or "1 to 4" in said else 0)


def test_a_table_of_every_cell_gives_away_all_and_names_one_without_its_count(sample, taken, reveals):
    where = (Filter(dimension="source_group", members=("police",)),)
    path, _ = taken(metric="referrals", grain="month", by=("locality", "team_type"), where=where, **YEAR)
    status, said = reveals(path)
    given, of, two = counted(said)
    assert status == 1 and given == of > 20 and two == 0
    assert "figures rest on a count of 1 to 4." in said and "Do not publish it." in said
    assert re.search(r"Added up to financial years, the same counts of referrals give away (none|\d)\.", said)
    example = TOLD.search(said).group(4)
    assert re.fullmatch(r"[A-Z][\w ]+, [^,]+, Police, \w+ 202[12]", example)
    told = [line for line in said.splitlines() if "example" in line]
    assert len(told) == 1 and not re.search(r" [1-4] ", told[0])


def test_two_tables_may_give_away_what_neither_does_alone(taken, reveals):
    crossed = [("locality", "team_type"), ("locality", "source_group"), ("team_type", "source_group")]
    paths = [taken(metric="referrals", grain="month", by=by, **YEAR)[0] for by in crossed]
    alone = sum(counted(reveals(path)[1])[0] for path in paths)
    status, said = reveals(*paths)
    assert counted(said)[0] > 2 * alone and status == 1 and "Do not publish them." in said


def test_a_table_of_years_gives_nothing_away(taken, reveals):
    by = ("locality", "team_type")
    for path in taken(metric="referrals", grain="financial_year", by=by, **YEAR):
        status, said = reveals(path)
        assert counted(said)[0] == 0 and status == 0 and "Do not" not in said


def test_what_the_cells_do_not_tell_apart_is_added_up(sample, taken, reveals):
    """By reason a month is told no more exactly than by no split at all; by source almost as by its group."""
    by_reason = taken(metric="referrals", grain="month", by=("reason",), **YEAR)[0]
    whole = taken(metric="referrals", grain="month", **YEAR)[0]
    assert counted(reveals(by_reason)[1]) == counted(reveals(whole)[1])
    by_source = taken(metric="referrals", grain="month", by=("locality", "source"), **YEAR)[0]
    by_group = taken(metric="referrals", grain="month", by=("locality", "source_group"), **YEAR)[0]
    assert counted(reveals(by_source)[1]) == counted(reveals(by_group)[1])


def test_shares_are_tested_by_what_they_count_and_what_that_is_out_of(taken, reveals):
    """A share by locality and month tells two totals of each: of hubs, and of all whose team is recorded."""
    share = taken(metric="hub_share", grain="month", by=("locality",), **YEAR)[0]
    where = (Filter(dimension="team_type", members=("hub",)),)
    hubs = taken(metric="referrals", grain="month", by=("locality",), where=where, **YEAR)[0]
    alone = counted(reveals(hubs)[1])
    given, of, two = counted(reveals(share)[1])
    assert of > alone[1] and (given, two) >= (alone[0], 0)


def test_earlier_periods_beside_a_figure_are_tested_with_it(taken, reveals):
    question = {"metric": "referrals", "grain": "month", "by": ("locality", "team_type")}
    both = {"first": date(2020, 4, 1), "last": date(2022, 3, 31)}
    where = (Filter(dimension="source_group", members=("police",)),)
    beside = taken(**question, **YEAR, where=where, compare=(Comparator.LAST_YEAR,))[0]
    said = counted(reveals(beside)[1])
    assert said == counted(reveals(taken(**question, **both, where=where)[0])[1])


def test_rows_left_out_are_not_tested_and_rows_changed_are_refused(taken, reveals):
    where = (Filter(dimension="source_group", members=("police",)),)
    path, workbook = taken(
        metric="referrals", grain="month", by=("locality", "team_type"), where=where, **YEAR
    )
    header, *lines = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    number = header.index("value")
    large = [line for line in lines if not line[number] or float(line[number]) >= 5]
    write(path, [header, *large])
    assert "1 to 4" not in reveals(path)[1]
    large[0][number] = str(float(large[0][number] or 0) + 1)
    write(path, [header, *large])
    status, said = reveals(path)
    assert status == 1 and "is not as it was downloaded, or is of another store" in said
    book = openpyxl.load_workbook(workbook)
    cell = next(cell for row in book["Figures"].iter_rows() for cell in row if isinstance(cell.value, int))
    cell.value += 1
    book.save(workbook)
    assert "is not as it was downloaded" in reveals(workbook)[1]


def write(path, lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)


def test_what_cannot_be_tested_is_refused_in_words(sample, taken, reveals, tmp_path):
    refused = {
        "Open allocations cannot be tested": {"metric": "open_allocations", "by": ("locality",)},
        "cannot be tested: public counts are of what begins": {"metric": "came_back_within_12_months"},
        "Money spent: no child or family is behind": {"metric": "spend"},
    }
    for sentence, question in refused.items():
        for path in taken(**question, grain="quarter", **YEAR):
            status, said = reveals(path)
            assert status == 1 and sentence in said
    public, _ = taken(PUBLIC, sample.current().public(), metric="referrals", grain="quarter", **YEAR)
    assert reveals(public)[0] == 1 and "They are protected already" in reveals(public)[1]
    manager = Access(Role.MANAGER, frozenset({"hamilton"}), frozenset())
    scoped, _ = taken(manager, metric="referrals", grain="quarter", **YEAR)
    assert "sees a part of the council" in reveals(scoped)[1]
    older, _ = taken(metric="referrals", grain="quarter", **YEAR)
    older.write_bytes(older.read_bytes().replace(b'""snapshot"":1', b'""snapshot"":7'))
    assert "is of snapshot 7, and the store now shows snapshot 1" in reveals(older)[1]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"month,referrals\nApril,3\n",
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        b"PK\x03\x04 but no archive",
        b'period,value,question\nApril,3,"{""question"":{""metric"":""none"",""first"":1}}"\n',
        b'period,value,question\nApril,3,"{""question"": nonsense"\n',
    ],
)
def test_a_file_that_is_none_of_ours_is_said_to_be_that(reveals, tmp_path, content):
    path = tmp_path / "table.csv"
    path.write_bytes(content)
    status, said = reveals(path)
    assert status == 1 and said.startswith("table.csv is no table of figures as this program writes them")


def test_months_that_are_not_public_yet_are_not_called_safe(taken, reveals):
    where = {"first": date(2024, 4, 1), "last": date(2025, 3, 31)}
    _, said = reveals(taken(metric="referrals", grain="month", by=("team_type",), **where)[0])
    assert "Some months are not public yet. Test it again when they are." in said


def test_it_is_on_record_which_table_was_tested(taken, reveals, sample):
    path, _ = taken(metric="referrals", grain="quarter", **YEAR)
    reveals(path)
    state = State()
    [entry] = entries(state)
    state.close()
    assert (entry.action, entry.snapshot, entry.role) == ("reveals", 1, "command line")
    assert path.name in entry.selection and '"metric": "referrals"' in entry.selection


def test_years_two_way_give_nothing_away_and_months_two_way_nearly_all(sample):
    """Of allocations, of which there are fewer: `make attack` has the table of both."""
    kinds = (f"two-way, of every {period}" for period in ("year", "month"))
    years, months = (given_away(sample.current(), "allocation", kind) for kind in kinds)
    assert years.one == years.two == 0 < years.hidden
    assert months.one > 0.9 * months.hidden


def test_every_hidden_cell_is_one_that_the_public_figures_leave_open(sample):
    for fact in CUBES:
        cells = Cells(sample.current(), CUBES[fact])
        assert cells.hidden
        for cell in random.Random(1).sample(sorted(cells.hidden), 10):
            assert cells.known[cell].width >= 4
            assert cells.known[cell].low <= cells.true[cell] <= cells.known[cell].high
            assert from_day_number(cell[0]).day == 1
