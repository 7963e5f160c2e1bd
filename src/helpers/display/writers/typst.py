"""JSON for Typst: values only, never markup (see rendering/typst/show.typ)."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.key_figures import KeyFigures
from helpers.display.models.model import Displayable
from helpers.display.models.notice import Notice
from helpers.display.models.stack import Stack
from helpers.display.models.table import Cell, Column, ColumnKind, Row, Table
from helpers.display.models.text import Heading, Items, Rich, Sentence, Span
from helpers.display.pictures import safe_svg
from helpers.display.writers.words import (
    SAMPLE_MARK,
    caption_label,
    identity_lines,
    marker,
    run_in,
    sample_line,
)

Node = dict[str, Any]

_RIGHT: Final = {ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.MONEY}
# A table of this size stays on one page; a longer one may break between rows.
_KEPT_ROWS: Final = 16
_KEPT_CHARACTERS: Final = 2500


def to_typst(displayable: Displayable) -> Node:
    """Return ``displayable`` as a JSON node for ``show.typ``.

    Raises
    ------
    KeyError
        When the kind has no writer: a kind without one must not vanish from a report.
    """
    return _WRITERS[type(displayable)](displayable)


def spans(text: Rich) -> list[Node]:
    """Return rich text as a list of runs; marks that are off are left out."""
    return [_span(span) for span in text]


def _span(span: Span) -> Node:
    node: Node = {"text": span.text}
    marks = {"strong": span.strong, "emphasis": span.emphasis, "tone": str(span.tone)}
    return node | {key: value for key, value in marks.items() if value}


def _cover(cover: Cover) -> Node:
    marks = [SAMPLE_MARK] if cover.is_sample else []
    return {
        "shape": "cover",
        "is_shown": True,
        "office": cover.office,
        "title": cover.title,
        "short_title": cover.short_title,
        "facts": [line for line in identity_lines(cover) if line],
        "sample": sample_line(cover),
        "header_right": cover.data_line.split(" (")[0],
        "footer_mark": SAMPLE_MARK if cover.is_sample else "",
        "language": cover.language,
        "description": cover.description,
        "keywords": [*marks, *(word for word in cover.keywords if word not in marks)],
    }


def _heading(heading: Heading) -> Node:
    return {
        "shape": "heading",
        "level": heading.level,
        "text": spans(heading.text),
        "new_page": heading.new_page,
        "outline": heading.outline,
    }


def _sentence(sentence: Sentence) -> Node:
    return {
        "shape": "sentence",
        "role": sentence.role,
        "label": run_in(sentence.label) if sentence.label else "",
        "text": spans(sentence.text),
        "footnote": sentence.footnote,
    }


def _items(items: Items) -> Node:
    return {
        "shape": "items",
        "heading": items.heading,
        "markers": [marker(items, index) for index in range(len(items.items))],
        "items": [spans(item) for item in items.items],
    }


def _notice(notice: Notice) -> Node:
    return {
        "shape": "notice",
        "title": notice.title,
        "kind": notice.kind,
        "text": spans(notice.text),
    }


def _key_figures(figures: KeyFigures) -> Node:
    return {
        "shape": "key_figures",
        "figures": [figure.model_dump(mode="json") for figure in figures.figures],
    }


def _table(table: Table) -> Node:
    size = sum(len(cell.text) + len(cell.below) for row in table.rows for cell in row.cells)
    return {
        "shape": "table",
        "label": caption_label(table),
        "caption": spans(table.caption),
        "sample_mark": SAMPLE_MARK if table.is_sample else "",
        "notes": [spans(note) for note in table.notes],
        "columns": _columns(table.columns, fills=bool(table.caption)),
        "rows": [_row(row) for row in table.rows],
        "compact": table.compact,
        "landscape": table.landscape,
        "keep": len(table.rows) <= _KEPT_ROWS and size <= _KEPT_CHARACTERS,
    }


def _columns(columns: tuple[Column, ...], *, fills: bool) -> list[Node]:
    # A captioned table fills the measure: without any weight the first text column takes what is
    # left. Small tables in passing stay as wide as their words.
    weighted = any(column.weight for column in columns) or not fills
    widest = next((i for i, c in enumerate(columns) if c.kind is ColumnKind.TEXT), 0)
    return [
        {
            "label": column.label,
            "group": column.group,
            "is_text": column.kind is ColumnKind.TEXT,
            "align": "right" if column.kind in _RIGHT else "left",
            "weight": column.weight or (1 if not weighted and index == widest else 0),
        }
        for index, column in enumerate(columns)
    ]


def _row(row: Row) -> Node:
    return {"role": row.role, "cells": [_cell(cell) for cell in row.cells]}


def _cell(cell: Cell) -> Node:
    return {
        "text": cell.text,
        "below": cell.below,
        "tone": str(cell.tone),
        "strong": cell.strong,
        "bar": cell.bar.model_dump(mode="json") if cell.bar else None,
    }


def _chart(chart: Chart) -> Node:
    return {
        "shape": "picture",
        "format": "svg",
        "data": safe_svg(chart.svg),
        "alternative": chart.alternative,
        "label": caption_label(chart),
        "caption": spans(chart.caption),
        "sample_mark": SAMPLE_MARK if chart.is_sample else "",
        "notes": [spans(note) for note in chart.notes],
        "width_mm": chart.width_mm,
        "height_mm": chart.height_mm,
    }


def _stack(stack: Stack) -> Node:
    return {
        "shape": "stack",
        "keep": stack.keep,
        "parts": [to_typst(part) for part in stack.parts],
    }


_WRITERS: Final[Mapping[type[Displayable], Callable[[Any], Node]]] = {
    Chart: _chart,
    Cover: _cover,
    Heading: _heading,
    Items: _items,
    KeyFigures: _key_figures,
    Notice: _notice,
    Sentence: _sentence,
    Stack: _stack,
    Table: _table,
}
