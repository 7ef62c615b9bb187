"""The extracts a council sends: one `Layout` per file, declared once.

The empty templates, the data dictionary, the checks, the loader and the sample
generator all read these declarations; to take another file, add a layout here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a field's text must look like."""

    CODE = "code"  # a short identifier; case and surrounding spaces do not matter
    NAME = "name"  # free text shown to readers
    DATE = "date"  # dd/mm/yyyy or yyyy-mm-dd
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "yes or no"
    PERSON = "pseudonymised identifier"  # hashed on the way in, never stored as sent


class Replaces(StrEnum):
    """What a newly loaded file does to the rows that were there."""

    EVERYTHING = "everything"  # the file is the whole truth for this extract
    WINDOW = "window"  # the file is the truth for the dates it covers and the authorities in it


@dataclass(frozen=True)
class Field:
    """One column. `dimension` says the value is the code or the name of a member of that dimension."""

    name: str
    kind: Kind
    about: str
    required: bool = False
    dimension: str | None = None
    values: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class Layout:
    """One file: its name (the stem of the file), the table it fills, its columns and its key.

    `dated` names the date column whose window is replaced, for `Replaces.WINDOW`.
    """

    name: str
    table: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    replaces: Replaces = Replaces.EVERYTHING
    dated: str | None = None

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when the layout has none."""
        return {field.name: field for field in self.fields}[name]

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns a file must have."""
        return tuple(field.name for field in self.fields if field.required)


def _code(about: str, **more) -> Field:
    return Field("code", Kind.CODE, about, required=True, **more)


def _name(about: str) -> Field:
    return Field("name", Kind.NAME, about, required=True)


def _of(dimension: str, about: str, name: str | None = None, required: bool = False) -> Field:
    return Field(name or dimension, Kind.CODE, about, required=required, dimension=dimension)


def _day(name: str, about: str, required: bool = False) -> Field:
    return Field(name, Kind.DATE, about, required=required, example="27/09/2022")


def _list(name: str, table: str, about: str, *more: Field) -> Layout:
    """A plain list of codes and names, as most dimensions are."""
    fields = (_code(f"Short code of the {table.replace('_', ' ')}."), _name("Name as readers see it."), *more)
    return Layout(name, table, about, fields, key=("code",))


AUTHORITY = _of("authority", "Authority the row belongs to; may be left out when only one is loaded.")

REFERENCE = (
    _list(
        "authorities", "authority", "Councils in this store.",
        Field("service_year_start", Kind.WHOLE, "First month (1 to 12) of the service's own year.", example="10"),
        Field("school_year_start", Kind.WHOLE, "First month (1 to 12) of the school year.", example="8"),
        Field("nation", Kind.NAME, "Scotland, England, Wales or Northern Ireland."),
    ),
    _list(
        "localities", "locality", "Places families live in: localities, districts or areas.", AUTHORITY,
        Field("kind", Kind.CODE, "What sort of place.", values=("locality", "district", "area")),
    ),
    _list(
        "team_types", "team_type", "Kinds of team and how intensive their help is.",
        Field("level", Kind.WHOLE, "1 universal, 2 early help, 3 social work, 4 specialist: a move to a higher level is an escalation.", required=True),
    ),
    _list(
        "teams", "team", "Teams, with the dates between which they worked.", AUTHORITY,
        _of("team_type", "Type of team.", "type", required=True),
        _day("opened", "First day the team worked; empty if before the data begins."),
        _day("closed", "Last day the team worked; empty if still open."),
    ),
    Layout(
        "team_localities", "team_locality", "Which teams cover which localities, and when.",
        (_of("team", "Team.", required=True), _of("locality", "Locality it covers.", required=True),
         _day("valid_from", "First day of the link."), _day("valid_to", "Last day of the link.")),
        key=("team", "locality", "valid_from"),
    ),
    Layout(
        "team_successors", "team_successor", "Which team took over from which, and when.",
        (_of("team", "Team that ended.", required=True), _of("team", "Team that took over.", "successor", required=True),
         _day("changed", "Day of the change.", required=True)),
        key=("team", "successor"),
    ),
    _list("referral_sources", "referral_source", "Who refers families.",
          Field("group", Kind.NAME, "Group of sources, as readers see it.")),
    _list("reasons", "reason", "Why families are referred.",
          Field("group", Kind.NAME, "Group of reasons, as readers see it.")),
    _list("decisions", "decision", "What can be decided about a referral."),
    _list("programmes", "programme", "Group programmes."),
    _list("worker_roles", "worker_role", "Roles of workers."),
    _list("themes", "theme", "Themes of comments and audits."),
    _list("needs", "need", "Needs that services meet."),
    Layout(
        "holidays", "holiday", "Days other than weekends on which offices are closed; used to count working days.",
        (AUTHORITY, _day("day", "The day.", required=True), Field("name", Kind.NAME, "Name of the holiday.")),
        key=("authority", "day"),
    ),
    Layout(
        "populations", "population", "Mid-year population estimates (30 June of the year).",
        (AUTHORITY, _of("locality", "Locality; empty for the whole authority."),
         Field("year", Kind.WHOLE, "Year of the mid-year estimate.", required=True, example="2022"),
         Field("age_group", Kind.CODE, "children (0 to 17) or all (all ages).", required=True, values=("children", "all")),
         Field("people", Kind.WHOLE, "Number of people.", required=True)),
        key=("authority", "locality", "year", "age_group"),
    ),
    Layout(
        "targets", "target", "Targets the council has set itself.",
        (AUTHORITY, Field("metric", Kind.CODE, "Name of the metric, as `python -m metrics list` prints it.", required=True),
         _of("locality", "Locality; empty for the whole authority."),
         _day("first", "First day the target holds.", required=True), _day("last", "Last day the target holds."),
         Field("value", Kind.NUMBER, "The target, in the metric's unit.", required=True),
         Field("source", Kind.NAME, "Paper that sets it.")),
        key=("authority", "metric", "locality", "first"),
    ),
    Layout(
        "events", "event", "Dates to mark on charts: launches, changes of policy or recording.",
        (AUTHORITY, _day("first", "Day, or first day of a span.", required=True), _day("last", "Last day of a span."),
         Field("text", Kind.NAME, "What happened, in a few words.", required=True),
         Field("metrics", Kind.NAME, "Metrics it concerns, separated by spaces; empty for all.")),
        key=("authority", "first", "text"),
    ),
    Layout(
        "aliases", "alias", "Other spellings of codes and names, and what they stand for.",
        (Field("dimension", Kind.CODE, "Dimension, e.g. team or referral_source.", required=True),
         Field("written", Kind.NAME, "What the extract says.", required=True),
         Field("code", Kind.CODE, "Code it stands for.", required=True)),
        key=("dimension", "written"),
    ),
    Layout(
        "benchmarks", "benchmark", "Published figures of other places, to compare with.",
        (Field("metric", Kind.CODE, "Metric it may be compared with.", required=True),
         Field("definition", Kind.NAME, "What the publisher counts.", required=True),
         Field("window", Kind.NAME, "Window of the definition, e.g. 12 months."),
         Field("comparator", Kind.NAME, "Place or group, e.g. England.", required=True),
         Field("authority", Kind.CODE, "Authority whose comparator it is (its code, or its old LEA number); empty for all."),
         Field("average_type", Kind.CODE, "How the figure was averaged.", values=("total", "mean", "median", "not_stated")),
         Field("neighbour_model", Kind.NAME, "Statistical neighbour model and year."),
         Field("period", Kind.NAME, "Period as published.", required=True),
         Field("release", Kind.NAME, "Release it comes from."),
         Field("value", Kind.NUMBER, "The figure; empty when the publisher withheld it."),
         Field("reason", Kind.CODE, "Publisher's code where there is no figure.", values=("c", "k", "u", "x", "z")),
         Field("source", Kind.NAME, "Publication.", required=True)),
        key=("metric", "definition", "comparator", "authority", "average_type", "period"),
        replaces=Replaces.EVERYTHING,
    ),
    Layout(
        "coverage", "coverage", "For each extract, the dates it is complete for, and the day it was taken.",
        (AUTHORITY, Field("extract", Kind.CODE, "Name of the extract, e.g. referrals.", required=True),
         _day("covers_from", "First day it is complete for.", required=True),
         _day("covers_to", "Last day it is complete for.", required=True),
         _day("as_at", "Day the extract was taken; this is the dashboard's today.", required=True),
         Field("opening_stock", Kind.FLAG, "Whether rows already open on the first day are in it.")),
        key=("authority", "extract"),
    ),
)

CHILD = Field("child", Kind.PERSON, "The child's number in your system; hashed on the way in.", required=True)
FAMILY = Field("family", Kind.PERSON, "The family's number in your system; hashed on the way in.")

FACTS = (
    Layout(
        "referrals", "referral", "One row for each child each time the child is referred.",
        (Field("reference", Kind.PERSON, "The referral's own number; unique.", required=True),
         CHILD, FAMILY, AUTHORITY,
         _of("locality", "Locality the family lives in, whoever answers."),
         _of("team", "Team that answered."),
         _of("referral_source", "Who referred.", "source"),
         _of("reason", "Main reason."),
         _day("received", "Day the referral arrived.", required=True),
         _day("decided", "Day it was decided what happens; empty if not yet."),
         _of("decision", "What was decided."),
         _day("closed", "Day the involvement that followed ended; empty if still open."),
         Field("unborn", Kind.FLAG, "Whether the child was not yet born."),
         _of("age_band", "Age at referral."), _of("sex", "Sex."), _of("ethnic_group", "Ethnic group."),
         _of("disability", "Whether the child is disabled."),
         _of("deprivation", "Deprivation fifth of the home address, 1 most deprived.")),
        key=("authority", "reference"), replaces=Replaces.WINDOW, dated="received",
    ),
    Layout(
        "allocations", "allocation", "One row for each time a child is given to a worker.",
        (Field("reference", Kind.PERSON, "The allocation's own number; unique.", required=True),
         CHILD, FAMILY, AUTHORITY,
         _of("locality", "Locality the family lives in; taken from the latest referral if empty."),
         _of("team", "Team of the worker."),
         _of("worker_role", "Role of the worker."),
         Field("worker", Kind.CODE, "first (holds the case) or second (works beside).", values=("first", "second")),
         _day("started", "First day.", required=True),
         _day("ended", "Last day; empty if still open.")),
        key=("authority", "reference"), replaces=Replaces.WINDOW, dated="started",
    ),
)

LAYOUTS = {layout.name: layout for layout in REFERENCE + FACTS}
