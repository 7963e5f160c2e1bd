"""The reviewed table of problems, causes and recommendations by region (.xlsx or .csv)."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from helpers.errors import Finding, InputError, Place
from helpers.inputs.archive import MAX_FILE_BYTES, RefusedWorkbookError
from helpers.inputs.cells import EMPTY, Cell, CellKind, RawSheet, RawWorkbook
from helpers.inputs.delimited_text import read_delimited
from helpers.inputs.layouts import fold_header
from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.number_text import clean, masked_numbers
from helpers.inputs.project import display_name
from helpers.inputs.reading import SourceFile, blocking
from helpers.inputs.sheet_dates import says_sample, title_lines
from helpers.inputs.table_header import SEARCHED_ROWS, header_texts
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.problems import Problem
from helpers.vocabulary.region_code import RegionCode

COLUMNS: Final = ("kode_wilayah", "masalah", "sebab", "rekomendasi", "penanggung_jawab")
_KEYS = {fold_header(name): name for name in COLUMNS}


@dataclass(frozen=True, slots=True)
class ProblemReading:
    """Problems in file order, and the file itself."""

    problems: tuple[Problem, ...]
    source: SourceFile

    @property
    def is_sample(self) -> bool:
        """Whether the table is illustrative."""
        return self.source.is_sample


def read_problems(path: Path, root: Path) -> ProblemReading:
    """Read the table of problems.

    Columns: ``kode_wilayah, masalah, sebab, rekomendasi, penanggung_jawab``. Only the region and
    the problem must be filled in; what is empty stays empty and is printed as not filled in. A
    file with a header and no rows says that nothing was reported.

    Raises
    ------
    InputError
        Every problem of the file with its cell.
    """
    name = display_name(root / path, root)
    try:
        data = _bytes(root / path)
        is_text = name.lower().endswith(".csv")
        workbook = read_delimited(data, name) if is_text else read_workbook(data, name)
    except RefusedWorkbookError as error:
        place = Place(name, error.sheet, error.cell)
        raise InputError([blocking(error.rule, place, error.problem, error.action)]) from None
    tables = [(sheet, row) for sheet in workbook.sheets if (row := _header_row(sheet))]
    problems: list[Problem] = []
    findings: list[Finding] = []
    if not tables:
        action = f"tulis judul kolom: {', '.join(COLUMNS)}"
        findings.append(blocking("header_missing", Place(name), "tabel tidak ditemukan", action))
    for sheet, row in tables:
        columns, missing = _columns(sheet, name, row)
        findings += missing
        if not missing:
            _read_rows(sheet, name, row, columns, problems, findings)
    if findings:
        raise InputError(findings)
    source = SourceFile(name, hashlib.sha256(data).hexdigest(), _is_sample(workbook, tables))
    return ProblemReading(tuple(problems), source)


def _is_sample(workbook: RawWorkbook, tables: list[tuple[RawSheet, int]]) -> bool:
    return "DATA CONTOH" in workbook.keywords.upper() or any(
        says_sample(title_lines(sheet, row)) for sheet, row in tables
    )


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


def _header_row(sheet: RawSheet) -> int | None:
    for row in list(sheet.rows)[:SEARCHED_ROWS]:
        keys = {fold_header(text) for text in header_texts(sheet, row).values()}
        if {fold_header("kode_wilayah"), fold_header("masalah")} <= keys:
            return row
    return None


def _columns(sheet: RawSheet, file: str, row: int) -> tuple[dict[str, int], list[Finding]]:
    columns: dict[str, int] = {}
    for column, text in header_texts(sheet, row).items():
        name = _KEYS.get(fold_header(text))
        if name is not None:
            columns.setdefault(name, column)
    place = Place(file, sheet.name, f"baris {row}")
    missing = [
        blocking("column_missing", place, f"kolom {name} tidak ditemukan", f"tambahkan {name}")
        for name in COLUMNS
        if name not in columns
    ]
    return columns, missing


def _read_rows(
    sheet: RawSheet,
    file: str,
    header_row: int,
    columns: Mapping[str, int],
    problems: list[Problem],
    findings: list[Finding],
) -> None:
    for number, cells in sheet.rows.items():
        filled = [clean(cell.text) for cell in cells.values() if clean(cell.text)]
        is_source = len(filled) == 1 and filled[0].upper().startswith(("SUMBER", "CATATAN"))
        if number <= header_row or not filled or is_source:
            continue
        row = {name: sheet.cell(number, columns[name]) or EMPTY for name in COLUMNS}
        texts = {name: _text(cell) for name, cell in row.items()}
        place = Place(file, sheet.name, sheet.address(number, columns["kode_wilayah"]))
        region = _region(row["kode_wilayah"], place, findings)
        if not texts["masalah"]:
            cell = Place(file, sheet.name, sheet.address(number, columns["masalah"]))
            action = "isi masalahnya atau hapus barisnya"
            findings.append(blocking("problem_missing", cell, "masalah belum diisi", action))
        elif region is not None:
            problems.append(
                Problem(
                    region_code=region,
                    problem=texts["masalah"],
                    cause=texts["sebab"],
                    recommendation=texts["rekomendasi"],
                    owner=texts["penanggung_jawab"],
                    place=place,
                )
            )


def _text(cell: Cell) -> str:
    """Return the words of a cell; a number that could be a person's NIK is never carried on."""
    return masked_numbers(" ".join(clean(cell.text).split()))


def _region(cell: Cell, place: Place, findings: list[Finding]) -> RegionCode | None:
    found = match_region("", clean(cell.text), code_is_number=cell.kind is CellKind.NUMBER)
    if isinstance(found, MatchProblem):
        findings.append(blocking(found.rule, place, found.problem, found.action))
        return None
    return found.code
