"""Boundaries move: rows stay with the place they were sent with, and those that cannot be right are said."""

import pytest

from data_access.__main__ import main
from tests.loading import council
from tests.loads import check, load

LIVES = {
    "locality": [{"locality": "east", "successor": "west", "changed": "01/03/2024"}],
    "team": [{"team": "east_hub", "successor": "west_hub", "changed": "01/03/2024"}],
    "authority": [{"authority": "south", "successor": "north", "changed": "01/03/2024"}],
}
NAMES = {
    "locality": ("East Side", "West Side"),
    "team": ("East Hub", "West Hub"),
    "authority": ("South Council", "North Council"),
}
OLD_NEW = {"locality": ("east", "west"), "team": ("east_hub", "west_hub"), "authority": ("south", "north")}
LISTS = {"locality": "localities", "team": "teams", "authority": "authorities"}


def sent(tmp_path, dimension, links=None):
    named = [*council.LISTS["authorities"], {"code": "north", "name": "North Council"}]
    council.write(tmp_path, "authorities", named)
    council.write(tmp_path, f"{dimension}_successors", links or LIVES[dimension])
    old, new = OLD_NEW[dimension]
    blank = {"locality": "", "team": ""}
    days = [("28/02", old), ("29/02", old), ("01/03", old), ("02/03", old), ("29/02", new), ("01/03", new)]
    council.referrals(
        tmp_path,
        *(
            {**blank, dimension: place, "received": f"{day}/2024", "decided": "", "closed": ""}
            for day, place in days
        ),
    )
    return tmp_path


@pytest.mark.parametrize("dimension", LIVES)
@pytest.mark.parametrize("command", ["check", "load"])
def test_rows_after_the_end_or_before_the_beginning_are_named_with_what_to_do(
    command, dimension, known, tmp_path, capsys
):
    folder = sent(tmp_path / "sent", dimension)
    typed = ["--store", known.url, command, str(folder), "--rejects", str(tmp_path / "rejects.csv")]
    assert main(typed) == 0, "a warning stops nothing"
    told = capsys.readouterr().out
    old, new = NAMES[dimension]
    assert (
        f"referrals.csv: Row 4 and 1 more: column {dimension} names {old}, which ended on 29/02/2024. {new} "
        f"took over. Write {new} there, or correct received." in told
    )
    assert (
        f"referrals.csv: Row 6: column {dimension} names {new}, which began on 01/03/2024. Write {old} "
        "there, or correct received; if it was there before, give its first day in the column opened of "
        f"{LISTS[dimension]}.csv." in told
    )
    if command == "load":
        counted = (
            f"SELECT p.code, count(*) FROM referral r JOIN {dimension} p ON p.key = r.{dimension} GROUP BY 1"
        )
        assert sorted(council.rows(known, counted)) == sorted(zip(OLD_NEW[dimension], (4, 2), strict=True))


def test_a_place_that_was_there_before_it_took_over_says_so_once(known, tmp_path):
    folder = sent(tmp_path, "locality")
    given = {"authority": "south", "opened": "01/01/2015"}
    places = [{**place, **given} for place in council.LISTS["localities"]]
    council.write(folder, "localities", places)
    assert council.rules(load([folder], known)) & {"after_its_end", "before_its_beginning"} == {
        "after_its_end"
    }


@pytest.mark.parametrize(
    ("links", "rows"),
    [
        ([("east", "east")], [2]),
        ([("east", "west"), ("west", "east")], [2, 3]),
        ([("east", "west"), ("west", "far"), ("far", "east"), ("far", "new")], [2, 3, 4]),
    ],
)
def test_a_circle_is_refused_in_words(links, rows, known, tmp_path):
    places = [{"code": code, "name": code.title()} for code in ("east", "west", "far", "new")]
    lines = [{"locality": old, "successor": new, "changed": "01/03/2024"} for old, new in links]
    localities = council.write(tmp_path, "localities", places)
    report = load([localities, council.write(tmp_path, "locality_successors", lines)], known)
    [found] = [finding for finding in report.findings if finding.rule == "follows_itself"]
    assert (found.row, found.rows) == (rows[0], len(rows)) and "go in a circle" in found.sentence


@pytest.mark.parametrize("dimension", LIVES)
def test_a_successor_that_is_not_there_is_refused_in_words(dimension, known, tmp_path):
    lines = [{**LIVES[dimension][0], "successor": "nowhere"}]
    report = load([council.write(tmp_path, f"{dimension}_successors", lines)], known)
    said = [finding.sentence for finding in report.findings if finding.rule == "member_not_known"]
    assert said == [
        f"Row 2: Column successor names no {dimension} that is loaded. Correct it, or add it to aliases.csv."
    ]
    assert report.snapshot is None


def test_what_a_place_led_to_stays_in_the_list_for_as_long_as_it_is_named(known, tmp_path):
    council.loaded(known, council.write(tmp_path, "locality_successors", LIVES["locality"]))
    council.loaded(known, council.write(tmp_path, "localities", [{"code": "new", "name": "New"}]))
    assert {"east", "west", "new"} <= {code for (code,) in council.rows(known, "SELECT code FROM locality")}


def test_a_circle_of_two_councils_lists_is_refused_whether_loaded_together_or_one_after_the_other(
    known, tmp_path
):
    """Each council sends its own successors, and neither list has a circle in it."""
    named = [*council.LISTS["authorities"], {"code": "north", "name": "North Council"}]
    council.loaded(known, council.write(tmp_path, "authorities", named))
    link = {"changed": "01/03/2024"}
    south = council.write(
        tmp_path / "a", "authority_successors", [{"authority": "south", "successor": "north", **link}]
    )
    north = council.write(
        tmp_path / "b", "authority_successors", [{"authority": "north", "successor": "south", **link}]
    ).rename(tmp_path / "b" / "authority_successors_north.csv")

    def refused(report):
        return [
            (f.file, f.row) for f in report.findings if f.rule == "follows_itself" and "circle" in f.sentence
        ]

    assert refused(check([south, north], known)) == [("authority_successors_north.csv", 2)]
    council.loaded(known, south)
    assert refused(check([north], known)) == [("authority_successors_north.csv", 2)]
