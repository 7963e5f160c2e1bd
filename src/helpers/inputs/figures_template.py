"""Blank workbooks for a kabupaten/kota to fill in; filled ones are read back as tidy tables."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpers.inputs.template_marks import INSTRUCTIONS_TITLE
from helpers.vocabulary.indicators import (
    Basis,
    Catalogue,
    Indicator,
    IndicatorGroup,
    IndicatorKind,
)
from helpers.vocabulary.regions import Region

COLUMNS = (
    ("kode_wilayah", 13),
    ("nama_wilayah", 24),
    ("indikator", 18),
    ("basis", 16),
    ("uraian", 58),
    ("tanggal", 12),
    ("pembilang", 15),
    ("penyebut", 15),
    ("sumber", 24),
    ("keterangan", 30),
)
_HEADER_ROW = 3
_LAST_COUNT = 10**10
_INSTRUCTIONS = (
    "Isi hanya sel kuning pada lembar Isian: pembilang, penyebut, sumber, dan keterangan.",
    "Tulis bilangan bulat tanpa titik atau koma, misalnya 207889.",
    "Data belum tersedia: kosongkan selnya. Jangan menulis 0 untuk data yang belum tersedia.",
    "Indikator yang tidak berlaku di daerah ini: tulis tidak berlaku pada pembilang.",
    "Ya/tidak: tulis 1 untuk ya dan 0 untuk tidak.",
    "Sel abu-abu terkunci: kode, nama, indikator, dan basis dipakai untuk membaca berkas ini.",
    "Jangan menambah, menghapus, atau memindahkan kolom; jangan menggabungkan sel.",
    "Pembilang dan penyebut harus berasal dari tanggal data yang sama.",
    "Perbaikan dikirim sebagai berkas baru dengan nama yang diakhiri rev2, rev3, dan seterusnya.",
    "Jangan menulis NIK atau nama penduduk di mana pun dalam berkas ini.",
)


def figures_workbook(region: Region, catalogue: Catalogue, as_of: date) -> bytes:
    """Return a blank workbook of one kabupaten/kota; the same input gives the same bytes.

    Parameters
    ----------
    region
        The kabupaten/kota.
    catalogue
        Indicators that are asked for: all but flows and bases that are derived.
    as_of
        Day of the data, filled in.
    """
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    day = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    book.set_properties({"title": f"Isian {region.official_name}", "created": day})
    sheet = book.add_worksheet("Isian")
    _fill(book, sheet, region, _asked(catalogue), day)
    _instruct(book, region, as_of)
    sheet.activate()
    book.close()
    return stream.getvalue()


def _asked(catalogue: Catalogue) -> list[tuple[Indicator, Basis]]:
    return [
        (indicator, basis)
        for indicator in catalogue.indicators
        if indicator.group is not IndicatorGroup.FLOW
        for basis in indicator.bases
        if basis.denominator_of is None
    ]


def _fill(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    region: Region,
    asked: Sequence[tuple[Indicator, Basis]],
    day: datetime,
) -> None:
    heading = book.add_format({"bold": True, "font_size": 13})
    label = book.add_format({"bold": True, "bg_color": "#D9E2EC", "border": 1})
    locked = book.add_format({"bg_color": "#EEEEEE", "border": 1, "text_wrap": True})
    dated = book.add_format({"bg_color": "#EEEEEE", "border": 1, "num_format": "yyyy-mm-dd"})
    free = {"bg_color": "#FFF9DB", "border": 1, "locked": False}
    number, text = book.add_format(free | {"num_format": "0"}), book.add_format(free)
    sheet.write_string(0, 0, f"ISIAN DATA {region.official_name.upper()}", heading)
    sheet.write_string(1, 0, "Petunjuk ada di lembar Petunjuk. Isi sel kuning saja.")
    for column, (name, width) in enumerate(COLUMNS):
        sheet.write_string(_HEADER_ROW, column, name, label)
        sheet.set_column(column, column, width)
    for row, (indicator, basis) in enumerate(asked, _HEADER_ROW + 1):
        fixed = (region.code, region.label, indicator.key, basis.key, _about(indicator, basis))
        for column, value in enumerate(fixed):
            sheet.write_string(row, column, value, locked)
        sheet.write_datetime(row, 5, day.replace(tzinfo=None), dated)
        sheet.write_blank(row, 6, None, number)
        has_base = indicator.kind_of(basis) is IndicatorKind.RATIO
        sheet.write_blank(row, 7, None, number if has_base else locked)
        sheet.write_blank(row, 8, None, text)
        sheet.write_blank(row, 9, None, text)
        _validate(sheet, row, indicator.kind_of(basis), has_base=has_base)
    sheet.freeze_panes(_HEADER_ROW + 1, 3)
    sheet.protect("", {"format_columns": True, "select_locked_cells": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _about(indicator: Indicator, basis: Basis) -> str:
    if indicator.kind_of(basis) is IndicatorKind.RATIO:
        return f"{indicator.term}: {indicator.numerator_label} dari {basis.label}"
    if indicator.kind_of(basis) is IndicatorKind.YES_NO:
        return f"{indicator.term}: {basis.label} (1 = ya, 0 = tidak)"
    return f"{indicator.term}: {indicator.numerator_label} ({indicator.unit})"


def _validate(sheet: Worksheet, row: int, kind: IndicatorKind, *, has_base: bool) -> None:
    for column, is_asked in ((6, True), (7, has_base)):
        if not is_asked:
            continue
        cell = f"{'ABCDEFGHIJ'[column]}{row + 1}"
        limits = "OR({0}=0,{0}=1)" if kind is IndicatorKind.YES_NO else f"{{0}}<={_LAST_COUNT}"
        is_whole = f"AND(ISNUMBER({cell}),{cell}>=0,{cell}=INT({cell}),{limits.format(cell)})"
        rule: dict[str, Any] = {
            "validate": "custom",
            "value": f'=IF(ISNUMBER({cell}),{is_whole},LOWER({cell})="tidak berlaku")',
            "error_title": "Isi tidak diterima",
            "error_message": "Isi 1 atau 0, atau: tidak berlaku"
            if kind is IndicatorKind.YES_NO
            else "Isi bilangan bulat tanpa titik dan koma, atau: tidak berlaku",
        }
        sheet.data_validation(row, column, row, column, rule)


def _instruct(book: xlsxwriter.Workbook, region: Region, as_of: date) -> None:
    sheet = book.add_worksheet("Petunjuk")
    bold: Format = book.add_format({"bold": True, "font_size": 13})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, INSTRUCTIONS_TITLE, bold)
    sheet.write_string(1, 0, f"{region.official_name}, data per {as_of.isoformat()}")
    for number, line in enumerate(_INSTRUCTIONS, 1):
        sheet.write_string(number + 2, 0, f"{number}. {line}", wrapped)
    sheet.protect()
