"""What a page must have that Typst's own checks of PDF/UA do not notice."""

from helpers.display import Chart, Stack, Table
from helpers.errors import ReportFailedError
from helpers.rendering.blocks import Block


def check_displayable(block: Block) -> None:
    """Refuse a table without a head, a torn row, or a picture without words.

    Raises
    ------
    ReportFailedError
        Naming the table or picture.
    """
    if isinstance(block, Stack):
        for part in block.parts:
            check_displayable(part)
    elif isinstance(block, Table):
        _check_table(block)
    elif isinstance(block, Chart) and not block.alternative.strip():
        raise ReportFailedError("gambar tidak mempunyai teks alternatif")


def _check_table(table: Table) -> None:
    name = table.name or "".join(span.text for span in table.caption) or "tanpa judul"
    if not any(column.label.strip() for column in table.columns):
        raise ReportFailedError(f"tabel {name} tidak mempunyai kepala kolom")
    for number, row in enumerate(table.rows, start=1):
        if len(row.cells) != len(table.columns):
            raise ReportFailedError(
                f"tabel {name}, baris {number}: {len(row.cells)} sel untuk "
                f"{len(table.columns)} kolom"
            )
