"""The app itself, in a browser: what the full data says and the public data does not, in no byte served.

Each of some cells is planted with one record that counts as millions, so that every total it is in reads
like no other number: more than a port, or a part of a time, does. The true totals are those of the small
cells beside it as well, and the public ones are a little off: a true one that is served anywhere is seen.
"""

import base64
import io
import re
import zipfile
from datetime import datetime
from itertools import combinations, product

import duckdb
import numpy
import pytest

from data_access.access import EVERYTHING, PUBLIC
from data_access.database import Manifest, open_store
from data_access.protection.cubes import CUBES
from data_access.schema import FACTS, VERSION
from metrics import METRICS, Comparator, evaluate
from metrics.answer import Cell
from metrics.model import Public
from metrics.periods import Grain, add_months
from metrics.public.publish import cells_have
from metrics.refusals import splits as splits_by
from metrics.selection import Selection
from pages import pages_of
from tests.browser.conftest import Reader
from tests.browser.server import CHROMIUM, ROOT, serve
from tests.loads import protect
from tests.pages import small_store

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Debian's chromium, which is not installed"),
]

CHILD, WORDS = 918273645546372819, "CANARY 7319"
# Spread over all places and months, so that every total that is shown has some.
PLANT = """
INSERT INTO {fact} SELECT * REPLACE (-id - 1 AS id, {child} AS child, 4150709 + id AS n)
FROM {fact} WHERE id % 7 = 0
"""
SPLITS = ("locality", "team_type", "source_group", "allocation_kind")
LATEST_YEAR = add_months(small_store.LAST, -11)
# The grains and windows that pages open with.
ASKED = (
    (Grain.QUARTER, small_store.FIRST),
    (Grain.CALENDAR_YEAR, small_store.FIRST),
    (Grain.FINANCIAL_YEAR, small_store.FIRST),
    (Grain.WHOLE, small_store.FIRST),
    (Grain.WHOLE, LATEST_YEAR),
)


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    """The snapshot of a small council with these records and words in it."""
    folder = tmp_path_factory.mktemp("planted")
    first = small_store.publish(folder / "store")
    store = open_store(first.url)
    internal, public = folder / "internal.duckdb", folder / "public.duckdb"
    store.previous_file(internal)
    with duckdb.connect(str(internal)) as connection:
        for fact in ("referral", "allocation"):
            connection.execute(PLANT.format(fact=fact, child=CHILD))
        connection.execute("INSERT INTO alias VALUES ('team', ?, 'x')", [WORDS])
        connection.execute("INSERT INTO finding (number, sentence) VALUES (7319, ?)", [WORDS])
    protect(internal, public, "a secret that only the tests know")
    loaded = datetime.fromisoformat("2025-04-02T09:30:00+00:00")
    yield store.publish(internal, Manifest(0, small_store.AS_AT, loaded, VERSION, invented=True), public)
    store.close()


def _counts(snapshot, access) -> set[int]:
    """Every count that figures of the two facts are made of, and how far each is from a year before."""
    found = set()
    for name, metric in METRICS.items():
        if metric.public is Public.NO:
            continue
        summed = metric.public is Public.SUM
        splits = [each for each in SPLITS if summed and _is_split(metric, each)]
        for by, (grain, first) in product([(), *((each,) for each in splits)], ASKED):
            beside = () if first is small_store.FIRST and grain is Grain.WHOLE else (Comparator.LAST_YEAR,)
            window = {"first": first, "last": small_store.LAST}
            asked = Selection(metric=name, grain=grain, by=by, compare=beside, **window)
            for cell in evaluate(asked, snapshot, access).cells:
                found |= _counts_of(cell)
    return found - {None}


def _is_split(metric, dimension: str) -> bool:
    return splits_by(metric, dimension) and cells_have(metric.fact, dimension)


def _counts_of(cell: Cell) -> set[float | None]:
    figures = [cell.figure, *(each.figure for each in cell.comparisons)]
    told = {count for each in figures for count in (each.numerator, each.denominator)}
    values = [each.value for each in figures if each.value is not None]
    return told | set(values) | {abs(one - other) for one, other in combinations(values, 2)}


def _cells(public) -> set[float | None]:
    """What published cells hold, which is no secret where a true figure of something else is as much."""
    with public.connect() as connection:
        return {row.n for name in CUBES for row in connection.execute(FACTS[name].select())}


@pytest.fixture(scope="module")
def canaries(planted) -> list[bytes]:
    """The true counts that no public figure is, as they are written; the child and the words."""
    true = _counts(planted, EVERYTHING) - _counts(planted.public(), PUBLIC) - _cells(planted.public())
    whole = sorted(int(count) for count in true if count >= 1_000_000 and float(count).is_integer())
    told = [form for count in whole for form in (f"{count:,}", str(count))]
    assert len(told) > 60
    return [each.encode() for each in (*told, str(CHILD), WORDS)]


class Served:
    """Everything that reaches a reader's browser but the program it runs, which is the same for all."""

    def __init__(self, chromium, address: str, role: str):
        self._context = chromium.new_context(accept_downloads=True)
        self._context.set_default_timeout(30_000)
        self._reader, self._role = Reader(self._context, address), role
        self._answers, self._bytes, self.tooltips = [], [b""], []
        self._reader.page.on("response", lambda answer: self._answers.append(answer))
        self._reader.page.on("websocket", lambda socket: socket.on("framereceived", self._frame))

    def _frame(self, payload) -> None:
        self._bytes.append(payload.encode() if isinstance(payload, str) else payload)

    def visit(self, page: str) -> None:
        """Open a page, point at its charts, unfold its first table, take its files and read what is there."""
        path = f"/{page}?as={self._role}"
        there = self._reader.visit(path)
        self.tooltips += self._point_at(there)
        self._keep_answers()
        more = there.locator("[data-testid=stExpander] summary")
        if more.count():
            more.first.click()
            there.get_by_role("table").first.wait_for()
            self._reader.settled()
            self._keep_answers()
            if self._role == "Public":
                self._take_files(there)
        self._bytes.append(there.content().encode())

    def _point_at(self, there) -> list[bytes]:
        """What is said where the pointer goes over the middle of the first chart, from side to side."""
        charts = there.locator("[data-testid=stPlotlyChart] .nsewdrag")
        if not charts.count():
            return []
        charts.first.scroll_into_view_if_needed()
        area = charts.first.bounding_box()
        for step in range(1, 20):
            height = area["y"] + area["height"] * (0.3, 0.6, 0.9)[step % 3]
            there.mouse.move(area["x"] + area["width"] * step / 20, height, steps=3)
            if there.locator(".hoverlayer .hovertext").count():
                return [there.locator(".hoverlayer").first.inner_html().encode()]
        return []

    def _take_files(self, there) -> None:
        for label in ("Download CSV", "Download Excel"):
            path = there.get_by_role("link", name=label).first.get_attribute("href")
            answer = there.request.get(self._reader.address + path)
            assert answer.ok
            self._bytes.append(_unpacked(answer.body()))

    def _keep_answers(self) -> None:
        """Read the answers so far: the browser forgets them with the page."""
        own = [each for each in self._answers if "/static/" not in each.url and each.ok]
        self._bytes += [each.body() for each in own]
        self._answers.clear()

    def all(self) -> bytes:
        """The bytes, with numbers that charts get packed written out."""
        self._context.close()
        served = b"\n".join([*self._bytes, *self.tooltips])
        return served + b" ".join(map(_written_out, re.findall(rb'"bdata": ?"([^"]+)"', served)))


def _written_out(packed: bytes) -> bytes:
    raw = base64.b64decode(packed.replace(rb"\u002f", b"/"))
    return " ".join(f"{each:.0f}" for each in numpy.frombuffer(raw[: len(raw) // 8 * 8])).encode()


def _unpacked(file: bytes) -> bytes:
    """A workbook's sheets, where it is one."""
    if not file.startswith(b"PK"):
        return file
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        return b"\n".join(book.read(name) for name in book.namelist())


@pytest.fixture(scope="module")
def address(planted):
    with serve(ROOT / "app.py", {"OUTCOMES_STORE": planted.url}) as running:
        yield running


def _canaries_in(served: bytes, canaries: list[bytes]) -> list[bytes]:
    there = (each for each in canaries if each in served)  # a hundred times quicker than what tells of how
    return [
        each
        for each in there
        if re.search(rb"(?<![\d,.])" + re.escape(each) + rb"(?![\d,]|\.(?!0\b)\d)", served)
    ]


def test_nothing_that_only_the_full_data_says_reaches_a_public_reader(chromium, address, canaries):
    public = Served(chromium, address, "Public")
    for page in pages_of("public"):
        public.visit(page.address)
    served = public.all()
    assert len(served) > 500_000
    assert b"Public figures can differ" in served and public.tooltips
    assert _canaries_in(served, canaries) == []


def test_the_same_search_finds_them_where_the_full_data_is_shown(chromium, address, canaries):
    analyst = Served(chromium, address, "Analyst")
    for page in ("overview", "about-the-data"):
        analyst.visit(page)
    found = _canaries_in(analyst.all(), canaries)
    assert len(found) > 10
