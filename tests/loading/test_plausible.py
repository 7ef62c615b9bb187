"""What a load would show is held against what is known before it is shown, as people type the command."""

from datetime import date, timedelta

import pytest

from data_access.__main__ import main
from data_access.loading.plausible import falls
from tests.loading import council
from tests.loads import load

MONTHS = [date(2024, month, 1) for month in range(1, 7)]
COVERAGE = {
    "extract": "referrals",
    "covers_from": "01/01/2024",
    "covers_to": "30/06/2024",
    "as_at": "30/06/2024",
}


def by_month(folder, counts, first=MONTHS[0], child="C{}"):
    """So many referrals in each month, a child each."""
    months = [(first + timedelta(days=31 * place)).replace(day=1) for place in range(len(counts))]
    days = [month for month, count in zip(months, counts, strict=True) for _ in range(count)]
    rows = [
        {"reference": f"{day:%y%m}-{n}", "child": child.format(n), "received": f"{day:%d/%m/%Y}"}
        for n, day in enumerate(days)
    ]
    return council.referrals(folder, *({**row, "decided": "", "closed": ""} for row in rows))


@pytest.fixture
def sent(known, tmp_path):
    """Loads files from the command line with a line of coverage; gives the exit status."""

    def sent(*paths, **line):
        coverage = council.write(tmp_path, "coverage", [{**COVERAGE, **line}])
        command = ["--store", known.url, "load", *map(str, paths), str(coverage)]
        return main([*command, "--rejects", str(tmp_path / "rejects.csv")])

    return sent


# By hand, from a table of Poisson's tails: P(X <= 2 | 10) = 0.003, P(X <= 1 | 10) = 0.0005,
# P(X <= 13 | 28) = 0.0013, P(X <= 13 | 29) = 0.0007, and P(X = 0 | 6) = 0.0025, P(X = 0 | 7) = 0.0009.
@pytest.mark.parametrize(
    ("before", "now", "fell"),
    [
        (3, 1, False),
        (13, 0, False),
        (14, 2, False),
        (14, 1, True),
        (26, 11, False),
        (29, 8, False),
        (29, 7, True),
        (60, 29, True),
    ]
    + [(1000, 501, False), (1000, 499, True), (0, 0, False), (10, 30, False)],
)
def test_a_fall_is_by_more_than_half_and_more_than_chance(before, now, fell):
    assert bool(falls([(MONTHS[0], now)], {MONTHS[0]: before})) == fell


@pytest.mark.parametrize(
    ("counts", "fell"),
    [
        ([80, 80, 0, 80, 80, 80], [3]),  # zero in the middle
        ([80, 80, 0, 0, 80, 80], [3, 4]),
        ([80, 80, 80, 80, 80, 12], [6]),  # the end of the file is missing
        ([5, 5, 80, 400, 390, 400], []),  # a service begins
        ([80, 80, 20, 18, 20, 19], []),  # a service shrinks for good
        ([80, 400, 80, 75, 80, 78], []),  # one month stands out upwards
        ([80, 80, 50, 45, 80, 80], []),  # summer
    ],
)
def test_new_months_are_held_against_those_about_them(counts, fell):
    found = falls(list(zip(MONTHS, counts, strict=True)), {})
    assert [month.month for month, *_ in found] == fell


def test_a_month_that_fell_since_the_last_load_stops_it_and_is_told_with_both_counts(
    sent, known, tmp_path, capsys
):
    assert sent(by_month(tmp_path, [60, 60, 60, 60, 60, 3])) == 1  # the last month against the one before
    assert sent(by_month(tmp_path, [60, 60, 60, 60, 60, 60])) == 0
    capsys.readouterr()
    assert sent(by_month(tmp_path, [60, 60, 25, 60, 60, 55])) == 1
    told = capsys.readouterr().out
    assert "The referrals of South Council fell by more than half in 1 of 6 whole months" in told
    assert "March 2024 (25, after 60 in the last load)" in told and "load --anyway" in told
    assert known.current().number == 2
    assert sent("--anyway", by_month(tmp_path, [60, 60, 25, 60, 60, 55])) == 0
    assert "1 reason not to load, set aside with --anyway:" in capsys.readouterr().out
    assert council.rows(known, "SELECT number, rule FROM finding WHERE stops = 1") == [(3, "months_fell")]


def test_a_quiet_month_of_what_is_planned_stops_nothing_but_one_that_was_fuller_does(sent, tmp_path):
    """Audits are done when a council has planned them: four in one month say nothing of the next."""

    def audits(counts):
        rows = [
            {"reference": f"Q{n}", "child": f"C{n}", "audited": f"05/{month:02}/2024"}
            for month, count in enumerate(counts, 1)
            for n in range(100 * month, 100 * month + count)
        ]
        return council.write(tmp_path, "case_audits", rows)

    first, later = [60, 2, 60, 2, 60, 2], [60, 2, 60, 2, 60, 40]
    of_audits = {"extract": "case_audits"}
    assert [sent(audits(counts), **of_audits) for counts in (first, later, first)] == [0, 0, 1]


def test_small_months_that_scatter_stop_nothing(sent, tmp_path):
    counts = ([5, 3, 1, 4, 6, 2], [5, 3, 1, 4, 6, 2], [5, 1, 3, 4, 2, 2])
    assert [sent(by_month(tmp_path, each)) for each in counts] == [0, 0, 0]


def test_a_month_that_is_not_over_stops_nothing_nor_does_the_same_file_again(sent, tmp_path):
    path = by_month(tmp_path, [60, 60, 60, 60, 60, 5])
    line = {"covers_to": "10/06/2024", "as_at": "10/06/2024"}
    assert [sent(path, **line), sent(path, **line)] == [0, 0]
    assert sent(by_month(tmp_path, [60, 60, 60, 60, 60, 70])) == 0


def test_the_months_of_one_council_are_not_held_against_anothers(known, tmp_path):
    """Also where a council was reorganised: the old one's months end with its coverage."""
    named = [{"code": name, "name": name.title()} for name in ("south", "north")]
    lines = [
        {**COVERAGE, "authority": "south", "covers_to": "31/03/2024"},
        {**COVERAGE, "authority": "north", "covers_from": "01/04/2024"},
    ]
    months = [(1, "south", 90), (2, "south", 90), (3, "south", 90), (4, "north", 30), (5, "north", 31)]
    rows = [
        {"authority": name, "child": f"C{n}", "received": f"05/{month:02}/2024"}
        for month, name, count in [*months, (6, "north", 30)]
        for n in range(count)
    ]
    others = {"locality": "", "team": "", "decided": "", "closed": ""}
    paths = [council.write(tmp_path, "authorities", named), council.write(tmp_path, "coverage", lines)]
    council.loaded(known, *paths, council.referrals(tmp_path, *({**row, **others} for row in rows)))


def allocated(folder, numbers, first="05/02/2024"):
    return council.allocations(
        folder, *({"child": number, "started": first, "ended": ""} for number in numbers)
    )


def test_two_files_whose_children_do_not_meet_stop_the_load_once(sent, known, tmp_path, capsys):
    referrals = by_month(tmp_path, [20, 20, 20, 20, 20, 20])
    ours, theirs = [f"C{n}" for n in range(30)], [f"K{n}" for n in range(30)]
    assert sent(referrals, allocated(tmp_path, ours[:15] + theirs[:15])) == 0, "half of them meet"
    assert sent(allocated(tmp_path, theirs, "01/01/2021")) == 0, "before the referrals begin"
    capsys.readouterr()
    apart = allocated(tmp_path, ours[:4] + theirs)
    assert sent(referrals, apart) == 1
    told = capsys.readouterr().out
    assert (
        "Column child: 15 of the 45 numbers in the allocations of South Council are among its referrals"
        in told
    )
    assert sent("--anyway", referrals, apart) == 0
    assert sent(referrals, apart) == 0, "somebody has looked at it"


def test_a_column_of_which_most_is_not_understood_stops_the_load(sent, tmp_path, capsys):
    words = ["first"] * 9 + ["Primary"] * 21
    rows = [{"child": f"C{number % 3}", "worker": word} for number, word in enumerate(words)]
    assert sent(council.allocations(tmp_path, *rows)) == 1
    assert (
        "allocations.csv: Column worker: 21 of its 30 values (70%) could not be used, the first in row 11."
        in capsys.readouterr().out
    )
    assert sent(council.allocations(tmp_path, *rows[:20])) == 1
    assert sent(council.allocations(tmp_path, *rows[:18])) == 0, "of fewer than 20, one mistake can be most"
    rows = [
        {**row, "worker": word} for row, word in zip(rows, ["first"] * 15 + ["Primary"] * 15, strict=True)
    ]
    capsys.readouterr()
    assert sent(council.allocations(tmp_path, *rows)) == 0
    assert "Column worker: 15 of its 30 values (50%) could not be used" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("referrals.csv", b"\xef\xbb\xbf", "referrals.csv: The file is empty"),
        ("referrals.csv", b"number,name\n1,x\n", "referrals.csv: "),
        ("Referals.csv", b"reference,child,received\n", "Did you mean referrals?"),
        ("referrals_2025.xlsx", b"no workbook", "referrals_2025.xlsx: "),
        ("teams.csv", b"", "teams.csv: The file is empty"),
        (None, b"", "There is no file missing.csv"),
    ],
)
@pytest.mark.parametrize("command", ["load", "check"])
def test_a_file_that_cannot_be_read_fails_the_load_and_the_others_are_read(
    command, name, content, said, known, tmp_path, capsys
):
    others = council.write(tmp_path, "reasons", [{"code": "other", "name": "Other"}])
    path = tmp_path / (name or "missing.csv")
    if name:
        path.write_bytes(content)
    typed = [
        "--store",
        known.url,
        command,
        str(path),
        str(others),
        "--rejects",
        str(tmp_path / "rejects.csv"),
    ]
    assert main(typed) == 1
    told = capsys.readouterr().out
    reasons = told.partition("not to load:")[2].partition("error")[0]
    assert said in reasons and "reasons.csv" in told and "load --anyway" in told
    assert known.current().number == 1


def test_a_file_that_is_no_extract_of_ours_stops_nothing(known, tmp_path):
    (tmp_path / "minutes of the meeting.txt").write_text("Present: nobody")
    others = council.write(tmp_path, "reasons", [{"code": "other", "name": "Other"}])
    assert load([tmp_path / "minutes of the meeting.txt", others], known).snapshot is not None
