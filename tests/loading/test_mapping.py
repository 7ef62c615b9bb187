"""A council's own words: proposed, edited by a person, and used by every check and load after that."""

import tomllib
from collections import Counter
from datetime import date

import pytest

from data_access.mapping.likeness import alike
from data_access.mapping.making import make
from data_access.schema import FACTS, metadata
from data_access.stores.snapshots import StoreError
from metrics import EVERYTHING, METRICS, Selection, evaluate
from metrics.answer import Status
from metrics.catalogue import headlines
from metrics.periods import Grain
from tests.loading import council, county
from tests.loading.workbooks import workbook
from tests.loads import FIGURES, check, load

HALF = ("A", "Person ID", "Family number")
ROLES = {code for own in FIGURES.codes.values() for code in own}


@pytest.fixture
def sent(tmp_path):
    return county.send(tmp_path / "sent", county.contacts()).parent


def _mapping(folder, store):
    return make([folder], store, FIGURES, None).path


def _text(folder):
    return (folder / "mapping.toml").read_text(encoding="utf-8")


def _ask(store, metric):
    asked = Selection(metric=metric, first=date(2024, 1, 1), last=date(2024, 1, 31), grain=Grain.MONTH)
    [cell] = evaluate(asked, store.current(), EVERYTHING).cells
    return cell.figure


def _strings(told):
    if isinstance(told, dict):
        return {word for key, value in told.items() for word in {key, *_strings(value)}}
    return {word for value in told for word in _strings(value)} if isinstance(told, list) else {str(told)}


def test_from_the_county_s_own_words_to_figures_that_a_plain_count_gives_too(store, sent):
    county.confirm(_mapping(sent, store))
    assert check([sent], store).loaded and store.current() is None
    report = load([sent], store)
    rows = [row for row in county.contacts() if row[0][3:5] == "01"]
    assert _ask(store, "referrals").value == len(rows)
    for metric, column, words, role in (
        ("self_referral_share", 2, county.SOURCES, "self"),
        ("no_further_action_share", 3, county.OUTCOMES, "no_further_action"),
        ("hub_share", 4, county.TEAMS, "hub"),
    ):
        counted = sum(words[row[column]] == role for row in rows)
        assert (_ask(store, metric).numerator, _ask(store, metric).denominator) == (counted, len(rows))
    said = [finding.sentence for finding in report.findings]
    [read] = [sentence for sentence in said if sentence.startswith("Read, as the mapping says: ")]
    assert "; Contact Date as received;" in read and not [each for each in said if "turn on" in each]
    with store.current().connect() as connection:
        table = FACTS["referral"]
        fifths = Counter(row.deprivation for row in connection.execute(table.select()))
        recorded = connection.execute(metadata.tables["finding"].select()).mappings().all()
    assert fifths == Counter((int(row[8]) + 1) // 2 for row in county.contacts())
    assert {"mapping_used", "read_as"} <= {row["rule"] for row in recorded}


def test_no_guess_about_a_code_that_figures_go_by_says_anything_by_itself(folder_store, sent):
    path = _mapping(sent, folder_store)
    assert not _strings(tomllib.loads(path.read_text(encoding="utf-8"))) & ROLES
    proposed = [line for line in _text(sent).splitlines() if "CONFIRM" in line and line.startswith("# ")]
    for word in ("Self-referral / parent", "NFA - advice given", "MASH", "Family Help Team North"):
        [line] = [line for line in proposed if f'"{word}"' in line]
        assert "% alike" in line and " rows" in line


def test_what_has_no_guess_stands_below_a_heading_with_its_rows(folder_store, sent):
    _mapping(sent, folder_store)
    rows = Counter(row[6] for row in county.contacts())["Unknown to us"]
    part = _text(sent).partition("[values.sex]")[2].partition("\n[")[0]
    assert part.index("# Not placed:") < part.index(f'# "Unknown to us" = ""  # {rows} rows')


def test_a_column_that_is_needed_and_not_found_has_a_line_to_fill_in(folder_store, tmp_path):
    path = county.send(tmp_path / "sent", [("x1", "1", "9")], "referrals.csv", HALF)
    lines = {line.key: line for line in make([path], folder_store, FIGURES, None).lines}
    assert not lines["received"].placed and lines["received"].about.startswith("needed, and none")
    assert "not read" in lines['"A"'].about


def test_running_it_again_keeps_every_edit_and_adds_only_what_is_new(folder_store, sent):
    county.confirm(_mapping(sent, folder_store))
    path = sent / "mapping.toml"
    edited = path.read_text(encoding="utf-8").replace("school =", "education =  ") + "\n# My own note.\n"
    path.write_text(edited, encoding="utf-8")
    assert make([sent], folder_store, FIGURES, None).lines == ()
    assert path.read_text(encoding="utf-8") == edited
    rows = county.contacts(30, seed=2)
    county.send(sent, [(*row[:2], "Nursery", *row[3:]) for row in rows], "Contacts 2024-04.csv")
    [line] = make([sent], folder_store, FIGURES, None).lines
    assert (line.table, line.key, line.value) == ("lists.referral_sources", "nursery", '"Nursery"')
    after = path.read_text(encoding="utf-8").splitlines()
    assert [each for each in after if "Nursery" not in each] == edited.splitlines()


def test_a_layout_that_nothing_can_be_added_to_stays_as_it_is(folder_store, sent):
    path = sent / "mapping.toml"
    path.write_text('columns = {referrals = {child = "Person ID"}}\n', encoding="utf-8")
    with pytest.raises(StoreError, match="stays as it is. Write each table below a heading"):
        make([sent], folder_store, FIGURES, None)
    assert path.read_text(encoding="utf-8") == 'columns = {referrals = {child = "Person ID"}}\n'


def test_figures_whose_codes_nothing_has_are_named_and_not_available(folder_store, sent):
    county.confirm(_mapping(sent, folder_store), keep_back=("self", "hub", "family_help_team_north"))
    path = sent / "mapping.toml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nfamily_help_team_south", "\n# family_help_team_south"), encoding="utf-8")
    report = load([sent], folder_store, anyway=True)  # most teams are in no list
    told = [found.sentence for found in report.findings if found.rule == "role_not_played"]
    assert len(told) == 2 and all("mapping.toml" in sentence for sentence in told)
    for code, metrics in (
        ("self", ("self_referral_share", "self_referring_families")),
        ("hub", ("hub_share", "hub_share_new")),
    ):
        [sentence] = [each for each in told if f" {code}. " in each]
        for metric in metrics:
            assert METRICS[metric].title in sentence
        figure = _ask(folder_store, metrics[0])
        assert (figure.value, figure.status) == (None, Status.NOT_AVAILABLE) and code in figure.reason


def test_a_type_that_no_team_has_is_a_code_that_nothing_has(folder_store, sent):
    county.confirm(_mapping(sent, folder_store))
    path = sent / "mapping.toml"
    path.write_text(_text(sent).replace('type = "hub"', 'type = "local_office"'), encoding="utf-8")
    report = load([sent], folder_store)
    [told] = [found.sentence for found in report.findings if found.rule == "role_not_played"]
    assert told.startswith("No team is of the team type hub. ")
    figure = _ask(folder_store, "hub_share")
    assert figure.value is None and figure.reason.startswith("No team is of the team type with the code hub")


WRONG = {
    '[colums.referrals]\nchild = "Person ID"': "[colums]: there is no such table. Did you mean columns?",
    '[columns.referals]\nchild = "Person ID"': "it is no extract. Did you mean referrals?",
    '[columns.referrals]\nrecieved = "Contact Date"': "line 2, [columns.referrals] recieved: it is no column "
    "of referrals. Did you mean received?",
    "[columns.referrals]\nreceived = 3": "received: put the text in quotation marks.",
    '[files]\n"a.csv" = "referral"': "a.csv: no extract is called referral. Did you mean referrals?",
    '[lists.teams]\nmash = "MASH"': "line 2, [lists.teams] mash: it needs type, as in "
    '{name = "...", type = "..."}.',
    '[lists.teams]\nmash = {name = "MASH", type = "hub", colour = "red"}': "colour is no column of teams.",
    '[values.colour]\nred = "r"': "[values] colour: it is no dimension.",
    '[values.sex]\n"Girl" = "femal"': "[values.sex] girl: there is no sex femal. Did you mean Female? "
    "Correct it",
    '[values.sex]\n"Girl" = ""': "[values.sex] girl: say what it stands for, or take the line away.",
    '[overview]\nheadlines = ["Refferals"]': "no metric is called “Refferals”. The nearest are: ",
    "[columns.referrals]\nchild = Person ID": "mapping.toml cannot be read from line 2 on.",
    "values = 3": "this is a table: write [values]",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_fault_in_the_mapping_is_told_with_its_key_and_remedy_and_nothing_is_loaded(known, tmp_path, text):
    council.referrals(tmp_path / "sent", {})
    (tmp_path / "sent" / "mapping.toml").write_text(text + "\n", encoding="utf-8")
    before = known.current().number
    for run in (check, load):
        with pytest.raises(StoreError) as told:
            run([tmp_path / "sent"], known)
        assert WRONG[text] in str(told.value)
    assert known.current().number == before


def test_a_mapping_that_is_no_text_or_a_link_or_one_of_two_is_said(known, tmp_path):
    path = council.referrals(tmp_path / "sent", {})
    other = council.referrals(tmp_path / "other", {"received": "01/03/2024"})
    mapping = tmp_path / "sent" / "mapping.toml"
    mapping.write_bytes(b"[files]\n\xff = 3")
    with pytest.raises(StoreError, match="is not UTF-8. Save it again"):
        load([path], known)
    (tmp_path / "other" / "mapping.toml").symlink_to(mapping)
    with pytest.raises(StoreError, match="is a link to another file"):
        load([other], known)
    with pytest.raises(StoreError, match="There are 2 mappings, .* Say with --mapping which"):
        load([path, other], known)
    with pytest.raises(StoreError, match="cannot be read. See that it is there"):
        load([path], known, mapping=tmp_path / "nowhere.toml")


def test_places_for_a_return_leave_the_mapping_beside_the_files_in_force(known, tmp_path):
    path = council.referrals(tmp_path / "sent", {})
    places = council.write(tmp_path, "localities", [])
    (tmp_path / "sent" / "mapping.toml").write_text("[colour]\n", encoding="utf-8")
    with pytest.raises(StoreError, match="there is no such table"):
        load([path], known, mapping=places)
    with pytest.raises(StoreError, match="Let it end in .toml"):
        make([path], known, FIGURES, places)
    assert "code,name" in places.read_text(encoding="utf-8")


def test_a_column_that_no_file_has_is_named_with_the_nearest(known, tmp_path):
    path = council.write(tmp_path / "sent", "referrals", [])
    path.write_text("reference,child,received,Contact Sourse\nR1,C1,05/02/2024,school\n", encoding="utf-8")
    text = '[columns.referrals]\nsource = "Contact Source"\n'
    (tmp_path / "sent" / "mapping.toml").write_text(text, encoding="utf-8")
    [found] = [each for each in load([path], known).findings if each.rule == "mapped_column_missing"]
    assert found.severity == "warning" and "reads “Contact Source” as source" in found.sentence
    assert "Did you mean contact_sourse?" in found.sentence and found.sentence.endswith("file's header.")


def test_the_council_s_own_codes_in_its_lists_are_given_ours(folder_store, tmp_path):
    folder = tmp_path / "sent"
    council.lists(folder)
    sources = [{"code": code, "name": name} for code, name in (("SLF", "Parent"), ("YP", "Young person"))]
    council.write(folder, "referral_sources", [*sources, {"code": "SCH", "name": "School"}])
    council.referrals(folder, *({"source": word} for word in ("SLF", "Young person", "yp", "SCH")))
    (folder / "mapping.toml").write_text('[values.referral_source]\nSLF = "self"\nYP = "self"\n')
    report = load([folder], folder_store)
    assert report.snapshot and not report.rejected
    joined = "referral r JOIN referral_source s ON s.key = r.referral_source"
    sql = f"SELECT s.code, count(*) FROM {joined} GROUP BY 1"
    assert dict(council.rows(folder_store, sql)) == {"self": 3, "sch": 1}
    assert any("stands for the council's own code" in found.sentence for found in report.findings)


def test_what_the_council_says_itself_goes_before_our_own_codes(known, tmp_path):
    path = council.referrals(tmp_path / "sent", {"sex": "male"}, {"sex": "2"}, {"sex": "Girl"})
    (tmp_path / "sent" / "mapping.toml").write_text(
        '[values.sex]\n2 = "male"\nGirl = "female"\nmale = "other"\n'
    )
    load([path], known)
    sql = "SELECT s.code FROM referral r JOIN sex s ON s.key = r.sex"
    assert sorted(council.rows(known, sql)) == [("female",), ("male",), ("other",)]


def test_a_workbook_is_mapped_and_loaded_as_a_file_is(folder_store, tmp_path):
    folder = tmp_path / "sent"
    folder.mkdir()
    rows = [["Contacts received"], county.HEADER, *county.contacts(40)]
    workbook({"Export": rows, "Notes": [["nothing here"]]}).save(folder / "Contacts.xlsx")
    county.confirm(_mapping(folder, folder_store))
    assert load([folder], folder_store).snapshot
    assert council.rows(folder_store, "SELECT count(*) FROM referral") == [(40,)]


def test_headlines_are_kept_by_the_load_in_the_order_chosen(folder_store, sent):
    county.confirm(_mapping(sent, folder_store))
    path = sent / "mapping.toml"
    chosen = 'headlines = ["Families who referred themselves", "referrals"]'
    path.write_text(_text(sent).replace("# headlines", chosen + "\n#"), encoding="utf-8")
    snapshot = load([sent], folder_store).snapshot
    for each in (snapshot, snapshot.public()):
        assert headlines.chosen(each) == ("self_referring_families", "referrals")
    (sent / "mapping.toml").rename(sent.parent / "own.toml")
    assert load([sent], folder_store, mapping=sent.parent / "own.toml").snapshot
    assert headlines.chosen(folder_store.current()) == ("self_referring_families", "referrals")
    (sent.parent / "own.toml").write_text(_text_without(sent.parent / "own.toml", chosen), encoding="utf-8")
    load([sent], folder_store, mapping=sent.parent / "own.toml")
    assert headlines.chosen(folder_store.current()) == ()


def _text_without(path, line):
    return path.read_text(encoding="utf-8").replace(line, "")


def test_the_department_s_codes_are_known_by_themselves_and_need_no_lines(folder_store, tmp_path):
    header = ("Date of referral", "Child ID", "How it came", "Ethnic code")
    codes = ("1A", "1C", "6", "2A")
    rows = [(f"{1 + n % 28:02}/01/2024", str(8000 + n), codes[n % 4], "WBRI") for n in range(40)]
    path = county.send(tmp_path / "sent", rows, "referrals.csv", header)
    lines = make([path], folder_store, FIGURES, None).lines
    told = {line.key: line.value for line in lines if line.table == "columns.referrals" and line.placed}
    assert (told["source"], told["ethnic_group"]) == ('"How it came"', '"Ethnic code"')
    assert [line.about for line in lines if line.table == "values.referral_source"] == [
        "in the Department for Education's codes, which are understood"
    ]
    county.confirm(tmp_path / "sent" / "mapping.toml")
    assert load([path], folder_store).snapshot
    joined = "referral r JOIN referral_source s ON s.key = r.referral_source"
    sql = f"SELECT count(*) FROM {joined} WHERE s.code = 'self'"
    assert council.rows(folder_store, sql) == [(10,)]


def test_a_column_that_is_called_otherwise_in_each_file_is_read_from_the_one_that_is_there(
    folder_store, sent
):
    county.confirm(_mapping(sent, folder_store))
    path, text = sent / "mapping.toml", _text(sent)
    line = next(each for each in text.splitlines() if each.startswith("child = "))
    ways = 'child = {one_of = ["Person ID", "Client No"]}'
    number = 'reference = {one_of = [["Person ID", "Contact Date"], ["Client No", "Contact Date"]]}'
    own = next(each for each in text.splitlines() if each.startswith("reference = "))
    path.write_text(text.replace(line, ways).replace(own, number), encoding="utf-8")
    header = tuple("Client No" if name == "Person ID" else name for name in county.HEADER)
    county.send(sent, [("03/03/2024", "8001", *county.contacts()[0][2:])], "Contacts 2024-04.csv", header)
    report = load([sent], folder_store)
    assert [file.loaded for file in report.files if file.file.startswith("Contacts")] == [200, 1]
    path.write_text(text.replace(line, "child = {one_of = 3}"), encoding="utf-8")
    with pytest.raises(StoreError, match="columns.referrals"):
        check([sent], folder_store)


def test_a_column_called_as_ours_that_is_another_thing_can_be_left_out(known, tmp_path):
    """Yes and No under "Decided?" are no dates, and nothing of the file was loaded."""
    sent = council.referrals(tmp_path, *[{"decided": word} for word in "YN" * 10])
    sent.write_text(sent.read_text(encoding="utf-8").replace(",decided,", ",Decided?,"), encoding="utf-8")
    refused = load([sent], known)
    assert not refused.loaded
    assert any('leave the column out: `decided = ""` in mapping.toml' in f.sentence for f in refused.findings)
    (tmp_path / "mapping.toml").write_text('[columns.referrals]\ndecided = ""\n', encoding="utf-8")
    report = load([sent], known)
    told = [each.sentence for each in report.findings if each.column == "decided"]
    assert (
        report.loaded == 20 and told[0] == "Column decided was left out, as the mapping says it is not ours."
    )
    _mapping(tmp_path, known)
    assert '\ndecided = ""\n' in _text(tmp_path), "nor is it proposed again"
    assert _text(tmp_path).count("ecided") == 1


def test_another_name_for_a_column_that_has_a_line_is_proposed_in_its_place(folder_store, sent):
    """A line of the council's own is never changed; the longer one waits below it, and is not said twice."""
    county.confirm(_mapping(sent, folder_store))
    before = _text(sent)
    header = tuple({"Person ID": "Client ID", "Gender": "Sex"}.get(name, name) for name in county.HEADER)
    rows = [(row[0], f"1{row[1]}", *row[2:]) for row in county.contacts(30, seed=2)]
    county.send(sent, rows, "Contacts 2024-04.csv", header)
    lines = {line.key: line for line in make([sent], folder_store, FIGURES, None).lines}
    assert set(lines) == {"child", "reference"}, "Sex is what we call it"
    assert all(line.confirm for line in lines.values())
    assert lines["child"].value == '{one_of = ["Person ID", "Client ID"]}'
    assert 'in place of your line for child: it adds "Client ID"' in lines["child"].about
    after = _text(sent)
    assert [line for line in after.splitlines() if line not in before.splitlines() and line[0] != "#"] == []
    assert make([sent], folder_store, FIGURES, None).lines == ()
    refused = load([sent], folder_store)
    assert any("the file has no such column" in each.sentence for each in refused.findings)
    told = {key: f"{key} = {line.value}" for key, line in lines.items()}
    rows = [told.get(line.partition(" =")[0], line) for line in before.splitlines()]
    (sent / "mapping.toml").write_text("\n".join(rows), encoding="utf-8")
    files = council.loaded(folder_store, sent).files
    assert [each.loaded for each in files if each.file.startswith("Contacts")] == [200, 30]
    assert make([sent], folder_store, FIGURES, None).lines == ()


def test_another_word_for_a_code_that_has_a_line_is_proposed_as_a_word_for_it(folder_store, sent):
    county.confirm(_mapping(sent, folder_store))
    rows = county.contacts(30, seed=2)
    county.send(sent, [(*row[:2], "Parent", *row[3:]) for row in rows], "Contacts 2024-04.csv")
    [line] = make([sent], folder_store, FIGURES, None).lines
    assert (line.table, line.key, line.value, line.confirm) == (
        "values.referral_source", '"Parent"', '"self"', True,
    )  # fmt: skip


def test_sheets_named_by_their_year_alone_are_not_taken_for_every_file(folder_store, tmp_path):
    rows = [county.HEADER, *county.contacts(30)]
    sheets = dict.fromkeys(("2022-23", "2023-24"), rows)
    folder = tmp_path / "sent"
    folder.mkdir()
    workbook(sheets).save(folder / "CR01.xlsx")
    (folder / "FM02_meetings_log.csv").write_text("Worker,Colour\nA,red\n", encoding="utf-8")
    lines = {
        line.key: line.value
        for line in make([folder], folder_store, FIGURES, None).lines
        if line.table == "files"
    }
    assert lines['"2022-23"'] == lines['"2023-24"'] == '"referrals"' and '"*"' not in lines


def test_a_column_of_a_number_for_each_row_is_the_reference(folder_store, tmp_path):
    rows = [(f"C{n}", *row[:1], "7001", *row[2:]) for n, row in enumerate(county.contacts(400))]
    folder = county.send(tmp_path / "sent", rows, header=("Contact ID", *county.HEADER)).parent
    lines = {line.key: line.value for line in make([folder], folder_store, FIGURES, None).lines}
    assert lines["reference"] == '"Contact ID"' and lines["child"] == '"Person ID"'


@pytest.mark.parametrize(("written", "ours"), [("0-2", "Under 1"), ("Relative (not parent)", "parent")])
def test_words_of_other_numbers_and_words_denied_are_not_alike(written, ours):
    assert alike(written, [ours]) == 0


def test_what_was_written_to_go_with_the_files_is_no_extract(folder_store, sent):
    county.confirm(_mapping(sent, folder_store))
    (sent / "README.txt").write_text("Sources: parents refer themselves.", encoding="utf-8")
    report = load([sent], folder_store)
    assert report.snapshot and not [found for found in report.findings if "README" in found.file]
