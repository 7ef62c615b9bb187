"""Files of which so much was rejected that it is rather the file that is wrong than its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from data_access.checks import Finding
from data_access.loading.report import FileReport


def mostly_rejected(files: Sequence[FileReport], found: Sequence[Finding]) -> Iterator[Finding]:
    """A reason not to load for each file of which most rows, or all, were rejected one by one.

    Not for one that was refused as a whole: why is among what was `found`, and is reason enough.
    """
    refused = {finding.file for finding in found if finding.stops}
    for file in (file for file in files if file.is_mostly_rejected and file.file not in refused):
        sentence = (
            f"{file.rejected:,} of its {file.read:,} rows were rejected, for the reasons given below. See "
            "too that no two columns are swapped."
        )
        if not file.loaded:
            sentence = f"None of its {file.read:,} rows could be loaded, for the reasons given below."
        rule, rows = "mostly_rejected", file.rejected
        yield Finding(file.file, file.extract, rule, "error", None, None, sentence, rows, stops=True)
