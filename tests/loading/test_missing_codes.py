"""A list without a code that figures go by says so when it is loaded, and names the figures that wait."""

from data_access.__main__ import main
from metrics import METRICS
from tests.loading import council

LISTS = {
    "team_types": [{"code": "fs", "name": "Family Support Hub", "level": "2"}],
    "referral_sources": [{"code": "family", "name": "Family"}, {"code": "pol", "name": "Police"}],
    "decisions": [{"code": "nfa", "name": "No further action"}],
}
MISSING = {"hub", "local_office", "self", "no_further_action"}


def test_each_code_that_is_missing_is_named_with_the_figures_that_wait(folder_store, tmp_path, capsys):
    paths = [council.write(tmp_path, "authorities", council.LISTS["authorities"])]
    paths += [council.write(tmp_path, name, rows) for name, rows in LISTS.items()]
    command = ["--store", folder_store.url, "load", "--rejects", str(tmp_path / "rejects.csv")]
    assert main([*command, *map(str, paths)]) == 0
    assert "these figures are not available" not in capsys.readouterr().out, "no fact has rows"
    assert main([*command, "--as-at", "31/03/2024", str(council.referrals(tmp_path, {}))]) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "Give that code to" in line]
    assert len(told) == len(MISSING)
    assert {code for code in MISSING for line in told if f" {code}. " in line} == MISSING
    (line,) = [each for each in told if "No referral source has the code self. " in each]
    assert METRICS["self_referring_families"].title in line
    assert line.endswith("in referral_sources.csv or in mapping.toml.")


def test_a_list_with_its_code_says_nothing_of_it(known, tmp_path, capsys):
    whole = [{"code": code, "name": code} for code in ("self", "police")]
    path = council.write(tmp_path, "referral_sources", whole)
    assert main(["--store", known.url, "load", str(path), "--rejects", str(tmp_path / "r.csv")]) == 0
    assert "the code self. Until" not in capsys.readouterr().out
