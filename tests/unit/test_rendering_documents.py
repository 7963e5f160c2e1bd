"""A notebook becomes a document: code hidden, errors refused, everything numbered once."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

import documents
from helpers.display import Cell, Chart, Column, Heading, Notice, Row, Stack, Table, rich
from helpers.errors import ReportFailedError
from helpers.rendering.document import collect
from helpers.rendering.formats import render_files, render_html


def executed(*outputs, source="show()", tags=(), count=1):
    return new_code_cell(
        source, outputs=list(outputs), execution_count=count, metadata={"tags": list(tags)}
    )


def shown(displayable, count=1):
    return new_output("execute_result", data=displayable._repr_mimebundle_(), execution_count=count)


def table(caption="", **changes):
    rows = (Row(cells=(Cell(text="satu sel", value="satu sel"),)),)
    return Table(columns=(Column(key="a", label="A"),), rows=rows, caption=rich(caption), **changes)


def test_page_one_ends_at_the_first_chapter():
    document = collect(documents.report(), "x")
    assert document.cover is not None
    assert document.title.startswith("Evaluasi Penyelenggaraan")
    assert not any(isinstance(block, Heading) for block in document.opening)
    assert isinstance(document.blocks[0], Heading)


def test_markdown_chapter_ends_page_one_too():
    notebook = documents.notebook_of(documents.cover(), documents.conclusion(), "# Bab", "## Sub")
    document = collect(notebook, "x")
    assert len(document.opening) == 1
    assert [block.text[0].text for block in document.blocks if isinstance(block, Heading)] == [
        "Bab",
        "Sub",
    ]


def test_without_cover_the_first_heading_is_the_title():
    assert collect(documents.notebook_of("# Catatan analis"), "berkas").title == "Catatan analis"
    assert collect(documents.notebook_of("teks saja"), "berkas").title == "berkas"


def test_two_covers_are_refused():
    with pytest.raises(ReportFailedError, match="lebih dari satu sampul"):
        collect(documents.notebook_of(documents.cover(), documents.cover()), "x")


def test_tables_and_pictures_are_numbered_in_order_also_inside_stacks():
    parts = (table("dua"), table("tiga"))
    notebook = documents.notebook_of(
        table("satu"), Stack(parts=parts, keep=True), documents.chart(), table("", name="tanpa")
    )
    blocks = collect(notebook, "x").blocks
    stack = blocks[1]
    assert isinstance(stack, Stack)
    labels = [blocks[0].label, *(part.label for part in stack.parts)]  # pyright: ignore
    assert labels == ["Tabel 1", "Tabel 2", "Tabel 3"]
    assert isinstance(blocks[2], Chart)
    assert blocks[2].label == "Gambar 1"
    assert isinstance(blocks[3], Table)
    assert blocks[3].label == ""


def test_levels_are_never_skipped_and_anchors_are_unique():
    blocks = collect(documents.notebook_of("# A\n\n### B\n\n# A"), "x").blocks
    headings = [block for block in blocks if isinstance(block, Heading)]
    assert [heading.level for heading in headings] == [1, 2, 1]
    assert [heading.anchor for heading in headings] == ["b-a", "b-b", "b-a-2"]


def test_error_output_never_becomes_a_report_even_in_a_hidden_output():
    error = new_output("error", ename="ValueError", evalue="salah", traceback=[])
    cell = executed(error, source="hitung()\nlagi()", tags=["remove_output"])
    with pytest.raises(ReportFailedError, match=r"sel 2 \(hitung\(\)\): ValueError: salah"):
        collect(new_notebook(cells=[new_markdown_cell("teks"), cell]), "x")


def test_injected_parameters_do_not_move_the_numbers_of_cells():
    injected = executed(source="region = 1", tags=["injected-parameters"])
    failing = executed(new_output("error", ename="E", evalue="x", traceback=[]), count=2)
    with pytest.raises(ReportFailedError, match="sel 1 "):
        collect(new_notebook(cells=[injected, failing]), "x")


def test_hidden_cells_and_parameters_leave_no_trace():
    stream = new_output("stream", name="stdout", text="rahasia\n")
    cells = [
        executed(stream, tags=["parameters"]),
        executed(stream, tags=["remove_cell"], count=2),
        new_markdown_cell("terlihat"),
    ]
    html = render_html(new_notebook(cells=cells), "x")
    assert "rahasia" not in html
    assert "terlihat" in html
    assert "show()" not in html


def notices(notebook):
    document = collect(notebook, "x")
    return [b.title for b in (*document.opening, *document.blocks) if isinstance(b, Notice)]


def test_missing_outputs_are_said_on_page_one():
    missing = new_notebook(cells=[new_code_cell("1"), new_markdown_cell("# Bab")])
    assert notices(missing) == ["Keluaran belum lengkap."]
    with_cover = documents.report()
    with_cover.cells.append(new_code_cell("1"))
    assert isinstance(collect(with_cover, "x").opening[0], Notice)


def test_outputs_of_several_runs_are_said_to_be_stale():
    cells = [executed(count=5), executed(count=2)]
    assert notices(new_notebook(cells=cells)) == ["Keluaran mungkin usang."]


def test_outputs_of_one_run_need_no_notice():
    cells = [executed(count=1), new_code_cell(""), executed(count=2)]
    assert notices(new_notebook(cells=cells)) == []


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (Table(columns=(Column(key="a", label=" "),), rows=()), "kepala kolom"),
        (Table(columns=(Column(key="a", label="A"),), rows=(Row(cells=()),)), "baris 1: 0 sel"),
        (Chart(svg="<svg/>", alternative=" ", caption=(), width_mm=1, height_mm=1), "alternatif"),
    ],
)
def test_what_accessible_print_needs_is_checked(block, words):
    notebook = new_notebook(cells=[executed(shown_unchecked(block))])
    with pytest.raises(ReportFailedError, match=words):
        collect(notebook, "x")


def shown_unchecked(block):
    data = {"application/vnd.rakor.display+json": block.model_dump(mode="json")}
    return new_output("execute_result", data=data, execution_count=1)


def test_stored_data_of_no_known_kind_are_refused():
    data = {"application/vnd.rakor.display+json": {"shape": "hologram"}}
    cell = executed(new_output("display_data", data=data))
    with pytest.raises(ReportFailedError, match="hologram"):
        collect(new_notebook(cells=[cell]), "x")


def test_files_come_from_tables_also_from_unprinted_ones():
    notebook = documents.notebook_of(table("x", file="figures.csv", printed=False))
    assert render_files(notebook) == {"figures.csv": b"a\nsatu sel\n"}
    assert "satu sel" not in render_html(notebook, "x")


@pytest.mark.parametrize("name", ["../figures.csv", "a/b.csv", "x.exe", ".csv"])
def test_file_names_are_names_only(name):
    with pytest.raises(ReportFailedError, match="nama berkas"):
        render_files(documents.notebook_of(table("x", file=name)))


def test_two_tables_cannot_claim_one_file():
    twice = documents.notebook_of(table("x", file="a.csv"), table("y", file="a.csv"))
    with pytest.raises(ReportFailedError, match="nama berkas"):
        render_files(twice)
