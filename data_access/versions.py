"""Which version of each fact's rows this program makes.

A version is a hash of what shapes the rows: the columns of the table and the SQL that derives them. A
caption changes none. Rows of another version are derived again (`upgrading`), from what was loaded.
"""

from __future__ import annotations

from hashlib import sha256

from data_access.facts import FACTS as DECLARED
from data_access.facts.declaration import Fact
from data_access.loading.derive import statements
from data_access.schema import FACTS

FIRST_RELEASE = {"referral": "", "allocation": ""}  # what a store held before facts had versions


def version(fact: Fact) -> str:
    """The version of the fact's rows, as the program makes them now."""
    columns = [f"{column.name} {column.type} {column.nullable}" for column in FACTS[fact.name].columns]
    return sha256("\n".join([*columns, *statements(fact)]).encode()).hexdigest()[:12]


VERSIONS = {name: version(fact) for name, fact in DECLARED.items()}
