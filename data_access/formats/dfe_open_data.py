"""The Department for Education's open-data CSVs, as benchmarks to compare with.

Files of one shape ("tidy data"): a row for England, each region and each authority
and year, then figures, or a letter where there is none. They belong together: values
with population make rates, values with the neighbour model make neighbours' averages,
so all that are loaded in one go are converted in one go.

Each figure becomes a benchmark row: England's for everybody, the region's for each of
its authorities, and the mean and the median of each authority's statistical
neighbours. `authority` is the old three-digit code of the authority compared. An
authority's own published figure is not a comparator and is left out.

Populations are written only for authorities known to be wanted; the rest serve as
denominators here and are not kept.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from data_access.checks import Finding
from data_access.formats import dfe_neighbours, dfe_series, tables
from data_access.formats.dfe_figures import Figures, read_figures
from data_access.formats.tables import Found
from data_access.loading.unreadable import UnreadableError

PLACES = {"time_period", "geographic_level", "region_name", "old_la_code"}
POPULATION = dfe_series.Series(
    "population", "population_estimate", "Children aged 0 to 17", only=("age_group", dfe_series.CHILDREN)
)

Rows = list[dict[str, object]]


def recognises(path: Path) -> bool:
    """Whether the header is that of a DfE open-data file or of the neighbour model; never raises."""
    try:
        with path.open("rb") as file:
            if b"old_la_code" not in file.read(65_536):  # spares a council's own big file a second reading
                return False
        names = set(tables.header(path))
    except OSError:
        return False
    return names >= PLACES or names >= dfe_neighbours.COLUMNS


def extracts(
    paths: Sequence[Path], out: Path, *, mapping: Path | None = None, authorities: Collection[str] = ()
) -> list[Finding]:
    """Write benchmarks.csv, and populations.csv for the wanted authorities, by the file they came from."""
    conversion = Conversion()
    for path in paths:
        conversion.take(path)
    for file, rows in conversion.benchmarks():
        tables.write(out / file, "benchmarks", rows)
    for file, rows in conversion.populations(authorities):
        tables.write(out / file, "populations", rows)
    return conversion.findings()


class Conversion:
    """The files of one load: each read once, then put together."""

    def __init__(self) -> None:
        self._found: list[Found] = []
        self._population: Figures | None = None
        self._population_file = ""
        self._neighbours: dfe_neighbours.Model | None = None
        self._values: dict[str, tuple[dfe_series.Series, Figures, Found]] = {}

    def findings(self) -> list[Finding]:
        """What was found in all the files, in the order they were taken."""
        return [finding for found in self._found for finding in found.all()]

    def take(self, path: Path) -> None:
        """Read one file; one that cannot be read becomes a finding."""
        found = Found(path.name, "benchmarks")
        self._found.append(found)
        try:
            names = set(tables.header(path))
            if names >= dfe_neighbours.COLUMNS:
                self._refuse_second(self._neighbours, path)
                self._neighbours = dfe_neighbours.read_model(path, found)
            elif POPULATION.fits(names):
                self._refuse_second(self._population, path)
                self._population = read_figures(path, [POPULATION], found)[POPULATION.metric]
                self._population_file = path.name
            else:
                self._take_values(path, names, found)
        except (UnreadableError, OSError) as error:
            found.unread(error)

    def _refuse_second(self, taken: object, path: Path) -> None:
        if taken is not None:
            raise UnreadableError(
                "second_file", "The file is the second of its kind in one load; give one only."
            )

    def _take_values(self, path: Path, names: set[str], found: Found) -> None:
        fitting = [series for series in dfe_series.SERIES if series.fits(names)]
        if not fitting:
            raise UnreadableError(
                "no_known_figure",
                "The file is DfE open data, but none of its columns is a figure known here; "
                "put the figures you need in benchmarks.csv.",
            )
        for metric, figures in read_figures(path, fitting, found).items():
            if not figures:
                found.add("no_rows", "error", f"The file has no row of {metric} that can be used.")
            elif metric in self._values:
                other = self._values[metric][2].file
                sentence = f"{other}, loaded with it, has the same figures ({metric}); those were taken."
                found.add("second_file", "warning", sentence)
            else:
                series = next(series for series in fitting if series.metric == metric)
                self._values[metric] = (series, figures, found)

    def benchmarks(self) -> Iterator[tuple[str, Rows]]:
        """Rows of the benchmarks extract, each lot with the file of values it was made of."""
        for series, published, found in self._values.values():
            figures = self._rates(series, published, found)
            rows = list(series.rows(figures))
            if self._neighbours and figures:
                rows += self._neighbours.rows(series, figures, found)
            if rows:
                yield found.file, rows
        self._say_what_is_missing()

    def _rates(self, series: dfe_series.Series, published: Figures, found: Found) -> Figures:
        if series.per is None:
            return published
        if self._population is None:
            sentence = (
                f"{series.metric} is not worked out: load the ONS mid-year population file in the same go."
            )
            found.add("no_population", "warning", sentence, series.column)
            return Figures()
        return published.per(self._population, series.per)

    def _say_what_is_missing(self) -> None:
        if self._values and not self._neighbours:
            found = next(iter(self._values.values()))[2]
            sentence = (
                "Statistical neighbours are not worked out: load the neighbour model file in the same go."
            )
            found.add("no_neighbours", "note", sentence)
        if self._neighbours and not self._values:
            sentence = (
                "The neighbour model was loaded without a file of values, so there is nothing to average."
            )
            self._neighbours.found.add("no_values", "warning", sentence)
        if self._population and not self._values:
            sentence = "Populations make rates of published counts; load the file of counts in the same go."
            self._found[0].add("no_counts", "note", sentence)

    def populations(self, authorities: Collection[str]) -> Iterator[tuple[str, Rows]]:
        """Rows of the populations extract for those authorities (old codes), with their file."""
        rows = [
            {"authority": place, "year": year, "age_group": "children", "people": int(figure.value)}
            for (place, year), figure in sorted((self._population or {}).items())
            if place in authorities and figure.value is not None
        ]
        if rows:
            yield self._population_file, rows
