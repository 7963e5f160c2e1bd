"""Finding the header row of a table and the measure of each column."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from helpers.errors import Finding, Place
from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.layouts import (
    ColumnKind,
    ColumnLayout,
    LayoutCatalogue,
    SheetLayout,
    fold_header,
)
from helpers.inputs.number_text import masked
from helpers.inputs.reading import blocking, note

SEARCHED_ROWS = 40


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headers stand and what they mean.

    Parameters
    ----------
    row
        Row of the headers.
    columns
        Column number of each measure that was found.
    layouts
        Column layout of each measure that was found.
    texts
        Header as written, by column.
    """

    row: int
    columns: Mapping[str, int]
    layouts: Mapping[str, ColumnLayout]
    texts: Mapping[int, str]

    @property
    def unused(self) -> tuple[str, ...]:
        """Headers that no measure took."""
        taken = set(self.columns.values())
        return tuple(text for column, text in self.texts.items() if column not in taken)

    def column_of(self, kind: ColumnKind) -> int | None:
        """Return the column of the given kind (for the kinds that a table has once)."""
        return next((self.columns[m] for m, c in self.layouts.items() if c.kind is kind), None)


def header_texts(sheet: RawSheet, row: int) -> dict[int, str]:
    """Return the texts of a row by column."""
    cells = sheet.rows.get(row, {})
    return {c: cell.text.strip() for c, cell in cells.items() if cell.kind is CellKind.TEXT}


def find_header_row(sheet: RawSheet, catalogue: LayoutCatalogue, layout: SheetLayout) -> int | None:
    """Return the row that holds most headers of the layout; ``None`` when no row holds two."""
    known = {fold_header(h) for c in _columns(catalogue, layout) for h in c.headers}
    counts = {
        row: sum(fold_header(text) in known for text in header_texts(sheet, row).values())
        for row in list(sheet.rows)[:SEARCHED_ROWS]
    }
    best = max(counts, key=lambda row: (counts[row], -row), default=None)
    return best if best is not None and counts[best] >= 2 else None


def read_header(
    sheet: RawSheet, file: str, catalogue: LayoutCatalogue, layout: SheetLayout
) -> tuple[Header | None, tuple[Finding, ...]]:
    """Return the header of a sheet with known layout, or the findings that refuse it."""
    row = find_header_row(sheet, catalogue, layout)
    if row is None:
        wanted = ", ".join(c.headers[0] for c in _columns(catalogue, layout) if c.required)
        place = Place(file, sheet.name)
        return None, (
            blocking(
                "header_missing", place, "baris judul kolom tidak ditemukan", f"tulis: {wanted}"
            ),
        )
    texts = header_texts(sheet, row)
    return _match_columns(sheet, file, _columns(catalogue, layout), row, texts)


def has_all_columns(sheet: RawSheet, catalogue: LayoutCatalogue, layout: SheetLayout) -> bool:
    """Whether some row holds every required header of the layout exactly once."""
    row = find_header_row(sheet, catalogue, layout)
    if row is None:
        return False
    found = [fold_header(text) for text in header_texts(sheet, row).values()]
    return all(
        sum(found.count(key) for key in set(map(fold_header, column.headers))) == 1
        for column in layout.columns
        if column.required
    )


def _columns(catalogue: LayoutCatalogue, layout: SheetLayout) -> tuple[ColumnLayout, ...]:
    return (*catalogue.row_columns, *layout.columns)


def _match_columns(
    sheet: RawSheet,
    file: str,
    wanted: tuple[ColumnLayout, ...],
    row: int,
    texts: Mapping[int, str],
) -> tuple[Header | None, tuple[Finding, ...]]:
    columns: dict[str, int] = {}
    layouts: dict[str, ColumnLayout] = {}
    findings: list[Finding] = []
    for column in wanted:
        keys = set(map(fold_header, column.headers))
        found = [number for number, text in texts.items() if fold_header(text) in keys]
        if len(found) == 1:
            columns[column.measure], layouts[column.measure] = found[0], column
        elif found:
            findings.append(_two_candidates(sheet, file, column, row, found))
        elif column.required:
            findings.append(_missing_column(sheet, file, column, row, texts))
    header = Header(row, columns, layouts, texts)
    if findings:
        return None, tuple(findings)
    return header, _unused_notes(sheet, file, header)


def _two_candidates(
    sheet: RawSheet, file: str, column: ColumnLayout, row: int, found: list[int]
) -> Finding:
    cells = " dan ".join(sheet.address(row, number) for number in found)
    return blocking(
        "column_ambiguous",
        Place(file, sheet.name, cells),
        f"kolom {column.headers[0]} ada {len(found)} kali",
        "hapus atau ganti judul kolom yang bukan sumber angkanya",
    )


def _missing_column(
    sheet: RawSheet, file: str, column: ColumnLayout, row: int, texts: Mapping[int, str]
) -> Finding:
    near = get_close_matches(column.headers[0].upper(), [t.upper() for t in texts.values()], n=1)
    like = f'; yang mirip: "{near[0]}"' if near else ""
    return blocking(
        "column_missing",
        Place(file, sheet.name, f"baris {row}"),
        f"kolom {column.headers[0]} tidak ditemukan{like}",
        f'tulis judul kolomnya "{column.headers[0]}"',
    )


def _unused_notes(sheet: RawSheet, file: str, header: Header) -> tuple[Finding, ...]:
    if not header.unused:
        return ()
    names = ", ".join(masked(text) for text in header.unused)
    place = Place(file, sheet.name, f"baris {header.row}")
    return (note("column_unused", place, f"kolom tidak dipakai: {names}", "tidak perlu tindakan"),)
