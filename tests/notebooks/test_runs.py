"""The notebook runs in the stock kernel, and every cell hands over a complete bundle."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from helpers.display.mime import MIME_TYPE, from_data, to_bundle

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def executed() -> NotebookNode:
    notebook = nbformat.read(ROOT / "notebooks" / "regional_evaluation.ipynb", as_version=4)
    # The package may be installed, or lie on the path of the process that runs the tests.
    source = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}})
    return client.execute(env={**os.environ, "PYTHONPATH": source})


def test_nothing_but_displayables_comes_out(executed: NotebookNode) -> None:
    _, _, *cells = [cell for cell in executed.cells if cell.cell_type == "code"]
    for cell in cells:
        assert [output.output_type for output in cell.outputs] == ["execute_result"], cell.source
        data = cell.outputs[0].data
        assert set(data) == {MIME_TYPE, "text/html", "text/plain"}
        assert to_bundle(from_data(data[MIME_TYPE])) == data


def test_the_published_figures_are_there(executed: NotebookNode) -> None:
    text = "\n".join(
        output.data["text/plain"]
        for cell in executed.cells
        if cell.cell_type == "code"
        for output in cell.outputs
    )
    for figure in (
        *("99,65 %", "76,17 %", "98,78 %", "5,77 %", "5,75 persen"),
        *("2.717", "10.201", "1.021", "2.041", "695.132", "698.192"),
        *("85 anak per hari kerja", "79.906", "79.623", "81.651", "719.019"),
        *("kira-kira tujuh kali", "DATA CONTOH"),
    ):
        assert figure in text, figure


def test_set_up_prints_nothing(executed: NotebookNode) -> None:
    parameters, set_up, *_ = [cell for cell in executed.cells if cell.cell_type == "code"]
    assert parameters.outputs == []
    assert set_up.outputs == []
