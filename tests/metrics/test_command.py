"""`python -m metrics` for analysts: answers, or one clear sentence and a status of 1; never a traceback."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import create_engine

from data_access.audit import entries
from data_access.database import Manifest, open_store
from data_access.schema import VERSION
from data_access.state import State
from metrics import METRICS, TOPICS
from metrics.__main__ import main
from metrics.public.questions import NO
from metrics.selection import Selection
from tests.metrics.small_store import fact_row, fill
from tests.pages.small_store import publish


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = tmp_path_factory.mktemp("command")
    engine = create_engine(f"duckdb:///{folder / 'built.duckdb'}")
    days = [date(2022, 10, 1), date(2023, 9, 30), date(2023, 10, 1)]
    asked = [(day, 2) for day in days] + [(date(2021, 3, 1), 1 if n < 12 else 2) for n in range(30)]
    rows = [
        fact_row("referral", received=day, closed=day, locality=1, referral_source=source, child=n, id=n)
        for n, (day, source) in enumerate(asked, start=1)
    ]
    fill(engine, {"referral": rows})
    engine.dispose()
    store = open_store(f"duckdb:///{folder / 'store'}")
    loaded = datetime(2025, 4, 2, 9, 30, tzinfo=UTC)
    store.publish(folder / "built.duckdb", Manifest(1, date(2024, 12, 31), loaded, VERSION, invented=True))
    yield store.url
    store.close()


def said(capsys, *arguments, status=0) -> str:
    assert main(arguments) == status
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    return told.err if status else told.out


def test_the_public_is_answered_from_the_public_store_or_told_that_there_is_none(capsys, url):
    asked = ("value", "referrals", "--period", "2022/23", "--store", url)
    assert "This store has no public figures." in said(capsys, *asked, "--public", status=1)


def test_sql_for_the_public_is_refused_in_the_words_of_the_answer(capsys, tmp_path):
    store = f"duckdb:///{tmp_path / 'public'}"
    publish(tmp_path / "public", referrals=50)
    for metric, sentence in (
        ("rereferrals_within_12_months", NO),
        ("rereferrals", "for whole councils and their services, a financial year"),
        ("children_allocated", "for whole councils only, a financial"),
    ):
        asked = (metric, "--store", store, "--public", "--period", "2023/24")
        assert sentence in said(capsys, "value", *asked)
        assert sentence in said(capsys, "sql", *asked, status=1)
    asked = ("sql", "referrals", "--store", store, "--public", "--team", "east_kilbride_hub")
    assert "no public figures by team, because" in said(capsys, *asked, status=1)
    open_store(store).close()


def test_list_and_show_name_every_metric(capsys):
    listed = said(capsys, "list")
    assert all(name in listed for name in METRICS)
    assert all(topic.title in listed for topic in TOPICS)
    for metric in METRICS.values():
        assert metric.definition in said(capsys, "show", metric.title.upper())


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        (["--period", "2022-10..2023-09"], "Oct 2022 to Sep 2023  2 referrals"),
        (["--period", "2022/23"], "2022/23 (financial year)  1 referral\n"),
        (["--period", "2023-Q4"], "Oct to Dec 2023  1 referral\n"),
        (["--period", "2023"], "2023  2 referrals"),
        (["--period", "2023-10"], "October 2023  1 referral\n"),
        (["--locality", "LANARK", "--period", "2023"], "2023  none\n"),
        (["--period", "2023", "--by", "locality"], "2023 / Hamilton  2 referrals"),
        (["--period", "2023", "--source", "police", "self"], "Referrals (Referral source: Self or Police)"),
        (["--period", "2023", "--team", "Hamilton hub"], "Note: Team cannot be chosen"),
        (["--period", "2023", "--grain", "quarter"], "Jul to Sep 2023  1 referral\n"),
        (["--period", "2023-10..2023-10"], "October 2023  1 referral\n"),
        ([], "Jan 2022 to Dec 2024  3 referrals"),
        ([], "The families are invented. Snapshot 1, as at 31/12/2024."),
    ],
)
def test_value_answers_with_its_period_filters_and_snapshot(capsys, url, asked, line):
    assert line in said(capsys, "value", "referrals", *asked, "--store", url)


def test_a_share_is_printed_with_its_interval_and_a_count_with_none(capsys, url):
    """Wilson's for 12 of 30, by hand: (12 + z²/2 ± z√(7.2 + z²/4)) / (30 + z²); for 0 of 2: z² / (2 + z²)."""
    march = ("--period", "2021-03", "--store", url)
    told = said(capsys, "value", "self_referral_share", *march)
    assert "March 2021  40.0% (12 of 30; 95% interval 24.6% to 57.7%)\n" in told
    few = said(
        capsys, "value", "rereferrals_within_12_months", "--period", "2022-10..2023-09", "--store", url
    )
    assert "0 of 2 (95% interval 0% to 66%)\n" in few
    assert "interval" not in said(capsys, "value", "referrals", *march)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (["referals"], "There is no metric called 'referals'. Did you mean Referrals?"),
        (
            ["referrals", "--locality", "Hamiltn"],
            "There is no locality called 'Hamiltn'. Did you mean Hamilton?",
        ),
        (["referrals", "--period", "last year"], "'last year' is not a period. Write it as 2023, 2022/23,"),
        (["referrals", "--period", "2023-13"], "'2023-13' is not a period."),
        (["referrals", "--period", "2022/24"], "'2022/24' is not a period."),
        (
            ["referrals", "--period", "2023..2022"],
            "The window ends (31/12/2022) before it begins (01/01/2023).",
        ),
        (["referrals", "--by", "direction"], "Referrals cannot be split by direction of transfer"),
        (["referrals", "--by", "team", "reason", "source"], "A figure is split by two things at most."),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(capsys, url, asked, sentence):
    told = said(capsys, "value", *asked, "--store", url, status=1)
    assert sentence in told
    assert told.count("\n") == 1


def test_sql_is_for_the_dialect_asked(capsys, url):
    text = said(
        capsys,
        "sql",
        "hub_share",
        "--period",
        "2023",
        "--grain",
        "month",
        "--dialect",
        "mssql",
        "--store",
        url,
    )
    assert "-- team_type 1 = Hub" in text
    assert "GROUP BY calendar.month" in text


def test_what_is_asked_is_on_record_and_not_what_was_answered(capsys, tmp_path, monkeypatch, url):
    monkeypatch.setenv("OUTCOMES_STATE", f"sqlite:///{tmp_path / 'state.sqlite'}")
    asked = ("referrals", "--period", "2022/23", "--by", "source", "--store", url)
    for command in ("list", "sql", "value"):
        said(capsys, command, *(asked if command != "list" else ()))
    state = State()
    (line,) = entries(state, None)
    state.close()
    assert (line.role, line.action, line.snapshot) == ("command line", "question", 1)
    told = Selection.model_validate_json(line.selection)
    assert told.metric == "referrals" and len(told.by) == 1
    monkeypatch.setenv("OUTCOMES_STATE", "mysql://nowhere")
    assert "OUTCOMES_STATE" in said(capsys, "value", *asked, status=1), "what cannot be recorded is not told"


def test_an_empty_store_says_how_to_fill_it(capsys, tmp_path):
    told = said(capsys, "value", "referrals", "--store", f"duckdb:///{tmp_path / 'none'}", status=1)
    assert told.startswith("The store is empty.")
