"""Tables of one snapshot.

Facts carry small integer keys for every dimension and day numbers (days since
1970-01-01) for dates, never names: questions group and filter on the keys, and
names are put on at the end. Key 0 of every dimension is "Not recorded". Every
fact has `n`, the events a row stands for: 1 here, the protected count in a
public store, so that one definition serves both.
"""

from data_access.schema.columns import metadata
from data_access.schema.dimensions import (
    FIXED,
    NOT_RECORDED,
    PLAIN,
    SUCCESSORS,
    authority,
    calendar,
    holiday,
    locality,
    reason,
    reason_group,
    referral_source,
    source_group,
    team,
    team_locality,
    team_type,
)
from data_access.schema.facts import FACTS
from data_access.schema.protection import banded, grown
from data_access.schema.records import (
    aim,
    alias,
    benchmark,
    completeness,
    coverage,
    event,
    finding,
    headline,
    load,
    population,
    reached,
    restatement,
    target,
)

VERSION = (
    9  # raised whenever a table changes, or what a key is made of; a store of a newer version is not opened
)
