"""Every kind has every writer, and no writer lets text become markup."""

import csv
import io
import re
import typing

import pytest
from hypothesis import given
from hypothesis import strategies as st

import documents
from helpers.display import (
    MIME_TYPE,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Cover,
    Displayable,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Notice,
    Row,
    Sentence,
    Stack,
    Table,
    from_data,
    rich,
)
from helpers.display.characters import visible
from helpers.display.models.stack import Simple
from helpers.display.writers.csv import to_csv
from helpers.display.writers.html import to_html, to_notebook_html
from helpers.display.writers.text import to_text
from helpers.display.writers.typst import to_typst

HOSTILE = '<script>alert(1)</script>"\'&{{ x }}#read("/etc/passwd")\u202e'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text>{}</text></svg>'


def table(text: str = "isi", **changes: typing.Any) -> Table:
    columns = (Column(key="a", label=text), Column(key="n", label="n", kind=ColumnKind.COUNT))
    rows = (Row(cells=(Cell(text=text, below=text), Cell(text="1.234", value=1234))),)
    return Table(columns=columns, rows=rows, caption=rich(text), notes=(rich(text),), **changes)


def every_kind(text: str) -> dict[type[Displayable], Displayable]:
    shown: list[Displayable] = [
        documents.cover(title=text, office=text, sample_note=text),
        Heading(text=rich(text)),
        Sentence(text=rich(text), label=text, footnote=text),
        Items(items=(rich(text),), heading=text, marker="letters"),
        Notice(title=text, text=rich(text)),
        KeyFigures(figures=(KeyFigure(label=text, value=text, note=text),)),
        table(text),
        Chart(
            svg=SVG.format("x"),
            alternative=text,
            caption=rich(text),
            notes=(rich(text),),
            width_mm=90,
            height_mm=90,
        ),
    ]
    kinds = {type(one): one for one in shown}
    return {**kinds, Stack: Stack(parts=tuple(kinds.values()))}  # pyright: ignore[reportArgumentType]


KINDS = (*typing.get_args(Simple), Stack)
WRITERS = (to_html, to_notebook_html, to_text, to_typst)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("writer", WRITERS, ids=lambda writer: writer.__name__)
def test_every_kind_says_its_words_in_every_format(kind, writer):
    written = str(writer(every_kind("Tujuh kata ini")[kind]))
    assert "Tujuh kata ini" in written


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_text_stays_text_in_html(kind):
    markup = to_html(every_kind(HOSTILE)[kind])
    assert "<script" not in markup
    assert "&lt;script&gt;" in markup
    assert "\u202e" not in markup
    assert "[U+202E]" in markup
    assert " style=" not in markup


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_stored_data_find_their_way_back(kind):
    shown = every_kind("teks")[kind]
    bundle = shown._repr_mimebundle_()
    assert from_data(bundle[MIME_TYPE]) == shown
    assert {"text/html", "text/plain"} < set(bundle)


@pytest.mark.parametrize("kind", [Table, Chart])
def test_captions_of_sample_data_say_so(kind):
    shown = every_kind("Judul")[kind].model_copy(update={"is_sample": True, "label": "Tabel 3"})
    assert "DATA CONTOH" in to_html(shown)
    assert "DATA CONTOH" in to_text(shown)
    assert to_typst(shown)["sample_mark"] == "DATA CONTOH"
    assert "Tabel 3." in to_html(shown)


def test_cover_of_sample_data_puts_the_mark_first_among_keywords():
    node = to_typst(documents.cover(keywords=("a", "DATA CONTOH")))
    assert node["keywords"] == ["DATA CONTOH", "a"]
    assert to_typst(documents.cover(is_sample=False))["footer_mark"] == ""


def test_table_heads_have_a_scope_and_rows_a_head():
    markup = to_html(table())
    assert '<th scope="col"' in markup
    assert '<th scope="row"' in markup
    assert 'tabindex="0"' in markup


def test_total_row_closes_and_group_row_spans():
    rows = (
        Row(cells=(Cell(text="Kota"), Cell(text="")), role="group"),
        Row(cells=(Cell(text="Jumlah"), Cell(text="9")), role="total"),
    )
    markup = to_html(table().model_copy(update={"rows": rows}))
    assert re.search(r'rk-group"><th scope="rowgroup" colspan="2">Kota', markup)
    assert '<tr class="rk-total">' in markup


def test_unprinted_table_leaves_no_trace_on_the_page():
    assert to_html(table(printed=False)) == ""


def test_letters_beyond_z_double():
    items = Items(items=tuple(rich(str(n)) for n in range(28)), marker="letters")
    markers = to_typst(items)["markers"]
    assert markers[:2] == ["(a)", "(b)"]
    assert markers[25:28] == ["(z)", "(aa)", "(bb)"]


# ---------------------------------------------------------------- CSV


def test_csv_gives_machine_values_with_a_point_and_nothing_where_there_is_none():
    columns = (
        Column(key="region", label="Wilayah"),
        Column(key="value_percent", label="Cakupan", kind=ColumnKind.PERCENT),
        Column(key="gap", label="Kekurangan", kind=ColumnKind.COUNT),
    )
    rows = (
        Row(cells=(Cell(text="Kota A"), Cell(text="98,78 %", value="98.782726"), Cell(text="–"))),
        Row(
            cells=(Cell(text="Kota B"), Cell(text="0", value="-1.500000"), Cell(text="0", value=0))
        ),
        Row(cells=(Cell(text="Kelompok"), Cell(text=""), Cell(text="")), role="group"),
    )
    assert to_csv(Table(columns=columns, rows=rows)) == (
        b"region,value_percent,gap\nKota A,98.782726,\nKota B,-1.500000,0\n"
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30))
def test_no_text_cell_of_a_csv_starts_like_a_formula(text):
    column = Column(key="a", label="a")
    written = to_csv(Table(columns=(column,), rows=(Row(cells=(Cell(text=text),)),)))
    rows = list(csv.reader(io.StringIO(written.decode("utf-8"), newline="")))
    read = rows[1][0] if rows[1:] and rows[1] else ""
    assert read.removeprefix("'") == visible(text).removeprefix("'")
    assert not read.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_cover_is_a_simple_kind():
    assert Cover in KINDS
