"""What analysts write themselves: Markdown, DataFrames, pictures, program output."""

import base64

import pandas as pd
import pytest
from nbformat.v4 import new_output

from helpers.display import Chart, ColumnKind, Heading, Table
from helpers.errors import ReportFailedError
from helpers.rendering.foreign_html import blocks_of_html
from helpers.rendering.html_nodes import block_html
from helpers.rendering.markdown import markdown_blocks
from helpers.rendering.outputs import output_blocks

PNG = base64.b64encode(b"\x89PNG\r\n\x1a\nisi").decode()


def html_of(blocks):
    return "".join(block_html(block) for block in blocks)


def output(**data):
    return {"output_type": "execute_result", "data": data}


def only_table(blocks) -> Table:
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table


def test_dataframe_becomes_a_table_of_ours():
    frame = pd.DataFrame({"nama": ["A & <b>", "B"], "jumlah": [1, 20]})
    table = only_table(blocks_of_html(frame.to_html()))
    assert [column.label for column in table.columns] == ["", "nama", "jumlah"]
    assert [column.kind for column in table.columns][1:] == [ColumnKind.TEXT, ColumnKind.COUNT]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["0", "A & <b>", "1"],
        ["1", "B", "20"],
    ]


def test_columns_of_two_levels_keep_their_group():
    frame = pd.DataFrame({"nama": ["A"], "x": [1], "y": [2]})
    grouped = frame.groupby("nama").agg({"x": ["sum", "max"], "y": ["min"]})
    table = only_table(blocks_of_html(grouped.to_html()))
    assert [(column.group, column.label) for column in table.columns] == [
        ("", "nama"),
        ("x", "sum"),
        ("x", "max"),
        ("y", "min"),
    ]


def test_merged_cells_keep_their_grid_and_a_table_without_head_gets_one():
    html = "<table><tr><td>1</td><td rowspan=2>2</td></tr><tr><td>3</td></tr></table>"
    table = only_table(blocks_of_html(html))
    assert [column.label for column in table.columns] == ["Kolom 1", "Kolom 2"]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["1", "2"], ["3", ""]]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '<iframe src="https://contoh.id"></iframe>',
        "<style>@import 'https://contoh.id/x.css'</style>",
        '<a href="javascript:alert(1)">klik</a>',
        '<svg onload="alert(1)"><script>alert(1)</script></svg>',
        '<svg><foreignObject><body onload="alert(1)"></foreignObject></svg>',
        '<math><mtext><img src="https://contoh.id/x.png" onerror="alert(1)"></mtext></math>',
        '<object data="https://contoh.id"></object><embed src="https://contoh.id">',
        '<form action="https://contoh.id"><input name="x"></form>',
        '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
        "<table background='https://contoh.id'><tr><td onclick='alert(1)'>x</td></tr></table>",
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    ],
)
def test_nothing_of_foreign_html_runs_or_fetches(html):
    for blocks in (
        blocks_of_html(f"<p>teks {html}</p>"),
        markdown_blocks(f"teks {html}\n\n{html}"),
    ):
        markup = html_of(blocks)
        for trace in ("<script", "onerror=", "onload=", "onclick=", "<iframe", "<style", "<form"):
            assert trace not in markup.replace("&lt;", "")
        assert 'src="http' not in markup
        assert "href=" not in markup or 'href="javascript' not in markup


def test_links_lead_only_where_a_reader_expects():
    markup = html_of(
        markdown_blocks("[a](https://contoh.id) [b](javascript:alert(1)) [c](file:///x)")
    )
    assert 'href="https://contoh.id"' in markup
    assert markup.count("href=") == 1


def test_markdown_speaks_the_same_blocks():
    blocks = markdown_blocks("# Bab\n\n| a | b |\n|---|--:|\n| x | 1 |\n\n1. satu\n   - anak\n")
    assert isinstance(blocks[0], Heading)
    assert [column.kind for column in only_table(blocks).columns] == [
        ColumnKind.TEXT,
        ColumnKind.COUNT,
    ]
    assert isinstance(blocks[2], dict)
    assert blocks[2]["items"][0][1]["markers"] == ["•"]


def test_formula_is_a_picture_with_its_source_and_bad_ones_are_shown_as_written():
    markup = html_of(markdown_blocks(r"$\frac{a}{b}$ dan $\tidakada{x}$"))
    assert r'aria-label="\frac{a}{b}"' in markup
    assert r"<code>\tidakada{x}</code>" in markup


def test_unknown_markdown_is_an_error(monkeypatch):
    from helpers.rendering import markdown

    monkeypatch.setattr(markdown, "_BLOCKS", {})
    with pytest.raises(ReportFailedError, match="paragraph"):
        markdown_blocks("teks")


def test_picture_takes_its_words_from_the_heading_above():
    (block,) = output_blocks(output(**{"image/png": PNG, "text/plain": "<Figure>"}), "Akta")
    assert isinstance(block, dict)
    assert block["alternative"] == "Gambar pada bagian “Akta”"


def test_svg_becomes_a_chart_and_broken_svg_is_refused():
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 36"></svg>'
    (chart,) = output_blocks(output(**{"image/svg+xml": svg}), "Akta")
    assert isinstance(chart, Chart)
    assert (chart.width_mm, chart.height_mm) == pytest.approx((25.4, 12.7))
    with pytest.raises(ReportFailedError, match="SVG"):
        output_blocks(output(**{"image/svg+xml": "<svg"}), "Akta")


@pytest.mark.parametrize("shadow", ["<Axes: >", "[<matplotlib.lines.Line2D at 0x7f12ab34cd>]", " "])
def test_shadows_of_pictures_are_left_out(shadow):
    assert output_blocks(output(**{"text/plain": shadow}), "") == []


def test_program_output_is_printed_and_warnings_are_not():
    stdout = new_output("stream", name="stdout", text="satu\x1b[31m dua\x1b[0m\n")
    (block,) = output_blocks(stdout, "")
    assert isinstance(block, dict)
    assert block["code"] == "satu dua"
    assert output_blocks(new_output("stream", name="stderr", text="awas\n"), "") == []
