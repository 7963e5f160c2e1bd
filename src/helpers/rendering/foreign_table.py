"""An HTML table of an analyst (pandas prints such) as a table of ours."""

import re
from collections.abc import Sequence
from typing import Final

from bs4 import Tag

from helpers.display import Cell, Column, ColumnKind, Row, Span, Table

_NUMBER: Final = re.compile(r"[-−+]?(Rp ?)?[\d.,]+ ?%?|NaN|None|-|–|<NA>|")
_SPACE: Final = re.compile(r"\s+")
_LIMIT: Final = 60


def table_of(element: Tag) -> Table | None:
    """Return the table, or nothing when it has no words (an empty frame of pandas has none).

    Merged cells are laid out on their grid: the words stand in the first place. A table without
    heading cells gets ``Kolom 1`` and so on, because print refuses tables without a head.
    """
    rows = [row for row in element.find_all("tr") if row.find_parent("table") is element]
    heads = [row for row in rows if _is_head(row)]
    grid = _grid(rows)
    width = max((len(line) for line in grid), default=0)
    if not any(text for line in grid for text in line):
        return None
    lines = [line + [""] * (width - len(line)) for line in grid]
    head_lines = lines[: len(heads)] if heads == rows[: len(heads)] else []
    body = lines[len(head_lines) :]
    labels = _labels(head_lines, width)
    columns = tuple(
        Column(
            key=f"column_{index + 1}",
            label=label,
            kind=_kind([line[index] for line in body]),
            group=_group(head_lines, index),
        )
        for index, label in enumerate(labels)
    )
    caption = element.find("caption")
    words = _words(caption) if isinstance(caption, Tag) else ""
    return Table(
        columns=columns,
        rows=tuple(Row(cells=tuple(Cell(text=text) for text in line)) for line in body),
        caption=(Span(text=words),) if words else (),
        compact=width > 7,
        numbered=bool(words),
    )


def _is_head(row: Tag) -> bool:
    cells = row.find_all(["th", "td"], recursive=False)
    return row.find_parent("thead") is not None or all(cell.name == "th" for cell in cells)


def _words(element: Tag) -> str:
    return _SPACE.sub(" ", element.get_text(" ")).strip()


def _span(cell: Tag, name: str) -> int:
    raw = str(cell.get(name) or "1")
    return min(max(int(raw), 1), _LIMIT) if raw.isdigit() else 1


def _grid(rows: Sequence[Tag]) -> list[list[str]]:
    lines: list[list[str]] = []
    hanging: dict[int, int] = {}
    for row in rows:
        line: list[str] = []
        for cell in row.find_all(["th", "td"], recursive=False):
            _fill(line, hanging)
            rowspan = _span(cell, "rowspan")
            for extra in range(_span(cell, "colspan")):
                if rowspan > 1:
                    hanging[len(line)] = rowspan - 1
                line.append("" if extra else _words(cell))
        _fill(line, hanging)
        lines.append(line)
    return lines


def _fill(line: list[str], hanging: dict[int, int]) -> None:
    """Leave places empty that a cell of an earlier row reaches into."""
    while hanging.get(len(line), 0) > 0:
        hanging[len(line)] -= 1
        line.append("")


def _labels(head: Sequence[Sequence[str]], width: int) -> list[str]:
    # pandas puts the names of the index into a line of their own below the other headings.
    labels = [
        next((line[index] for line in reversed(head) if line[index]), "") for index in range(width)
    ]
    return labels if any(labels) else [f"Kolom {index + 1}" for index in range(width)]


def _group(head: Sequence[Sequence[str]], index: int) -> str:
    """Return the heading that spans this column from above the column's own."""
    own = max((number for number, line in enumerate(head) if line[index]), default=0)
    for line in head[:own]:
        words = next((text for text in reversed(line[: index + 1]) if text), "")
        if words:
            return words
    return ""


def _kind(texts: Sequence[str]) -> ColumnKind:
    numeric = any(texts) and all(_NUMBER.fullmatch(text) for text in texts)
    return ColumnKind.COUNT if numeric else ColumnKind.TEXT
