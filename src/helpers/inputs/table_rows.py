"""Rows of a table below its header: which region each speaks of, and what is no row of data."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.errors import Finding, Place
from helpers.inputs.cells import CellKind, RawSheet
from helpers.inputs.layouts import ColumnKind
from helpers.inputs.matching import MatchProblem
from helpers.inputs.number_text import Absence, clean, masked, parse_count
from helpers.inputs.reading import blocking, note
from helpers.inputs.region_names import read_name, regions_in_title, regions_named
from helpers.inputs.row_identity import RowIdentity, RowReader
from helpers.inputs.sheet_tables import SOURCE_LINE
from helpers.inputs.table_header import Header
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_table

_DATA_KINDS = (
    ColumnKind.COUNT,
    ColumnKind.REMAINDER,
    ColumnKind.PERCENT,
    ColumnKind.YES_NO,
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of data.

    Parameters
    ----------
    row
        Its number on the sheet.
    region
        Province or kabupaten/kota that it counts for.
    path
        Below a kabupaten/kota: its kecamatan, and its desa or kelurahan; their codes or names.
    is_sum
        Whether it is a row called JUMLAH, or of sums without any name.
    part_name
        Name of the kecamatan or desa.
    """

    row: int
    region: Region
    path: tuple[str, ...] = ()
    is_sum: bool = False
    part_name: str = ""

    @property
    def is_total(self) -> bool:
        """Whether the row is a total that the source publishes."""
        return self.is_sum or self.region.level is not RegionLevel.KABUPATEN_KOTA


def read_rows(
    sheet: RawSheet, file: str, header: Header, titles: Sequence[str] = ()
) -> tuple[tuple[TableRow, ...], tuple[Finding, ...]]:
    """Return the rows of data in sheet order and the findings about rows.

    Every row below the header is a row of data, a footer, or a finding.
    """
    reader = RowReader(sheet, header, regions_in_title(titles))
    rows, footers = _data_rows(sheet, header)
    identities = {row: reader.read(row) for row in rows}
    matched: list[TableRow] = []
    sums: list[int] = []
    doubtful: dict[int, RowIdentity] = {}
    findings: list[Finding] = []
    for row, identity in identities.items():
        if identity.is_mean:
            footers.append(row)
        elif identity.is_sum:
            sums.append(row)
        elif isinstance(identity.region, Region):
            matched.append(
                TableRow(row, identity.region, identity.path, part_name=identity.part_name)
            )
        else:
            doubtful[row] = identity
    matched, doubtful, context_notes = _by_context(sheet, file, header, matched, doubtful)
    nameless = [
        r for r, i in doubtful.items() if i.is_nameless and _adds_up(r, sheet, header, matched)
    ]
    findings += context_notes
    for row in (row for row in doubtful if row not in nameless):
        findings.append(_refused(sheet, file, row, header, doubtful[row].problem))
    totals = _totals(sorted([*sums, *nameless]), matched)
    taken = {total.row for total in totals}
    left_out = [*footers, *(row for row in (*sums, *nameless) if row not in taken)]
    findings += _left_out(sheet, file, sorted(left_out))
    findings += _foreign(sheet, file, matched, header)
    matched += totals
    findings += _hidden_and_merged(sheet, file, header, [m.row for m in matched], taken)
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
    return not any(
        cell.kind is not CellKind.TEXT or clean(cell.text) for cell in sheet.rows[row].values()
    )


def _is_source_line(sheet: RawSheet, row: int) -> bool:
    """Whether a row is one text that begins like a source line or a remark."""
    cells = sheet.rows[row]
    if len(cells) > 3:
        return False
    texts = [clean(cell.text) for cell in cells.values() if clean(cell.text)]
    return len(texts) == 1 and SOURCE_LINE.match(texts[0]) is not None


def _is_footer(sheet: RawSheet, row: int, header: Header) -> bool:
    """Whether a row below a gap holds neither a region nor a number: signatures, remarks."""
    name, code = (header.column_of(kind) for kind in (ColumnKind.NAME, ColumnKind.CODE))
    if name and regions_named(read_name(sheet.cell(row, name).text)):
        return False
    if code and clean(sheet.cell(row, code).text):
        return False
    return not any(
        cell.kind is not CellKind.TEXT or isinstance(parse_count(cell), int)
        for cell in (sheet.cell(row, column) for column in _data_columns(header))
    )


def _data_columns(header: Header) -> list[int]:
    return [header.columns[m] for m, c in header.layouts.items() if c.kind in _DATA_KINDS]


def _numbers_columns(sheet: RawSheet, row: int, header: Header) -> bool:
    """Whether the row below the header only numbers the columns: (1) (2) (3)."""
    if row != header.row + 1:
        return False
    texts = [clean(sheet.rows[row][c].text).strip("()") for c in sorted(sheet.rows[row])]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _by_context(
    sheet: RawSheet,
    file: str,
    header: Header,
    matched: list[TableRow],
    doubtful: Mapping[int, RowIdentity],
) -> tuple[list[TableRow], dict[int, RowIdentity], list[Finding]]:
    """Give a name of two regions to the one that the rest of the table leaves over.

    Only certain rows count: a region that stands in the table under its full name or code cannot
    be meant again, and a table about one province speaks of no other.
    """
    certain = {m.region.code for m in matched if not m.path}
    provinces = {m.region.code.province for m in matched}
    found, left = list(matched), dict(doubtful)
    notes: list[Finding] = []
    for row, identity in doubtful.items():
        open_to = [
            region
            for region in identity.candidates
            if region.code not in certain
            and (len(provinces) != 1 or region.code.province in provinces)
        ]
        if len(open_to) != 1 or len(identity.candidates) < 2:
            continue
        del left[row]
        found.append(TableRow(row, open_to[0], identity.path))
        notes.append(
            note(
                "region_by_context",
                _row_place(sheet, file, row, header),
                f"{masked(identity.name)} dibaca sebagai {open_to[0].label} ({open_to[0].code}), "
                "satu-satunya yang mungkin menurut baris lain tabel ini",
                "tulis jenis (Kab./Kota) atau kodenya",
                open_to[0].code,
            )
        )
    return found, left, notes


def _adds_up(row: int, sheet: RawSheet, header: Header, matched: Sequence[TableRow]) -> bool:
    """Whether every count of a row without a name is the sum of its column."""
    depth = min((len(m.path) for m in matched if not m.is_total), default=0)
    parts = [m.row for m in matched if not m.is_total and len(m.path) == depth]
    compared = 0
    for measure, layout in header.layouts.items():
        if layout.kind not in (ColumnKind.COUNT, ColumnKind.REMAINDER):
            continue
        column = header.columns[measure]
        total = parse_count(sheet.cell(row, column), may_be_negative=True)
        if isinstance(total, Absence):
            continue
        cells = [parse_count(sheet.cell(r, column), may_be_negative=True) for r in parts]
        if total != sum(cell for cell in cells if isinstance(cell, int)):
            return False
        compared += 1
    return compared > 0 and len(parts) > 1


def _totals(rows: list[int], matched: list[TableRow]) -> list[TableRow]:
    """Give the rows of sums to the one region that all other rows lie in."""
    if not rows or any(m.is_total for m in matched):
        return []
    below = {m.region.code for m in matched if m.path}
    if len(below) == 1 and all(m.path for m in matched):
        return [TableRow(rows[-1], matched[0].region, is_sum=True)]
    provinces = {m.region.code.province for m in matched}
    if len(provinces) != 1:
        return []
    # Of several sums the last is the one of all rows, the first the one of an office's export.
    return [TableRow(rows[0], region_table()[next(iter(provinces))], is_sum=True)]


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
    if home is None or home == "00":
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
    kinds = (kind, ColumnKind.NAME, ColumnKind.CODE, ColumnKind.CODE_PART, ColumnKind.LABEL)
    column = next((c for k in kinds if (c := header.column_of(k))), 1)
    return Place(file, sheet.name, sheet.address(row, column))


def _hidden_and_merged(
    sheet: RawSheet, file: str, header: Header, rows: list[int], sums: set[int]
) -> list[Finding]:
    findings: list[Finding] = []
    hidden = [row for row in rows if row in sheet.hidden_rows]
    if hidden:
        place = Place(file, sheet.name, "baris " + ", ".join(map(str, hidden)))
        problem = "baris tersembunyi ikut dibaca"
        findings.append(note("row_hidden", place, problem, "tampilkan atau hapus barisnya"))
    data = set(_data_columns(header))
    used = set(header.columns.values())
    taken = set(rows)
    for area in sheet.merged:
        columns = set(range(area.first_column, area.last_column + 1))
        inside = taken & set(range(area.first_row, area.last_row + 1))
        # JUMLAH often stands across the columns of number, name and code.
        if not inside or not columns & (data if inside <= sums else used):
            continue
        if header.has_parts and not columns & data:
            continue  # the name of a kabupaten/kota beside its kecamatan
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
