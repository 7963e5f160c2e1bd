"""The agreement file of a meeting, read back in the following year."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path

from helpers.errors import Finding, InputError, Place
from helpers.inputs.archive import MAX_FILE_BYTES, RefusedWorkbookError
from helpers.inputs.cells import EMPTY, Cell, CellKind, RawSheet, RawWorkbook
from helpers.inputs.delimited_text import read_delimited
from helpers.inputs.layouts import fold_header
from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.number_text import (
    Absence,
    NumberProblem,
    clean,
    masked,
    parse_count,
    parse_percent,
)
from helpers.inputs.project import display_name
from helpers.inputs.reading import SourceFile, blocking
from helpers.inputs.sheet_dates import says_sample, title_lines
from helpers.inputs.table_header import SEARCHED_ROWS, header_texts
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.agreements import AgreementRecord, AgreementStatus
from helpers.vocabulary.indicators import Basis, Catalogue, Indicator
from helpers.vocabulary.regions import Region

REQUIRED = ("kode_wilayah", "indikator", "tahun", "tambahan", "target_persen", "status")
OPTIONAL = ("basis", "penanggung_jawab", "jalur_anggaran", "catatan")
_KEYS = {fold_header(name): name for name in (*REQUIRED, *OPTIONAL)}
_YEARS = range(2000, 2101)


@dataclass(frozen=True, slots=True)
class AgreementReading:
    """Records of an agreement file in file order, and the file itself."""

    records: tuple[AgreementRecord, ...]
    source: SourceFile

    @property
    def is_sample(self) -> bool:
        """Whether the agreement is illustrative."""
        return self.source.is_sample


@dataclass(frozen=True, slots=True)
class _Row:
    sheet: RawSheet
    file: str
    number: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> Cell:
        column = self.columns.get(name)
        return self.sheet.cell(self.number, column) if column else EMPTY

    def text(self, name: str) -> str:
        return " ".join(clean(self.cell(name).text).split())

    def place(self, name: str) -> Place:
        column = self.columns.get(name, 1)
        return Place(self.file, self.sheet.name, self.sheet.address(self.number, column))

    def refuse(self, name: str, rule: str, problem: str, action: str) -> Finding:
        return blocking(rule, self.place(name), problem, action, self.text("kode_wilayah")[:13])


def read_agreement(path: Path, root: Path, catalogue: Catalogue) -> AgreementReading:
    """Read the agreement file (.xlsx or .csv).

    Columns: ``kode_wilayah, indikator, tahun, tambahan, target_persen, status`` and optionally
    ``basis`` (empty is the judging one), ``penanggung_jawab, jalur_anggaran, catatan``. Additions
    are people, the target is a percentage with at most two decimals, the status is one of
    *disepakati*, *dengan catatan*, *belum disepakati*.

    Raises
    ------
    InputError
        Every problem of the file: a target that people signed is never read half.
    """
    name = display_name(root / path, root)
    try:
        data = _bytes(root / path)
        workbook = _parse(data, name)
    except RefusedWorkbookError as error:
        place = Place(name, error.sheet, error.cell)
        raise InputError([blocking(error.rule, place, error.problem, error.action)]) from None
    records: list[AgreementRecord] = []
    findings: list[Finding] = []
    tables = [(sheet, row) for sheet in workbook.sheets if (row := _header_row(sheet))]
    if not tables:
        action = f"tulis judul kolom: {', '.join(REQUIRED)}"
        findings.append(blocking("header_missing", Place(name), "tabel tidak ditemukan", action))
    for sheet, row in tables:
        found, problems = _read_sheet(sheet, name, row, catalogue)
        records += found
        findings += problems
    findings += _doubled(records)
    if findings:
        raise InputError(findings)
    is_sample = "DATA CONTOH" in workbook.keywords.upper() or any(
        says_sample(title_lines(sheet, row)) for sheet, row in tables
    )
    source = SourceFile(name, hashlib.sha256(data).hexdigest(), is_sample)
    return AgreementReading(tuple(records), source)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise RefusedWorkbookError(
            "file_missing", "berkas tidak ditemukan", "periksa nama dan foldernya"
        ) from None
    except OSError:
        raise RefusedWorkbookError(
            "file_unreadable", "berkas tidak dapat dibuka", "tutup di Excel atau periksa izinnya"
        ) from None


def _parse(data: bytes, name: str) -> RawWorkbook:
    return (
        read_delimited(data, name) if name.lower().endswith(".csv") else read_workbook(data, name)
    )


def _header_row(sheet: RawSheet) -> int | None:
    for row in list(sheet.rows)[:SEARCHED_ROWS]:
        keys = {fold_header(text) for text in header_texts(sheet, row).values()}
        if {fold_header("kode_wilayah"), fold_header("tambahan")} <= keys:
            return row
    return None


def _read_sheet(
    sheet: RawSheet, file: str, header_row: int, catalogue: Catalogue
) -> tuple[list[AgreementRecord], list[Finding]]:
    columns, findings = _columns(sheet, file, header_row)
    records: list[AgreementRecord] = []
    if findings:
        return records, findings
    for number, cells in sheet.rows.items():
        filled = [clean(cell.text) for cell in cells.values() if clean(cell.text)]
        is_source = len(filled) == 1 and filled[0].upper().startswith(("SUMBER", "CATATAN"))
        if number <= header_row or not filled or is_source:
            continue
        made = _record(_Row(sheet, file, number, columns), catalogue)
        if isinstance(made, AgreementRecord):
            records.append(made)
        else:
            findings += made
    return records, findings


def _columns(sheet: RawSheet, file: str, row: int) -> tuple[dict[str, int], list[Finding]]:
    columns: dict[str, int] = {}
    findings: list[Finding] = []
    for column, text in header_texts(sheet, row).items():
        name = _KEYS.get(fold_header(text))
        if name in columns:
            place = Place(file, sheet.name, sheet.address(row, column))
            problem = f"kolom {name} ada dua kali"
            findings.append(blocking("column_ambiguous", place, problem, "hapus salah satunya"))
        elif name is not None:
            columns[name] = column
    for name in REQUIRED:
        if name not in columns:
            place = Place(file, sheet.name, f"baris {row}")
            problem = f"kolom {name} tidak ditemukan"
            findings.append(blocking("column_missing", place, problem, f"tambahkan kolom {name}"))
    return columns, findings


def _record(row: _Row, catalogue: Catalogue) -> AgreementRecord | list[Finding]:
    region, definition = _region(row), _definition(row, catalogue)
    year, status = _year(row), _status(row)
    additions, target = _additions(row), _target(row)
    parts = (region, definition, year, status, additions, target)
    problems = [part for part in parts if isinstance(part, Finding)]
    if (
        problems
        or isinstance(region, Finding)
        or isinstance(definition, Finding)
        or isinstance(year, Finding)
        or isinstance(status, Finding)
        or isinstance(additions, Finding)
        or isinstance(target, Finding)
    ):
        return problems
    if status.is_binding and additions is None:
        problem = f"status {status.value} tanpa tambahan"
        return [row.refuse("tambahan", "additions_missing", problem, "isi jumlah tambahannya")]
    indicator, basis = definition
    return AgreementRecord(
        region_code=region.code,
        indicator=indicator.key,
        basis=basis.key,
        year=year,
        additions=additions,
        target_hundredths=target,
        status=status,
        owner=row.text("penanggung_jawab"),
        budget_route=row.text("jalur_anggaran"),
        note=row.text("catatan"),
        place=row.place("kode_wilayah"),
    )


def _region(row: _Row) -> Region | Finding:
    cell = row.cell("kode_wilayah")
    found = match_region("", clean(cell.text), code_is_number=cell.kind is CellKind.NUMBER)
    if isinstance(found, MatchProblem):
        return row.refuse("kode_wilayah", found.rule, found.problem, found.action)
    return found


def _definition(row: _Row, catalogue: Catalogue) -> tuple[Indicator, Basis] | Finding:
    key = row.text("indikator")
    indicator = next((one for one in catalogue.indicators if one.key == key), None)
    if indicator is None:
        keys = [one.key for one in catalogue.indicators]
        near = get_close_matches(key, keys, n=1) or [", ".join(keys)]
        problem = f"indikator {masked(key)} tidak dikenal"
        return row.refuse("indikator", "indicator_unknown", problem, f"tulis {near[0]}")
    name = row.text("basis") or indicator.judging_basis.key
    basis = next((one for one in indicator.bases if one.key == name), None)
    if basis is None:
        problem = f"basis {masked(name)} tidak dikenal untuk {key}"
        known = ", ".join(one.key for one in indicator.bases)
        return row.refuse("basis", "basis_unknown", problem, f"pilih: {known}")
    return indicator, basis


def _year(row: _Row) -> int | Finding:
    text = row.text("tahun")
    if text.isascii() and text.isdigit() and len(text) == 4 and int(text) in _YEARS:
        return int(text)
    problem = f"tahun tidak terbaca: {masked(text)}"
    return row.refuse("tahun", "year_unreadable", problem, "tulis seperti 2025")


def _status(row: _Row) -> AgreementStatus | Finding:
    text = row.text("status").lower()
    found = next((status for status in AgreementStatus if status.value == text), None)
    if found is None:
        known = ", ".join(status.value for status in AgreementStatus)
        problem = f"status tidak dikenal: {masked(text)}"
        return row.refuse("status", "status_unknown", problem, f"pilih: {known}")
    return found


def _additions(row: _Row) -> int | Finding | None:
    value = parse_count(row.cell("tambahan"))
    if isinstance(value, NumberProblem):
        return row.refuse("tambahan", value.rule, value.problem, value.action)
    return value if isinstance(value, int) else None


def _target(row: _Row) -> int | Finding | None:
    value = parse_percent(row.cell("target_persen"))
    if isinstance(value, NumberProblem):
        return row.refuse("target_persen", value.rule, value.problem, value.action)
    if isinstance(value, Absence):
        return None
    hundredths = Fraction(value) * 100
    if hundredths.denominator != 1:
        problem = "target lebih dari dua desimal"
        return row.refuse("target_persen", "target_decimals", problem, 'tulis seperti "98,78"')
    return int(hundredths)


def _doubled(records: list[AgreementRecord]) -> list[Finding]:
    seen: dict[tuple[str, str, str, int], AgreementRecord] = {}
    findings: list[Finding] = []
    for one in records:
        first = seen.setdefault((one.region_code, one.indicator, one.basis, one.year), one)
        if first is not one:
            problem = (
                f"{one.region_code} {one.indicator} {one.year} sudah ada di {first.place.cell}"
            )
            findings.append(
                blocking("record_repeated", one.place, problem, "sisakan satu", one.region_code)
            )
    return findings
