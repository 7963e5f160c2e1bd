"""The tables of a report as one spreadsheet file."""

import io
from datetime import UTC, datetime
from typing import Any, Final

from xlsxwriter import Workbook

from helpers.display import Cover, Displayable
from helpers.display.writers.xlsx import XlsxBook, to_xlsx
from helpers.rendering.blocks import Block
from helpers.rendering.document import Document

_SUMMARY_WIDTH: Final = 110
# Text that looks like a formula, a link or a number stays the text it was.
_TEXT_ONLY: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_NO_DATE: Final = datetime(2000, 1, 1, tzinfo=UTC)


def xlsx_file(document: Document) -> bytes:
    """Return the document as XLSX: a summary sheet, then one sheet for each table.

    Tables kept out of print (``figures.csv``) get a sheet as well. The same document gives the
    same bytes: the file's date is that of the data.
    """
    stream = io.BytesIO()
    workbook = Workbook(stream, _TEXT_ONLY)
    workbook.set_properties(_properties(document))
    summary = workbook.add_worksheet("Ringkasan")
    summary.set_column(0, 0, _SUMMARY_WIDTH)
    summary.hide_gridlines(2)
    book = XlsxBook(workbook=workbook, summary=summary, names={"ringkasan"})
    if document.cover:
        to_xlsx(document.cover, book)
    for block in (*document.opening, *document.blocks):
        _write(block, book)
    for table in document.tables:
        if not table.printed:
            to_xlsx(table, book)
    workbook.close()
    return stream.getvalue()


def _write(block: Block, book: XlsxBook) -> None:
    if isinstance(block, Displayable):
        to_xlsx(block, book)
    else:
        book.write_line(_words(block))


def _words(node: dict[str, Any]) -> str:
    """Return the words of an analyst's own paragraph; pictures and code have none."""
    return "".join(str(run.get("text", "")) for run in node.get("text", ()))


def _properties(document: Document) -> dict[str, Any]:
    cover = document.cover or Cover(
        title=document.title,
        short_title="",
        office="",
        region="",
        region_code="",
        as_of="",
        meeting="",
        data_line="",
    )
    created = datetime.fromisoformat(cover.as_of).replace(tzinfo=UTC) if cover.as_of else _NO_DATE
    return {
        "title": cover.title,
        "author": cover.office,
        "subject": cover.description,
        "keywords": ", ".join(cover.keywords),
        "comments": cover.sample_note,
        "created": created,
    }
