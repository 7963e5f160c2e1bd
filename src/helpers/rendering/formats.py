"""An executed notebook in, files out: what the batch calls."""

from collections.abc import Mapping
from typing import Any

from helpers.display.writers.csv import to_csv
from helpers.errors import ReportFailedError
from helpers.rendering.document import collect
from helpers.rendering.html_page import html_page
from helpers.rendering.typst_compile import compile_pdf
from helpers.rendering.typst_document import typst_json
from helpers.rendering.xlsx_file import xlsx_file


def render_pdf(notebook: Mapping[str, Any], name: str) -> bytes:
    """Return the report as PDF.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error, or a page cannot be set.
    """
    document = collect(notebook, name)
    as_of = document.cover.as_of if document.cover else ""
    return compile_pdf(typst_json(document), as_of)


def render_html(notebook: Mapping[str, Any], name: str) -> str:
    """Return the report as one HTML file that loads nothing.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error.
    """
    return html_page(collect(notebook, name))


def render_xlsx(notebook: Mapping[str, Any], name: str) -> bytes:
    """Return every table of the report as one spreadsheet file.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error.
    """
    return xlsx_file(collect(notebook, name))


def render_files(notebook: Mapping[str, Any], name: str = "") -> dict[str, bytes]:
    """Return the files of tables that have one (``figures.csv``), by file name.

    Raises
    ------
    ReportFailedError
        When two tables claim one file name, or a name is more than a name.
    """
    found: dict[str, bytes] = {}
    for table in collect(notebook, name).tables:
        if table.file in found or not _is_plain_name(table.file):
            raise ReportFailedError(f"nama berkas tabel tidak dapat dipakai: {table.file}")
        found[table.file] = to_csv(table)
    return found


def _is_plain_name(name: str) -> bool:
    return name.endswith(".csv") and name.replace("_", "").removesuffix(".csv").isalnum()
