"""A comparison as a page and as a spreadsheet."""

import io
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template
from xlsxwriter import Workbook

from helpers.publication.compare import Comparison

_HEADINGS = ("Kode", "Wilayah", "Jenis", "Apa", "Lama", "Baru")
_WIDTHS = (10, 28, 12, 44, 28, 28)
# Text that looks like a formula, a link or a number stays the text it was.
_TEXT_ONLY = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def to_html(comparison: Comparison) -> bytes:
    """Return the comparison as one HTML page that loads nothing."""
    return _template().render(comparison=comparison, headings=_HEADINGS).encode()


def to_xlsx(comparison: Comparison) -> bytes:
    """Return the comparison as a spreadsheet with one row per change; equal input, equal bytes."""
    stream = io.BytesIO()
    workbook = Workbook(stream, _TEXT_ONLY)
    day = comparison.new.as_of
    # The file's only time is that of the data.
    workbook.set_properties({"title": comparison.new.title, "created": _noon(day)})
    sheet = workbook.add_worksheet("Perubahan")
    bold = workbook.add_format({"bold": True})
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
        sheet.write_string(0, column, heading, bold)
        sheet.set_column(column, column, width)
    for number, change in enumerate(comparison.changes, start=1):
        texts = (
            change.region_code,
            change.region,
            str(change.kind),
            change.what,
            change.old,
            change.new,
        )
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(comparison.changes)), len(_HEADINGS) - 1)
    workbook.close()
    return stream.getvalue()


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("helpers.publication") / "comparison.html.j2"
    return environment.from_string(source.read_text(encoding="utf-8"))
