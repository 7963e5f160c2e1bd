"""Text files of a tidy table as a raw sheet."""

import csv
import io

from helpers.inputs.archive import RefusedWorkbookError
from helpers.inputs.cells import Cell, CellKind, RawSheet, RawWorkbook

MAX_BYTES = 20_000_000
MAX_LINES = 200_000


def read_delimited(data: bytes, name: str, *, marker: str = "kode_wilayah") -> RawWorkbook:
    """Read UTF-8 text with commas, semicolons or tabs; all cells are text.

    Parameters
    ----------
    data, name
        The whole file, and its name for places.
    marker
        Word of the header line, which shows the separator.

    Raises
    ------
    RefusedWorkbookError
        When the file is too large or no UTF-8 text.
    """
    if len(data) > MAX_BYTES:
        raise RefusedWorkbookError("file_too_big", "berkas terlalu besar", "pecah berkasnya")
    if not data.strip():
        raise RefusedWorkbookError("file_empty", "berkas kosong", "minta kirim ulang")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedWorkbookError(
            "file_encoding", "bukan teks UTF-8", 'simpan dari Excel sebagai "CSV UTF-8"'
        ) from None
    if "\0" in text:
        raise RefusedWorkbookError("file_format", "bukan berkas teks CSV", "simpan ulang")
    return RawWorkbook(name, (_sheet(text, marker),))


def _sheet(text: str, marker: str) -> RawSheet:
    rows: dict[int, dict[int, Cell]] = {}
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, marker))
    try:
        for cells in reader:
            line = reader.line_num
            if line > MAX_LINES:
                raise RefusedWorkbookError(
                    "file_too_big", "baris terlalu banyak", "pecah berkasnya"
                )
            filled = {n: Cell(CellKind.TEXT, t) for n, t in enumerate(cells, 1) if t.strip()}
            if filled:
                rows[line] = filled
    except csv.Error:
        raise RefusedWorkbookError(
            "file_broken", "baris CSV tidak terbaca", "periksa tanda petik dan pemisahnya"
        ) from None
    return RawSheet("", rows, counts_lines=True)


def _separator(text: str, marker: str) -> str:
    """Return the separator of the first line that holds the marker, else a comma."""
    head = next((line for line in text.splitlines() if marker in line.lower()), "")
    return max(",;\t", key=lambda sign: (head.count(sign), sign == ","))
