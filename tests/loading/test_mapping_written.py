"""mapping.toml as text: whatever a council writes in its files, it is TOML and says just that."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from data_access.mapping.own_words import OwnWords
from data_access.mapping.proposal import Line, code_of, quoted
from data_access.mapping.writing import merged
from tests.loading import council, county
from tests.loads import load

TEXTS = st.lists(st.text(min_size=1, max_size=30).filter(str.strip), unique_by=str.strip, max_size=8)


def _lines(texts):
    return [Line("values.sex", quoted(text), '"female"', quoted(text), "90% alike") for text in texts]


@given(TEXTS)
def test_every_text_comes_back_as_it_was(texts):
    text, added = merged("", _lines(texts))
    assert set(tomllib.loads(text).get("values", {}).get("sex", {})) == set(texts)
    assert [each.subject for each in added] == list(map(quoted, texts))


@given(TEXTS, TEXTS)
def test_adding_keeps_every_line_in_its_place_and_adds_nothing_twice(first, second):
    before, _ = merged("", _lines(first))
    edited = before + "\n[overview] # mine\nheadlines = []\n"
    after, added = merged(edited, _lines([*first, *second]))
    rest = iter(line for line in after.split("\n") if line)
    assert all(line in rest for line in edited.split("\n") if line)  # each after the one before it
    assert {each.subject for each in added} <= {quoted(text) for text in second}
    assert merged(after, _lines([*first, *second])) == (after, [])


@given(st.text(min_size=1, max_size=60).filter(str.strip))
def test_every_name_has_a_code_that_toml_takes_as_a_key(name):
    assert list(tomllib.loads(f"{code_of(name)} = 1").values()) == [1]


def test_a_file_is_known_by_its_pattern_whatever_stands_in_its_name():
    own = OwnWords(files={"Contacts [final] *.csv": "referrals"})
    assert own.layout_of("contacts [FINAL] 2024-03.csv").name == "referrals"
    assert own.layout_of("contacts f 2024-03.csv") is None


def test_a_mapping_says_nothing_wrong_of_a_file_in_our_own_words(known, tmp_path):
    folder = tmp_path / "sent"
    council.referrals(folder, {})
    text = '[columns.referrals]\nchild = "Person ID"\ndate_of_birth = "DOB"\n'
    (folder / "mapping.toml").write_text(text, encoding="utf-8")
    assert not council.rules(load([folder], known)) & {"mapped_column_missing", "read_as"}


def test_the_command_says_what_it_wrote_and_then_that_nothing_is_new(tmp_path, monkeypatch, capsys):
    from data_access.__main__ import main

    monkeypatch.setenv("OUTCOMES_STORE", f"duckdb:///{tmp_path / 'store'}")
    path = county.send(tmp_path / "sent", county.contacts(60))
    assert main(["map", str(path)]) == 0
    said = capsys.readouterr().out
    assert "mapping.toml: " in said and " to confirm and " in said
    assert (tmp_path / "sent" / "mapping.toml").stat().st_mode & 0o077 == 0  # words of a case system
    assert main(["map", str(path)]) == 0 and "nothing was added" in capsys.readouterr().out
    assert main(["check", str(path)]) == 1
    assert "name yours under [lists.authorities] in mapping.toml" in capsys.readouterr().out
    assert not (tmp_path / "store").exists()
    assert main(["map", str(tmp_path / "nowhere")]) == 1 and "There are no files" in capsys.readouterr().err


def test_a_word_that_another_stands_for_is_not_taken_for_a_line_of_its_own():
    text = '[values.referral_source]\n# "Young person" = "self"\n'
    line = Line("values.referral_source", '"self"', '""', '"self"', "3 rows", placed=False)
    assert merged(text, [line])[1] == [line]
    assert merged('[columns.referrals]\nchild="Number"\n', [_column()])[1] == []


def _column():
    return Line("columns.referrals", "child", '"Person ID"', "child =", "100% alike")
