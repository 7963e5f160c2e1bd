"""Opening .xlsx files: equal to two other readers, or refused in words."""

import io
import random
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from helpers.inputs import archive, sheet_scan, sheet_xml
from helpers.inputs.archive import RefusedWorkbookError
from helpers.inputs.cells import CellKind, RawSheet, column_letters
from helpers.inputs.samples import sample_workbook
from helpers.inputs.sheet_xml import split_reference
from helpers.inputs.workbook import read_workbook
from workbooks import workbook

SHEETS = {"KIA": "NO | WILAYAH\n=1 | PASER\n=2 | =0.5:0.00%", "Kosong": "", "Akhir": "x"}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return stream.getvalue()


def with_sheet(xml: str) -> bytes:
    content = parts(workbook(SHEETS))
    content["xl/worksheets/sheet1.xml"] = xml.encode("utf-8")
    return packed(content)


def rows_xml(rows: str, head: str = "") -> str:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'{head}<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'


def as_value(sheet: RawSheet, row: int, column: int) -> object:
    cell = sheet.cell(row, column)
    return float(cell.text) if cell.kind is CellKind.NUMBER else cell.text


def refusal(data: bytes) -> RefusedWorkbookError:
    with pytest.raises(RefusedWorkbookError) as caught:
        read_workbook(data, "uji.xlsx")
    assert caught.value.problem
    assert caught.value.action
    return caught.value


def test_the_sample_reads_as_two_other_readers_read_it():
    data = sample_workbook("kaltim")
    ours = read_workbook(data, "contoh.xlsx")
    calamine = CalamineWorkbook.from_filelike(io.BytesIO(data))
    openpyxl_book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert [sheet.name for sheet in ours.sheets] == calamine.sheet_names == openpyxl_book.sheetnames
    cells = 0
    for sheet in ours.sheets:
        rows = calamine.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
        for row, values in enumerate(rows, 1):
            for column, value in enumerate(values, 1):
                assert as_value(sheet, row, column) == value
        for cell in (c for row in openpyxl_book[sheet.name].iter_rows() for c in row):
            if cell.value is not None:
                assert as_value(sheet, cell.row, cell.column) == cell.value
                assert sheet.cell(cell.row, cell.column).number_format in (
                    cell.number_format,
                    "#,##0",
                )
                cells += 1
    assert cells > 5_000
    assert "DATA CONTOH" in ours.keywords


@given(
    st.lists(
        st.lists(
            st.one_of(
                st.none(),
                st.integers(-(10**12), 10**12),
                st.floats(allow_nan=False, allow_infinity=False, width=32),
                st.text(
                    alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")),
                    min_size=1,
                    max_size=8,
                ),
            ),
            max_size=5,
        ),
        max_size=5,
    ),
    st.booleans(),
)
def test_any_table_reads_back_as_it_was_written(table, inline):
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(stream, {**options, "constant_memory": inline})
    sheet = book.add_worksheet("Uji")
    for row, values in enumerate(table):
        for column, value in enumerate(values):
            if isinstance(value, str):
                sheet.write_string(row, column, value)
            elif value is not None:
                sheet.write_number(row, column, value)
    book.close()
    (read,) = read_workbook(stream.getvalue(), "uji.xlsx").sheets
    for row, values in enumerate(table, 1):
        for column, value in enumerate(values, 1):
            got = as_value(read, row, column)
            if isinstance(value, float):
                assert got == pytest.approx(value, rel=1e-15)
            else:
                assert got == ("" if value is None else value)


def test_errors_and_formulas_without_value_are_told_apart():
    (sheet, *_) = read_workbook(workbook({"A": "#REF! | =? | =5 | x"}), "uji.xlsx").sheets
    kinds = [sheet.cell(1, column).kind for column in (1, 2, 3, 4)]
    assert kinds == ["error", "uncached_formula", "number", "text"]
    assert sheet.cell(1, 1).text == "#REF!"


def test_a_formula_that_shows_nothing_is_an_empty_cell():
    cells = '<row r="1"><c r="A1" t="str"><f>IF(1,"","")</f><v></v></c><c r="B1"><f>1</f></c></row>'
    sheet = read_workbook(with_sheet(rows_xml(cells)), "uji.xlsx").sheets[0]
    assert sheet.cell(1, 1).text == ""
    assert sheet.cell(1, 1).kind is CellKind.TEXT
    assert sheet.cell(1, 2).kind is CellKind.UNCACHED_FORMULA


def test_hidden_rows_merged_cells_and_prefixed_names_are_seen():
    xml = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<x:sheetData><x:row r="2" hidden="1"><x:c r="B2" t="inlineStr"><x:is><x:r><x:t>pa</x:t>'
        "</x:r><x:r><x:t>ser</x:t></x:r></x:is></x:c></x:row></x:sheetData>"
        '<x:mergeCells><x:mergeCell ref="B2:C3"/></x:mergeCells></x:worksheet>'
    )
    sheet = read_workbook(with_sheet(xml), "uji.xlsx").sheets[0]
    assert sheet.cell(2, 2).text == "paser"
    assert sheet.hidden_rows == {2}
    assert sheet.merged == ((2, 2, 3, 3),)


def test_cells_without_addresses_stand_one_after_the_other():
    xml = rows_xml("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    sheet = read_workbook(with_sheet(xml), "uji.xlsx").sheets[0]
    assert {r: {c: cell.text for c, cell in row.items()} for r, row in sheet.rows.items()} == {
        1: {1: "1", 3: "3"},
        2: {1: "4"},
    }


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "file_empty"),
        (b"NO,WILAYAH\n", "file_format"),
        (b"<html>", "file_format"),
        (OLE, "file_format"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_protected"),
        (workbook(SHEETS)[:-300], "file_broken"),
        (workbook(SHEETS)[:200], "file_broken"),
        (packed({"a.txt": b"x"}), "file_broken"),
        (packed({"_rels/.rels": b"<a/>"}), "file_format"),
        (packed({**parts(workbook(SHEETS)), "xl/vbaProject.bin": b"x"}), "file_macros"),
    ],
)
def test_files_that_are_no_workbooks_are_refused(data, rule):
    assert refusal(data).rule == rule


def test_a_workbook_without_one_of_its_parts_is_refused():
    whole = parts(workbook({"A": "a | b"}))
    for name in whole:
        if name.endswith(
            (".rels", "workbook.xml", "sheet1.xml", "sharedStrings.xml", "styles.xml")
        ):
            left = {key: data for key, data in whole.items() if key != name}
            assert refusal(packed(left)).rule in ("file_broken", "file_format")


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ('<row r="1"><c r="XFD1048576"><v>1</v></c></row>', "cell_far_away"),
        ('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>', "file_broken"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "file_broken"),
        ('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>', "file_broken"),
        ('<row r="1"><c r="A1"><v>nan</v></c></row>', "file_broken"),
        ('<row r="1"><c r="A1"><v>1</v>', "file_broken"),
    ],
)
def test_sheets_that_cannot_be_right_are_refused(rows, rule):
    assert refusal(with_sheet(rows_xml(rows))).rule == rule


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
    ],
)
def test_document_types_and_entities_are_refused(head):
    assert refusal(with_sheet(rows_xml("", head))).rule == "file_hostile"


@pytest.mark.parametrize("encoding", ["utf-7", "cp1252", "tidak-ada", "utf-32"])
def test_unusual_encodings_are_refused(encoding):
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    assert refusal(with_sheet(rows_xml("", head))).rule == "file_broken"


def test_bombs_are_refused_by_what_they_claim_and_by_what_comes_out(monkeypatch):
    bomb = packed(
        {**parts(workbook(SHEETS)), "xl/besar.xml": b"\0" * (archive.MAX_INFLATED_BYTES + 1)}
    )
    assert len(bomb) < 200_000
    assert refusal(bomb).rule == "file_too_big"
    monkeypatch.setattr(archive, "MAX_INFLATED_BYTES", 3_000)
    monkeypatch.setattr(archive.Archive, "_check_directory", lambda _self: None)
    assert refusal(workbook(SHEETS)).rule == "file_too_big"


def test_too_many_cells_are_refused(monkeypatch):
    monkeypatch.setattr(sheet_xml.CellBudget.__init__, "__defaults__", (3,))
    assert read_workbook(workbook({"A": "1 | 2 | 3"}), "uji.xlsx").sheets
    assert refusal(workbook({"A": "1 | 2", "B": "3 | 4"})).rule == "file_too_big"


def test_mutated_files_are_read_or_refused_never_anything_else():
    whole = workbook({"KIA": "NO | WILAYAH | KODE\n=1 | PASER | 64.01\n=2 | #REF! | =0.5:0.00%"})
    content = parts(whole)
    chance = random.Random(20241112)
    refused = 0
    for turn in range(600):
        if turn % 2:
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
        else:
            name = chance.choice(sorted(content))
            part = bytearray(content[name])
            for _ in range(chance.randint(1, 4)):
                at = chance.randrange(len(part))
                part[at : at + chance.randint(0, 3)] = chance.choice(
                    [b"", b"<", b'"', b"9", b"\xff"]
                )
            data = packed({**content, name: bytes(part)})
        try:
            read_workbook(bytes(data), "uji.xlsx")
        except RefusedWorkbookError:
            refused += 1
    assert refused > 200


@given(st.binary(max_size=200))
def test_any_bytes_are_refused(data):
    refusal(data)
    refusal(b"PK\x03\x04" + data)


@given(row=st.integers(1, 1_048_576), column=st.integers(1, 16_384))
def test_addresses_read_back(row, column):
    assert split_reference(f"{column_letters(column)}{row}") == (row, column)


def sheets_by_both_ways(data: bytes) -> tuple[object, object]:
    """Read a file as usual, and once more with the parser alone."""

    def read() -> object:
        try:
            return read_workbook(data, "uji.xlsx")
        except RefusedWorkbookError as error:
            return error.args

    usual = read()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet_scan, "_usual_body", lambda _data: None)
        return usual, read()


def test_the_quick_way_and_the_parser_read_the_same():
    data = sample_workbook("kaltim")
    quick, parsed = sheets_by_both_ways(data)
    assert quick == parsed
    chance = random.Random(64)
    content = parts(workbook({"A": "NO | x\n=1 | =0.5:0.00%\n#REF! | =?\nTotal | =3"}))
    name = "xl/worksheets/sheet1.xml"
    pieces = [b"", b"<", b'"', b"9", b"&", b"</row>", b"<row>", b'<c r="A9">', b"<v>", b" ", b"\t"]
    for _ in range(400):
        part = bytearray(content[name])
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(part))
            part[at : at + chance.randint(0, 3)] = chance.choice(pieces)
        quick, parsed = sheets_by_both_ways(packed({**content, name: bytes(part)}))
        assert quick == parsed
