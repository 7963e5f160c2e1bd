"""Sheets of a sample as the bytes of an XLSX file, the same on every call and machine."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from helpers.inputs.samples.sheet import CellStyle, Sheet

# The clock would change the bytes; the day is that of the data.
_CREATED = datetime(2024, 11, 12)  # noqa: DTZ001 - a wall-clock stamp; the file format knows no zone
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_HEADER_ROW_HEIGHT = 32
_RIGHT: dict[str, object] = {"align": "right"}
_STYLES: dict[CellStyle, dict[str, object]] = {
    CellStyle.TEXT: {},
    CellStyle.COUNT: {},
    CellStyle.GROUPED_COUNT: {"num_format": "#,##0"},
    CellStyle.TEXT_COUNT: _RIGHT,
    CellStyle.PERCENT: {"num_format": "0.00"},
    CellStyle.TEXT_PERCENT: _RIGHT,
    CellStyle.RATIO_PERCENT: {"num_format": "0.00%"},
}
_HEADER = {
    "bold": True,
    "bg_color": "#12304D",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
}


def workbook_bytes(sheets: Iterable[Sheet], properties: dict[str, str]) -> bytes:
    """Return an XLSX file with ``sheets`` in their order.

    Parameters
    ----------
    properties
        File properties as xlsxwriter names them: ``title``, ``subject``, ``keywords``,
        ``comments``.
    """
    stream = BytesIO()
    with Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({**properties, "created": _CREATED})
        formats = _Formats(workbook)
        for sheet in sheets:
            _write(workbook.add_worksheet(sheet.name), sheet, formats)
    return _uncompressed(stream.getvalue())


class _Formats:
    """The workbook's cell formats, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self.title = workbook.add_format({"bold": True})
        self.note = workbook.add_format({"italic": True, "font_color": "#52606D"})
        self.header = workbook.add_format(_HEADER)
        self._cells = {
            (style, is_total): workbook.add_format({**look, "bold": is_total})
            for style, look in _STYLES.items()
            for is_total in (False, True)
        }

    def cell(self, style: CellStyle, is_total: bool) -> Format:
        return self._cells[style, is_total]


def _write(worksheet: Worksheet, sheet: Sheet, formats: _Formats) -> None:
    for row, title in enumerate(sheet.titles):
        worksheet.write_string(row, 0, title, formats.title)
    header_row = len(sheet.titles)
    worksheet.set_row(header_row, _HEADER_ROW_HEIGHT)
    for place, column in enumerate(sheet.columns):
        worksheet.set_column(place, place, column.width)
        worksheet.write_string(header_row, place, column.header, formats.header)
    worksheet.freeze_panes(header_row + 1, 0)
    last_row = header_row + len(sheet.rows)
    for row, values in enumerate(sheet.rows, start=header_row + 1):
        is_total = row - header_row <= sheet.total_rows
        for place, (value, column) in enumerate(zip(values, sheet.columns, strict=True)):
            look = formats.cell(column.style, is_total)
            if isinstance(value, str):
                worksheet.write_string(row, place, value, look)
            elif value is not None:
                # Not write_number: its types know no Decimal, and a float is stored as 99.65000…01.
                worksheet.write(row, place, value, look)
    # Codes and some numbers are text on purpose: no green corners.
    worksheet.ignore_errors({"number_stored_as_text": f"A1:Z{last_row + 1}"})
    if sheet.source:
        worksheet.write_string(last_row + 2, 0, sheet.source, formats.note)


def _uncompressed(packed: bytes) -> bytes:
    """Store the parts of the file without compression.

    Deflated bytes depend on the build of zlib, and the header of an entry on the operating system:
    the same workbook would have other bytes on another machine.
    """
    stream = BytesIO()
    with ZipFile(BytesIO(packed)) as source, ZipFile(stream, "w", ZIP_STORED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = _UNIX
            target.writestr(entry, source.read(name))
    return stream.getvalue()
