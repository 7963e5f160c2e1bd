"""Spreadsheet writer: numbers stay numbers, text stays text.

Tables go to sheets of their own with a frozen head and filters; everything else becomes lines of
the summary sheet. Nothing that came from data is ever written as a formula or a link.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from helpers.display.characters import visible
from helpers.display.models import (
    Cell,
    Chart,
    Column,
    ColumnKind,
    Cover,
    Displayable,
    Heading,
    Items,
    KeyFigures,
    Notice,
    Row,
    Sentence,
    Stack,
    Table,
)
from helpers.display.models.text import plain
from helpers.display.theme import DEFAULT_THEME, FONT_FAMILY

_NUMBER_FORMATS = {
    ColumnKind.COUNT: "#,##0",
    ColumnKind.MONEY: '"Rp"#,##0',
    ColumnKind.PERCENT: "0.00%",
}
_MAX_SHEET_NAME = 31
_HEAD_LINE = 2


@dataclass(slots=True)
class XlsxBook:
    """A workbook being written: its formats and the next free line of the summary sheet.

    Parameters
    ----------
    workbook
        Made with text-only options (see ``rendering.xlsx_file``).
    """

    workbook: Workbook
    summary: Worksheet
    line: int = 0
    names: set[str] = field(default_factory=set)
    formats: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def style(self, **properties: object) -> Format:
        """Return the format with these properties, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            base = {"font_name": FONT_FAMILY, "font_size": 10, "valign": "top"}
            self.formats[key] = self.workbook.add_format(base | properties)
        return self.formats[key]

    def write_line(self, text: str, **properties: object) -> None:
        """Write one wrapped line to the summary sheet."""
        if text:
            self.summary.write_string(
                self.line, 0, visible(text), self.style(text_wrap=True, **properties)
            )
            self.line += 1

    def write_link(self, text: str, sheet_name: str) -> None:
        """Write one line of the summary sheet that leads to a sheet of this file."""
        style = self.style(font_color=DEFAULT_THEME.reached, underline=1)
        self.summary.write_url(self.line, 0, f"internal:'{sheet_name}'!A1", style, visible(text))
        self.line += 1

    def sheet_name(self, wanted: str) -> str:
        """Return a free, legal sheet name near ``wanted``."""
        legal = re.sub(r"[\[\]:*?/\\']", " ", visible(wanted)).strip() or "Tabel"
        name, number = legal[:_MAX_SHEET_NAME].strip(), 2
        while name.lower() in self.names:
            suffix = f" ({number})"
            name, number = legal[: _MAX_SHEET_NAME - len(suffix)].strip() + suffix, number + 1
        self.names.add(name.lower())
        return name


def to_xlsx(displayable: Displayable, book: XlsxBook) -> None:
    """Write one displayable into the workbook."""
    _WRITERS[type(displayable)](displayable, book)


def _cover(cover: Cover, book: XlsxBook) -> None:
    book.write_line(cover.title, bold=True, font_size=14, font_color=DEFAULT_THEME.navy)
    for text in (cover.office, cover.meeting, cover.data_line, cover.source_line):
        book.write_line(text)
    if cover.is_sample:
        book.write_line(f"DATA CONTOH – {cover.sample_note}", bold=True)


def _heading(heading: Heading, book: XlsxBook) -> None:
    book.line += 1
    book.write_line(plain(heading.text), bold=True, font_size=12 if heading.level == 1 else 11)


def _sentence(sentence: Sentence, book: XlsxBook) -> None:
    label = f"{sentence.label} " if sentence.label else ""
    book.write_line(label + plain(sentence.text))
    book.write_line(sentence.footnote, italic=True)


def _items(items: Items, book: XlsxBook) -> None:
    book.write_line(items.heading, bold=True)
    for number, item in enumerate(items.items):
        mark = {"letters": f"({chr(97 + number)})", "numbers": f"{number + 1}.", "bullets": "–"}
        book.write_line(f"{mark[items.marker]} {plain(item)}")


def _notice(notice: Notice, book: XlsxBook) -> None:
    book.write_line(f"{notice.title}: {plain(notice.text)}", bold=True)


def _key_figures(figures: KeyFigures, book: XlsxBook) -> None:
    for figure in figures.figures:
        note = f" ({figure.note})" if figure.note else ""
        book.write_line(f"{figure.label}: {figure.value}{note}")


def _chart(chart: Chart, book: XlsxBook) -> None:
    book.write_line(_caption("Gambar", plain(chart.caption), is_sample=chart.is_sample), bold=True)
    book.write_line(chart.alternative)


def _stack(stack: Stack, book: XlsxBook) -> None:
    for part in stack.parts:
        to_xlsx(part, book)


def _caption(word: str, caption: str, *, is_sample: bool) -> str:
    return f"{word}: {caption}" + (" – DATA CONTOH" if is_sample else "")


def _table(table: Table, book: XlsxBook) -> None:
    own_name = table.name.replace("_", " ").capitalize()
    name = book.sheet_name(table.label or table.file or own_name or plain(table.caption))
    sheet = book.workbook.add_worksheet(name)
    title = plain(table.caption) or name
    caption = _caption(table.label or "Tabel", title, is_sample=table.is_sample)
    sheet.write_string(0, 0, visible(caption), book.style(bold=True, font_size=12))
    book.write_link(caption, name)
    _write_head(table.columns, sheet, book)
    body = [number for number, row in enumerate(table.rows) if row.role == "body"]
    last_body = _HEAD_LINE + 1 + max(body, default=0)
    for number, row in enumerate(table.rows):
        _write_row(row, table.columns, sheet, _HEAD_LINE + 1 + number, last_body, book)
    if body:
        # Totals stay outside the filter, so that sorting cannot move them among the rows.
        sheet.autofilter(_HEAD_LINE, 0, last_body, max(len(table.columns) - 1, 0))
    sheet.freeze_panes(_HEAD_LINE + 1, 0)
    for number, note in enumerate(table.notes):
        line = _HEAD_LINE + 2 + len(table.rows) + number
        sheet.write_string(line, 0, visible(plain(note)), book.style(italic=True))
    for index, column in enumerate(table.columns):
        texts = [len(row.cells[index].text) for row in table.rows if index < len(row.cells)]
        sheet.set_column(index, index, min(max([len(column.label), *texts]) + 3, 60))


def _write_head(columns: tuple[Column, ...], sheet: Worksheet, book: XlsxBook) -> None:
    style = book.style(
        bold=True, text_wrap=True, bottom=1, bg_color=DEFAULT_THEME.wash, valign="vcenter"
    )
    for index, column in enumerate(columns):
        label = f"{column.group} – {column.label}" if column.group else column.label
        sheet.write_string(_HEAD_LINE, index, visible(label), style)


def _write_row(
    row: Row,
    columns: tuple[Column, ...],
    sheet: Worksheet,
    line: int,
    last_body: int,
    book: XlsxBook,
) -> None:
    properties: dict[str, object] = {"bold": True, "top": 1} if row.role == "total" else {}
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=False)):
        number = _number(cell, column)
        if number is None:
            text = " ".join(part for part in (cell.text, cell.below) if part)
            sheet.write_string(line, index, visible(text), book.style(**properties))
            continue
        style = book.style(num_format=_NUMBER_FORMATS[column.kind], **properties)
        if row.role == "total" and column.summed and isinstance(number, int):
            # The only formulas in the file: made from positions, never from data.
            area = xl_range(_HEAD_LINE + 1, index, last_body, index)
            sheet.write_formula(line, index, f"=SUM({area})", style, number)
        else:
            sheet.write_number(line, index, number, style)


def _number(cell: Cell, column: Column) -> int | float | None:
    """Return the number a cell holds; ``None`` when it is text or has no value."""
    if column.kind not in _NUMBER_FORMATS or cell.value is None:
        return None
    if column.kind is ColumnKind.PERCENT:
        return float(Decimal(str(cell.value)) / 100)
    return int(cell.value)


_WRITERS: dict[type[Displayable], Callable[..., None]] = {
    Cover: _cover,
    Heading: _heading,
    Sentence: _sentence,
    Items: _items,
    Notice: _notice,
    KeyFigures: _key_figures,
    Table: _table,
    Chart: _chart,
    Stack: _stack,
}
