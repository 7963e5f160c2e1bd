"""Tables that nobody described: where the regions stand, and what could be asked about the rest."""

from collections import Counter
from dataclasses import dataclass

from helpers.inputs.cells import CellKind, RawSheet, column_letters
from helpers.inputs.number_text import clean, masked, parse_count
from helpers.inputs.region_names import read_name, regions_named

_LOOKED_AT = 400
_REGIONS_ACROSS = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """A table with regions and numbers whose columns are not known.

    Parameters
    ----------
    header_row
        Row above the first region; 0 when there is none.
    name_column
        Column in which the regions stand.
    headers
        Text above each column that holds something.
    """

    header_row: int
    name_column: int
    headers: dict[int, str]


def guess_table(sheet: RawSheet) -> Guess | None:
    """Return where a table may be: a column with names of regions beside numbers."""
    rows: dict[int, list[int]] = {}
    for row, column in _region_cells(sheet):
        numbers = [
            c for c, cell in sheet.rows[row].items() if c > column and _is_count(sheet, row, c)
        ]
        if numbers:
            rows.setdefault(column, []).append(row)
    if not rows:
        return None
    column = max(rows, key=lambda c: (len(rows[c]), -c))
    first = min(rows[column])
    above = [row for row in sheet.rows if row < first]
    header_row = max(above, default=0)
    columns = sorted({c for row in rows[column] for c in sheet.rows[row]})
    texts = sheet.rows.get(header_row, {})
    headers = {c: clean(texts[c].text) if c in texts else "" for c in columns}
    return Guess(header_row, column, headers)


def transposed_row(sheet: RawSheet) -> int | None:
    """Return the row in which regions stand side by side, one column for each."""
    cells = _region_cells(sheet)
    across = Counter(row for row, _ in cells)
    down = Counter(column for _, column in cells)
    row, number = max(across.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return row if number >= _REGIONS_ACROSS and max(down.values()) < number else None


def lesson(sheet: RawSheet, guess: Guess) -> str:
    """Return the table of a YAML file that teaches the sheet, ready to fill in."""
    lines = [f'  - sheet: "{_quotable(sheet.name)}"', f'    header_rows: "{guess.header_row}"']
    lines.append("    columns:")
    for column, text in guess.headers.items():
        meaning = "wilayah" if column == guess.name_column else '"?"'
        lines.append(f"      {column_letters(column)}: {meaning}  # {_comment(text)}")
    return "\n".join(lines)


def lesson_line(sheet: RawSheet, guess: Guess) -> str:
    """Return the same in one line of YAML."""
    columns = ", ".join(
        f"{column_letters(c)}: {'wilayah' if c == guess.name_column else chr(34) + '?' + chr(34)}"
        for c in guess.headers
    )
    name = _quotable(sheet.name)
    return (
        f'tables: [{{sheet: "{name}", header_rows: "{guess.header_row}", columns: {{{columns}}}}}]'
    )


def _quotable(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _comment(text: str) -> str:
    shown = masked(" ".join(text.split()))
    return "".join(ch if ch.isprintable() else " " for ch in shown)


def _region_cells(sheet: RawSheet) -> list[tuple[int, int]]:
    return [
        (row, column)
        for row in list(sheet.rows)[:_LOOKED_AT]
        for column, cell in sheet.rows[row].items()
        if cell.kind is CellKind.TEXT and _is_region(cell.text)
    ]


def _is_region(text: str) -> bool:
    shown = clean(text)
    return 2 < len(shown) < 60 and bool(regions_named(read_name(shown)))


def _is_count(sheet: RawSheet, row: int, column: int) -> bool:
    cell = sheet.cell(row, column)
    return cell.kind is CellKind.NUMBER or isinstance(parse_count(cell), int)
