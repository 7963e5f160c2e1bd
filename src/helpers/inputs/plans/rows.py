"""Rows of a plan sheet: sub kegiatan, sums, what is set aside, and what is refused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from helpers.errors import Finding, Place
from helpers.inputs.cells import EMPTY, Cell, CellKind, RawSheet
from helpers.inputs.date_text import parse_date
from helpers.inputs.number_text import NumberProblem, clean, masked
from helpers.inputs.plans.amounts import parse_quantity, parse_rupiah
from helpers.inputs.plans.layouts import PlanHeader
from helpers.inputs.plans.locations import read_locations
from helpers.inputs.reading import note, warning
from helpers.inputs.region_names import TOTAL_WORDS, fold
from helpers.vocabulary.plans import Outcome, PlanRow, Subtotal
from helpers.vocabulary.programmes import (
    CodeDepth,
    CodeSpelling,
    ProgrammeCode,
    WrittenCode,
    read_programme_code,
)
from helpers.vocabulary.region_code import RegionCode

_FOOTER = re.compile(r"(SUMBER|KETERANGAN|CATATAN|KET|DICETAK|NB)\b", re.IGNORECASE)
_OUTCOMES = (("capaian_text", "capaian_target"), ("hasil_text", "hasil_target"))
_GRAND_TOTAL = re.compile(r"(GRAND )?(TOTAL|JUMLAH)( (PAGU|ANGGARAN|BELANJA|SELURUHNYA|TOTAL))?")


@dataclass
class SheetRows:
    """Everything below the header of one sheet, filled row by row."""

    rows: list[PlanRow] = field(default_factory=list)
    subtotals: list[Subtotal] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the sheet: cells by field."""

    sheet: RawSheet
    file: str
    header: PlanHeader
    number: int
    government: RegionCode

    def cell(self, name: str) -> Cell:
        """Return the cell of a field; empty when the sheet has no such column."""
        column = self.header.columns.get(name)
        return self.sheet.cell(self.number, column) if column else EMPTY

    def text(self, name: str) -> str:
        """Return the cell's text on one line."""
        cell = self.cell(name)
        return " ".join(clean(cell.text).split()) if cell.kind is not CellKind.ERROR else ""

    def place(self, name: str) -> Place:
        """Return where a field stands."""
        column = self.header.columns.get(name, self.header.code_columns[0])
        return Place(self.file, self.sheet.name, self.sheet.address(self.number, column))

    def warn(self, name: str, problem: NumberProblem) -> Finding:
        """Return a refused cell as a finding."""
        place = self.place(name)
        return warning(problem.rule, place, problem.problem, problem.action, self.government)

    def code_parts(self) -> list[str]:
        """Return the texts of the code's cells."""
        cells = [self.sheet.cell(self.number, column) for column in self.header.code_columns]
        return [clean(cell.text) for cell in cells if clean(cell.text)]


def read_plan_rows(
    sheet: RawSheet, file: str, header: PlanHeader, government: RegionCode
) -> SheetRows:
    """Read every row below the header: a plan row, a sum, a source line, or a finding."""
    found = SheetRows()
    for number, cells in sheet.rows.items():
        is_blank = all(not clean(c.text) and c.kind is CellKind.TEXT for c in cells.values())
        if number <= header.row or is_blank:
            continue
        line = Line(sheet, file, header, number, government)
        if not _is_decoration(line):
            _read_line(line, found)
        if number in sheet.hidden_rows:
            place = Place(file, sheet.name, f"baris {number}")
            found.findings.append(
                note("row_hidden", place, "baris tersembunyi ikut dibaca", "tampilkan barisnya")
            )
    return found


def _is_decoration(line: Line) -> bool:
    """Whether a row numbers the columns, or is one text such as a source line."""
    cells = line.sheet.rows[line.number]
    texts = [clean(cells[c].text).strip("()") for c in sorted(cells) if clean(cells[c].text)]
    if len(texts) == 1 and _FOOTER.match(texts[0]):
        return True
    numbered = texts == [str(n) for n in range(1, len(texts) + 1)]
    return len(texts) > 2 and numbered and line.number == line.header.row + 1


def _read_line(line: Line, found: SheetRows) -> None:
    parts = line.code_parts()
    written = read_programme_code(".".join(parts))
    if parts and written is not None:
        if len(parts) > 1 and written.spelling is CodeSpelling.VARIANT:
            # Cells of a split code lose their zeros; that is the layout, not a spelling.
            written = WrittenCode(written.code, CodeSpelling.OFFICIAL)
        _read_coded(line, written, ".".join(parts), found)
    elif _is_grand_total(line, parts):
        found.subtotals.append(_subtotal(line, None, found))
    elif parts:
        place = line.place("code")
        problem = f"kode tidak terbaca: {masked(' '.join(parts))}; baris tidak dipakai"
        action = 'tulis seperti "2.12.02.2.01.0002"'
        found.findings.append(warning("code_unreadable", place, problem, action, line.government))
    elif isinstance(parse_rupiah(line.cell("pagu")), int):
        problem = "pagu tanpa kode sub kegiatan; baris tidak dipakai"
        place, action = line.place("pagu"), "isi kode sub kegiatannya"
        found.findings.append(warning("code_missing", place, problem, action, line.government))
    else:
        place = Place(line.file, line.sheet.name, f"baris {line.number}")
        problem = "baris tanpa kode dan pagu tidak dipakai"
        found.findings.append(note("row_unused", place, problem, "tidak perlu tindakan"))


def _is_grand_total(line: Line, parts: list[str]) -> bool:
    words = [fold(text) for text in (*parts, line.text("name")) if text]
    return any(word in TOTAL_WORDS or _GRAND_TOTAL.fullmatch(word) for word in words)


def _read_coded(line: Line, written: WrittenCode, text: str, found: SheetRows) -> None:
    if written.code.depth is not CodeDepth.SUB_KEGIATAN:
        found.subtotals.append(_subtotal(line, written.code, found))
        return
    found.rows.append(_plan_row(line, written, text, found))


def _subtotal(line: Line, code: ProgrammeCode | None, found: SheetRows) -> Subtotal:
    pagu = parse_rupiah(line.cell("pagu"))
    if isinstance(pagu, NumberProblem):
        found.findings.append(line.warn("pagu", pagu))
        pagu = None
    outcomes = tuple(_outcomes(line, found))
    return Subtotal(code, line.text("name"), pagu, outcomes, line.place("code"))


def _plan_row(line: Line, written: WrittenCode, text: str, found: SheetRows) -> PlanRow:
    unreadable: set[str] = set()
    money: dict[str, int | None] = {}
    for name in ("pagu", "prakiraan_maju", "realised"):
        value = parse_rupiah(line.cell(name))
        if isinstance(value, NumberProblem):
            found.findings.append(line.warn(name, value))
            unreadable.add(name)
            value = None
        money[name] = value
    target, unit = _target(line, found, unreadable)
    return PlanRow(
        government=line.government,
        level=line.government.level,
        code=written.code,
        spelling=written.spelling,
        written_code=text,
        name=line.text("name"),
        indicator=line.text("indicator") or line.text("output_text"),
        target=target,
        unit=unit,
        fund=line.text("fund"),
        locations=read_locations(line.cell("location").text, line.government),
        start=_day_text(line, "start"),
        end=_day_text(line, "end"),
        pagu_rp=money["pagu"],
        prakiraan_maju_rp=money["prakiraan_maju"],
        realised_rp=money["realised"],
        outcomes=tuple(_outcomes(line, found)),
        note=line.text("note"),
        unreadable=frozenset(unreadable),
        place=line.place("code"),
    )


def _target(line: Line, found: SheetRows, unreadable: set[str]) -> tuple[Fraction | None, str]:
    quantity = parse_quantity(line.cell("target"), line.cell("unit"))
    if isinstance(quantity, NumberProblem):
        found.findings.append(line.warn("target", quantity))
        unreadable.add("target")
        return None, line.text("unit")
    if quantity is None:
        return None, line.text("unit")
    if not quantity.unit:
        problem = NumberProblem(
            "target_without_unit",
            "target keluaran tanpa satuan",
            "tulis satuannya, misalnya Dokumen atau Laporan",
        )
        found.findings.append(line.warn("target", problem))
        unreadable.add("unit")
    return quantity.amount, quantity.unit


def _outcomes(line: Line, found: SheetRows) -> Iterator[Outcome]:
    for text_field, target_field in _OUTCOMES:
        text, written = line.text(text_field), line.text(target_field)
        if not text or not written:
            continue
        quantity = parse_quantity(line.cell(target_field))
        if isinstance(quantity, NumberProblem):
            found.findings.append(line.warn(target_field, quantity))
            continue
        is_percent = quantity is not None and (quantity.is_percent or _says_percent(text, quantity))
        yield Outcome(text, quantity.amount if quantity and is_percent else None, written)


def _says_percent(text: str, quantity: object) -> bool:
    """Whether a bare number stands beside ``Persentase …``."""
    words = ("persentase", "presentase", "cakupan")
    return not getattr(quantity, "unit", "") and text.lower().startswith(words)


def _day_text(line: Line, name: str) -> str:
    cell = line.cell(name)
    if cell.kind is CellKind.NUMBER and (day := parse_date(cell, uses_1904=line.sheet.uses_1904)):
        return day.isoformat()
    return line.text(name)
