"""Aims as a council sends them: their order, their metrics, and a name that no metric has."""

import json

import duckdb

from metrics.catalogue import aims
from tests.loading import council
from tests.loads import load

OWN = {"framework": "Our plan", "aim": "Early help"}
MEASURED = OWN | {"place": "2", "outcome": "Hubs answer families", "metrics": " Hub_Share  transfers"}
UNMEASURED = OWN | {"place": "1", "outcome": "Families feel heard", "would_measure": "a survey"}
LAST = OWN | {"outcome": "Anything else"}


def told(store):
    """The outcomes of the current snapshot: the text of each and the names of its metrics."""
    found = aims.outcomes(store.current())
    return [(each.text, tuple(metric.name for metric in each.metrics)) for each in found]


def test_aims_keep_the_councils_order_their_metrics_and_what_would_measure_them(known, tmp_path):
    council.loaded(known, council.write(tmp_path, "aims", [LAST, MEASURED, UNMEASURED]))
    assert told(known) == [
        ("Families feel heard", ()),
        ("Hubs answer families", ("hub_share", "transfers")),
        ("Anything else", ()),
    ]
    first = aims.outcomes(known.current())[0]
    assert (first.framework, first.aim, first.would_measure) == ("Our plan", "Early help", "a survey")


def test_an_outcome_with_a_name_that_no_metric_has_is_loaded_as_not_measured(known, tmp_path):
    wrong = MEASURED | {"outcome": "Hubs are quick", "metrics": "hub_share hub_shares"}
    report = load([council.write(tmp_path, "aims", [MEASURED, wrong])], known)
    [found] = [each for each in report.findings if each.rule == "metric_not_known"]
    assert (found.row, found.column, found.severity, report.loaded) == (3, "metrics", "warning", 2)
    assert found.sentence == (
        "Row 3: Column metrics has a name that no metric has. Write it as `python -m metrics list` prints "
        "it. It was loaded as not measured yet."
    )
    assert dict(told(known))["Hubs are quick"] == ()


def test_the_public_reads_the_same_aims(known, tmp_path):
    council.loaded(known, council.write(tmp_path, "aims", [MEASURED, UNMEASURED]))
    assert aims.outcomes(known.current().public()) == aims.outcomes(known.current()) != ()


def test_a_store_from_before_there_were_aims_has_none(known):
    home = known.folder / f"{known.current().number:06d}"
    with duckdb.connect(str(home / "internal.duckdb")) as connection:
        connection.execute("DROP TABLE aim")
    manifest = json.loads((home / "manifest.json").read_text())
    (home / "manifest.json").write_text(json.dumps(manifest | {"schema_version": aims.SINCE - 1}))
    assert aims.outcomes(known.current()) == ()
