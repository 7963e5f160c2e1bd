"""What the blank workbooks of ``rakor template`` are known by when they come back."""

from helpers.inputs.cells import RawSheet
from helpers.inputs.number_text import clean

INSTRUCTIONS_TITLE = "PETUNJUK PENGISIAN"


def is_instructions(sheet: RawSheet) -> bool:
    """Whether a sheet holds the instructions of a blank workbook, and no data."""
    first = sheet.rows.get(min(sheet.rows, default=0), {})
    return any(clean(cell.text) == INSTRUCTIONS_TITLE for cell in first.values())
