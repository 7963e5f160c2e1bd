"""Notebooks of analysts: pasted pictures, formulas amid words, empty frames, long words, a NIK."""

import base64
import io
import pickle

import nbformat
import pypdf
import pytest
from matplotlib.figure import Figure

import documents
from helpers.display import Sentence, Table, rich
from helpers.errors import ReportFailedError
from helpers.rendering.blocks import Block
from helpers.rendering.document import collect
from helpers.rendering.formats import render_pdf
from helpers.rendering.markdown import markdown_blocks


def png() -> str:
    out = io.BytesIO()
    Figure(figsize=(1, 1)).savefig(out, format="png")
    return base64.b64encode(out.getvalue()).decode()


def blocks_of(output: dict[str, object]) -> tuple[Block, ...]:
    cell = nbformat.v4.new_code_cell("x", execution_count=1, outputs=[nbformat.from_dict(output)])
    return collect(nbformat.v4.new_notebook(cells=[cell]), "n").blocks


def displayed(mime: str, data: str) -> dict[str, object]:
    return {"output_type": "display_data", "data": {mime: data}, "metadata": {}}


def test_a_picture_pasted_into_markdown_is_shown() -> None:
    cell = nbformat.v4.new_markdown_cell("Peta ![Peta kantor](attachment:a.png) di atas")
    cell["attachments"] = {"a.png": {"image/png": png()}}
    before, picture, after = collect(nbformat.v4.new_notebook(cells=[cell]), "n").blocks
    assert isinstance(picture, dict)
    assert (picture["shape"], picture["alternative"]) == ("picture", "Peta kantor")
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert (before["text"][0]["text"].strip(), after["text"][0]["text"].strip()) == (
        "Peta",
        "di atas",
    )


@pytest.mark.parametrize("address", ["attachment:b.png", "a.png", "https://example.org/a.png"])
def test_other_pictures_of_markdown_are_named_only(address: str) -> None:
    (block,) = markdown_blocks(f"![Peta]({address})", {"a.png": {"image/png": png()}})
    assert isinstance(block, dict)
    assert block["text"][0]["text"] == "[Gambar: Peta]"


@pytest.mark.parametrize(("mime", "form"), [("image/png", "PNG"), ("image/jpeg", "JPG")])
@pytest.mark.parametrize("data", ["aGFsbw==", "a", ""])
def test_a_broken_picture_is_refused_by_name(mime: str, form: str, data: str) -> None:
    with pytest.raises(ReportFailedError, match=rf"sel 1 \(x\).*rusak, bukan {form}"):
        blocks_of(displayed(mime, data))


def test_display_formula_amid_a_sentence() -> None:
    (block,) = markdown_blocks("Jumlah $$a + b$$ itu")
    assert isinstance(block, dict)
    assert [run.get("alternative", "") for run in block["text"]] == ["", "a + b", ""]


def test_entities_of_markdown_are_characters() -> None:
    (block,) = markdown_blocks("A &amp; B &copy; &lt;b&gt; `&amp;`")
    assert isinstance(block, dict)
    assert "".join(run["text"] for run in block["text"]) == "A & B © <b> &amp;"


def test_an_empty_frame_prints_nothing_and_a_headless_one_gets_headings() -> None:
    empty = "<table><thead><tr><th></th></tr></thead><tbody></tbody></table>"
    assert blocks_of(displayed("text/html", empty)) == ()
    nameless = (
        "<table><thead><tr><th></th><th></th></tr></thead><tr><td>1</td><td>2</td></tr></table>"
    )
    (table,) = blocks_of(displayed("text/html", nameless))
    assert isinstance(table, Table)
    assert [column.label for column in table.columns] == ["Kolom 1", "Kolom 2"]


@pytest.mark.parametrize("number", ["6472011503990001", "6472 0115 0399 0001"])
def test_no_message_of_a_failed_cell_carries_a_nik(number: str) -> None:
    failed = {
        "output_type": "error",
        "ename": "KeyError",
        "evalue": f"baris {number}",
        "traceback": [],
    }
    with pytest.raises(
        ReportFailedError, match=r"KeyError: baris \(16 digit, disamarkan\)"
    ) as info:
        blocks_of(failed)
    assert str(pickle.loads(pickle.dumps(info.value))) == str(info.value)


def test_counts_and_dates_in_messages_stay() -> None:
    message = "pilih: 2023-12-31, 2024-01-31 2024-02-29; 2.868.568 dari 2.878.769"
    assert str(ReportFailedError(message)) == message


def test_a_word_longer_than_the_page_is_broken() -> None:
    text = "https://example.org/" + "a" * 180
    pdf = render_pdf(documents.notebook_of(Sentence(text=rich(text))), "panjang")
    lines = pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().splitlines()
    printed = [line.replace("\u200b", "") for line in lines]
    assert text in "".join(printed)
    assert max(map(len, printed)) < 150
