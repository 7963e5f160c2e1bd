"""The harmonization report as handed out: page one, every finding, sums by formula."""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_output
from pypdf import PdfReader
from xlsxwriter import Workbook

from helpers.display.mime import to_bundle
from helpers.display.models.stack import Stack
from helpers.display.writers.xlsx import XlsxBook, to_xlsx
from helpers.inputs.samples import planted_mismatches
from helpers.rendering.exporters import RakorHtmlExporter, RakorPdfExporter
from helpers.sections import harmonization

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = ROOT / "notebooks" / "program_harmonization.ipynb"


def executed(**changes: object) -> NotebookNode:
    """Run the notebook's cells in this process; what a kernel adds has tests of its own."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    names: dict[str, object] = {}
    parameters, set_up, *cells = notebook.cells
    exec(parameters.source, names)
    names |= changes
    exec(set_up.source, names)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.execution_count = number
    for number, cell in enumerate(cells, start=3):
        shown = eval(cell.source, names)
        if shown is not None:
            output = new_output("execute_result", data=to_bundle(shown), execution_count=number)
            cell.outputs = [output]
    return notebook


@cache
def pdf(region: str = "64", *, with_plans: bool = True) -> bytes:
    changes = {"region": region} | ({} if with_plans else {"plans": {}})
    exported, _ = RakorPdfExporter().from_notebook_node(
        executed(**changes), resources={"metadata": {"name": "program_harmonization"}}
    )
    return exported


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(data)).pages]


@pytest.mark.parametrize("region", ["64", "64.11"])
@pytest.mark.parametrize("with_plans", [True, False])
def test_page_one_is_one_page_and_the_second_begins_the_work(region: str, with_plans: bool) -> None:
    first, second, *others = pages(pdf(region, with_plans=with_plans))
    assert "Tiga catatan" in first
    assert "tidak menggantikan dokumen perencanaan dan penganggaran" in first
    assert "Pekerjaan sampai akhir 2025" in second
    assert len(others) < 24


def test_no_page_is_nearly_empty() -> None:
    # Header, footer and a line or two are about 150 characters.
    assert min(len(text) for text in pages(pdf())) > 600


def test_the_files_are_small() -> None:
    assert len(pdf()) <= 1_000_000
    html, _ = RakorHtmlExporter().from_notebook_node(
        executed(), resources={"metadata": {"name": "program_harmonization"}}
    )
    assert len(html.encode()) <= 1_000_000
    assert not re.search(r'(src|href)="https?:', html)


def test_every_planted_mismatch_stands_on_the_pages() -> None:
    printed = " ".join(pages(pdf())).replace(" ", "")
    for one in planted_mismatches():
        assert not one.code or one.code.replace(" ", "") in printed, one


def test_status_is_told_without_colour() -> None:
    text = " ".join(pages(pdf()))
    for words in ("Sejalan dengan laju", "Di luar laju", "belum disepakati", "peringatan"):
        assert words in text


def test_a_meeting_can_change_a_number_and_see_the_provincial_total() -> None:
    names: dict[str, object] = {}
    parameters, set_up, *_ = nbformat.read(NOTEBOOK, as_version=4).cells
    exec(parameters.source, names)
    exec(set_up.source, names)
    programme = names["study"]
    assert isinstance(programme, harmonization.Programme)
    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    book = XlsxBook(workbook, workbook.add_worksheet("Ringkasan"))
    shown = harmonization.berita_acara(programme)
    assert isinstance(shown, Stack)
    to_xlsx(shown, book)
    workbook.close()
    formulas: list[tuple[str, str]] = []
    with zipfile.ZipFile(buffer) as package:
        for name in package.namelist():
            if name.startswith("xl/worksheets/"):
                for cell in ElementTree.fromstring(package.read(name)).iter():
                    parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
                    if cell.tag.endswith("}c") and "f" in parts:
                        formulas.append((str(parts["f"]), str(parts["v"])))
    totals = [str(division.draft.total) for division in programme.divisions.values()]
    assert [value for _, value in formulas] == totals
    assert all(re.fullmatch(r"SUM\(B\d+:B\d+\)", formula) for formula, _ in formulas)
