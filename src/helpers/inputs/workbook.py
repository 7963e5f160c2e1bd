"""One .xlsx file as raw sheets."""

import posixpath
from dataclasses import dataclass, field

from helpers.inputs.archive import Archive, RefusedWorkbookError, broken
from helpers.inputs.cells import RawSheet, RawWorkbook
from helpers.inputs.sheet_scan import read_sheet_part
from helpers.inputs.sheet_xml import CellBudget, SharedStrings, SheetCells, Styles, parse_part

MAX_SHEETS = 500
_WITHOUT_CELLS = ("chartsheet", "dialogsheet")


@dataclass
class _Relations:
    targets: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "Relationship" and attrs.get("TargetMode") != "External":
            if not {"Id", "Type", "Target"} <= attrs.keys():
                raise broken()
            self.targets[attrs["Id"]] = (attrs["Type"].rpartition("/")[2], attrs["Target"])

    def of_kind(self, kind: str) -> str | None:
        return next((target for k, target in self.targets.values() if k == kind), None)


@dataclass
class _Book:
    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    uses_1904: bool = False

    def start(self, name: str, attrs: dict[str, str]) -> None:
        if name == "workbookPr":
            self.uses_1904 = attrs.get("date1904") in ("1", "true")
        elif name == "sheet":
            relation = next((v for k, v in attrs.items() if k.rpartition(":")[2] == "id"), "")
            hidden = attrs.get("state", "visible") != "visible"
            # Names stand in messages: one line, whatever the file says.
            name = "".join(ch if ch.isprintable() else " " for ch in attrs.get("name", ""))
            self.sheets.append((name, relation, hidden))


@dataclass
class _Keywords:
    text_found: str = ""
    _inside: bool = False

    def start(self, name: str, _attrs: dict[str, str]) -> None:
        self._inside = name == "keywords"

    def end(self, _name: str) -> None:
        self._inside = False

    def text(self, data: str) -> None:
        if self._inside:
            self.text_found += data


def read_workbook(data: bytes, name: str) -> RawWorkbook:
    """Read all worksheets of an .xlsx with values, number formats, errors and hidden rows.

    Parameters
    ----------
    data
        The whole file.
    name
        File name for places.

    Raises
    ------
    RefusedWorkbookError
        When the file is no .xlsx, damaged, protected, hostile or beyond the limits.
    """
    archive = Archive(data)
    top = _relations(archive, "_rels/.rels", "")
    book_part = top.of_kind("officeDocument")
    if book_part is None or not archive.has(book_part):
        raise RefusedWorkbookError(
            "file_format", "bukan buku kerja Excel (.xlsx)", "simpan sebagai .xlsx dari Excel"
        )
    folder, file = posixpath.split(book_part)
    relations = _relations(archive, f"{folder}/_rels/{file}.rels", folder)
    book = _Book()
    parse_part(archive.chunks(book_part), book.start)
    if len(book.sheets) > MAX_SHEETS:
        raise RefusedWorkbookError("file_too_big", "lembar terlalu banyak", "pecah berkasnya")
    strings, styles = _strings(archive, relations), _styles(archive, relations)
    budget = CellBudget()
    sheets = tuple(
        _sheet(archive, sheet, relations, strings, styles, budget, book.uses_1904)
        for sheet in book.sheets
        if relations.targets.get(sheet[1], ("", ""))[0] not in _WITHOUT_CELLS
    )
    keywords = _keywords(archive, top)
    archive.check_rest()
    return RawWorkbook(name, sheets, keywords)


def _relations(archive: Archive, part: str, folder: str) -> _Relations:
    found = _Relations()
    if not archive.has(part):
        raise broken()
    parse_part(archive.chunks(part), found.start)
    for key, (kind, target) in found.targets.items():
        whole = target[1:] if target.startswith("/") else posixpath.join(folder, target)
        found.targets[key] = (kind, posixpath.normpath(whole))
    return found


def _strings(archive: Archive, relations: _Relations) -> list[str]:
    strings = SharedStrings()
    part = relations.of_kind("sharedStrings")
    if part is not None:
        parse_part(archive.chunks(part), strings.start, strings.end, strings.text)
    return strings.texts


def _styles(archive: Archive, relations: _Relations) -> list[str]:
    styles = Styles()
    part = relations.of_kind("styles")
    if part is not None:
        parse_part(archive.chunks(part), styles.start, styles.end)
    return styles.formats


def _keywords(archive: Archive, top: _Relations) -> str:
    keywords = _Keywords()
    part = top.of_kind("core-properties")
    if part is not None and archive.has(part):
        parse_part(archive.chunks(part), keywords.start, keywords.end, keywords.text)
    return keywords.text_found


def _sheet(
    archive: Archive,
    sheet: tuple[str, str, bool],
    relations: _Relations,
    strings: list[str],
    styles: list[str],
    budget: CellBudget,
    uses_1904: bool,
) -> RawSheet:
    name, relation, hidden = sheet
    if relations.targets.get(relation, ("", ""))[0] != "worksheet":
        raise broken()
    cells = SheetCells(name, strings, styles, budget)
    part = relations.targets[relation][1]
    read_sheet_part(archive.chunks(part), cells)
    return RawSheet(
        name=name,
        rows={row: cells.rows[row] for row in sorted(cells.rows)},
        hidden_rows=frozenset(cells.hidden_rows),
        merged=tuple(cells.merged),
        is_hidden=hidden,
        uses_1904=uses_1904,
    )
