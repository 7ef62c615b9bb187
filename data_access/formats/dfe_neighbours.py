"""Statistical neighbours: the ten authorities most like each one, and the averages of their figures."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from data_access.formats.dfe_figures import Figure, Figures
from data_access.formats.dfe_series import Series
from data_access.formats.tables import Found, read

RANKS = tuple(f"SN_{rank}" for rank in range(1, 11))
COLUMNS = {"old_la_code", *RANKS}
FEWEST = 8  # with more than two of the ten missing, an average is of other places than the model chose
COMPARATOR = "Statistical neighbours"


class Model:
    """Ten neighbours' old codes by authority's old code. `year` is that of the model, or empty."""

    def __init__(self, neighbours: dict[str, tuple[str, ...]], year: str, found: Found):
        self.neighbours, self.year, self.found = neighbours, year, found

    def rows(self, series: Series, figures: Figures, found: Found) -> Iterator[dict[str, object]]:
        """Benchmark rows: mean and median of the neighbours with a figure, for each authority and year.

        With fewer than `FEWEST` figures there is no row; a finding counts these.
        """
        years = sorted({year for _, year in figures})
        short: Counter[str] = Counter()
        for authority, neighbours in self.neighbours.items():
            for year in years:
                among = [figures.get((neighbour, year), Figure(None)).value for neighbour in neighbours]
                values = [value for value in among if value is not None]
                short["some" if len(values) >= FEWEST else "many"] += len(values) < len(among)
                if len(values) >= FEWEST:
                    yield from self._averages(series, authority, year, years[-1], values)
        self._say(short, series, found)

    def _averages(
        self, series: Series, authority: str, year: int, latest: int, values: list[float]
    ) -> Iterator[dict[str, object]]:
        model = f"DfE statistical neighbour model {self.year}".strip()
        for average_type, average in (("mean", statistics.fmean), ("median", statistics.median)):
            yield series.row(
                year,
                latest,
                Figure(average(values)),
                comparator=COMPARATOR,
                authority=authority,
                average_type=average_type,
                neighbour_model=f"{model} ({len(values)} of {len(RANKS)} with a figure)",
            )

    def _say(self, short: Counter[str], series: Series, found: Found) -> None:
        if short["some"]:
            sentence = (
                f"{series.metric}: {short['some']} averages of statistical neighbours are over {FEWEST} or 9 "
                "of the ten, as the others have no figure that year; each says how many."
            )
            found.add("some_neighbours", "note", sentence, series.column)
        if short["many"]:
            sentence = (
                f"{series.metric}: for {short['many']} authorities and years fewer than {FEWEST} of the ten "
                "statistical neighbours have a figure, so no average is given."
            )
            found.add("few_neighbours", "warning", sentence, series.column)


def read_model(path: Path, found: Found) -> Model:
    """The neighbour model of a file; rows without ten different neighbours are left out with a finding."""
    neighbours: dict[str, tuple[str, ...]] = {}
    for number, row in read(path):
        ten = tuple(row[rank] for rank in RANKS)
        whole = len({*ten, row["old_la_code"]} - {""}) == len(RANKS) + 1
        if whole and row["old_la_code"] not in neighbours:
            neighbours[row["old_la_code"]] = ten
        else:
            sentence = (
                f"Row {number} needs an authority's code, once, and ten different others; it was left out."
            )
            found.add("neighbours", "warning", sentence, "old_la_code", number)
    year = re.search(r"(?<!\d)20\d\d(?!\d)", path.name)
    return Model(neighbours, year[0] if year else "", found)
