"""The exporters in nbconvert and in JupyterLab's menu."""

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import Exporter, get_exporter

import documents
from helpers.rendering.exporters import RakorHtmlExporter, RakorPdfExporter, RakorTypstExporter
from helpers.rendering.fonts import font_folder
from helpers.rendering.formats import render_html, render_pdf

EXPORTERS = {
    "rakor_html": RakorHtmlExporter,
    "rakor_pdf": RakorPdfExporter,
    "rakor_typst": RakorTypstExporter,
}


def test_exporters_give_what_the_batch_gives():
    notebook = documents.report()
    pdf, resources = RakorPdfExporter().from_notebook_node(notebook)
    assert pdf == render_pdf(notebook, "laporan")
    assert resources["output_extension"] == ".pdf"
    html, resources = RakorHtmlExporter().from_notebook_node(notebook)
    assert html == render_html(notebook, "laporan")
    assert resources["output_extension"] == ".html"


def test_typst_folder_compiles_by_itself(tmp_path: Path):
    import typst

    source, resources = RakorTypstExporter().from_notebook_node(
        documents.report(), {"metadata": {"name": "lapor an"}}
    )
    for name, data in {**resources["outputs"], "lapor an.typ": source.encode()}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    pdf = typst.compile(
        str(tmp_path / "lapor an.typ"), font_paths=[str(font_folder())], ignore_system_fonts=True
    )
    assert isinstance(pdf, bytes)
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("name", EXPORTERS)
def test_menu_can_be_built(name):
    exporter = EXPORTERS[name]()
    assert isinstance(exporter, Exporter)
    assert exporter.export_from_notebook
    assert exporter.output_mimetype


def test_entry_points_name_these_exporters():
    found = {point.name: point.value for point in entry_points(group="nbconvert.exporters")}
    for name, exporter in EXPORTERS.items():
        assert found[name] == f"{exporter.__module__}:{exporter.__name__}"
        assert get_exporter(name) is exporter


def test_import_is_light_and_survives_broken_heavy_libraries():
    code = (
        "import sys\n"
        "for name in ('typst', 'fontTools', 'matplotlib', 'papermill', 'pandas'):\n"
        "    sys.modules[name] = None\n"
        "from helpers.rendering import exporters\n"
        "exporters.RakorPdfExporter(); exporters.RakorHtmlExporter()\n"
        "heavy = {'helpers.rendering.document', 'helpers.display', 'pydantic'} & set(sys.modules)\n"
        "print(sorted(heavy))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_notebook_that_failed_is_not_exported():
    notebook = documents.report()
    notebook.cells[0].outputs.append(
        nbformat.v4.new_output("error", ename="ValueError", evalue="x", traceback=[])
    )
    for exporter in EXPORTERS.values():
        with pytest.raises(Exception, match="ValueError"):
            exporter().from_notebook_node(notebook)
