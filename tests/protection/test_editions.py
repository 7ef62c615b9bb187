"""What was published, as it is kept: read back, added to, and never changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data_access.protection.editions import FIRST, SECOND, Cell, Edition, Editions, Figure, Published

CODES = st.tuples(st.text(max_size=5), st.text(max_size=5), st.text(max_size=5))
CELLS = st.builds(Cell, st.none() | st.integers(0, 500), st.integers(0, 500))
EDITIONS = st.builds(
    Edition,
    st.sampled_from(["referral", "allocation"]),
    st.text(max_size=5),
    st.integers(15000, 22000),
    st.sampled_from([FIRST, SECOND]),
    st.dictionaries(CODES, CELLS, max_size=4),
)
FIGURES = st.builds(
    Figure,
    st.text(max_size=5),
    st.text(max_size=5),
    st.sampled_from(["quarter", "financial_year"]),
    st.integers(15000, 22000),
    st.sampled_from([FIRST, SECOND]),
    st.none() | st.integers(0, 100).map(float),
)
PUBLISHED = st.builds(
    Published,
    st.integers(0, 99),
    st.lists(EDITIONS, max_size=4).map(tuple),
    st.lists(FIGURES, max_size=4).map(tuple),
)


@given(PUBLISHED, PUBLISHED)
def test_what_is_kept_is_read_back(real, invented):
    kept = Editions(real, invented)
    assert Editions.from_text(kept.to_text()) == kept


def _edition(number: int, month: int = 19000, **cells: Cell) -> Edition:
    held = {("south", place): cell for place, cell in cells.items()}
    return Edition("referral", "south", month, number, held)


def test_no_month_has_two_editions_of_one_number():
    first = Published().then([_edition(FIRST, east=Cell(3, 5))], ())
    with pytest.raises(ValueError, match="has an edition of that number already"):
        first.then([_edition(FIRST, east=Cell(4, 5))], ())
    second = first.then([_edition(SECOND, east=Cell(9, 10))], ())
    assert second.editions[0] == first.editions[0]
    assert second.months("referral", "south")[19000].cells == {("south", "east"): Cell(9, 10)}


def test_of_an_erased_person_only_the_cells_they_were_in_are_counted_anew():
    published = Published().then([_edition(FIRST, east=Cell(3, 5), west=Cell(7, 7))], ())
    published = published.then([_edition(SECOND, east=Cell(4, 5), west=Cell(None, 7))], ())
    places = [("referral", "south", 19000, ("south", place)) for place in ("east", "north")]
    first, second = published.counted_anew(places, lambda _: 2).editions
    assert first.cells == {("south", "east"): Cell(2, 5), ("south", "west"): Cell(7, 7)}
    assert second.cells == {("south", "east"): Cell(2, 5), ("south", "west"): Cell(None, 7)}
