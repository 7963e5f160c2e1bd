"""A table in HTML: caption, scoped heads, and a region that scrolls on narrow screens."""

from itertools import groupby
from typing import Final

from markupsafe import Markup

from helpers.display.characters import visible
from helpers.display.models.table import Cell, Column, ColumnKind, Row, Table
from helpers.display.models.text import plain
from helpers.display.writers.html_parts import caption_html, classes, notes_html, tag, unbroken
from helpers.display.writers.html_picture import bar_svg

# A phone shows few words side by side: remarks, and rows longer than these many characters of a
# short table, read better as one card per row. Long tables of figures scroll sideways.
_CARD_COLUMNS: Final = 3
_CARD_ROWS: Final = 8
_CARD_CHARACTERS: Final = 75
_PROSE: Final = 36
_SHORT: Final = 20


def table_html(table: Table) -> Markup:
    """Return the table with its notes, or nothing when it is not for the pages."""
    if not table.printed:
        return Markup()
    cards = _reads_as_cards(table)
    caption = caption_html(table)
    name = visible(plain(table.caption)) or "Tabel"
    body = Markup("{}{}{}").format(
        # The inner span keeps the caption in view while a wide table scrolls below it.
        tag("caption", tag("span", caption, "rk-caption")) if caption else Markup(),
        _head(table.columns, cards),
        tag("tbody", Markup("\n").join(_row(row, table.columns, cards) for row in table.rows))
        if not cards
        else Markup('<tbody role="rowgroup">{}</tbody>').format(
            Markup("\n").join(_row(row, table.columns, cards) for row in table.rows)
        ),
    )
    css = classes("rk-table", "rk-cards" if cards else "", "rk-compact" if table.compact else "")
    role = Markup(' role="table"') if cards else Markup()
    scroll = Markup(
        '<div class="rk-scroll" role="group" tabindex="0" aria-label="{}">'
        '<table class="{}"{}>{}</table></div>'
    ).format(name, css, role, body)
    return tag("div", scroll + notes_html(table.notes), "rk-table-block")


def _reads_as_cards(table: Table) -> bool:
    if len(table.columns) < _CARD_COLUMNS:
        return False
    rows = [row.cells for row in table.rows if row.role != "group"]
    widths = [max(len(cell.text) for cell in column) for column in zip(*rows, strict=True)]
    is_long = len(rows) > _CARD_ROWS
    return max(widths, default=0) > _PROSE or (not is_long and sum(widths) > _CARD_CHARACTERS)


def _role(name: str, cards: bool) -> Markup:
    # Cards set display: block, which takes the table's meaning from assistive technology
    # unless the roles are said again.
    return Markup(' role="{}"').format(name) if cards else Markup()


def _head(columns: tuple[Column, ...], cards: bool) -> Markup:
    labels = Markup().join(_label(column, cards) for column in columns)
    rows = Markup("<tr{}>{}</tr>").format(_role("row", cards), labels)
    if any(column.group for column in columns):
        groups = Markup().join(
            _group(label, len(list(members)), cards)
            for label, members in groupby(columns, key=lambda column: column.group)
        )
        rows = Markup('<tr class="rk-groups"{}>{}</tr>').format(_role("row", cards), groups) + rows
    return Markup("<thead{}>{}</thead>").format(_role("rowgroup", cards), rows)


def _label(column: Column, cards: bool) -> Markup:
    css = f"rk-{column.kind}"
    if not column.label.strip():
        # An empty heading cell would announce nothing.
        return Markup('<td class="{}"{}></td>').format(css, _role("cell", cards))
    return Markup('<th scope="col" class="{}"{}>{}</th>').format(
        css, _role("columnheader", cards), visible(column.label)
    )


def _group(label: str, span: int, cards: bool) -> Markup:
    if not label:
        return Markup('<td colspan="{}"{}></td>').format(span, _role("cell", cards))
    return Markup('<th scope="colgroup" colspan="{}"{}>{}</th>').format(
        span, _role("columnheader", cards), visible(label)
    )


def _row(row: Row, columns: tuple[Column, ...], cards: bool) -> Markup:
    if row.role == "group":
        text = next((cell.text for cell in row.cells if cell.text), "")
        return Markup(
            '<tr class="rk-group"{}><th scope="rowgroup" colspan="{}"{}>{}</th></tr>'
        ).format(_role("row", cards), len(columns), _role("rowheader", cards), visible(text))
    head = _row_head(columns)
    cells = Markup().join(
        _cell(cell, column, index == head, cards)
        for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True))
    )
    css = Markup(' class="rk-total"') if row.role == "total" else Markup()
    return Markup("<tr{}{}>{}</tr>").format(css, _role("row", cards), cells)


def _row_head(columns: tuple[Column, ...]) -> int:
    """Return the place of the column that names the row: the first text column."""
    return next((i for i, c in enumerate(columns) if c.kind is ColumnKind.TEXT), 0)


def _cell(cell: Cell, column: Column, is_head: bool, cards: bool) -> Markup:
    css = classes(
        f"rk-{column.kind}",
        cell.tone,
        "rk-strong" if cell.strong else "",
        # Figures and status words stay on their line, remarks in their place may break.
        "rk-nb" if column.kind is not ColumnKind.TEXT and len(cell.text) <= _SHORT else "",
    )
    below = tag("span", visible(cell.below), "rk-below") if cell.below else Markup()
    text = Markup("{}{}{}").format(bar_svg(cell.bar), unbroken(cell.text), below)
    words = f"{column.group}: {column.label}" if column.group else column.label
    label = Markup(' data-label="{}"').format(visible(words)) if cards else Markup()
    # An empty cell heads nothing: the region above it is not repeated.
    if is_head and cell.text:
        return Markup('<th scope="row" class="{}"{}>{}</th>').format(
            css, _role("rowheader", cards), text
        )
    return Markup('<td class="{}"{}{}>{}</td>').format(css, _role("cell", cards), label, text)
