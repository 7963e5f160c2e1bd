"""The harmonization notebook runs in the stock kernel and hands over complete bundles."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from helpers.display.mime import MIME_TYPE, from_data, to_bundle

ROOT = Path(__file__).parents[2]
MAY_BE_EMPTY = {"follow-up"}


@pytest.fixture(scope="module")
def cells() -> list[NotebookNode]:
    notebook = nbformat.read(ROOT / "notebooks" / "program_harmonization.ipynb", as_version=4)
    source = os.pathsep.join(filter(None, (str(ROOT / "src"), os.environ.get("PYTHONPATH", ""))))
    client = NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(ROOT)}})
    executed = client.execute(env={**os.environ, "PYTHONPATH": source})
    return [cell for cell in executed.cells if cell.cell_type == "code"]


def test_nothing_but_displayables_comes_out(cells: list[NotebookNode]) -> None:
    parameters, set_up, *shown = cells
    assert parameters.outputs == set_up.outputs == []
    for cell in shown:
        kinds = [output.output_type for output in cell.outputs]
        assert kinds == ["execute_result"] or (cell.id in MAY_BE_EMPTY and not kinds), cell.source
        for output in cell.outputs:
            assert set(output.data) == {MIME_TYPE, "text/html", "text/plain"}
            assert to_bundle(from_data(output.data[MIME_TYPE])) == output.data


def test_the_methods_figures_are_there(cells: list[NotebookNode]) -> None:
    text = "\n".join(out.data["text/plain"] for cell in cells for out in cell.outputs)
    for figure in (
        *("72.355", "79.623", "90.107", "60.868", "346.209", "81.651", "78.934", "94.151"),
        *("719.019", "722.164", "5,7 kali laju tinggi", "527.870", "DATA CONTOH"),
    ):
        assert figure in text, figure
