"""Streaming readers of the XML parts of an .xlsx; no entities, no document types.

Written by hand because the libraries that read values give an empty text for ``#REF!`` and for
formulas without a cached value, and show neither number formats nor hidden rows.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from xml.parsers import expat

from helpers.inputs.archive import RefusedWorkbookError, broken
from helpers.inputs.cells import Cell, CellKind, MergedRange, column_letters

MAX_ROW = 100_000
MAX_COLUMN = 1_000
MAX_CELLS = 300_000
MAX_TEXT = 32_767
_NUMBER = re.compile(r"[+-]?[0-9]{1,400}(?:\.[0-9]{0,400})?(?:[eE][+-]?[0-9]{1,4})?")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_BUILTIN_FORMATS = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00",
    14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy hh:mm",
    37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 49: "@",
}  # fmt: skip


def parse_part(
    chunks: Iterable[bytes],
    start: Callable[[str, dict[str, str]], Any],
    end: Callable[[str], Any] | None = None,
    text: Callable[[str], Any] | None = None,
) -> None:
    """Feed one XML part through expat; names come without the prefix of the document's element."""
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def first(name: str, attrs: dict[str, str]) -> None:
        # Calls are most of the time of a large sheet: names are only cut where it is needed.
        prefix, colon, _ = name.rpartition(":")
        cut = len(prefix + colon)
        parser.StartElementHandler = (lambda n, a: start(n[cut:], a)) if cut else start
        if end is not None:
            whole_end = end
            parser.EndElementHandler = (lambda n: whole_end(n[cut:])) if cut else end
        start(name[cut:], attrs)

    parser.StartElementHandler = first
    if text is not None:
        parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.XmlDeclHandler = _refuse_encoding
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise broken() from None


def _refuse_doctype(*_: object) -> None:
    raise RefusedWorkbookError(
        "file_hostile", "berkas memuat deklarasi XML yang tidak wajar", "minta berkas aslinya"
    )


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.upper() not in ("UTF-8", "UTF-16", "US-ASCII"):
        raise broken()


@dataclass
class CellBudget:
    """How many more filled cells a workbook may have, over all its sheets."""

    left: int = MAX_CELLS

    def take(self, sheet: str) -> None:
        """Count one cell."""
        self.left -= 1
        if self.left < 0:
            raise RefusedWorkbookError(
                "file_too_big",
                f"lebih dari {MAX_CELLS} sel berisi",
                "hapus lembar dan baris yang bukan data",
                sheet,
            )


@dataclass
class SharedStrings:
    """Texts that the cells of all sheets refer to by number."""

    texts: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _in_text: bool = False
    _phonetic: int = 0

    def start(self, name: str, _attrs: dict[str, str]) -> None:
        """Begin an element."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._in_text = not self._phonetic

    def end(self, name: str) -> None:
        """End an element."""
        if name == "t":
            self._in_text = False
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "si":
            self.texts.append(unescape("".join(self._parts)))

    def text(self, data: str) -> None:
        """Collect text."""
        if self._in_text:
            self._parts.append(data)


@dataclass
class Styles:
    """Number format of each cell style."""

    formats: list[str] = field(default_factory=list)
    _custom: dict[str, str] = field(default_factory=dict)
    _in_cells: bool = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        if name == "numFmt":
            self._custom[attrs.get("numFmtId", "")] = attrs.get("formatCode", "General")
        elif name == "cellXfs":
            self._in_cells = True
        elif name == "xf" and self._in_cells:
            number = attrs.get("numFmtId", "0")
            builtin = (
                _BUILTIN_FORMATS.get(int(number), "General") if number.isdigit() else "General"
            )
            self.formats.append(self._custom.get(number, builtin))

    def end(self, name: str) -> None:
        """End an element."""
        if name == "cellXfs":
            self._in_cells = False


@dataclass
class SheetCells:
    """Cells, hidden rows and merged ranges of one sheet."""

    name: str
    strings: list[str]
    formats: list[str]
    budget: CellBudget
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    merged: list[MergedRange] = field(default_factory=list)
    _row: int = 0
    _column: int = 0
    _type: str = "n"
    _style: int = 0
    _formula: bool = False
    _has_value: bool = False
    _parts: list[str] = field(default_factory=list)
    _collect: bool = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        """Begin an element."""
        if name == "c":
            self._start_cell(attrs)
        elif name in ("v", "t"):
            self._collect = self._has_value = True
        elif name == "f":
            self._formula = True
        elif name == "row":
            self._start_row(attrs)
        elif name == "mergeCell":
            self._merge(attrs.get("ref", ""))

    def end(self, name: str) -> None:
        """End an element."""
        if name in ("v", "t"):
            self._collect = False
        elif name == "c":
            self._end_cell()

    def text(self, data: str) -> None:
        """Collect text."""
        if self._collect:
            self._parts.append(data)

    def _start_row(self, attrs: dict[str, str]) -> None:
        number = attrs.get("r", "")
        self._row = _whole(number) if number else self._row + 1
        self._column = 0
        if attrs.get("hidden") in ("1", "true"):
            self.hidden_rows.add(self._row)

    def add(
        self,
        row: int,
        column: int,
        kind: str,
        style: int,
        raw: str,
        *,
        has_formula: bool,
        has_value: bool,
    ) -> None:
        """Keep one cell, unless it shows nothing."""
        if not raw and not has_formula:
            return
        shown = self.formats[style] if style < len(self.formats) else "General"
        if kind == "n" and raw:
            cell = Cell(CellKind.NUMBER, shortest_number(raw), shown)
        else:
            cell = self._cell(kind, shown, raw, has_value=has_value)
            if not cell.text and cell.kind is CellKind.TEXT:
                return
        self.budget.take(self.name)
        if row > MAX_ROW or column > MAX_COLUMN:
            raise RefusedWorkbookError(
                "cell_far_away",
                "sel berisi jauh di luar tabel",
                "hapus isi sel itu",
                self.name,
                f"{column_letters(column)}{row}",
            )
        cells = self.rows.setdefault(row, {})
        if column in cells:
            raise broken()
        cells[column] = cell

    def forget(self) -> None:
        """Give back what has been read, so that the sheet can be read again."""
        self.budget.left += sum(map(len, self.rows.values()))
        self.rows.clear()
        self.hidden_rows.clear()

    def _start_cell(self, attrs: dict[str, str]) -> None:
        reference = attrs.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = split_reference(reference)
        self._type = attrs.get("t", "n")
        style = attrs.get("s")
        self._style = _whole(style) if style else 0
        self._formula = self._has_value = False
        self._parts = []

    def _end_cell(self) -> None:
        self.add(
            self._row,
            self._column,
            self._type,
            self._style,
            "".join(self._parts),
            has_formula=self._formula,
            has_value=self._has_value,
        )

    def _cell(self, kind: str, shown: str, raw: str, *, has_value: bool) -> Cell:
        if kind == "s":
            index = _whole(raw)
            if index >= len(self.strings):
                raise broken()
            return Cell(CellKind.TEXT, self.strings[index], shown)
        if kind == "inlineStr":
            return Cell(CellKind.TEXT, unescape(raw), shown)
        if kind == "e":
            return Cell(CellKind.ERROR, raw[:20], shown)
        if not raw and kind == "str" and has_value:
            return Cell(CellKind.TEXT, "", shown)  # a formula that shows nothing
        if not raw:
            # A formula without a stored value: nothing is known of what Excel would show.
            return Cell(CellKind.UNCACHED_FORMULA, "", shown)
        if kind == "str":
            return Cell(CellKind.TEXT, unescape(raw), shown)
        if kind == "b":
            return Cell(CellKind.BOOLEAN, "BENAR" if raw == "1" else "SALAH", shown)
        if kind == "d":
            return Cell(CellKind.TEXT, raw, shown)
        return Cell(CellKind.NUMBER, shortest_number(raw), shown)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        top, left = split_reference(first)
        bottom, right = split_reference(last or first)
        self.merged.append(MergedRange(top, left, bottom, right))


def shortest_number(raw: str) -> str:
    """Return the shortest text of the same floating-point number, without exponent."""
    if len(raw) < 16 and raw.isascii() and raw.isdigit() and raw[0] != "0":
        return raw
    # float() takes more than a spreadsheet writes: 1_2, blanks, digits of other scripts.
    if not _NUMBER.fullmatch(raw):
        raise broken()
    value = float(raw)
    if value != value or value in (float("inf"), float("-inf")):
        raise broken()
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    if "e" in text:
        text = f"{value:.20f}".rstrip("0")
    return text


def split_reference(reference: str) -> tuple[int, int]:
    """Return row and column of ``F12``; both zero-free."""
    row = reference.lstrip(_LETTERS)
    letters = reference[: len(reference) - len(row)]
    plain = row.isascii() and row.isdigit()
    if not 1 <= len(letters) <= 3 or not plain or len(row) > 7 or row == "0":
        raise broken()
    return int(row), column_number(letters)


@lru_cache(maxsize=2_048)
def column_number(letters: str) -> int:
    """Return the number of a column, counted from one."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column


def unescape(text: str) -> str:
    """Resolve Excel's ``_x000D_`` and unify line breaks."""
    if "_x" in text:
        text = text.replace("_x000D_", "\n").replace("_x000A_", "\n").replace("_x0009_", "\t")
    return text[:MAX_TEXT]


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise broken()
    return int(text)
