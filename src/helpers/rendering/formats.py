"""An executed notebook in, files out: what the batch calls."""

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from helpers.display.writers.csv import to_csv
from helpers.errors import ReportFailedError
from helpers.rendering.document import Document, collect
from helpers.rendering.html_page import html_page
from helpers.rendering.typst_compile import compile_pdf
from helpers.rendering.typst_document import typst_json
from helpers.rendering.xlsx_file import xlsx_file


@dataclass(frozen=True, slots=True)
class Printed:
    """The files of a report by name, and the seconds that each format took."""

    files: Mapping[str, bytes]
    seconds: Mapping[str, float]


def render(notebook: Mapping[str, Any], name: str, formats: Collection[str]) -> Printed:
    """Return the files of a report, taking the notebook apart only once.

    Parameters
    ----------
    name
        Name of the files without ending.
    formats
        Endings out of ``pdf``, ``html``, ``xlsx``.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error, or a page cannot be set.
    """
    spent: dict[str, float] = {}
    started = time.perf_counter()
    document = collect(notebook, name)
    files = _table_files(document)
    spent["other"] = time.perf_counter() - started
    for ending, write in _WRITERS.items():
        if ending in formats:
            started = time.perf_counter()
            files[f"{name}.{ending}"] = write(document)
            spent[ending] = time.perf_counter() - started
    return Printed(files, spent)


def render_pdf(notebook: Mapping[str, Any], name: str) -> bytes:
    """Return the report as PDF.

    Raises
    ------
    ReportFailedError
        When a cell ended in an error, or a page cannot be set.
    """
    return _pdf(collect(notebook, name))


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
    return _table_files(collect(notebook, name))


def _pdf(document: Document) -> bytes:
    as_of = document.cover.as_of if document.cover else ""
    return compile_pdf(typst_json(document), as_of)


def _html(document: Document) -> bytes:
    return html_page(document).encode()


_WRITERS: Mapping[str, Callable[[Document], bytes]] = {
    "pdf": _pdf,
    "html": _html,
    "xlsx": xlsx_file,
}


def _table_files(document: Document) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for table in document.tables:
        if table.file in found or not _is_plain_name(table.file):
            raise ReportFailedError(f"nama berkas tabel tidak dapat dipakai: {table.file}")
        found[table.file] = to_csv(table)
    return found


def _is_plain_name(name: str) -> bool:
    return name.endswith(".csv") and name.replace("_", "").removesuffix(".csv").isalnum()
