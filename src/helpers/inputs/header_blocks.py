"""Finding where the headers of each table stand: one to three rows, anywhere on the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass

from helpers.inputs.cells import Cell, CellKind, RawSheet
from helpers.inputs.date_text import dates_in
from helpers.inputs.header_meanings import read_meaning
from helpers.inputs.layouts import LayoutCatalogue, fold_header
from helpers.inputs.number_text import NumberProblem, clean, parse_count
from helpers.inputs.region_names import read_name, regions_named

MAX_HEADER_ROWS = 3
_LABEL_CELLS = 3


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """Rows of headers and the whole header of each column, upper rows first.

    Parameters
    ----------
    first_row, last_row
        Rows of the headers.
    texts
        Header of each column: the texts above each other, each said once.
    """

    first_row: int
    last_row: int
    texts: dict[int, str]


def anchor_rows(sheet: RawSheet, catalogue: LayoutCatalogue) -> tuple[int, ...]:
    """Return the rows in which a table's headers begin or end, one for each table below another."""
    keys = catalogue.anchor_keys
    found: list[int] = []
    for row, cells in sheet.rows.items():
        if found and row < found[-1] + MAX_HEADER_ROWS:
            continue
        texts = [cell.text for cell in cells.values() if cell.kind is CellKind.TEXT]
        if any(fold_header(text) in keys for text in texts) and not _is_label(texts):
            found.append(row)
    found = [row for row in found if _has_company(sheet, row)]
    # A remark such as "Wilayah: lihat lampiran" looks like a header until a real one is seen.
    known = [row for row in found if _knows_more(sheet, row, catalogue)]
    return tuple(known or found[:1])


def header_blocks(
    sheet: RawSheet, catalogue: LayoutCatalogue, anchor: int
) -> Iterator[HeaderBlock]:
    """Yield the ways to read the headers around an anchor row, the most rows first."""
    keys = catalogue.anchor_keys
    anchors = [
        column
        for column, cell in sheet.rows[anchor].items()
        if cell.kind is CellKind.TEXT and fold_header(cell.text) in keys
    ]
    last = _last_row(sheet, anchor, anchors)
    first = anchor
    while first > 1 and last - first + 1 < MAX_HEADER_ROWS and _is_group(sheet, first - 1, anchors):
        first -= 1
    rows = [(top, last) for top in range(first, anchor + 1)]
    if last > anchor:
        rows.append((anchor, anchor))
    for top, bottom in rows:
        yield HeaderBlock(top, bottom, _texts(sheet, top, bottom, max(anchors)))


def _is_label(texts: list[str]) -> bool:
    """Whether a row names a region beside the word for it: ``KABUPATEN/KOTA | PASER``."""
    return len(texts) <= _LABEL_CELLS and any(
        regions_named(read_name(clean(text))) for text in texts
    )


def _knows_more(sheet: RawSheet, row: int, catalogue: LayoutCatalogue) -> bool:
    """Whether a header that is no region's stands in the row or just above or below it."""
    texts = {
        cell.text
        for number in range(row - MAX_HEADER_ROWS + 1, row + MAX_HEADER_ROWS)
        for cell in sheet.rows.get(number, {}).values()
        if cell.kind is CellKind.TEXT
    }
    return any(
        fold_header(text) in catalogue.measure_keys or read_meaning(text, catalogue) is not None
        for text in texts
    )


def _has_company(sheet: RawSheet, row: int) -> bool:
    """Whether two or more texts stand in the row or the one below it."""
    texts = [
        cell
        for number in (row, row + 1)
        for cell in sheet.rows.get(number, {}).values()
        if cell.kind is CellKind.TEXT and clean(cell.text)
    ]
    return len(texts) >= 2


def _last_row(sheet: RawSheet, anchor: int, anchors: list[int]) -> int:
    merged = [
        area.last_row
        for area in sheet.merged
        if area.first_row == anchor and area.first_column in anchors
    ]
    if merged and max(merged) > anchor:
        return min(max(merged), anchor + MAX_HEADER_ROWS - 1)
    last = anchor
    while last < anchor + MAX_HEADER_ROWS - 1 and _is_below(sheet, last + 1, anchors):
        last += 1
    return last


def _is_below(sheet: RawSheet, row: int, anchors: list[int]) -> bool:
    """Whether a row goes on with the headers: words only, and none where the regions stand."""
    cells = {c: cell for c, cell in sheet.rows.get(row, {}).items() if clean(cell.text)}
    return (
        bool(cells)
        and not any(column in cells for column in anchors)
        and min(cells) > min(anchors)
        and all(cell.kind is CellKind.TEXT and _is_word(cell.text) for cell in cells.values())
    )


def _is_group(sheet: RawSheet, row: int, anchors: list[int]) -> bool:
    """Whether the row above holds headings of groups of columns, and no title or date."""
    cells = {c: cell for c, cell in sheet.rows.get(row, {}).items() if clean(cell.text)}
    return (
        bool(cells)
        and min(cells) > max(anchors)
        and all(
            cell.kind is CellKind.TEXT and _is_word(cell.text) and not dates_in(cell.text)
            for cell in cells.values()
        )
    )


def _is_word(text: str) -> bool:
    """Whether a text is no number and no sign for a missing one."""
    read = parse_count(Cell(CellKind.TEXT, text))
    return isinstance(read, NumberProblem) and any(ch.isalpha() or ch == "%" for ch in text)


def _texts(sheet: RawSheet, top: int, bottom: int, last_anchor: int) -> dict[int, str]:
    columns = sorted({c for row in range(top, bottom + 1) for c in sheet.rows.get(row, {})})
    levels = [
        _spread(sheet, row, columns, last_anchor, row < bottom) for row in range(top, bottom + 1)
    ]
    texts: dict[int, str] = {}
    for column in columns:
        parts = [level[column] for level in levels if level.get(column)]
        said = list(dict.fromkeys(parts))
        if said:
            texts[column] = " ".join(said)
    return texts


def _spread(
    sheet: RawSheet, row: int, columns: list[int], last_anchor: int, is_upper: bool
) -> dict[int, str]:
    """Return the texts of a header row, each over all the columns that it heads."""
    own = {
        column: clean(cell.text)
        for column, cell in sheet.rows.get(row, {}).items()
        if cell.kind is CellKind.TEXT and clean(cell.text)
    }
    texts = dict(own)
    merged: set[int] = set()
    for area in sheet.merged:
        if area.first_row == row and area.first_column in own:
            for column in range(area.first_column, min(area.last_column, max(columns)) + 1):
                texts[column] = own[area.first_column]
                merged.add(column)
    if is_upper and len(own) > 0:
        heading = ""
        for column in columns:
            if column in own:
                heading = "" if column in merged or column <= last_anchor else own[column]
            elif column in merged:
                heading = ""
            elif heading:
                texts[column] = heading
    return texts
