"""The header of an office's own table, understood word by word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.header_blocks import HeaderBlock, anchor_rows, header_blocks
from helpers.inputs.header_meanings import Meaning, context_of, read_meaning
from helpers.inputs.layouts import ColumnLayout, LayoutCatalogue, SheetLayout
from helpers.inputs.number_text import masked
from helpers.inputs.office_table import Understood, understand
from helpers.inputs.reading import blocking, note
from helpers.inputs.table_header import Header, match_columns


@dataclass(frozen=True, slots=True)
class OfficeTable:
    """A header with the layout that was made from it; without them the findings refuse it."""

    header: Header | None
    layout: SheetLayout | None
    findings: tuple[Finding, ...] = ()


def table_context(
    titles: Sequence[str], names: Sequence[str], catalogue: LayoutCatalogue
) -> Meaning:
    """Return topic and age that a table is about, from the nearest title to the file's name.

    Parameters
    ----------
    titles
        Titles above the table, the nearest last.
    names
        Name of the sheet, and of the file.
    """
    title = _nearest([*reversed(titles)], catalogue)
    name = _nearest(names, catalogue)
    topic_agrees = not title.topic or not name.topic or title.topic == name.topic
    age_agrees = not title.age or not name.age or title.age == name.age
    return Meaning(
        topic=(title.topic or name.topic) if topic_agrees else "",
        age=(title.age or name.age) if age_agrees and topic_agrees else "",
    )


def _nearest(texts: Sequence[str], catalogue: LayoutCatalogue) -> Meaning:
    found = [context_of([text], catalogue) for text in texts]
    topic = next((meaning.topic for meaning in found if meaning.topic), "")
    return Meaning(topic=topic, age=next((meaning.age for meaning in found if meaning.age), ""))


def read_office_header(
    sheet: RawSheet, file: str, catalogue: LayoutCatalogue, names: Sequence[str]
) -> OfficeTable | None:
    """Understand a header without a layout in the catalogue; ``None`` when it says too little."""
    refused: OfficeTable | None = None
    for anchor in anchor_rows(sheet, catalogue)[:1]:
        for block in header_blocks(sheet, catalogue, anchor):
            table = _read_block(sheet, file, catalogue, names, block)
            if table is not None and table.layout is not None:
                return table
            refused = refused or table
    return refused


def _read_block(
    sheet: RawSheet,
    file: str,
    catalogue: LayoutCatalogue,
    names: Sequence[str],
    block: HeaderBlock,
) -> OfficeTable | None:
    own = {c: text for c, text in block.texts.items() if read_meaning(text, catalogue) is None}
    regions, problems = match_columns(sheet, file, catalogue.row_columns, replace(block, texts=own))
    if regions is None:
        return OfficeTable(None, None, problems) if _says_something(block, catalogue) else None
    row_header = replace(regions, texts=block.texts)
    titles = [
        " ".join(cell.text for cell in cells.values())
        for row, cells in sheet.rows.items()
        if row < block.first_row
    ]
    context = table_context(titles, names, catalogue)
    taken = set(row_header.columns.values())
    meanings = {
        column: meaning.within(context)
        for column, text in block.texts.items()
        if column not in taken and (meaning := read_meaning(text, catalogue)) is not None
    }
    understood = understand(meanings, block.texts, catalogue)
    if understood.layout is None:
        return None
    if understood.doubled:
        return OfficeTable(None, None, _doubled(sheet, file, block, understood))
    header = with_measures(row_header, understood.layout, understood.columns)
    return OfficeTable(header, understood.layout, _notes(sheet, file, header, understood))


def with_measures(row_header: Header, layout: SheetLayout, columns: Mapping[str, int]) -> Header:
    """Add columns of counts to a header that knows its regions."""
    layouts: dict[str, ColumnLayout] = {c.measure: c for c in layout.columns}
    return replace(
        row_header,
        columns={**row_header.columns, **columns},
        layouts={**row_header.layouts, **layouts},
    )


def _says_something(block: HeaderBlock, catalogue: LayoutCatalogue) -> bool:
    parts = {m.part for t in block.texts.values() if (m := read_meaning(t, catalogue)) is not None}
    return {"numerator", "denominator"} <= parts


def _doubled(
    sheet: RawSheet, file: str, block: HeaderBlock, understood: Understood
) -> tuple[Finding, ...]:
    return tuple(
        blocking(
            "column_ambiguous",
            Place(
                file,
                sheet.name,
                " dan ".join(sheet.address(block.last_row, column) for column in columns),
            ),
            f"{len(columns)} kolom berarti sama ({said})",
            "hapus atau ganti judul kolom yang bukan sumber angkanya",
        )
        for said, columns in understood.doubled.items()
    )


def _notes(
    sheet: RawSheet, file: str, header: Header, understood: Understood
) -> tuple[Finding, ...]:
    place = Place(file, sheet.name, f"baris {header.row}")
    action = "periksa dengan rakor check --explain"
    findings = [note("table_understood", place, "tabel dibaca dari kata-kata judulnya", action)]
    if understood.assumed:
        names = ", ".join(understood.assumed)
        problem = f"basis {names} tidak tertulis; dianggap basis yang menentukan status"
        findings.append(note("base_assumed", place, problem, 'tulis "DINAMIS" atau "AWAL"'))
    if header.unused:
        unused = ", ".join(map(masked, header.unused))
        findings.append(
            note("column_unused", place, f"kolom tidak dipakai: {unused}", "tidak perlu tindakan")
        )
    return tuple(findings)
