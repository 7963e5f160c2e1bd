"""nbconvert exporters: ``rakor_typst``, ``rakor_pdf`` and ``rakor_html``.

nbconvert constructs every exporter of its entry points to build JupyterLab's menu; one whose
import fails breaks all of them. This module therefore imports nothing heavy, and what renders is
imported when a notebook arrives.
"""

from typing import Any

from nbconvert.exporters import Exporter
from traitlets import default


class RakorTypstExporter(Exporter):
    """The report as Typst source beside its data; what golden tests compare.

    ``jupyter nbconvert --to rakor_typst`` writes the source and, in a folder beside it, the data
    and the design; ``typst compile`` on it gives the page.
    """

    export_from_notebook = "Rakor Typst"
    output_mimetype = "text/vnd.typst"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".typ"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the source, with data and design among the resources' outputs."""
        # Heavy: see the module's docstring.
        from helpers.rendering.typst_source import typst_source  # noqa: PLC0415

        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        source, outputs = typst_source(notebook, _name(resources))
        resources["outputs"] = {**(resources.get("outputs") or {}), **outputs}
        return source, resources


class RakorPdfExporter(RakorTypstExporter):
    """The report as PDF: the Typst source, compiled in memory."""

    export_from_notebook = "Rakor PDF"
    output_mimetype = "application/pdf"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the bytes of the PDF."""
        # Heavy: see the module's docstring.
        from helpers.rendering.formats import render_pdf  # noqa: PLC0415

        notebook, resources = Exporter.from_notebook_node(self, nb, resources, **kw)
        return render_pdf(notebook, _name(resources)), resources


class RakorHtmlExporter(Exporter):
    """The report as one HTML file that loads nothing."""

    export_from_notebook = "Rakor HTML"
    output_mimetype = "text/html"

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Return the page."""
        # Heavy: see the module's docstring.
        from helpers.rendering.formats import render_html  # noqa: PLC0415

        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        return render_html(notebook, _name(resources)), resources


def _name(resources: dict[str, Any]) -> str:
    return str(resources.get("metadata", {}).get("name") or "laporan")
