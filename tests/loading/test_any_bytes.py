"""Whatever the bytes, a load ends in sentences and never in a traceback."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data_access.loading.unreadable import UnreadableError
from tests.loading import council
from tests.loads import check

HEADER = ",".join(council.REFERRAL).encode()
CELLS = st.one_of(
    st.sampled_from(
        ["", "south", "east", "05/02/2024", "2024-02-30", "'", '"', "a,b", "\n", "\x00", "é", "9" * 40]
    ),
    st.text(max_size=12),
)
TABLES = st.lists(st.lists(CELLS, max_size=14), max_size=6).map(
    lambda rows: HEADER + b"\n" + "\n".join(",".join(row) for row in rows).encode("utf-8", "replace")
)
FILES = st.one_of(
    st.binary(max_size=300), TABLES, st.binary(max_size=60).map(lambda tail: b"PK\x03\x04" + tail)
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=FILES, name=st.sampled_from(["referrals.csv", "referrals.xlsx", "teams.csv", "what.xml"]))
def test_no_bytes_end_in_a_traceback(content, name, known, tmp_path):
    path = tmp_path / name
    path.write_bytes(content)
    report = check([path], known)
    assert report.files or report.findings
    assert all(finding.sentence.strip().endswith((".", "?")) for finding in report.findings)
    assert UnreadableError.__name__ not in str(report.findings)
