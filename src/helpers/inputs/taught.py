"""What a short YAML file beside a workbook teaches: ``dkb.xlsx.yaml`` for ``dkb.xlsx``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet, column_letters
from helpers.inputs.header_blocks import HeaderBlock
from helpers.inputs.layouts import (
    ColumnKind,
    ColumnLayout,
    LayoutCatalogue,
    ObservationLayout,
    SheetLayout,
    SumLayout,
    fold_header,
)
from helpers.inputs.reading import blocking
from helpers.inputs.table_header import Header, header_texts
from helpers.inputs.yaml_model import YamlModel, read_model
from helpers.inputs.yaml_types import YamlDate
from helpers.vocabulary.indicators import Catalogue

SUFFIX = ".yaml"
IGNORED = "abaikan"
_PARTS = {
    "pembilang": ("numerator", ColumnKind.COUNT),
    "penyebut": ("denominator", ColumnKind.COUNT),
    "belum": ("remainder", ColumnKind.REMAINDER),
    "persen": ("percent", ColumnKind.PERCENT),
}


def _rows(value: object) -> object:
    """Check header rows such as ``4`` or ``4-5``."""
    if not isinstance(value, str):
        raise ValueError('header_rows harus teks → tulis seperti "4" atau "4-5"')
    first, _, last = value.partition("-")
    if not (first.isascii() and first.isdigit() and (not last or last.isdigit())):
        raise ValueError('header_rows tidak terbaca → tulis seperti "4" atau "4-5"')
    return value


class TaughtTable(YamlModel):
    """One table: where its headers stand, and what its columns mean.

    Parameters
    ----------
    sheet
        Name of the sheet; empty for a text file.
    header_rows
        ``4`` or ``4-5``.
    layout
        Sheet of the catalogue that the columns are like; their meanings are then its measures.
    as_of
        Day of the data, where the sheet does not say.
    columns
        Meaning by column letter or by header: ``wilayah``, ``kode``, ``abaikan``, or
        ``indicator.basis.part``, for example ``kia.dinamis.pembilang``.
    """

    sheet: str = ""
    header_rows: Annotated[str, BeforeValidator(_rows)]
    layout: str | None = None
    as_of: YamlDate | None = None
    columns: Annotated[Mapping[str, str], Field(min_length=1)]


class TaughtFile(YamlModel):
    """Everything that the file beside a workbook says.

    Parameters
    ----------
    replaces
        Older files that this one is a revision of; they are not used.
    tables
        Tables that the catalogue does not know.
    """

    replaces: tuple[str, ...] = ()
    tables: tuple[TaughtTable, ...] = ()

    def of(self, sheet: str) -> TaughtTable | None:
        """Return what is taught about a sheet."""
        return next((table for table in self.tables if table.sheet == sheet), None)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A header made from what was taught; without it the findings say why."""

    header: Header | None
    layout: SheetLayout | None
    findings: tuple[Finding, ...] = ()


def taught_path(path: Path) -> Path:
    """Return the file that teaches a workbook."""
    return path.with_name(path.name + SUFFIX)


def load_taught(path: Path, root: Path) -> TaughtFile:
    """Read the file beside a workbook; nothing is taught when there is none."""
    beside = taught_path(path)
    return read_model(beside, TaughtFile, root) if beside.is_file() else TaughtFile()


def read_taught_header(
    sheet: RawSheet,
    file: str,
    table: TaughtTable,
    layouts: LayoutCatalogue,
    catalogue: Catalogue,
) -> Lesson:
    """Make header and layout of what was taught about a sheet."""
    first, _, last = table.header_rows.partition("-")
    block = HeaderBlock(int(first), int(last or first), {})
    texts = _texts(sheet, block)
    place = Place(file + SUFFIX, sheet.name)
    columns: dict[str, int] = {}
    for key, meaning in table.columns.items():
        column = _column(key, texts)
        if column is None:
            problem = f"kolom {key[:40]} tidak ada di baris judul {table.header_rows}"
            action = "tulis huruf kolomnya, misalnya B"
            return Lesson(None, None, (blocking("taught_column", place, problem, action),))
        if meaning == IGNORED:
            continue
        if meaning in columns:
            problem = f"arti {meaning} diberikan dua kali"
            return Lesson(None, None, (blocking("taught_column", place, problem, "sisakan satu"),))
        columns[meaning] = column
    rows = {c.measure: c for c in layouts.row_columns}
    counted = {m: c for m, c in columns.items() if m not in rows}
    layout = (
        _of_catalogue(table.layout, counted, layouts)
        if table.layout
        else _of_meanings(counted, catalogue)
    )
    if isinstance(layout, str):
        return Lesson(None, None, (blocking("taught_column", place, layout, _HINT),))
    known = {**rows, **{c.measure: c for c in layout.columns}}
    named = {m.replace(".", "__"): c for m, c in columns.items()}
    header = Header(
        row=block.last_row,
        columns=named,
        layouts={m: known[m] for m in named},
        texts=texts,
        first_row=block.first_row,
    )
    return Lesson(header, layout)


_HINT = "pakai wilayah, kode, abaikan, atau indikator.basis.pembilang|penyebut|belum|persen"


def _texts(sheet: RawSheet, block: HeaderBlock) -> dict[int, str]:
    texts: dict[int, list[str]] = {}
    for row in range(block.first_row, block.last_row + 1):
        for column, text in header_texts(sheet, row).items():
            texts.setdefault(column, []).append(text)
    for cells in sheet.rows.values():
        for column in cells:
            texts.setdefault(column, [])
    return {column: " ".join(texts[column]) for column in sorted(texts)}


def _column(key: str, texts: Mapping[int, str]) -> int | None:
    by_letter = next((column for column in texts if column_letters(column) == key), None)
    if by_letter is not None:
        return by_letter
    found = [column for column, text in texts.items() if fold_header(text) == fold_header(key)]
    return found[0] if len(found) == 1 else None


def _of_catalogue(
    name: str, columns: Mapping[str, int], layouts: LayoutCatalogue
) -> SheetLayout | str:
    layout = layouts.by_name(name)
    if layout is None:
        return f"layout {name[:40]} tidak ada di katalog"
    measures = {column.measure for column in layout.columns}
    for meaning in columns:
        if meaning not in measures:
            return f"arti {meaning[:60]} bukan kolom {layout.title} ({', '.join(sorted(measures))})"
    missing = [c.measure for c in layout.columns if c.required and c.measure not in columns]
    return f"kolom {', '.join(missing)} belum disebut" if missing else layout


def _of_meanings(columns: Mapping[str, int], catalogue: Catalogue) -> SheetLayout | str:
    made: list[ColumnLayout] = []
    pairs: dict[tuple[str, str], dict[str, str]] = {}
    for meaning in columns:
        words = meaning.split(".")
        if len(words) != 3 or words[2] not in _PARTS:
            return f"arti {meaning[:60]} tidak dikenal"
        key, basis, part = words
        indicator = next((i for i in catalogue.indicators if i.key == key), None)
        if indicator is None or basis not in [b.key for b in indicator.bases]:
            return f"indikator atau basis {key[:30]}.{basis[:30]} tidak ada"
        measure = "__".join(words)
        name, kind = _PARTS[part]
        made.append(ColumnLayout(measure=measure, kind=kind, headers=(meaning,), required=False))
        pairs.setdefault((key, basis), {})[name] = measure
    usable = {pair: parts for pair, parts in pairs.items() if "numerator" in parts}
    if not usable:
        return "tidak ada kolom pembilang"
    return SheetLayout(
        names=("diajarkan",),
        columns=tuple(made),
        observations=tuple(
            ObservationLayout(
                indicator=key,
                basis=basis,
                numerator=parts["numerator"],
                denominator=parts.get("denominator"),
                published_percent=parts.get("percent"),
            )
            for (key, basis), parts in usable.items()
        ),
        sums=tuple(
            SumLayout(parts=(parts["numerator"], parts["remainder"]), whole=parts["denominator"])
            for parts in usable.values()
            if {"remainder", "denominator"} <= set(parts)
        ),
    )
