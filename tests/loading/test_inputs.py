"""What people really send: each gets a clear sentence or is simply read, and none a traceback."""

import pytest

from tests.loading import council
from tests.loading.fuzz.meaning import person
from tests.loads import load

HEADER = "reference,child,received"
PLAIN = f"{HEADER}\nR1,C1,05/02/2024\nR2,C2,2024-02-06\n"
SAVED = {  # the plain text, as others save it
    "utf-8": lambda plain: plain.encode(),
    "byte order mark": lambda plain: plain.encode("utf-8-sig"),
    "utf-16": lambda plain: plain.encode("utf-16"),
    "windows lines": lambda plain: plain.replace("\n", "\r\n").encode(),
    "old mac lines": lambda plain: plain.replace("\n", "\r").encode(),
    "semicolons": lambda plain: plain.replace(",", ";").encode(),
    "tabs": lambda plain: plain.replace(",", "\t").encode(),
    "header in any case": lambda plain: plain.replace(HEADER, " Reference ,CHILD,Received").encode(),
    "blank rows": lambda plain: plain.replace("\nR2", "\n\n,,\nR2").encode(),
    "times": lambda plain: (
        plain.replace("05/02/2024", '" 05/02/2024 09:30 "').replace("-06", "-06T23:59:59").encode()
    ),
    "other dates": lambda plain: (
        plain.replace("05/02/2024", "5/2/2024").replace("2024-02-06", "6 Feb 2024").encode()
    ),
    "empty cells beyond the header": lambda plain: plain.replace("2024\n", "2024,,\n").encode(),
}


@pytest.fixture(scope="module")
def saved(known_to_all, tmp_path_factory):
    """The report of one load of the text saved in each of these ways, with two children of its own."""
    folder = tmp_path_factory.mktemp("saved")
    for case, save in SAVED.items():
        plain = PLAIN.replace("C1", f"{case} 1").replace("C2", f"{case} 2")
        (folder / f"referrals {case}.csv").write_bytes(save(plain))
    return council.loaded(known_to_all, folder)


@pytest.mark.parametrize("case", SAVED)
def test_a_file_is_read_however_it_was_saved(case, saved, known_to_all):
    days = dict(council.rows(known_to_all, "SELECT child, received FROM referral"))
    assert [days[person(f"{case} {number}", "child")] for number in (1, 2)] == [19758, 19759]
    [read] = [file for file in saved.files if file.file == f"referrals {case}.csv"]
    assert (read.loaded, read.rejected) == (2, 0)
    assert not [found for found in saved.findings if found.severity != "note"]


def test_a_link_in_a_folder_is_not_followed_and_one_that_is_named_is(known, tmp_path):
    elsewhere = council.referrals(tmp_path / "elsewhere", {})
    folder = tmp_path / "sent"
    folder.mkdir()
    link = folder / "referrals.csv"
    link.symlink_to(elsewhere)
    report = load([folder], known)
    assert report.snapshot is None
    assert [finding.sentence for finding in report.findings] == [
        "referrals.csv is a link to another file, so it was not read. Put the file itself there."
    ]
    assert council.loaded(known, link).loaded == 1


def test_windows_1252_is_read_and_said(known, tmp_path):
    path = tmp_path / "localities.csv"
    path.write_bytes("code;name\nisla;Isla’s Café\n".encode("cp1252"))
    report = council.loaded(known, path)
    assert "windows_1252" in council.rules(report)
    assert ("Isla’s Café",) in council.rows(known, "SELECT name FROM locality")


def test_row_numbers_are_those_of_a_spreadsheet_where_rows_are_blank(known, tmp_path):
    path = tmp_path / "referrals.csv"
    path.write_text(f'{HEADER}\nR1,"C\n1",05/02/2024\n\nR2,C2,never\n')
    [found] = [finding for finding in load([path], known).findings if finding.rule == "not_a_date"]
    assert found.row == 4


REFUSED = (
    ("empty_file", b""),
    ("broken_workbook", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000)),
    ("not_text", b"%PDF-1.7 binary"),
    ("missing_column", b"reference,child\nR1,C1\n"),
    ("broken_row", f'{HEADER}\nR1,C1,"05/02/2024\n'.encode() + b"x" * 200_000),
    ("no_rows", HEADER.encode()),
    ("broken_workbook", b"PK\x03\x04 and then nothing"),
)


@pytest.mark.parametrize(("rule", "sent"), REFUSED)
@pytest.mark.parametrize("name", ["referrals.csv", "referrals.xlsx"])
def test_a_file_that_cannot_be_read_is_said_and_the_store_is_as_it_was(rule, sent, name, known, tmp_path):
    path = tmp_path / name
    path.write_bytes(sent)
    before = known.current()
    report = load([path], known)
    [found] = [finding for finding in report.findings if finding.rule == rule]
    assert found.file == name and found.sentence.endswith(".")
    assert report.snapshot is None and known.current() == before


def test_the_rest_is_loaded_where_one_file_cannot_be(known, tmp_path):
    (tmp_path / "allocations.csv").write_bytes(bytes(1000))
    sent = (council.referrals(tmp_path, {}), tmp_path / "allocations.csv")
    assert load(sent, known).snapshot is None
    report = council.loaded(known, *sent, anyway=True)
    assert {"empty_file", "not_text"} & council.rules(report)
    assert report.loaded == 1


def test_a_truncated_file_loads_but_for_the_row_cut_off(known, tmp_path):
    path = council.referrals(tmp_path, {}, {}, {})
    path.write_bytes(path.read_bytes()[:-60])
    report = council.loaded(known, path)
    [found] = [finding for finding in report.findings if finding.severity != "note"]
    assert (found.rule, found.row, report.loaded, report.rejected) == ("wrong_number_of_cells", 4, 2, 1)


def test_headers_misspelt_left_out_or_twice_there_are_said(known, tmp_path):
    path = tmp_path / "referrals.csv"
    path.write_text("reference,child,received,recieved,child,localty\nR1,C1,05/02/2024,,,east\n")
    report = council.loaded(known, path)
    said = {(finding.rule, finding.column) for finding in report.findings}
    assert said >= {
        ("unknown_column", "localty"),
        ("unknown_column", "recieved"),
        ("column_twice", "child"),
        ("column_left_out", "locality"),
    }
    assert any("Did you mean locality?" in finding.sentence for finding in report.findings)


def test_a_file_named_after_no_extract_is_said_with_the_nearest_name(known, tmp_path):
    path = tmp_path / "refferals.csv"
    path.write_text(PLAIN)
    [found] = load([path], known).findings
    assert found.rule == "unknown_extract" and "Did you mean referrals?" in found.sentence
    [found] = load([tmp_path / "nowhere.csv"], known).findings
    assert found.rule == "no_such_file"


def test_names_not_known_are_loaded_as_not_recorded_with_a_did_you_mean(known, tmp_path):
    teams = [{"team": "Eatst Hub"}, {"team": "eatst hub "}, {"team": " EAST  hub "}]
    report = council.loaded(
        known, council.referrals(tmp_path, *teams, {"source": "Polise"}, {"reason": "zzz"})
    )
    found = [finding for finding in report.findings if finding.rule == "unknown_name"]
    assert [(finding.column, finding.row, finding.rows, finding.severity) for finding in found] == [
        ("team", 2, 2, "warning"),
        ("source", 5, 1, "warning"),
        ("reason", 6, 1, "warning"),
    ]
    assert "Did you mean East Hub?" in found[0].sentence and "Did you mean Police?" in found[1].sentence
    assert found[2].sentence.startswith("Row 6, column reason: a value that is no reason;")
    assert council.rows(known, "SELECT count(*) FROM referral WHERE team = 0") == [(2,)]


def test_a_name_typed_in_a_wrong_column_is_never_quoted(known, tmp_path):
    typed = [{"team": "Jessica Ravensbourne"}, {"team": "jessica  ravensbourne"}, {"source": "Ravensbourne"}]
    report = council.loaded(known, council.referrals(tmp_path, *typed))
    assert not any("ravensbourne" in line.casefold() for line in report.lines())
    stored = council.rows(known, "SELECT sentence FROM finding WHERE rule = 'unknown_name'")
    assert len(stored) == 2 and "Row 2 and 1 more, column team: a value that is no team" in stored[0][0]


def test_names_of_a_list_never_loaded_are_said_at_once(folder_store, tmp_path):
    authorities = council.write(tmp_path, "authorities", council.LISTS["authorities"])
    council.loaded(folder_store, authorities)
    report = council.loaded(folder_store, council.referrals(tmp_path, {}, {"team": "west_hub"}))
    found = {f.column: f for f in report.findings if f.rule == "unknown_name"}
    assert found["team"].rows == 2 and "Load teams.csv first" in found["team"].sentence
    assert "Load localities.csv first" in found["locality"].sentence
    assert "Load referral_sources.csv first" in found["source"].sentence
    assert not any("aliases" in finding.sentence for finding in found.values())


def test_without_an_authority_it_is_said_what_to_load_first(folder_store, tmp_path):
    report = load([council.referrals(tmp_path, {})], folder_store)
    assert "no_authority" in council.rules(report) and report.snapshot is None


def test_with_two_authorities_the_file_must_name_one(known, tmp_path):
    extra = {"code": "north", "name": "North Council"}
    both = council.write(tmp_path, "authorities", [*council.LISTS["authorities"], extra])
    council.loaded(known, both)
    path = tmp_path / "referrals.csv"
    path.write_text(PLAIN)
    assert "authority_not_named" in council.rules(load([path], known))
    path.write_text(PLAIN.replace(HEADER, HEADER + ",authority").replace("2024\n", "2024,North council\n"))
    report = load([path], known)
    assert "wrong_number_of_cells" in council.rules(report) and report.loaded == 1
