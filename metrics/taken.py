"""The line in a file that says which figures it has, so that a program can ask for them again."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, ValidationError

from metrics.answer import Answer
from metrics.selection import Selection


class Taken(BaseModel):
    """Which question a file answers, of which snapshot, whether in public figures, and within whose scope."""

    model_config = ConfigDict(frozen=True)

    question: Selection
    snapshot: int
    public: bool = False
    within: tuple[str, ...] = ()

    @classmethod
    def of(cls, answer: Answer) -> Taken:
        """That of a file of the answer, whose question was asked and need not be looked at again."""
        source = answer.provenance
        return cls.model_construct(
            question=answer.selection,
            snapshot=source.snapshot,
            public=source.protected,
            within=answer.within,
        )

    @classmethod
    def read(cls, line: str) -> Taken | None:
        """What the line says; None where it is no such line."""
        try:
            return cls.model_validate_json(line)
        except ValidationError:
            return None

    def written(self) -> str:
        """The line."""
        return self.model_dump_json(exclude_defaults=True)
