"""The tables of one sheet, each as a sheet of its own that keeps its addresses."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from helpers.inputs.cells import Cell, CellKind, MergedRange, RawSheet
from helpers.inputs.header_blocks import anchor_rows
from helpers.inputs.layouts import ColumnKind, LayoutCatalogue, fold_header
from helpers.inputs.number_text import clean, parse_count

SOURCE_LINE = re.compile(r"(SUMBER|KETERANGAN|CATATAN|KET|DICETAK|NB)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class TableSlice:
    """One table: its cells, and the titles above the first table of the sheet."""

    sheet: RawSheet
    lead: RawSheet | None = None


def tables_of(sheet: RawSheet, catalogue: LayoutCatalogue) -> tuple[TableSlice, ...]:
    """Cut a sheet into its tables, below each other and side by side.

    A sheet with one table, or none, comes back as it is.
    """
    anchors = anchor_rows(sheet, catalogue)
    bands = _bands(sheet, anchors) if len(anchors) > 1 else (sheet,)
    lead = _rows(sheet, 1, anchors[0]) if len(anchors) > 1 else None
    slices: list[TableSlice] = []
    for number, band in enumerate(bands):
        anchor = anchors[number] if anchors else None
        parts = _side_by_side(band, anchor, catalogue) if anchor is not None else (band,)
        slices += [TableSlice(part, lead if number else None) for part in parts]
    return tuple(slices)


def _bands(sheet: RawSheet, anchors: tuple[int, ...]) -> tuple[RawSheet, ...]:
    starts = [0, *(_first_title(sheet, anchor, above) for above, anchor in pairwise(anchors))]
    ends = [*starts[1:], max(sheet.rows) + 1]
    return tuple(_rows(sheet, start, end) for start, end in zip(starts, ends, strict=True))


def _first_title(sheet: RawSheet, anchor: int, above: int) -> int:
    """Return the first row that belongs to the titles or headers of a lower table."""
    first = anchor
    for row in sorted((r for r in sheet.rows if above < r < anchor), reverse=True):
        texts = [cell for cell in sheet.rows[row].values() if clean(cell.text)]
        is_title = len(texts) <= 2 and not any(_is_number(cell) for cell in texts)
        is_group = row >= anchor - 2 and not any(_is_number(cell) for cell in texts)
        if not (is_title or is_group) or any(SOURCE_LINE.match(clean(c.text)) for c in texts):
            break
        first = row
    return first


def _is_number(cell: Cell) -> bool:
    return cell.kind is not CellKind.TEXT or isinstance(parse_count(cell), int)


def _rows(sheet: RawSheet, start: int, end: int) -> RawSheet:
    rows = {row: cells for row, cells in sheet.rows.items() if start <= row < end}
    return replace(
        sheet,
        rows=rows,
        hidden_rows=frozenset(row for row in sheet.hidden_rows if start <= row < end),
        merged=tuple(area for area in sheet.merged if start <= area.first_row < end),
    )


def _side_by_side(sheet: RawSheet, anchor: int, catalogue: LayoutCatalogue) -> tuple[RawSheet, ...]:
    starts = _starts(sheet, anchor, catalogue)
    if len(starts) < 2:
        return (sheet,)
    ends = [*starts[1:], max(max(cells) for cells in sheet.rows.values()) + 1]
    spans = zip([1, *starts[1:]], ends, strict=True)
    return tuple(_columns(sheet, anchor, start, end) for start, end in spans)


def _starts(sheet: RawSheet, anchor: int, catalogue: LayoutCatalogue) -> list[int]:
    """Return where tables begin in the header row: where regions come again after data."""
    kinds = {
        fold_header(header): column.kind
        for column in catalogue.row_columns
        for header in column.headers
    }
    starts: list[int] = []
    seen: list[set[ColumnKind]] = []
    has_data = False
    for column in sorted(sheet.rows[anchor]):
        kind = kinds.get(fold_header(sheet.rows[anchor][column].text))
        if kind is None:
            has_data = True
            continue
        if not starts or (has_data and kind in seen[-1]):
            starts.append(column)
            seen.append(set())
            has_data = False
        seen[-1].add(kind)
    named = all(kinds - {ColumnKind.NUMBER, ColumnKind.LABEL} for kinds in seen)
    return starts if named else starts[:1]


def _columns(sheet: RawSheet, anchor: int, start: int, end: int) -> RawSheet:
    rows: dict[int, dict[int, Cell]] = {}
    for row, cells in sheet.rows.items():
        inside = {column: cell for column, cell in cells.items() if start <= column < end}
        # A title over the first of several tables speaks of all of them.
        shared = row < anchor and not inside and max(cells) < start
        if inside or shared:
            rows[row] = dict(cells) if shared else inside
    return replace(sheet, rows=rows, merged=tuple(a for a in sheet.merged if _lies(a, start, end)))


def _lies(area: MergedRange, start: int, end: int) -> bool:
    return start <= area.first_column < end
