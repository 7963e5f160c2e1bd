"""The tidy table: one row per region, indicator, basis and day."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from helpers.errors import Finding, Place
from helpers.inputs.cells import Cell, CellKind, RawSheet
from helpers.inputs.date_text import parse_date
from helpers.inputs.layouts import fold_header
from helpers.inputs.line_widths import width_findings
from helpers.inputs.matching import MatchProblem, match_region
from helpers.inputs.number_text import (
    Absence,
    NumberProblem,
    clean,
    masked,
    masked_numbers,
    parse_count,
    parse_percent,
)
from helpers.inputs.reading import SheetReading, SheetSummary, blocking, note
from helpers.inputs.region_codes import explain_unknown_code
from helpers.inputs.sheet_dates import says_sample, title_lines
from helpers.inputs.table_header import SEARCHED_ROWS, header_texts
from helpers.vocabulary.indicators import Basis, Catalogue, Indicator, IndicatorKind
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table

REQUIRED = ("kode_wilayah", "indikator", "tanggal", "pembilang", "penyebut")
OPTIONAL = (
    *("basis", "diterbitkan_persen", "sumber", "nama_wilayah"),
    *("pelapor", "keterangan", "uraian"),
)
_PROVINCE, _OWN = "provinsi", "daerah"
_KECAMATAN = re.compile(r"\d{2}\.\d{2}\.\d{2}", re.ASCII)
_NAME_PREFIX = re.compile(r"^(kecamatan|kec)\.?\s+", re.IGNORECASE)
_KEYS = {fold_header(name): name for name in (*REQUIRED, *OPTIONAL)}


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table: cells by column name."""

    sheet: RawSheet
    file: str
    number: int
    columns: Mapping[str, int]

    def cell(self, name: str) -> Cell:
        column = self.columns.get(name)
        return self.sheet.cell(self.number, column) if column else Cell(CellKind.TEXT, "")

    def text(self, name: str) -> str:
        return clean(self.cell(name).text)

    def place(self, *names: str) -> Place:
        cells = [
            self.sheet.address(self.number, self.columns[n]) for n in names if n in self.columns
        ]
        return Place(self.file, self.sheet.name, ":".join(dict.fromkeys(cells)))

    def refuse(self, column: str, rule: str, problem: str, action: str) -> Finding:
        return blocking(rule, self.place(column), problem, action)


def tidy_header_row(sheet: RawSheet) -> int | None:
    """Return the row of a tidy header: at least three of the five required names, or ``None``."""
    for row in list(sheet.rows)[:SEARCHED_ROWS]:
        keys = {fold_header(text) for text in header_texts(sheet, row).values()}
        if sum(fold_header(name) in keys for name in REQUIRED) >= 3:
            return row
    return None


def read_tidy_sheet(
    sheet: RawSheet, file: str, header_row: int, catalogue: Catalogue
) -> SheetReading:
    """Read a tidy table.

    An empty ``pembilang`` is no data; ``tidak berlaku`` is not applicable; an empty ``basis`` is
    the judging one; yes/no and counts have no ``penyebut``; a province's row is a total that the
    source publishes. ``pelapor`` is ``daerah`` where a kabupaten/kota reports the number itself,
    for the reconciliation sheet. A kecamatan is named by ``nama_wilayah`` beside its code.
    """
    texts = header_texts(sheet, header_row)
    columns, unused, findings = _columns(sheet, file, header_row, texts)
    if findings:
        return SheetReading(findings=findings)
    observations: list[Observation] = []
    problems: list[Finding] = []
    data_rows: list[int] = []
    for number, cells in sheet.rows.items():
        if number <= header_row or not any(clean(cell.text) for cell in cells.values()):
            continue
        row = _Row(sheet, file, number, columns)
        if _is_footer(row):
            continue
        data_rows.append(number)
        made = _observation(row, catalogue)
        if isinstance(made, Observation):
            observations.append(made)
        else:
            problems.extend(made)
    widths = width_findings(
        sheet, file, [header_row], data_rows, [columns[name] for name in REQUIRED]
    )
    totals = sum(observation.is_total for observation in observations)
    notes = _unused_note(sheet, file, header_row, unused)
    return SheetReading(
        observations=tuple(observations),
        findings=(*widths, *problems, *notes),
        summary=SheetSummary(
            file,
            sheet.name,
            "tabel rapi",
            None,
            header_row,
            tuple((texts[column], name) for name, column in columns.items()),
            unused,
            len(observations) - totals,
            totals,
            tuple(dict.fromkeys(f"{o.indicator}/{o.basis}" for o in observations)),
        ),
        is_sample=says_sample(title_lines(sheet, header_row)),
    )


def _columns(
    sheet: RawSheet, file: str, row: int, texts: Mapping[int, str]
) -> tuple[dict[str, int], tuple[str, ...], tuple[Finding, ...]]:
    columns: dict[str, int] = {}
    unused: list[str] = []
    findings: list[Finding] = []
    for column, text in texts.items():
        name = _KEYS.get(fold_header(text))
        if name is None:
            unused.append(text)
        elif name in columns:
            place = Place(file, sheet.name, sheet.address(row, column))
            problem = f"kolom {name} ada dua kali"
            findings.append(blocking("column_ambiguous", place, problem, "hapus salah satunya"))
        else:
            columns[name] = column
    for name in REQUIRED:
        if name not in columns:
            place = Place(file, sheet.name, f"baris {row}")
            problem = f"kolom {name} tidak ditemukan"
            findings.append(blocking("column_missing", place, problem, f"tambahkan kolom {name}"))
    return columns, tuple(text for text in unused if text), tuple(findings)


def _unused_note(
    sheet: RawSheet, file: str, row: int, unused: tuple[str, ...]
) -> tuple[Finding, ...]:
    if not unused:
        return ()
    place = Place(file, sheet.name, f"baris {row}")
    names = ", ".join(map(masked, unused))
    return (note("column_unused", place, f"kolom tidak dipakai: {names}", "tidak perlu tindakan"),)


def _is_footer(row: _Row) -> bool:
    """Whether a row is a source line below the table."""
    cells = [clean(cell.text) for cell in row.sheet.rows[row.number].values()]
    filled = [text for text in cells if text]
    return len(filled) == 1 and filled[0].upper().startswith(("SUMBER", "CATATAN", "KETERANGAN"))


def _observation(row: _Row, catalogue: Catalogue) -> Observation | list[Finding]:
    region = _region(row)
    reporter = _reporter(row, region)
    day = parse_date(row.cell("tanggal"), uses_1904=row.sheet.uses_1904)
    definition = _definition(row, catalogue)
    numerator, denominator = parse_count(row.cell("pembilang")), parse_count(row.cell("penyebut"))
    percent = parse_percent(row.cell("diterbitkan_persen"))
    problems = [part for part in (region, reporter, definition) if isinstance(part, Finding)]
    if day is None:
        problems.append(
            row.refuse("tanggal", "date_unreadable", "tanggal tidak terbaca", 'tulis "2024-11-12"')
        )
    for name, value in (
        ("pembilang", numerator),
        ("penyebut", denominator),
        ("diterbitkan_persen", percent),
    ):
        if isinstance(value, NumberProblem):
            problems.append(row.refuse(name, value.rule, value.problem, value.action))
    if not isinstance(definition, Finding):
        problems += _kind_problems(row, definition, numerator, denominator)
    if (
        problems
        or day is None
        or isinstance(region, Finding)
        or isinstance(reporter, Finding)
        or isinstance(definition, Finding)
        or isinstance(numerator, NumberProblem)
        or isinstance(denominator, NumberProblem)
    ):
        return problems
    indicator, basis = definition
    kind = indicator.kind_of(basis)
    return Observation(
        region_code=region.code,
        indicator=indicator.key,
        basis=basis.key,
        as_of=day,
        numerator=numerator if isinstance(numerator, int) else None,
        denominator=denominator if isinstance(denominator, int) else None,
        state=_state(kind, basis, numerator, denominator),
        published_percent=percent if not isinstance(percent, Absence | NumberProblem) else None,
        is_total=region.level in (RegionLevel.NATIONAL, RegionLevel.PROVINSI),
        source=masked_numbers(row.text("sumber")) or row.file,
        region_name=region.name if region.level is RegionLevel.KECAMATAN else "",
        note=masked_numbers(row.text("keterangan")),
        is_own_figure=reporter == _OWN,
        place=row.place("pembilang", "penyebut"),
    )


def _region(row: _Row) -> Region | Finding:
    code = row.cell("kode_wilayah")
    if _KECAMATAN.fullmatch(clean(code.text)):
        return _kecamatan(row, RegionCode(clean(code.text)))
    region = match_region(
        row.text("nama_wilayah"),
        clean(code.text),
        code_is_number=code.kind is CellKind.NUMBER,
    )
    if isinstance(region, MatchProblem):
        return row.refuse("kode_wilayah", region.rule, region.problem, region.action)
    return region


def _kecamatan(row: _Row, code: RegionCode) -> Region | Finding:
    """Take a kecamatan's name from the row itself: no table of the project holds it."""
    if code.parent not in region_table():
        problem, action = explain_unknown_code(code.parent)
        return row.refuse("kode_wilayah", "region_code", problem, action)
    name = _NAME_PREFIX.sub("", row.text("nama_wilayah"))
    if not name:
        problem = f"nama kecamatan {code} kosong"
        return row.refuse("kode_wilayah", "region_missing", problem, "isi kolom nama_wilayah")
    if any(character.isdigit() for character in name):
        problem = "nama kecamatan memuat angka"
        return row.refuse("nama_wilayah", "region_unknown", problem, "tulis namanya saja")
    return Region(code, name.title() if name.isupper() else name, "kecamatan", 0)


def _reporter(row: _Row, region: Region | Finding) -> str | Finding:
    """Return who reports the number: the province (or the centre), or the region itself."""
    reporter = row.text("pelapor").lower() or _PROVINCE
    if reporter not in (_PROVINCE, _OWN):
        problem = f"pelapor {masked(reporter)} tidak dikenal"
        return row.refuse("pelapor", "reporter_unknown", problem, f"tulis {_PROVINCE} atau {_OWN}")
    below = isinstance(region, Region) and region.level is RegionLevel.KABUPATEN_KOTA
    if reporter == _OWN and isinstance(region, Region) and not below:
        problem = "angka daerah hanya untuk kabupaten/kota"
        return row.refuse("pelapor", "reporter_unknown", problem, "kosongkan selnya")
    return reporter


def _definition(row: _Row, catalogue: Catalogue) -> tuple[Indicator, Basis] | Finding:
    key = row.text("indikator")
    indicator = next((i for i in catalogue.indicators if i.key == key), None)
    if indicator is None:
        keys = [i.key for i in catalogue.indicators]
        near = get_close_matches(key, keys, n=1) or [", ".join(keys)]
        problem = f"indikator {masked(key)} tidak dikenal"
        return row.refuse("indikator", "indicator_unknown", problem, f"tulis {near[0]}")
    name = row.text("basis") or indicator.judging_basis.key
    basis = next((b for b in indicator.bases if b.key == name), None)
    if basis is None:
        known = ", ".join(b.key for b in indicator.bases)
        problem = f"basis {masked(name)} tidak dikenal untuk {key}"
        return row.refuse("basis", "basis_unknown", problem, f"pilih: {known}")
    return indicator, basis


def _kind_problems(
    row: _Row,
    definition: tuple[Indicator, Basis],
    numerator: object,
    denominator: object,
) -> list[Finding]:
    indicator, basis = definition
    kind = indicator.kind_of(basis)
    problems: list[Finding] = []
    is_number = isinstance(numerator, int)
    if kind is not IndicatorKind.RATIO and isinstance(denominator, int):
        problem = f"{indicator.key} tidak memakai penyebut"
        problems.append(row.refuse("penyebut", "denominator_not_used", problem, "kosongkan selnya"))
    if kind is IndicatorKind.YES_NO and is_number and numerator not in (0, 1):
        problem = "ya/tidak ditulis 1 atau 0"
        problems.append(row.refuse("pembilang", "yes_no_expected", problem, "isi 1 atau 0"))
    return problems


def _state(kind: IndicatorKind, basis: Basis, numerator: object, denominator: object) -> DataState:
    if Absence.NOT_APPLICABLE in (numerator, denominator):
        return DataState.NOT_APPLICABLE
    needs_denominator = kind is IndicatorKind.RATIO and basis.denominator_of is None
    if numerator is Absence.NO_DATA or (needs_denominator and denominator is Absence.NO_DATA):
        return DataState.NO_DATA
    return DataState.REPORTED
