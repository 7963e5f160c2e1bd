"""The quick way through the cells of a sheet, for files written the way Excel writes them.

A parser calls back five times for each cell, which is most of the time of a large workbook. Rows
and cells in the usual form are cut with one pattern instead. Nothing is skipped: the pattern has
to cover every character between ``<sheetData>`` and ``</sheetData>``, and everything around it
still goes through the parser; any departure, and the parser reads the whole sheet.
"""

import re
from collections.abc import Iterable

from helpers.inputs.sheet_xml import SheetCells, column_number, parse_part

_ATTRIBUTES = r'(?: [A-Za-z][A-Za-z0-9:]*="[^"<&]*")*'
_FORMULA = rf"<f{_ATTRIBUTES}(?:/>|>(?:[^<&]|&(?:amp|lt|gt|quot|apos);)*</f>)"
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,6})")?(?: t="(n|s|str|b|e)")?'
    rf"(?:/>|>({_FORMULA})?(?:<v>([^<&\r]*)</v>|(<v/>))?</c>)"
    rf'|<row r="([1-9][0-9]{{0,6}})"({_ATTRIBUTES}) ?(/?)>'
    r"|(</row>)|[ \n\t]+"
)
_HIDDEN = re.compile(r'\shidden="(?:1|true)"')
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"


def read_sheet_part(chunks: Iterable[bytes], cells: SheetCells) -> None:
    """Read the XML of one sheet into ``cells``, quickly where that is certain."""
    data = b"".join(chunks)
    inside = _usual_body(data)
    if inside is None or not _scan(inside, cells):
        cells.forget()
        parse_part((data,), cells.start, cells.end, cells.text)
        return
    # What stands around the cells: merged ranges, and whatever makes the file no XML.
    start, end = data.index(_OPEN) + len(_OPEN), data.rindex(_CLOSE)
    parse_part((data[:start], data[end:]), cells.start, cells.end, cells.text)


def _usual_body(data: bytes) -> str | None:
    """Return the text between the sheet's data tags when nothing is unusual about the file."""
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    head = data[:200].lower()
    if start < 0 or end < start or b"<!" in data or data.count(_CLOSE) != 1:
        return None
    if b"encoding=" in head and b'encoding="utf-8"' not in head:
        return None
    try:
        body = data[start + len(_OPEN) : end].decode("utf-8")
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.search(body) else body


def _scan(body: str, cells: SheetCells) -> bool:
    """Cut the body into cells; ``False`` as soon as something is not in the usual form."""
    position, row = 0, ""
    add = cells.add
    for match in _TOKEN.finditer(body):
        if match.start() != position:
            return False
        position = match.end()
        letters, at, style, kind, formula, value, empty, number, more, closed, closing = (
            match.groups()
        )
        if letters is not None:
            if not row:
                return False
            if value or formula or empty:
                add(
                    int(at),
                    column_number(letters),
                    kind or "n",
                    int(style) if style else 0,
                    value or "",
                    has_formula=formula is not None,
                    has_value=value is not None or empty is not None,
                )
        elif number is not None:
            if row:
                return False
            if more and _HIDDEN.search(more):
                cells.hidden_rows.add(int(number))
            row = "" if closed else number
        elif closing is not None:
            if not row:
                return False
            row = ""
    return position == len(body) and not row
