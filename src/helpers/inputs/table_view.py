"""A table with its layout and header, and what a person is shown of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from helpers.errors import Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.layouts import SheetLayout
from helpers.inputs.reading import SheetSummary
from helpers.inputs.table_header import Header
from helpers.inputs.table_rows import TableRow


@dataclass(frozen=True, slots=True)
class TableView:
    """A sheet with everything that is known of it."""

    sheet: RawSheet
    file: str
    layout: SheetLayout
    header: Header

    def place(self, row: int, *measures: str | None) -> Place:
        """Name the cells of some measures in a row."""
        return self.place_of((row,), *measures)

    def place_of(self, rows: Sequence[int], *measures: str | None) -> Place:
        """Name the cells of some measures in some rows."""
        known = self.header.columns
        parts = {a.whole: a.parts for a in self.layout.added}
        named = [part for m in measures if m is not None for part in parts.get(m, (m,))]
        columns = sorted(known[m] for m in named if m in known)
        first = self.sheet.address(min(rows), columns[0])
        last = self.sheet.address(max(rows), columns[-1])
        return Place(self.file, self.sheet.name, first if first == last else f"{first}:{last}")

    @property
    def measure_names(self) -> Mapping[str, str]:
        """Headers of measures as written; of an added one the headers of its parts."""
        names = {m: self.header.texts[c] for m, c in self.header.columns.items()}
        added = {a.whole: " + ".join(names[p] for p in a.parts) for a in self.layout.added}
        return {**added, **names}


def summary_of(table: TableView, rows: tuple[TableRow, ...], as_of: date | None) -> SheetSummary:
    """Return what was understood of a table, for people."""
    header = table.header
    measures = sorted(header.columns.items(), key=lambda item: item[1])
    return SheetSummary(
        file=table.file,
        sheet=table.sheet.name,
        layout=table.layout.title,
        as_of=as_of,
        header_row=header.row,
        columns=tuple((header.texts[column], measure) for measure, column in measures),
        unused=header.unused,
        region_rows=sum(not row.is_total for row in rows),
        total_rows=sum(row.is_total for row in rows),
        observations=tuple(
            f"{layout.indicator}/{layout.basis}"
            for layout in table.layout.observations
            if {layout.numerator, layout.denominator} - {None} <= table.measure_names.keys()
        ),
    )
