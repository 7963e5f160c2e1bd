"""Whether a finished file is what its name says.

A report is published only when every file of it passes.
"""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import PurePath

from helpers.errors import ReportFailedError


def check_artefact(name: str, data: bytes) -> None:
    """Refuse a file that is empty, cut short or of another kind than its name says.

    Raises
    ------
    ReportFailedError
        Naming the file and what is wrong with it.
    """
    problem = "kosong" if not data else _CHECKS.get(PurePath(name).suffix, _anything)(data)
    if problem:
        message = f"{name}: hasilnya {problem} → bangun ulang; bila terulang, laporkan pesan ini"
        raise ReportFailedError(message)


def _anything(_data: bytes) -> str:
    return ""


def _pdf(data: bytes) -> str:
    if not data.startswith(b"%PDF-"):
        return "bukan PDF"
    return "" if b"startxref" in data[-2048:] and b"%%EOF" in data[-64:] else "PDF yang terpotong"


def _html(data: bytes) -> str:
    try:
        text = data.decode("utf-8").strip().lower()
    except UnicodeDecodeError:
        return "HTML dengan huruf rusak"
    if not text.startswith("<!doctype html"):
        return "bukan HTML"
    return "" if text.endswith("</html>") else "HTML yang terpotong"


def _notebook(data: bytes) -> str:
    try:
        cells = json.loads(data)["cells"]
    except (ValueError, KeyError, TypeError):
        return "bukan notebook"
    kinds = {output["output_type"] for cell in cells for output in cell.get("outputs", ())}
    return "notebook dengan sel yang gagal" if "error" in kinds else ""


def _xlsx(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            damaged = archive.testzip()
            names = archive.namelist()
    except zipfile.BadZipFile:
        return "bukan XLSX"
    return "XLSX yang rusak" if damaged or "xl/workbook.xml" not in names else ""


def _csv(data: bytes) -> str:
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
    except UnicodeDecodeError:
        return "tabel dengan huruf rusak"
    if len(rows) < 2:
        return "tabel tanpa baris"
    return (
        "" if {len(row) for row in rows} == {len(rows[0])} else "tabel dengan baris tidak lengkap"
    )


_CHECKS: dict[str, Callable[[bytes], str]] = {
    ".pdf": _pdf,
    ".html": _html,
    ".xlsx": _xlsx,
    ".ipynb": _notebook,
    ".csv": _csv,
}
