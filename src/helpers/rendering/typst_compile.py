"""Typst source and data in, PDF out: no network, no machine fonts, no clock."""

from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Final, Literal

import typst

from helpers.errors import ReportFailedError
from helpers.rendering.fonts import font_folder

TEMPLATE_FILES: Final = ("report.typ", "show.typ")
STANDARDS: Final[list[Literal["a-2a", "ua-1"]]] = ["a-2a", "ua-1"]
_MAIN: Final = (
    b'#import "show.typ": show-document\n#show-document(json(bytes(sys.inputs.document)))\n'
)
# Documents without a data date: any fixed day will do, as long as it is the same everywhere.
_NO_DATE: Final = "2000-01-01"


def template_folder() -> Path:
    """Return the folder of the Typst files; it holds nothing else."""
    return Path(str(files("helpers.rendering") / "typst"))


def compile_pdf(document_json: str, as_of: str) -> bytes:
    """Return the PDF (PDF/A-2a, PDF/UA-1) of a document's JSON.

    Parameters
    ----------
    document_json
        As made by ``typst_document``; it reaches Typst as a value, never as source.
    as_of
        ISO date of the data; the only time that the file carries.

    Raises
    ------
    ReportFailedError
        On an error or a warning: a missing font is only a warning to Typst.
    """
    # A compiler made from source bytes works once; the fonts are shared.
    compiler = typst.Compiler(
        _MAIN,
        root=template_folder(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": document_json},
    )
    try:
        pdf, warnings = compiler.compile_with_warnings(
            format="pdf", pdf_standards=[*STANDARDS], timestamp=_noon(as_of)
        )
    except typst.TypstError as error:
        raise ReportFailedError(f"halaman tidak dapat disusun: {_explained(error)}") from error
    if warnings:
        words = "; ".join(_explained(warning) for warning in warnings)
        raise ReportFailedError(f"halaman disusun dengan peringatan: {words}")
    if not isinstance(pdf, bytes):
        raise ReportFailedError("halaman tidak menghasilkan berkas PDF")
    return pdf


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(font_folder())],
    )


def _noon(as_of: str) -> datetime:
    return datetime.fromisoformat(as_of or _NO_DATE).replace(hour=12, tzinfo=UTC)


def _explained(problem: typst.TypstError | typst.TypstWarning) -> str:
    return " – ".join([problem.message, *problem.hints])
