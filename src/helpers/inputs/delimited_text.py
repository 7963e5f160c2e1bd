"""Text files as a raw sheet, in the encodings and with the separators that offices use."""

import csv
import re

from helpers.inputs.archive import RefusedWorkbookError
from helpers.inputs.cells import Cell, CellKind, RawSheet, RawWorkbook

MAX_BYTES = 20_000_000
MAX_LINES = 200_000
MAX_CELLS = 300_000
# A file in memory would take four bytes for each letter; this cuts lines one by one.
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_SIGNS = ";\t,"
_LOOKED_AT = 60
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_delimited(data: bytes, name: str, *, marker: str = "kode_wilayah") -> RawWorkbook:
    """Read text with commas, semicolons or tabs; all cells are text.

    UTF-8 and UTF-16 are told by their marks or by being valid; what is neither is Windows-1252,
    the encoding of Excel's plain CSV.

    Parameters
    ----------
    data, name
        The whole file, and its name for places.
    marker
        Word of the header line, which shows the separator.

    Raises
    ------
    RefusedWorkbookError
        When the file is too large, no text, or cut off in the middle.
    """
    if len(data) > MAX_BYTES:
        raise RefusedWorkbookError("file_too_big", "berkas terlalu besar", "pecah berkasnya")
    if not data.strip(b" \t\r\n\x00"):
        raise RefusedWorkbookError("file_empty", "berkas kosong", "minta kirim ulang")
    text = _decoded(data)
    if "\0" in text:
        raise RefusedWorkbookError("file_format", "bukan berkas teks CSV", "simpan ulang")
    return RawWorkbook(name, (_sheet(text, marker),))


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    head = data[:200]
    if not encoding and 3 * head.count(0) > len(head) and len(data) % 2 == 0:
        # UTF-16 without a mark: every second byte of plain letters is zero.
        encoding = "utf-16-le" if head[1] == 0 else "utf-16-be"
    for name in [encoding] if encoding else ["utf-8", "cp1252"]:
        try:
            return data.decode(name)
        except UnicodeDecodeError:
            continue
    raise RefusedWorkbookError(
        "file_encoding", "bukan teks UTF-8", 'simpan dari Excel sebagai "CSV UTF-8"'
    )


def _sheet(text: str, marker: str) -> RawSheet:
    rows: dict[int, dict[int, Cell]] = {}
    widths: dict[int, int] = {}
    lines = (match[0] for match in _LINE.finditer(text))
    reader = csv.reader(lines, delimiter=_separator(text, marker), strict=True)
    left = MAX_CELLS
    try:
        for cells in reader:
            line = reader.line_num
            left -= len(cells)
            if line > MAX_LINES or left < 0:
                raise RefusedWorkbookError(
                    "file_too_big", "baris terlalu banyak", "pecah berkasnya"
                )
            filled = {n: Cell(CellKind.TEXT, t) for n, t in enumerate(cells, 1) if t.strip()}
            if filled:
                rows[line] = filled
                widths[line] = len(cells)
    except csv.Error:
        raise RefusedWorkbookError(
            "file_broken", "baris CSV tidak terbaca", "periksa tanda petik dan pemisahnya"
        ) from None
    return RawSheet("", rows, counts_lines=True, widths=widths)


def _separator(text: str, marker: str) -> str:
    """Return the separator of the line that holds the marker, else of the line with most cells.

    Only lines without digits count for the latter: a comma may stand inside numbers.
    """
    lines = [match[0] for match, _ in zip(_LINE.finditer(text), range(_LOOKED_AT), strict=False)]
    head = next((line for line in lines if marker in line.lower()), None)
    if head is None:
        words = [line for line in lines if not any(ch.isdigit() for ch in line)] or lines
        head = max(words, key=lambda line: max(line.count(sign) for sign in _SIGNS), default="")
    best = max(_SIGNS, key=head.count)
    return best if head.count(best) else ","
