"""What a table gives away of a council small enough to work out by hand, on both kinds of store."""

from datetime import date

import pytest

from data_access.access import EVERYTHING
from data_access.database import open_store
from metrics import Selection, evaluate
from metrics.selection import Filter
from pages.parts.exports import csv
from tests.access.conftest import filled
from tests.loading import council

# Three of East's children were referred to its hub by schools in February; the other cell is large and exact.
SMALL, LARGE = 3, 12


@pytest.fixture(scope="module", params=["duckdb", pytest.param("postgresql", marks=pytest.mark.postgres)])
def loaded(request, tmp_path_factory):
    """The URL of a store of each kind, loaded once: `reveals` only reads."""
    folder = tmp_path_factory.mktemp("reveals")
    url = f"duckdb:///{folder / 'store'}"
    if request.param != "duckdb":
        url = request.getfixturevalue("database_of_the_file")
    few = [{"child": f"C{each}", "family": f"F{each}"} for each in range(SMALL)]
    many = [
        {
            "child": f"D{each}",
            "family": f"G{each}",
            "locality": "west",
            "team": "west_hub",
            "source": "police",
        }
        for each in range(LARGE)
    ]
    sent = [
        *council.lists(folder / "sent"),
        council.referrals(folder / "sent", *few, *many),
        council.write(
            folder / "sent",
            "coverage",
            [{**council.SOUND["coverage"], "covers_to": "30/06/2024", "as_at": "30/06/2024"}],
        ),
    ]
    with filled(folder, url) as run:
        run("load", *sent)
    return url


@pytest.fixture
def store_url(loaded):
    """That of the commands."""
    return loaded


@pytest.fixture
def said_of(run, store_url, tmp_path):
    """What the command says of a question's file."""

    def said_of(**question):
        asked = Selection(metric="referrals", first=date(2024, 1, 1), last=date(2024, 3, 31), **question)
        path = tmp_path / "table.csv"
        path.write_bytes(csv.write(evaluate(asked, open_store(store_url).current(), EVERYTHING)))
        return run("reveals", path)

    return said_of


HUBS = (Filter(dimension="team_type", members=("hub",)),)


@pytest.mark.parametrize(
    ("grain", "by", "where", "given"),
    [
        # Of all cells of East's hub in February only one can hold the three: by group of source it is told.
        ("month", ("locality", "source_group"), HUBS, 1),
        # The school is the only source of its group, so a table by source tells as much.
        ("month", ("locality", "source"), HUBS, 1),
        # Three in a quarter may have come in any of its months.
        ("quarter", ("locality", "source_group"), HUBS, 0),
        # Twelve of the fifteen are known; the three may be in any other cell of the month.
        ("month", (), (), 0),
    ],
)
def test_a_table_gives_away_what_can_be_worked_out_by_hand(said_of, grain, by, where, given):
    status, said = said_of(grain=grain, by=by, where=where)
    assert f"would give away {given or 'none'} of 1 protected count of referrals" in said
    assert ("(for example East Side, Hub, Education, February 2024)" in said) == bool(given)
    assert status == (1 if given or "1 to 4" in said else 0)
    assert " 3 " not in said


def test_an_empty_store_and_a_missing_file_are_said_in_words(run, tmp_path, monkeypatch):
    missing = tmp_path / "table.csv"
    assert run("reveals", missing) == (1, f"Cannot open {missing}: no such file or directory.\n")
    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'empty'}")
    assert "The store is empty." in run("reveals", missing)[1]
