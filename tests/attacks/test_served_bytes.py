"""A planted child, a planted count and planted words: none of it in anything the public is served."""

import json
import shutil
from datetime import date, timedelta

import duckdb
import pytest
from sqlalchemy import func, select

import metrics
from data_access.access import PUBLIC
from data_access.database import Manifest, open_store
from data_access.facts import FACTS as DECLARED
from data_access.protection.cubes import CUBES, KEYS
from data_access.schema import FACTS, VERSION, metadata
from metrics import EVERYTHING, evaluate
from metrics.answer import Status
from metrics.kinds import Percentage
from metrics.periods import Grain
from metrics.public import publish
from metrics.selection import Comparator, Filter, Selection
from pages.parts import charts, words
from pages.parts.exports import csv as csv_export
from pages.parts.exports import excel
from tests.loads import MENU
from tests.protection.building import protected, recent

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables")

CHILD, FAMILY, WORDS, COUNT = 918273645546372819, 864213579975312468, "CANARY 7319", 3
FIRST, LAST, AS_AT = date(2024, 4, 1), date(2024, 12, 31), date(2025, 3, 31)  # as is published on that day
# Three referrals where the sample has none: no team recorded, from the police, in Lanark, in October 2024.
IN_OCTOBER = "DATE '1970-01-01' + received BETWEEN DATE '2024-10-01' AND DATE '2024-10-31'"
PLANT = f"""
INSERT INTO referral SELECT * REPLACE (-row_number() OVER () AS id, {CHILD} AS child, {FAMILY} AS family,
    3 AS locality, 0 AS team, 0 AS team_type, 1 AS source_group,
    DATE '2024-10-15' - DATE '1970-01-01' AS received)
FROM referral LIMIT {COUNT}
"""
HIDDEN = ("alias", "load", "finding", "restatement", "completeness")


@pytest.fixture(scope="module")
def planted(sample, tmp_path_factory):
    """The snapshot of a store in which a child, a small count and words were planted."""
    folder = tmp_path_factory.mktemp("planted")
    full = sample.folder / f"{sample.current().number:06d}" / "internal.duckdb"
    internal = recent(full, folder / "internal.duckdb", 12)
    with duckdb.connect(str(internal)) as connection:
        assert connection.execute(
            "SELECT count(*) FROM referral WHERE locality = 3 AND team_type = 0 AND source_group = 1 "
            f"AND {IN_OCTOBER}"
        ).fetchone() == (0,)
        connection.execute(PLANT)
        connection.execute("INSERT INTO alias VALUES ('team', ?, 'x')", [WORDS])
        connection.execute("INSERT INTO finding (number, sentence) VALUES (7319, ?)", [WORDS])
        connection.execute("INSERT INTO load (number, file) VALUES (7319, ?)", [WORDS])
    public = protected(internal)
    store = open_store(f"duckdb:///{folder / 'store'}")
    loaded = sample.current().loaded_at
    yield store.publish(internal, Manifest(0, AS_AT, loaded, VERSION, invented=True), public)
    store.close()


def _questions():
    for name, metric in metrics.METRICS.items():
        grains = (Grain.MONTH, Grain.QUARTER, Grain.WHOLE)
        splits = ((), *((each,) for each in ("locality", "team_type", "source_group", "allocation_kind")))
        for grain in grains:
            for by in splits:
                if all(metrics.carries(metric, each) for each in by):
                    yield {"metric": name, "first": FIRST, "last": LAST, "grain": grain, "by": by}


@pytest.fixture(scope="module")
def answers(planted):
    """What the public is answered; what it is refused is left out."""
    found = []
    for question in _questions():
        try:
            asked = Selection(**question, compare=(Comparator.PREVIOUS, Comparator.LAST_YEAR))
            found.append(evaluate(asked, planted.public(), PUBLIC))
        except ValueError:
            continue
    assert len(found) > 100
    return found


def _served(answer) -> bytes:
    sheet = excel.write(answer)
    told = json.dumps(
        [words.finding(answer), words.subtitle(answer), words.sentence(answer), charts.alt(answer)]
    )
    return b"".join([csv_export.write(answer), sheet, told.encode(), charts.draw(answer).to_json().encode()])


def test_the_canary_is_in_no_served_byte(answers):
    for answer in answers[::5]:
        served = _served(answer)
        for canary in (str(CHILD), str(FAMILY), WORDS):
            assert canary.encode() not in served


def test_no_count_of_an_answer_is_small(answers):
    for cell in (cell for answer in answers for cell in answer.cells):
        for figure in (cell.figure, *(each.figure for each in cell.comparisons)):
            assert figure.numerator is None or figure.numerator not in range(5)
            assert figure.denominator is None or figure.denominator not in range(5)


def test_the_planted_cell_reads_as_any_small_one_does(planted):
    asked = Selection(
        metric="referrals",
        first=date(2024, 10, 1),
        last=date(2024, 10, 31),
        grain=Grain.MONTH,
        by=("team_type",),
        where=(
            Filter(dimension="locality", members=("lanark",)),
            Filter(dimension="source_group", members=("police",)),
        ),
    )
    answer = evaluate(asked, planted.public(), PUBLIC)
    shown = [cell.figure for cell in answer.cells if cell.members[0].key == 0]
    assert all(figure.status is Status.LOW or figure.value == publish.BASE for figure in shown)


def test_shares_leave_more_than_one_child_on_either_side(answers):
    """The group rule: whoever knows of one child must not learn of all others."""
    shown = [
        cell.figure
        for answer in answers
        if isinstance(answer.metric.kind, Percentage)
        for cell in answer.cells
        if cell.figure.value is not None
    ]
    assert shown
    for figure in shown:
        for known in (0, 1):
            assert figure.denominator - known > figure.numerator > known


def test_the_public_file_holds_protected_cells_and_nothing_else(planted):
    with planted.public().connect() as connection:
        for name in HIDDEN:
            assert (
                connection.execute(select(func.count()).select_from(metadata.tables[name])).scalar() == 0
            ), name
        for name in CUBES:
            fact = FACTS[name]
            for row in connection.execute(select(fact)).mappings():
                kept = {"id", "n", *KEYS, CUBES[name].day}
                assert row["n"] >= publish.BASE
                assert all(not value for column, value in row.items() if column not in kept), name
        for declared in DECLARED.values():
            if declared.cells is None:
                assert connection.execute(select(FACTS[declared.name])).first() is None, declared.name
            else:  # nobody is in what is public as it is
                assert declared.name in CUBES or not declared.who
    file = planted_file(planted)
    assert WORDS.encode() not in file
    assert CHILD.to_bytes(8, "little") not in file


def planted_file(snapshot) -> bytes:
    return (open_store(snapshot.url).folder / f"{snapshot.number:06d}" / "public.duckdb").read_bytes()


def test_banded_figures_are_coarse_and_never_of_few(sample):
    with sample.current().public().connect() as connection:
        rows = connection.execute(select(metadata.tables["banded"])).mappings().all()
    counts = [
        row["value"] for row in rows if not row["metric"].startswith("days") and row["value"] is not None
    ]
    assert len(rows) > len(counts) > 20
    assert all(count % 5 == 0 and count >= 10 for count in counts)


@pytest.mark.parametrize("figure", [f for f in MENU if not f.by], ids=lambda figure: figure.metric)
def test_banded_figures_are_the_metrics_own_made_coarse(sample, figure):
    stock = figure.grain == "quarter"
    asked = Selection(
        metric=figure.metric,
        first=date(2022, 4, 1),
        last=date(2024, 3, 31),
        grain=Grain.QUARTER if stock else Grain.FINANCIAL_YEAR,
    )
    true = evaluate(asked, sample.current(), EVERYTHING).cells
    shown = evaluate(asked, sample.current().public(), PUBLIC).cells
    assert len(true) == len(shown) == (8 if stock else 2)
    assert any(cell.figure.value is not None for cell in shown)
    for exact, coarse in zip(true, shown, strict=True):
        if coarse.figure.value is None:  # nobody has been followed for long enough
            assert figure.after and exact.period.last + timedelta(figure.after) > AS_AT
            continue
        assert abs(exact.figure.value - coarse.figure.value) <= figure.step / 2


def test_a_folder_with_the_public_files_alone_serves(planted, tmp_path):
    home = tmp_path / "alone" / f"{planted.number:06d}"
    home.mkdir(parents=True)
    source = open_store(planted.url).folder
    shutil.copy(source / "CURRENT", home.parent)
    for name in ("public.duckdb", "manifest.json"):
        shutil.copy(source / f"{planted.number:06d}" / name, home)
    store = open_store(f"duckdb:///{home.parent}", public_only=True)
    asked = Selection(metric="referrals", first=FIRST, last=LAST, grain=Grain.QUARTER)
    there = evaluate(asked, store.current().public(), PUBLIC)
    here = evaluate(asked, planted.public(), PUBLIC)
    assert [cell.figure for cell in there.cells] == [cell.figure for cell in here.cells]
    store.close()
