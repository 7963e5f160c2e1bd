"""Lines of a text file that do not have the cells their header promises."""

import re
from collections.abc import Iterable, Sequence

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.reading import blocking

_GROUP_START = re.compile(r"\s*[1-9]\d{0,2}\s*", re.ASCII)
_GROUP = re.compile(r"\s*\d{3}\s*", re.ASCII)


def width_findings(
    sheet: RawSheet,
    file: str,
    header_rows: Iterable[int],
    rows: Iterable[int],
    needed: Sequence[int],
) -> tuple[Finding, ...]:
    """Refuse lines with more cells than headers, without the needed ones, or with split numbers.

    ``127,645`` between commas and without quotation marks is two cells: every number behind it
    would be read into the wrong column.

    Parameters
    ----------
    sheet, file
        A text file's sheet; of a workbook there is nothing to find.
    header_rows, rows
        Lines of headers, and lines of data.
    needed
        Columns that a line must reach.
    """
    if not sheet.widths:
        return ()
    headed = max((sheet.widths.get(row, 0) for row in header_rows), default=0)
    findings: list[Finding] = []
    for row in rows:
        width, place = sheet.widths.get(row, 0), Place(file, sheet.name, f"baris {row}")
        if max(sheet.rows[row]) > headed:
            problem = f"{width} sel, padahal judulnya {headed}"
            action = 'beri tanda petik pada isi yang memuat pemisah, misalnya "127,645"'
            findings.append(blocking("row_too_wide", place, problem, action))
        elif width < max(needed, default=0):
            problem = f"baris terpotong: {width} sel, padahal judulnya {headed}"
            findings.append(
                blocking(
                    "row_too_short", place, problem, "lengkapi barisnya atau minta kirim ulang"
                )
            )
        elif width != headed and _holds_split_number(sheet, row):
            problem = f"{width} sel, padahal judulnya {headed}; ada bilangan yang seperti terbelah"
            action = "tulis bilangan tanpa pemisah ribuan, atau beri tanda petik"
            findings.append(blocking("number_split", place, problem, action))
    return tuple(findings)


def _holds_split_number(sheet: RawSheet, row: int) -> bool:
    cells = sheet.rows[row]
    return any(
        _GROUP_START.fullmatch(cell.text)
        and column + 1 in cells
        and _GROUP.fullmatch(cells[column + 1].text)
        for column, cell in cells.items()
    )
