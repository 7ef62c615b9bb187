"""What a layout is made of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from data_access.facts.columns import CALLED, Instead


class Kind(StrEnum):
    """What a field's text must look like."""

    CODE = "code"  # a short identifier; case and surrounding spaces do not matter
    NAME = "name"  # free text shown to readers
    DATE = "date"  # dd/mm/yyyy or yyyy-mm-dd
    MONTH = "month, or a date in it"
    WHOLE = "whole number"
    NUMBER = "number"
    FLAG = "yes or no"
    TEXT = "text, in quotation marks where it has a comma"  # as people said it; never quoted in a finding
    PERSON = "pseudonymised identifier"  # hashed on the way in, never stored as sent


class Replaces(StrEnum):
    """What a newly loaded file does to the rows that were there."""

    EVERYTHING = "everything"  # the file is the whole truth for this extract
    SAME_KEY = "same key"  # the file says nothing of rows with other keys
    WINDOW = "window"  # the file is the truth for the dates it covers and the authorities in it


@dataclass(frozen=True)
class Field:
    """One column. `dimension` says the value is the code or the name of a member of that dimension.

    `required`: a file must have the column, and a row a value in it; unless `blank`, where a row without one
    counts all the same.
    `empty_means`: what an empty cell answers ("still open"), so that it is no gap in the recording.
    `column` is where the store keeps it, if under another name. `not_before` names the date that this one
    cannot be before; `ahead`: so many years may it lie ahead of the day the extract was taken, none where it
    is of something that has happened, and any number where that is not said.
    `also`: what case systems call the column. `instead`: the column that it can be worked out from.
    `yes`: the store's column for a Yes in place of the date; empty where only a date will do.
    `metrics`: "one" where it is the name of a metric, "several" where each of its words is.
    """

    name: str
    kind: Kind
    about: str
    required: bool = False
    blank: bool = False
    dimension: str | None = None
    values: tuple[str, ...] = ()
    example: str = ""
    empty_means: str = ""
    column: str = ""
    not_before: str = ""
    ahead: int | None = None
    also: tuple[str, ...] = ()
    instead: Instead | None = None
    yes: str = ""
    metrics: Literal["", "one", "several"] = ""

    @property
    def must_say(self) -> bool:
        """Whether a row makes no sense without it, and is left out."""
        return self.required and not self.blank

    @property
    def must_mean(self) -> bool:
        """Whether it must name a member that is known: it is required, or an empty cell means all of them."""
        return bool(self.dimension) and (self.required or bool(self.empty_means))

    @property
    def unread(self) -> str:
        """What a value that is not understood was loaded as: "not recorded", or what an empty cell means."""
        return self.empty_means or "not recorded"


@dataclass(frozen=True)
class Layout:
    """One file: its name (the stem of the file), the table it fills, its columns and its key.

    `dated` names the date column whose window is replaced, for `Replaces.WINDOW`. `also`: what case systems
    call such a file.
    """

    name: str
    table: str
    about: str
    fields: tuple[Field, ...]
    key: tuple[str, ...]
    replaces: Replaces = Replaces.EVERYTHING
    dated: str | None = None
    also: tuple[str, ...] = ()

    def field(self, name: str) -> Field:
        """The field of that name; KeyError when the layout has none."""
        return {field.name: field for field in self.fields}[name]

    @property
    def dates(self) -> str:
        """The column that dates its rows, of a file of facts; ValueError of a list, which has none."""
        if self.dated is None:
            raise ValueError(f"No column dates the rows of {self.name}.")
        return self.dated

    @property
    def insteads(self) -> dict[str, Field]:
        """Names of the columns that may be sent in place of others, each with the field it stands for."""
        return {field.instead.name: field for field in self.fields if field.instead}

    @property
    def required(self) -> tuple[str, ...]:
        """Names of the columns a file must have."""
        return tuple(field.name for field in self.fields if field.required)


def code_field(about: str, **more: Any) -> Field:
    """The code that tells one row of a list from another."""
    return Field("code", Kind.CODE, about, required=True, **more)


def name_field(about: str, **more: Any) -> Field:
    """The name readers see."""
    return Field("name", Kind.NAME, about, required=True, **more)


def member_field(
    dimension: str, about: str, name: str | None = None, required: bool = False, **more: Any
) -> Field:
    """A code or name that stands for a member of `dimension`."""
    also = (*more.pop("also", ()), *CALLED.get(dimension, ()))
    return Field(name or dimension, Kind.CODE, about, required, dimension=dimension, also=also, **more)


def day_field(name: str, about: str, required: bool = False, **more: Any) -> Field:
    """A date."""
    return Field(name, Kind.DATE, about, required=required, example="27/09/2022", **more)


def plain_list(name: str, table: str, about: str, *more: Field, codes: str = "") -> Layout:
    """A plain list of codes and names, as most dimensions are. `codes`: which to use, if any."""
    called = table.replace("_", " ")
    fields = (
        code_field(f"Short code of the {called}. {codes}".strip(), also=(f"{called} code", f"{called} id")),
        name_field("Name as readers see it.", also=(called, f"{called} name")),
        *more,
    )
    return Layout(name, table, about, fields, key=("code",))
