"""Every metric is one SELECT that other warehouses can read: parsed here, not run there."""

import pytest
import sqlglot
from sqlglot import exp

from metrics import EVERYTHING, METRICS, Comparator, Filter, Selection, splits, sql
from metrics.asking.dialects import DIALECTS
from metrics.kinds import Ratio
from metrics.periods import Grain
from tests.metrics.small_store import FIRST, LAST, fact_row

PORTABLE = (exp.Sum, exp.Count, exp.Min, exp.Max, exp.Case, exp.If, exp.And, exp.Or, exp.RowNumber)
GLOT = {"duckdb": "duckdb", "postgresql": "postgres", "mssql": "tsql", "trino": "trino"}


def _all(store):
    recorded = {"locality": 1, "team": 1, "team_type": 1, "reason": 1}
    store.refill(
        {
            "referral": [fact_row("referral", received=FIRST, **recorded)],
            "allocation": [fact_row("allocation", started=FIRST, **recorded)],
        }
    )
    for metric in (name for name, each in METRICS.items() if not isinstance(each.kind, Ratio)):
        for grain in (Grain.MONTH, Grain.WHOLE):
            yield Selection(
                metric=metric,
                first=FIRST,
                last=LAST,
                grain=grain,
                by=("reason",) if splits(METRICS[metric], "reason") else (),
                where=(Filter(dimension="locality", members=("hamilton", "lanark")),),
                compare=(Comparator.PREVIOUS,),
            )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_every_metric_is_one_select_of_portable_functions(small, dialect):
    for selection in _all(small):
        statements = sqlglot.parse(sql(selection, small, EVERYTHING, dialect), read=GLOT[dialect])
        assert len(statements) == 1
        assert isinstance(statements[0], exp.Select)
        strange = [f.sql() for f in statements[0].find_all(exp.Func) if not isinstance(f, PORTABLE)]
        assert not strange, f"{selection.metric} in {dialect} uses {strange}"
        assert not list(statements[0].find_all(exp.Filter, exp.Parameter, exp.Placeholder))


def test_no_alias_is_grouped_by_since_sql_server_knows_none(small):
    for selection in _all(small):
        tree = sqlglot.parse_one(sql(selection, small, EVERYTHING, "mssql"), read="tsql")
        for select in tree.find_all(exp.Select):
            group = select.args.get("group")
            for column in group.expressions if group else ():
                assert not isinstance(column, exp.Column) or column.table, f"{selection.metric}: {column}"


def test_keys_and_days_are_explained_above_the_select(small):
    (selection,) = [s for s in _all(small) if s.metric == "hub_share" and s.grain is Grain.MONTH]
    comments = [line for line in sql(selection, small, EVERYTHING).splitlines() if line.startswith("-- ")]
    assert comments == [
        "-- Hub share of all referrals, 01/01/2021 to 31/12/2024",
        "-- days are numbers: days since 1970-01-01 (0), so 18628 is 2021-01-01",
        "-- locality 1 = Hamilton",
        "-- locality 2 = Lanark",
        "-- team_type 1 = Hub",
    ]
    one = selection.model_copy(update={"where": (Filter(dimension="locality", members=("lanark",)),)})
    assert "-- locality 1 = Hamilton" not in sql(one, small, EVERYTHING)


def test_the_dialect_asked_for_is_written_and_else_the_stores_own(small):
    (plans,) = [s for s in _all(small) if s.metric == "parents_plans" and s.grain is Grain.MONTH]
    assert "FROM [plan]" in sql(plans, small, EVERYTHING, "mssql")
    assert "FROM plan" in sql(plans, small, EVERYTHING)


def test_what_is_printed_runs_and_gives_the_figure(small):
    store = small.refill({"referral": [fact_row("referral", received=FIRST, n=3)]})
    selection = Selection(metric="referrals", first=FIRST, last=LAST, grain=Grain.WHOLE)
    with store.connect() as connection:
        assert connection.exec_driver_sql(sql(selection, store, EVERYTHING)).all() == [(3,)]
