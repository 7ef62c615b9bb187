"""Which extract a file is taken for, and which of its columns for ours, in words that are not ours."""

import csv
import tomllib

import pytest

from data_access.mapping.likeness import alike
from data_access.mapping.making import make
from tests.loading import council
from tests.loading.workbooks import workbook
from tests.loads import FIGURES

DAY = [f"{day:02}/02/2024" for day in range(1, 29)]
NUMBERS = [f"P{number:05}" for number in range(28)]


def _send(folder, name, columns):
    """A file of these columns, each 28 values or one that all rows have."""
    folder.mkdir(exist_ok=True)
    filled = [values if isinstance(values, list) else [values] * 28 for values in columns.values()]
    with (folder / name).open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([list(columns), *zip(*filled, strict=True)])
    return folder


def _proposed(folder, store):
    """What `map` says by itself, and its text."""
    text = make([folder], store, FIGURES, None).path.read_text(encoding="utf-8")
    return tomllib.loads(text), text


MEETINGS = {
    "Meeting Ref": [f"M{n}" for n in range(28)],
    "Person ID": NUMBERS,
    "Area": ["North", "South"] * 14,
    "Offered by": ["Team A", "Team B"] * 14,
    "Date Offered": DAY,
    "Offer Accepted?": [*["Yes", "No"] * 13, "Awaiting", ""],
    "Date Held": DAY,
    "Reason declined": "No family nearby",
}


@pytest.mark.parametrize("name", ["FM02_family_meetings.csv", "Export 7.csv"])
def test_a_file_of_meetings_is_one_though_it_has_a_child_an_area_and_dates(name, folder_store, tmp_path):
    told, text = _proposed(_send(tmp_path / "sent", name, MEETINGS), folder_store)
    assert list(told["files"].values()) == ["meetings"] and "referrals" not in told["columns"]
    columns = told["columns"]["meetings"]
    assert (columns["offered"], columns["held"], columns["team"]) == (
        "Date Offered",
        "Date Held",
        "Offered by",
    )
    assert columns["accepted"] == "Offer Accepted?", "Yes and No say whether, where no column says when"


def test_where_two_extracts_are_near_each_other_a_person_is_asked(folder_store, tmp_path):
    columns = {"Ref": [f"R{n}" for n in range(28)], "Person ID": NUMBERS, "Team": "A", "Start Date": DAY}
    told, text = _proposed(_send(tmp_path / "sent", "Export 7.csv", columns), folder_store)
    assert told.get("files", {}) == {}
    [line] = [line for line in text.splitlines() if "Export" in line]
    assert line.startswith("# ") and "CONFIRM" in line
    near = {"allocations", "assessments", "plans", "supports"}  # whatever has somebody, a team and a start
    assert len(near & set(line.replace('"', "").replace(",", "").split())) >= 2


def test_a_worker_s_number_is_not_which_of_two_workers_it_is(folder_store, tmp_path):
    columns = {
        "Allocation Ref": [f"A{n}" for n in range(28)],
        "SWIS No": NUMBERS,
        "Worker ID": [f"W{n}" for n in range(28)],
        "Worker Type": ["First Worker", "Second Worker"] * 14,
        "Start Date": DAY,
        "End Date": DAY,
    }
    told, text = _proposed(_send(tmp_path / "sent", "allocations.csv", columns), folder_store)
    assert told["columns"]["allocations"]["worker"] == "Worker Type"
    assert "worker_role" not in told["columns"]["allocations"] and '"W1"' not in text


def test_what_the_files_call_a_team_goes_before_its_name(folder_store, tmp_path):
    columns = {
        "Allocation Ref": [f"A{n}" for n in range(28)],
        "Person ID": NUMBERS,
        "Team": ["Harbour House", "Team 7"] * 14,
        "Team Type": ["Family Help Team", "Children in Need"] * 14,
        "Start Date": DAY,
    }
    _, text = _proposed(_send(tmp_path / "sent", "allocations.csv", columns), folder_store)
    for name, role, kind in (
        ("Harbour House", "hub", "Family Help Team"),
        ("Team 7", "local_office", "Children in Need"),
    ):
        [line] = [line for line in text.splitlines() if f'name = "{name}"' in line]
        assert f'type = "{role}"' in line and "CONFIRM" in line and f"of type “{kind}”" in line
    assert '"Team Type": not read: the types proposed for your teams are from it' in text


def test_a_list_of_teams_needs_no_codes_and_its_types_are_asked(folder_store, tmp_path):
    columns = {
        "Team": ["Harbour House"] * 14 + ["Team 7"] * 14,
        "Team Type": ["Family Help"] * 14 + ["VCS"] * 14,
    }
    told, text = _proposed(_send(tmp_path / "sent", "teams.csv", columns), folder_store)
    assert told["columns"]["teams"] == {"code": "Team", "name": "Team", "type": "Team Type"}
    assert '# "Family Help" = "hub"  # CONFIRM' in text.partition("[values.team_type]")[2]
    assert '# vcs = {name = "VCS", level = 1}  # 14 rows' in text.partition("[lists.team_types]")[2]


def test_a_sheet_a_year_whose_columns_are_renamed_each_year_is_one_extract(folder_store, tmp_path):
    """Below a title, in no words of ours; the third is told by holding what the column of another does."""
    places = ["Northside", "Southside", "East End", "West End"] * 7
    born = [f"{n + 1:02}/01/2015" for n in range(28)]
    sheets = {
        "2022": (("SWIS No", "Date Received", "Hub/Locality", "DOB"), ("1", DAY, places, born)),
        "2023": (("SWIS Number", "Received", "FSH Hub", "D.O.B."), ("2", DAY, places, born)),
    }
    rows = {
        year: [
            [f"Referrals of {year}"],
            header,
            *([f"{first}{n:04}", DAY[n], places[n], born[n]] for n in range(28)),
        ]
        for year, (header, (first, *_)) in sheets.items()
    }
    (tmp_path / "sent").mkdir()
    workbook(rows).save(tmp_path / "sent" / "FSH Referrals.xlsx")
    columns = _proposed(tmp_path / "sent", folder_store)[0]["columns"]["referrals"]
    assert columns["locality"] == {"one_of": ["Hub/Locality", "FSH Hub"]}
    assert columns["date_of_birth"] == {"one_of": ["DOB", "D.O.B."]}
    assert columns["reference"] == {"one_of": [["SWIS No", "Date Received"], ["SWIS Number", "Received"]]}


def test_words_that_a_load_takes_for_one_are_asked_once(folder_store, tmp_path):
    columns = {
        "Person ID": NUMBERS,
        "Contact Date": DAY,
        "Referral Source": ["Self", "SELF", "self ", "Police"] * 7,
    }
    _, text = _proposed(_send(tmp_path / "sent", "contacts.csv", columns), folder_store)
    assert [line for line in text.splitlines() if "self" in line.casefold() and "21 rows" in line]
    assert text.casefold().count('"self"') == 1


def test_a_column_called_as_a_date_of_ours_that_holds_none_is_left_out(known, tmp_path):
    rows = [{"reference": f"A{n}", "child": f"C{n}", "started": DAY[n], "ended": "Yes"} for n in range(28)]
    path = council.write(tmp_path / "sent", "allocations", rows)
    told, _ = _proposed(path.parent, known)
    assert told["columns"]["allocations"] == {"ended": ""}
    assert council.loaded(known, path.parent).loaded == 28


def test_a_column_of_days_is_taken_before_one_that_says_whether(folder_store, tmp_path):
    both = {**MEETINGS, "Accepted": ["Yes", "No"] * 14, "Date Accepted": [*DAY[:27], ""]}
    told, _ = _proposed(_send(tmp_path / "sent", "family_meetings.csv", both), folder_store)
    assert told["columns"]["meetings"]["accepted"] == "Date Accepted"


@pytest.mark.parametrize(
    ("written", "ours"),
    [("Date Held", "date ended"), ("Offered by", "referred by"), ("Contact Method", "contact reason")],
)
def test_words_that_share_letters_or_one_common_word_are_not_alike(written, ours):
    assert alike(written, [ours]) < 70
