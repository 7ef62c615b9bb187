"""The small extracts: places, teams, codes, populations, holidays, targets, events, aims."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sample_data import aims
from sample_data.almanac import AS_AT, EPOCH, LAUNCH, REFERRALS_START, Almanac, holidays
from sample_data.codes import (
    ASSESSMENT_KINDS,
    ASSESSMENT_OUTCOMES,
    DECISIONS,
    PLAN_KINDS,
    PLAN_OUTCOMES,
    REASONS,
    ROLES,
    SOURCES,
)
from sample_data.facts import FACTS
from sample_data.facts.accounts import FUNDS, SECURED_TO, WHEN_IT_ENDS
from sample_data.facts.audit_actions import AGENCIES
from sample_data.facts.case_audits import GRADES, STANDARDS
from sample_data.facts.comments import THEMES
from sample_data.facts.context_figures import INDICATORS, PAPERS
from sample_data.facts.group_places import PROGRAMMES
from sample_data.facts.identified_needs import NEEDS
from sample_data.facts.responses import STATEMENTS
from sample_data.places import (
    ALIASES,
    AUTHORITY,
    EVENTS,
    LOCALITIES,
    PRINTED_TARGETS,
    REPORT,
    TARGETS,
    TEAM_TYPES,
    YPSS_TEAM,
    populations,
    teams,
)

Row = dict[str, object]


def _plain(members: dict[str, str]) -> Iterator[Row]:
    return ({"code": code, "name": name} for code, name in members.items())


def _grouped(members: dict[str, tuple]) -> Iterator[Row]:
    return ({"code": code, "name": name, "group": group} for code, (name, group, *_) in members.items())


def _funds(_: Almanac) -> Iterator[Row]:
    for row in _plain(FUNDS):
        code = str(row["code"])
        yield row | {
            "secured_to": SECURED_TO.get(code, ""),
            "when_it_ends": WHEN_IT_ENDS.get(code, ""),
        }


def _grades(_: Almanac) -> Iterator[Row]:
    return ({"code": code, "name": name, "counts_as": group} for code, (name, group, _) in GRADES.items())


def _authorities(_: Almanac) -> Iterator[Row]:
    yield {
        "code": AUTHORITY,
        "name": "South Lanarkshire",
        "service_year_start": 10,
        "school_year_start": 8,
        "nation": "Scotland",
    }


def _localities(_: Almanac) -> Iterator[Row]:
    for code, (name, _share) in LOCALITIES.items():
        yield {"code": code, "name": name, "authority": AUTHORITY, "kind": "locality"}


def _team_types(_: Almanac) -> Iterator[Row]:
    for code, (name, level) in TEAM_TYPES.items():
        yield {"code": code, "name": name, "level": level}


def _teams(almanac: Almanac) -> Iterator[Row]:
    for code, (name, kind, _place, opened) in teams().items():
        day = almanac.text[opened] if opened else ""
        yield {"code": code, "name": name, "authority": AUTHORITY, "type": kind, "opened": day}


def _team_localities(almanac: Almanac) -> Iterator[Row]:
    for code, (_name, _kind, place, opened) in teams().items():
        for locality in LOCALITIES if code == YPSS_TEAM else (place,):
            yield {"team": code, "locality": locality, "valid_from": almanac.text[opened] if opened else ""}


def _holidays(_: Almanac) -> Iterator[Row]:
    for day, name in holidays().items():
        if REFERRALS_START <= (day - EPOCH).days <= AS_AT + 365:
            yield {"authority": AUTHORITY, "day": day.isoformat(), "name": name}


def _populations(_: Almanac) -> Iterator[Row]:
    for locality, year, group, people in populations():
        yield {
            "authority": AUTHORITY,
            "locality": locality,
            "year": year,
            "age_group": group,
            "people": people,
        }


def _targets(almanac: Almanac) -> Iterator[Row]:
    for metric, value in TARGETS:
        yield {
            "authority": AUTHORITY,
            "metric": metric,
            "first": almanac.text[LAUNCH + 4],
            "value": value,
            "source": "invented for the sample",
        }
    for metric, first, last, value in PRINTED_TARGETS:
        days = {"first": first, "last": last}
        yield {"authority": AUTHORITY, "metric": metric, **days, "value": value, "source": REPORT}


def _events(_: Almanac) -> Iterator[Row]:
    return ({"authority": AUTHORITY} | event for event in EVENTS)


def _aims(_: Almanac) -> Iterator[Row]:
    for place, (framework, aim, outcome, metrics, would_measure) in enumerate(aims.rows(), 1):
        yield {
            "authority": AUTHORITY,
            "place": place,
            "framework": framework,
            "aim": aim,
            "outcome": outcome,
            "metrics": metrics,
            "would_measure": would_measure,
        }


def _aliases(_: Almanac) -> Iterator[Row]:
    for dimension, written, code in ALIASES:
        yield {"dimension": dimension, "written": written, "code": code}


def _coverage(almanac: Almanac) -> Iterator[Row]:
    for extract in FACTS:
        yield {
            "authority": AUTHORITY,
            "extract": extract.name,
            "covers_from": almanac.text[extract.first],
            "covers_to": almanac.text[AS_AT],
            "as_at": almanac.text[AS_AT],
            "opening_stock": "yes" if extract.opening_stock else "no",
        }


REFERENCE: dict[str, Callable[[Almanac], Iterator[Row]]] = {
    "authorities": _authorities,
    "localities": _localities,
    "team_types": _team_types,
    "teams": _teams,
    "team_localities": _team_localities,
    "referral_sources": lambda _: _grouped(SOURCES),
    "reasons": lambda _: _grouped(REASONS),
    "decisions": lambda _: _plain(DECISIONS),
    "worker_roles": lambda _: _plain(ROLES),
    "programmes": lambda _: _plain({code: each.name for code, each in PROGRAMMES.items()}),
    "assessment_kinds": lambda _: _plain(ASSESSMENT_KINDS),
    "assessment_outcomes": lambda _: _plain(ASSESSMENT_OUTCOMES),
    "plan_kinds": lambda _: _plain(PLAN_KINDS),
    "plan_outcomes": lambda _: _plain(PLAN_OUTCOMES),
    "themes": lambda _: _plain(THEMES),
    "statements": lambda _: _plain({code: text for code, (text, _) in STATEMENTS.items()}),
    "funds": _funds,
    "indicators": lambda _: _plain(INDICATORS),
    "papers": lambda _: _plain(PAPERS),
    "standards": lambda _: _plain({code: name for code, (name, _) in STANDARDS.items()}),
    "grades": _grades,
    "agencies": lambda _: _plain({code: name for code, (name, *_) in AGENCIES.items()}),
    "needs": lambda _: _plain({code: name for code, (name, *_) in NEEDS.items()}),
    "holidays": _holidays,
    "populations": _populations,
    "targets": _targets,
    "events": _events,
    "aims": _aims,
    "aliases": _aliases,
    "coverage": _coverage,
}
