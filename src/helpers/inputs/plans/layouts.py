"""The reviewed layouts of plan sheets, and finding their header in a sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.layouts import fold_header
from helpers.inputs.number_text import masked
from helpers.inputs.reading import note, warning
from helpers.inputs.table_header import SEARCHED_ROWS, header_texts
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import Name

LAYOUTS_FILE = Path("params/plan_layouts.yaml")
_FEWEST_HEADERS = 3


class PlanColumn(YamlModel):
    """One column: what it is and the headers it is known by, the preferred one first."""

    field: Name
    headers: Annotated[tuple[str, ...], Field(min_length=1)]
    required: StrictBool = True


class PlanLayout(YamlModel):
    """One kind of plan sheet."""

    name: str
    columns: Annotated[tuple[PlanColumn, ...], Field(min_length=1)]


class _LayoutFile(YamlModel):
    layouts: Annotated[tuple[PlanLayout, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class PlanHeader:
    """Where a plan's headers stand.

    Parameters
    ----------
    row
        Row of the headers.
    columns
        Column of each field that was found.
    code_columns
        Columns of the code: several where the sheet splits it over cells.
    """

    layout: str
    row: int
    columns: Mapping[str, int]
    code_columns: tuple[int, ...]


def load_plan_layouts(root: Path) -> tuple[PlanLayout, ...]:
    """Read ``params/plan_layouts.yaml``."""
    return read_model(root / LAYOUTS_FILE, _LayoutFile, root).layouts


def find_plan_header(
    sheet: RawSheet, file: str, layouts: tuple[PlanLayout, ...]
) -> tuple[PlanHeader | None, tuple[Finding, ...]]:
    """Return the header of a sheet, with findings; neither when it is no plan sheet."""
    best: tuple[int, int, PlanLayout] | None = None
    for layout in layouts:
        known = {fold_header(text) for column in layout.columns for text in column.headers}
        code = set(map(fold_header, _code_column(layout).headers))
        for row in list(sheet.rows)[:SEARCHED_ROWS]:
            found = [fold_header(text) for text in header_texts(sheet, row).values()]
            count = sum(text in known for text in found)
            if count >= _FEWEST_HEADERS and code & set(found) and (not best or count > best[0]):
                best = (count, row, layout)
    if best is None:
        return None, ()
    return _columns(sheet, file, best[1], best[2])


def _code_column(layout: PlanLayout) -> PlanColumn:
    return next(column for column in layout.columns if column.field == "code")


def _columns(
    sheet: RawSheet, file: str, row: int, layout: PlanLayout
) -> tuple[PlanHeader | None, tuple[Finding, ...]]:
    texts = {column: text for column, text in header_texts(sheet, row).items() if text}
    columns: dict[str, int] = {}
    problems: list[Finding] = []
    for column in layout.columns:
        found = _candidates(column, texts)
        place = Place(file, sheet.name, f"baris {row}")
        if len(found) == 1:
            columns[column.field] = found[0]
        elif found:
            cells = " dan ".join(sheet.address(row, number) for number in found)
            problem = f"kolom {column.headers[0]} ada {len(found)} kali"
            place = Place(file, sheet.name, cells)
            problems.append(warning("column_ambiguous", place, problem, "hapus salah satunya"))
        elif column.required:
            problem = f"kolom {column.headers[0]} tidak ditemukan, rencana tidak dapat dibaca"
            action = f'tulis judul kolomnya "{column.headers[0]}"'
            problems.append(warning("column_missing", place, problem, action))
    if problems:
        return None, tuple(problems)
    header = PlanHeader(layout.name, row, columns, _code_columns(columns["code"], texts))
    return header, _unused(sheet, file, header, texts)


def _candidates(column: PlanColumn, texts: Mapping[int, str]) -> list[int]:
    """Return the columns with the first of the headers that occurs."""
    for header in column.headers:
        key = fold_header(header)
        found = [number for number, text in texts.items() if fold_header(text) == key]
        if found:
            return found
    return []


def _code_columns(first: int, texts: Mapping[int, str]) -> tuple[int, ...]:
    """Return the column of the code and those without header to its right."""
    following = [number for number in texts if number > first]
    end = min(following, default=first + 1)
    return tuple(range(first, min(end, first + 6)))


def _unused(
    sheet: RawSheet, file: str, header: PlanHeader, texts: Mapping[int, str]
) -> tuple[Finding, ...]:
    taken = set(header.columns.values())
    left = [masked(text) for number, text in texts.items() if number not in taken]
    if not left:
        return ()
    place = Place(file, sheet.name, f"baris {header.row}")
    problem = f"kolom tidak dipakai: {', '.join(left)}"
    return (note("column_unused", place, problem, "tidak perlu tindakan"),)
