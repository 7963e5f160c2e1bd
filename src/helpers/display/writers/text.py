"""Plain text: what a terminal or a reader without HTML sees."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from helpers.display.characters import visible
from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.key_figures import KeyFigures
from helpers.display.models.model import Displayable
from helpers.display.models.notice import Notice
from helpers.display.models.stack import Stack
from helpers.display.models.table import Cell, ColumnKind, Table
from helpers.display.models.text import Heading, Items, Rich, Sentence, plain
from helpers.display.writers.words import caption_text, identity_lines, marker, run_in, sample_line

_RIGHT: Final = {ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.MONEY}


def to_text(displayable: Displayable) -> str:
    """Return ``displayable`` as lines of plain text.

    Raises
    ------
    KeyError
        When the kind has no writer: a kind without one must not vanish from a report.
    """
    return _WRITERS[type(displayable)](displayable)


def _rich(text: Rich) -> str:
    return visible(plain(text))


def _cover(cover: Cover) -> str:
    lines = [cover.office, cover.title, *identity_lines(cover), sample_line(cover)]
    return "\n".join(visible(line) for line in lines if line)


def _heading(heading: Heading) -> str:
    line = _rich(heading.text)
    return f"{line}\n{('=' if heading.level == 1 else '-') * len(line)}"


def _sentence(sentence: Sentence) -> str:
    label = f"{visible(run_in(sentence.label))} " if sentence.label else ""
    note = f"\n* {visible(sentence.footnote)}" if sentence.footnote else ""
    return f"{label}{_rich(sentence.text)}{'*' if note else ''}{note}"


def _items(items: Items) -> str:
    lines = [visible(items.heading)] if items.heading else []
    lines += [f"{marker(items, i)} {_rich(item)}" for i, item in enumerate(items.items)]
    return "\n".join(lines)


def _notice(notice: Notice) -> str:
    return f"{visible(notice.title)}: {_rich(notice.text)}"


def _key_figures(figures: KeyFigures) -> str:
    return "\n".join(
        visible(" · ".join(part for part in (f"{one.label}: {one.value}", one.note) if part))
        for one in figures.figures
    )


def _cell(cell: Cell) -> str:
    return visible(" · ".join(part for part in (cell.text, cell.below) if part))


def _table(table: Table) -> str:
    head = [visible(column.label) for column in table.columns]
    body = [[_cell(cell) for cell in row.cells] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(head, *body, strict=True)]
    right = [column.kind in _RIGHT for column in table.columns]

    def line(cells: Iterable[str]) -> str:
        padded = zip(cells, widths, right, strict=True)
        return "  ".join(c.rjust(w) if r else c.ljust(w) for c, w, r in padded).rstrip()

    caption = visible(caption_text(table))
    parts = [caption] if caption else []
    parts += [line(head), "  ".join("-" * width for width in widths), *map(line, body)]
    return "\n".join(parts + [_rich(note) for note in table.notes])


def _chart(chart: Chart) -> str:
    parts = [visible(caption_text(chart)), f"[Gambar] {visible(chart.alternative)}"]
    return "\n".join([part for part in parts if part] + [_rich(note) for note in chart.notes])


def _stack(stack: Stack) -> str:
    return "\n\n".join(to_text(part) for part in stack.parts)


_WRITERS: Final[Mapping[type[Displayable], Callable[[Any], str]]] = {
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
