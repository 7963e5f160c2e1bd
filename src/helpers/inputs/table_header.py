"""Finding the header row of a table and the measure of each column."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from helpers.errors import Finding, Place
from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.header_blocks import HeaderBlock, anchor_rows, header_blocks
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
        Last row of the headers.
    columns
        Column number of each measure that was found.
    layouts
        Column layout of each measure that was found.
    texts
        Header as written, by column; headers of several rows are one text.
    first_row
        First row of the headers.
    """

    row: int
    columns: Mapping[str, int]
    layouts: Mapping[str, ColumnLayout]
    texts: Mapping[int, str]
    first_row: int

    @property
    def unused(self) -> tuple[str, ...]:
        """Headers that no measure took."""
        taken = set(self.columns.values())
        return tuple(text for column, text in self.texts.items() if column not in taken)

    @property
    def has_labels(self) -> bool:
        """Whether a column names kecamatan or desa."""
        return bool({"kecamatan", "kelurahan"} & set(self.columns))

    @property
    def has_parts(self) -> bool:
        """Whether rows may lie below a kabupaten/kota."""
        return self.has_labels or "no_kec" in self.columns

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
    columns = _columns(catalogue, layout)
    for anchor in anchor_rows(sheet, catalogue)[:1]:
        for block in header_blocks(sheet, catalogue, anchor):
            header, findings = match_columns(sheet, file, columns, block)
            if header is not None:
                return header, findings
    row = find_header_row(sheet, catalogue, layout)
    if row is None:
        wanted = ", ".join(c.headers[0] for c in columns if c.required)
        place = Place(file, sheet.name)
        return None, (
            blocking(
                "header_missing", place, "baris judul kolom tidak ditemukan", f"tulis: {wanted}"
            ),
        )
    block = HeaderBlock(row, row, header_texts(sheet, row))
    return match_columns(sheet, file, columns, block)


def fitting_columns(sheet: RawSheet, catalogue: LayoutCatalogue) -> tuple[SheetLayout, ...]:
    """Return the layouts whose required headers the sheet holds exactly once.

    A layout is left out when another one explains all of its columns and more.
    """
    anchors = anchor_rows(sheet, catalogue)[:1]
    blocks = [block for row in anchors for block in header_blocks(sheet, catalogue, row)]
    explained = {
        layout: columns
        for layout in catalogue.sheets
        if (columns := _explained(sheet, blocks, catalogue, layout))
    }
    return tuple(
        layout
        for layout, columns in explained.items()
        if not any(columns < others for others in explained.values())
    )


def _explained(
    sheet: RawSheet,
    blocks: list[HeaderBlock],
    catalogue: LayoutCatalogue,
    layout: SheetLayout,
) -> frozenset[int]:
    """Return the columns that a layout explains, or none when a required one is not there once."""
    if not blocks:
        row = find_header_row(sheet, catalogue, layout)
        blocks = [HeaderBlock(row, row, header_texts(sheet, row))] if row is not None else []
    for block in blocks:
        folded = {column: fold_header(text) for column, text in block.texts.items()}
        found = [
            (column.required, [n for n, text in folded.items() if text in column.keys])
            for column in layout.columns
        ]
        if all(len(columns) == 1 or not required for required, columns in found):
            return frozenset(number for _, columns in found for number in columns)
    return frozenset()


def _columns(catalogue: LayoutCatalogue, layout: SheetLayout) -> tuple[ColumnLayout, ...]:
    return (*catalogue.row_columns, *layout.columns)


def match_columns(
    sheet: RawSheet, file: str, wanted: tuple[ColumnLayout, ...], block: HeaderBlock
) -> tuple[Header | None, tuple[Finding, ...]]:
    """Return the header that a block is for the wanted columns, or why it is none."""
    row, texts = block.last_row, block.texts
    folded = {number: fold_header(text) for number, text in texts.items()}
    needs_name = _needs_name(wanted, folded)
    columns: dict[str, int] = {}
    layouts: dict[str, ColumnLayout] = {}
    findings: list[Finding] = []
    for column in wanted:
        found = [number for number, text in folded.items() if text in column.keys]
        if len(found) == 1 or (found and column.kind is ColumnKind.LABEL):
            columns[column.measure], layouts[column.measure] = found[0], column
        elif found:
            findings.append(_two_candidates(sheet, file, column, row, found))
        elif column.required and (needs_name or column.kind is not ColumnKind.NAME):
            findings.append(_missing_column(sheet, file, column, row, texts))
    header = Header(row, columns, layouts, texts, block.first_row)
    if findings:
        return None, tuple(findings)
    return header, _unused_notes(sheet, file, header)


def _needs_name(wanted: tuple[ColumnLayout, ...], folded: Mapping[int, str]) -> bool:
    """Whether nothing but a name can say which region a row is about."""
    known = {fold_header(h): column.kind for column in wanted for h in column.headers}
    kinds = {known.get(text) for text in folded.values()}
    if kinds & {ColumnKind.CODE_PART, ColumnKind.LABEL}:
        return False
    # A code is enough where no column is left that may be a name with another heading.
    return ColumnKind.CODE not in kinds or None in kinds


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
