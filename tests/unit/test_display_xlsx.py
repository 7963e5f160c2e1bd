"""The spreadsheet annex: numbers are numbers, text is text, nothing runs."""

import io
import typing
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from test_display_writers import every_kind

import documents
from helpers.display import Cell, Column, ColumnKind, Displayable, Row, Table, rich
from helpers.display.models.stack import Simple, Stack
from helpers.rendering.formats import render_xlsx

HOSTILE = ("=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+1", "-1", "https://example.org", "{=A1}")


def written(*shown: Displayable) -> openpyxl.Workbook:
    data = render_xlsx(documents.notebook_of(documents.cover(), *shown), "laporan")
    return openpyxl.load_workbook(io.BytesIO(data))


def words(book: openpyxl.Workbook) -> str:
    return "\n".join(
        str(cell)
        for sheet in book
        for row in sheet.iter_rows(values_only=True)
        for cell in row
        if cell is not None
    )


def population(text: str = "Kota Samarinda", **changes: typing.Any) -> Table:
    columns = (
        Column(key="name", label="Nama"),
        Column(key="jiwa", label="Jiwa", kind=ColumnKind.COUNT, summed=True),
        Column(key="cakupan_persen", label="%", kind=ColumnKind.PERCENT),
    )
    rows = (
        Row(cells=(Cell(text=text), Cell(text="1.200", value=1200), _share("98.782726"))),
        Row(cells=(Cell(text="Kab. Paser"), Cell(text="…"), Cell(text="… Data belum tersedia"))),
        Row(cells=(Cell(text="Jumlah"), Cell(text="1.200", value=1200), Cell(text=""))),
    )
    total = rows[2].model_copy(update={"role": "total"})
    return Table(columns=columns, rows=(*rows[:2], total), caption=rich("Penduduk"), **changes)


def _share(percent: str) -> Cell:
    return Cell(text="98,78 %", value=percent)


@pytest.mark.parametrize("kind", [*typing.get_args(Simple), Stack], ids=lambda kind: kind.__name__)
def test_every_kind_says_its_words(kind: type[Displayable]) -> None:
    data = render_xlsx(documents.notebook_of(every_kind("Tujuh kata ini")[kind]), "laporan")
    assert "Tujuh kata ini" in words(openpyxl.load_workbook(io.BytesIO(data)))


def test_numbers_are_numbers_and_a_percentage_is_exact() -> None:
    sheet = written(population())["Tabel 1"]
    assert [cell.value for cell in sheet[4]] == ["Kota Samarinda", 1200, 0.98782726]
    assert Decimal(str(sheet["C4"].value)) * 100 == Decimal("98.782726")
    assert (sheet["B4"].number_format, sheet["C4"].number_format) == ("#,##0", "0.00%")


def test_missing_stays_a_word() -> None:
    sheet = written(population())["Tabel 1"]
    assert [cell.value for cell in sheet[5]] == ["Kab. Paser", "…", "… Data belum tersedia"]


def test_a_summed_column_closes_with_a_formula_over_its_rows() -> None:
    sheet = written(population())["Tabel 1"]
    assert sheet["B6"].value == "=SUM(B4:B5)"


def test_head_is_frozen_and_the_filter_leaves_the_total_alone() -> None:
    sheet = written(population())["Tabel 1"]
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:C5"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    book = written(population(text))
    cell = book["Tabel 1"]["A4"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_hostile_names_of_sheets() -> None:
    table = population(numbered=False, name="x'[]:*?/\\" + "y" * 40)
    again = population(numbered=False, name="x'[]:*?/\\" + "y" * 40)
    assert len(written(table, again).sheetnames) == 3


def test_the_same_report_gives_the_same_bytes() -> None:
    notebook = documents.report()
    first, second = render_xlsx(notebook, "a"), render_xlsx(notebook, "a")
    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_sample_data_say_so_on_every_sheet_of_tables() -> None:
    book = written(population(is_sample=True))
    assert "DATA CONTOH" in str(book["Tabel 1"]["A1"].value)
