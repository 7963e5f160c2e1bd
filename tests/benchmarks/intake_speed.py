"""A national workbook: 514 rows on 12 sheets, 74,000 cells, read and checked in a second.

Run: ``python tests/benchmarks/intake_speed.py``; python-calamine's own reading stands beside it.
"""

import io
import resource
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.sources import read_sources
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.regions import region_table

ROOT = Path(__file__).resolve().parents[2]
SHEETS, MOST_SECONDS, TURNS = 12, 1.0, 5
HEADERS = (
    *("NO", "WILAYAH", "KODE", "JUMLAH PENDUDUK", "WKTP AWAL", "WKTP DINAMIS"),
    *("PROGRES BELUM REKAM", "PROGRES REKAM", "PROGRES PERSENTASE", "X1", "X2", "X3"),
)


def national_workbook() -> bytes:
    """Return one sheet for each of twelve months, a row for each kabupaten/kota."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    grouped = book.add_format({"num_format": "#,##0"})
    regions = [region for region in region_table() if "." in region.code]
    for month in range(1, SHEETS + 1):
        sheet = book.add_worksheet(
            "Perekaman" if month == SHEETS else f"Perekaman 01-{month:02d}-2024"
        )
        sheet.write_string(1, 0, f"KEADAAN 01-{month:02d}-2024")
        sheet.write_row(2, 0, HEADERS)
        for row, region in enumerate(regions, 3):
            whole = region.population_jiwa * 7 // 10
            part = whole - (SHEETS - month) * 9 - 7
            sheet.write_row(row, 0, (row - 2, region.label.upper(), region.code))
            sheet.write_row(
                row, 3, (region.population_jiwa, whole + 5, whole, whole - part, part), grouped
            )
            sheet.write_row(row, 8, (round(100 * part / whole, 2), row, row, row))
    book.close()
    return stream.getvalue()


def best_of(turns: int, action) -> float:
    """Return the shortest of several times, in seconds: the machine may be busy."""
    times: list[float] = []
    for _ in range(turns):
        began = time.perf_counter()
        action()
        times.append(time.perf_counter() - began)
    return min(times)


def measure() -> dict[str, float]:
    """Return the number of cells, and seconds of reading and checking, reading, and calamine."""
    data, catalogue = national_workbook(), load_catalogue(ROOT)
    cells = sum(len(r) for s in read_workbook(data, "x").sheets for r in s.rows.values())

    def calamine() -> None:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for name in book.sheet_names:
            book.get_sheet_by_name(name).to_python()

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "nasional.xlsx"
        path.write_bytes(data)
        whole = best_of(TURNS, lambda: read_sources([str(path)], ROOT, catalogue))
    return {
        "cells": cells,
        "read_and_checked": whole,
        "read": best_of(TURNS, lambda: read_workbook(data, "x")),
        "calamine": best_of(TURNS, calamine),
    }


def main() -> int:
    """Print the times; 1 when reading and checking took too long."""
    found = measure()
    print(f"{found['cells']:.0f} sel dalam {SHEETS} lembar")
    print(f"dibaca dan diperiksa {found['read_and_checked']:.2f} detik (batas {MOST_SECONDS:.0f})")
    print(f"dibaca saja          {found['read']:.2f} detik")
    print(f"python-calamine      {found['calamine']:.2f} detik (nilai saja)")
    print(
        f"memori puncak        {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    return int(found["read_and_checked"] > MOST_SECONDS)


if __name__ == "__main__":
    sys.exit(main())
