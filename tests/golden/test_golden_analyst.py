"""Cells of every kind that analysts write, run in a kernel and printed in both formats."""

import io
import json
import re
from pathlib import Path

import nbformat
import pypdf
import pytest

import analyst_cells
from helpers.rendering.execute import execute
from helpers.rendering.formats import render_html, render_pdf
from helpers.rendering.typst_source import typst_source

FILES = Path(__file__).parent / "files"


@pytest.fixture(scope="module")
def executed(tmp_path_factory: pytest.TempPathFactory) -> nbformat.NotebookNode:
    folder = tmp_path_factory.mktemp("analis")
    path = folder / "analis.ipynb"
    nbformat.write(analyst_cells.notebook(), path)
    return execute(path, {}, work_folder=folder / "kerja", cwd=folder)


def blocks_without_pictures(executed: nbformat.NotebookNode) -> str:
    """Return the document's data; what a plotting library draws differs from version to version."""
    _, outputs = typst_source(executed, "analis")
    document = json.loads(outputs["analis_files/document.json"])

    def bare(value):
        if isinstance(value, dict):
            return {
                key: "…" if key in ("data", "svg", "depth_pt") and part else bare(part)
                for key, part in value.items()
                if key not in ("width_mm", "height_mm")
            }
        return [bare(part) for part in value] if isinstance(value, list) else value

    return json.dumps(bare(document["blocks"]), ensure_ascii=False, indent=1) + "\n"


def page_without_pictures(executed: nbformat.NotebookNode) -> str:
    page = render_html(executed, "analis")
    (main,) = re.findall(r"<main.*?</main>", page, re.DOTALL)
    main = re.sub(r"<svg.*?</svg>", "<svg/>", main, flags=re.DOTALL)
    main = re.sub(r'src="data:[^"]*"', 'src="data:"', main)
    main = re.sub(r' (?:width|height|style)="[^"]*"', "", main)
    return re.sub(r"(?<=>)(?=<(?:h\d|p|figure|div|table|tr|ul|ol|li|section))", "\n", main) + "\n"


@pytest.mark.parametrize(
    ("name", "made"),
    [("analis.json", blocks_without_pictures), ("analis.html", page_without_pictures)],
)
def test_every_kind_of_cell_is_printed_as_reviewed(executed, name, made, request) -> None:
    golden = FILES / name
    if request.config.getoption("--update-golden"):
        golden.write_text(made(executed), encoding="utf-8", newline="\n")
    assert made(executed) == golden.read_text(encoding="utf-8")


def test_the_words_stand_in_both_formats_and_noise_in_neither(executed) -> None:
    reader = pypdf.PdfReader(io.BytesIO(render_pdf(executed, "analis")))
    printed = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    page = render_html(executed, "analis")
    for words in (
        *("Catatan analis", "jemput bola sekolah", "data diperiksa", "Kota A", "Kab. B"),
        *(
            "97.25",
            "isi HTML",
            "Teks pengganti gambar",
            "selesai dihitung: 2 daerah",
            "Catatan kaki analis",
        ),
        "kode apa adanya",
    ):
        assert words in printed, words
        assert words in page, words
    for noise in ("PERINGATAN yang", "memuat 2/3", "BILAH KEMAJUAN", "<Axes", "import pandas"):
        assert noise not in printed, noise
        assert noise not in page, noise


def test_pictures_have_words_from_the_nearest_heading_and_say_so(executed) -> None:
    page = render_html(executed, "analis")
    assert page.count("Gambar pada bagian “Gambar analis”") >= 2
