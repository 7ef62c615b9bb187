"""The modules that count, protect, scope and cache, and the tests nearest to each, the quickest first."""

from __future__ import annotations

_METRICS, _LOADING, _PROTECTION = "tests/metrics/test_", "tests/loading/test_", "tests/protection/test_"


def _of(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}{name}.py" for name in names.split())


AGREEMENT = (f"{_METRICS}agreement.py::test_store_and_oracle_agree_on_rows_that_lie_on_both_sides",)
ASKING = (*_of(_METRICS, "boundaries"), *AGREEMENT)
SCOPE = (
    *_of(_METRICS, "scope"),
    f"--deselect={_METRICS}scope.py::test_no_row_outside_the_scope_is_in_any_answer",
)

CURVE = f"{_METRICS}survival.py::test_the_figure_lies_in_its_interval_and_on_its_curve"

NEAREST: dict[str, tuple[str, ...]] = {
    "metrics/asking/compile.py": (*_of(_METRICS, "conditions"), *ASKING),
    "metrics/asking/dialects.py": _of(_METRICS, "dialects"),
    "metrics/asking/lives.py": (*_of(_METRICS, "survival"), *AGREEMENT),
    "metrics/asking/figures.py": (
        *ASKING,
        *_of(_METRICS, "comparators rates public starts lifetimes clocks at_home"),
        *SCOPE,
        CURVE,
    ),
    "metrics/asking/following.py": _of(_METRICS, "survival at_home"),
    "metrics/asking/inquiry.py": (
        *_of(_METRICS, "boundaries not_in_this_store two_reaches comparators clocks survival"),
        *AGREEMENT,
        *SCOPE,
    ),
    "metrics/asking/beside.py": _of(_METRICS, "months comparators clocks counterweights"),
    "metrics/asking/lasting.py": (*_of(_METRICS, "clocks"), *AGREEMENT),
    "metrics/asking/lengths.py": (*_of(_METRICS, "clocks"), *AGREEMENT),
    "metrics/asking/population.py": (*_of(_METRICS, "rates"), *AGREEMENT),
    "metrics/asking/question.py": (
        *ASKING,
        *_of(_METRICS, "comparators progress"),
        *SCOPE,
        *_of(_PROTECTION, "banded"),
    ),
    "metrics/asking/rows.py": (*_of(_METRICS, "conditions comparators"), *ASKING),
    "metrics/asking/run.py": _of(_METRICS, "kept kept_apart"),
    "metrics/asking/scope.py": (*SCOPE, *_of(_METRICS, "not_in_this_store refusals")),
    "metrics/asking/seen.py": SCOPE,
    "metrics/asking/split.py": (*_of(_METRICS, "split"), *SCOPE, *AGREEMENT),
    "metrics/asking/starts.py": _of(_METRICS, "starts"),
    "metrics/catalogue/coverage.py": _of(_METRICS, "boundaries two_reaches not_in_this_store"),
    "metrics/catalogue/looking_back.py": (*_of(_METRICS, "boundaries definitions"), *AGREEMENT),
    "metrics/catalogue/recording.py": _of(_METRICS, "not_in_this_store"),
    "metrics/public/publish.py": _of(_METRICS, "public_rules public"),
    "metrics/clocks.py": (*_of(_METRICS, "clocks"), *AGREEMENT),
    "metrics/kept.py": _of(_METRICS, "kept"),
    "data_access/access.py": (*_of("tests/access/test_", "access"), *SCOPE),
    "data_access/loading/merge.py": _of(_LOADING, "two_councils replacing"),
    "data_access/loading/derive.py": _of(_LOADING, "derived"),
    "data_access/protection/banded.py": _of(_PROTECTION, "banded"),
    "data_access/protection/build.py": _of(_PROTECTION, "settling editions going_back public_store"),
    "data_access/protection/cubes.py": _of(_PROTECTION, "public_store published_months"),
    "data_access/protection/editions.py": _of(_PROTECTION, "editions going_back erased"),
    "data_access/protection/settling.py": _of(_PROTECTION, "settling"),
    "data_access/protection/shelf.py": _of(_PROTECTION, "settling going_back"),
    "data_access/protection/rounding.py": _of(_PROTECTION, "rounding settling"),
}
