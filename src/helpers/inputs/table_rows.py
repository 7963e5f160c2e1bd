"""Rows of a table below its header: which region each speaks of, and what is no row of data."""

import re
from collections import Counter
from dataclasses import dataclass

from helpers.errors import Finding, Place
from helpers.inputs.cells import Cell, CellKind, RawSheet
from helpers.inputs.layouts import ColumnKind
from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.number_text import clean, parse_count
from helpers.inputs.reading import blocking, note
from helpers.inputs.region_names import TOTAL_WORDS, fold, read_name, regions_named
from helpers.inputs.table_header import Header
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_table

_FOOTER = re.compile(r"(SUMBER|KETERANGAN|CATATAN|KET|DICETAK|NB)\b", re.IGNORECASE)
_DATA_KINDS = (ColumnKind.COUNT, ColumnKind.REMAINDER, ColumnKind.PERCENT)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of data: its number and its region; provinces are published totals."""

    row: int
    region: Region

    @property
    def is_total(self) -> bool:
        """Whether the row is a total that the source publishes."""
        return self.region.level is not RegionLevel.KABUPATEN_KOTA


def read_rows(
    sheet: RawSheet, file: str, header: Header
) -> tuple[tuple[TableRow, ...], tuple[Finding, ...]]:
    """Return the rows of data in sheet order and the findings about rows.

    Every row below the header is a row of data, a footer, or a finding.
    """
    matched: list[TableRow] = []
    unlabelled: list[int] = []
    findings: list[Finding] = []
    province = _province_hint(sheet, header)
    rows, footers = _data_rows(sheet, header)
    for row in rows:
        name, code = _cell(sheet, row, header, ColumnKind.NAME), _code(sheet, row, header)
        if fold(name.text) in TOTAL_WORDS and not clean(code.text):
            unlabelled.append(row)
            continue
        region = match_region(
            clean(name.text),
            clean(code.text),
            code_is_number=code.kind is CellKind.NUMBER,
            province=province,
        )
        if isinstance(region, MatchProblem):
            findings.append(_refused(sheet, file, row, header, region))
        else:
            matched.append(TableRow(row, region))
    totals = _totals(unlabelled, matched)
    left_out = [*footers, *(row for row in unlabelled if row not in {t.row for t in totals})]
    findings += _left_out(sheet, file, sorted(left_out))
    findings += _foreign(sheet, file, matched, header)
    matched += totals
    findings += _hidden_and_merged(sheet, file, header, [m.row for m in matched])
    return tuple(sorted(matched, key=lambda m: m.row)), tuple(findings)


def _data_rows(sheet: RawSheet, header: Header) -> tuple[list[int], list[int]]:
    """Return the rows of data, and the rows of text below them that must be named."""
    rows: list[int] = []
    footers: list[int] = []
    previous = header.row
    for row in sheet.rows:
        if row <= header.row or _is_blank(sheet, row) or _numbers_columns(sheet, row, header):
            continue
        if _is_source_line(sheet, row):
            continue
        below = bool(footers) or (bool(rows) and row > previous + 1)
        if below and _is_footer(sheet, row, header):
            footers.append(row)
            continue
        rows.append(row)
        previous = row
    return rows, footers


def _is_blank(sheet: RawSheet, row: int) -> bool:
    return all(
        not clean(cell.text) and cell.kind is CellKind.TEXT for cell in sheet.rows[row].values()
    )


def _is_source_line(sheet: RawSheet, row: int) -> bool:
    """Whether a row is one text that begins like a source line or a remark."""
    texts = [clean(cell.text) for cell in sheet.rows[row].values() if clean(cell.text)]
    return len(texts) == 1 and _FOOTER.match(texts[0]) is not None


def _is_footer(sheet: RawSheet, row: int, header: Header) -> bool:
    """Whether a row below a gap holds neither a region nor a number: signatures, remarks."""
    name = _cell(sheet, row, header, ColumnKind.NAME)
    if regions_named(read_name(name.text)) or clean(_code(sheet, row, header).text):
        return False
    measures = [header.columns[m] for m, c in header.layouts.items() if c.kind in _DATA_KINDS]
    cells = [sheet.cell(row, column) for column in measures]
    return all(
        cell.kind is CellKind.TEXT and not isinstance(parse_count(cell), int) for cell in cells
    )


def _numbers_columns(sheet: RawSheet, row: int, header: Header) -> bool:
    """Whether the row below the header only numbers the columns: (1) (2) (3)."""
    if row != header.row + 1:
        return False
    texts = [clean(sheet.rows[row][c].text).strip("()") for c in sorted(sheet.rows[row])]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _cell(sheet: RawSheet, row: int, header: Header, kind: ColumnKind) -> Cell:
    column = header.column_of(kind)
    return sheet.cell(row, column) if column else Cell(CellKind.TEXT, "")


def _code(sheet: RawSheet, row: int, header: Header) -> Cell:
    return _cell(sheet, row, header, ColumnKind.CODE)


def _province_hint(sheet: RawSheet, header: Header) -> str:
    """Return the province that most codes begin with; it only orders suggestions."""
    starts = Counter(
        clean(_code(sheet, row, header).text)[:2] for row in sheet.rows if row > header.row
    )
    starts.pop("", None)
    return starts.most_common(1)[0][0] if starts else ""


def _totals(rows: list[int], matched: list[TableRow]) -> list[TableRow]:
    """Give rows called JUMLAH the one province that all other rows lie in."""
    provinces = {m.region.code.province for m in matched}
    if len(provinces) != 1 or any(m.is_total for m in matched):
        return []
    return [TableRow(row, region_table()[next(iter(provinces))]) for row in rows[:1]]


def _left_out(sheet: RawSheet, file: str, rows: list[int]) -> list[Finding]:
    if not rows:
        return []
    place = Place(file, sheet.name, "baris " + ", ".join(map(str, rows)))
    problem = "baris di luar tabel atau jumlah yang sudah ada; tidak dipakai"
    return [note("row_unused", place, problem, "tidak perlu tindakan")]


def _foreign(sheet: RawSheet, file: str, matched: list[TableRow], header: Header) -> list[Finding]:
    """Refuse single rows of another province in a table that is about one province."""
    totals = {m.region.code for m in matched if m.is_total}
    counts = Counter(m.region.code.province for m in matched)
    if len(totals) > 1 or len(counts) < 2:
        return []
    most, number = counts.most_common(1)[0]
    home = next(iter(totals), most if number * 2 > len(matched) else None)
    if home is None:
        return []
    return [
        blocking(
            "region_of_other_province",
            _row_place(sheet, file, m.row, header),
            f"{m.region.label} ({m.region.code}) bukan wilayah {region_table()[home].name}",
            "hapus baris ini atau perbaiki nama dan kodenya",
            m.region.code,
        )
        for m in matched
        if m.region.code.province != home
    ]


def _refused(
    sheet: RawSheet, file: str, row: int, header: Header, problem: MatchProblem
) -> Finding:
    kind = ColumnKind.CODE if problem.rule == "region_code" else ColumnKind.NAME
    place = _row_place(sheet, file, row, header, kind)
    return blocking(problem.rule, place, problem.problem, problem.action)


def _row_place(
    sheet: RawSheet, file: str, row: int, header: Header, kind: ColumnKind = ColumnKind.NAME
) -> Place:
    column = header.column_of(kind) or header.column_of(ColumnKind.NAME) or 1
    return Place(file, sheet.name, sheet.address(row, column))


def _hidden_and_merged(
    sheet: RawSheet, file: str, header: Header, rows: list[int]
) -> list[Finding]:
    findings: list[Finding] = []
    hidden = [row for row in rows if row in sheet.hidden_rows]
    if hidden:
        place = Place(file, sheet.name, "baris " + ", ".join(map(str, hidden)))
        problem = "baris tersembunyi ikut dibaca"
        findings.append(note("row_hidden", place, problem, "tampilkan atau hapus barisnya"))
    used = set(header.columns.values())
    taken = set(rows)
    for area in sheet.merged:
        columns = used & set(range(area.first_column, area.last_column + 1))
        if columns and taken & set(range(area.first_row, area.last_row + 1)):
            corner = sheet.address(area.first_row, area.first_column)
            cells = f"{corner}:{sheet.address(area.last_row, area.last_column)}"
            findings.append(
                blocking(
                    "cells_merged",
                    Place(file, sheet.name, cells),
                    "sel gabungan di tengah data",
                    "pisahkan selnya dan isi masing-masing",
                )
            )
    return findings
