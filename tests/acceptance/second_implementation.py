"""Plain frames for the second implementation, read without a line of the project's own code.

Definitions and targets come from the YAML files, regions from the CSV, and the sample's numbers
from its workbook through openpyxl. The computation itself is SQL.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import yaml

ROOT = Path(__file__).resolve().parents[2]
SQL = Path(__file__).with_suffix(".sql").read_text(encoding="utf-8")
PREFIX = {"kabupaten": "Kab. ", "kota": "Kota ", "provinsi": "", "kecamatan": "Kec. "}

TABLES = {
    "definitions": {
        "indicator": "VARCHAR",
        "basis": "VARCHAR",
        "position": "INTEGER",
        "is_judging": "BOOLEAN",
        "kind": "VARCHAR",
        "minimum": "HUGEINT",
        "lender_indicator": "VARCHAR",
        "lender_basis": "VARCHAR",
    },
    "targets": {
        "province": "INTEGER",
        "indicator": "VARCHAR",
        "region": "VARCHAR",
        "hundredths": "HUGEINT",
        "judging": "BOOLEAN",
        "source": "VARCHAR",
    },
    "regions": {
        "province": "INTEGER",
        "code": "VARCHAR",
        "label": "VARCHAR",
        "position": "INTEGER",
        "is_whole": "BOOLEAN",
        "governs": "BOOLEAN",
    },
    "observed": {
        "province": "INTEGER",
        "code": "VARCHAR",
        "indicator": "VARCHAR",
        "basis": "VARCHAR",
        "numerator": "HUGEINT",
        "denominator": "HUGEINT",
        "state": "VARCHAR",
        "printed": "VARCHAR",
    },
}


@dataclass
class Frames:
    """Rows of the four tables, in the order of their columns."""

    definitions: list[tuple] = field(default_factory=list)
    targets: list[tuple] = field(default_factory=list)
    regions: list[tuple] = field(default_factory=list)
    observed: list[tuple] = field(default_factory=list)


def computed(frames: Frames, folder: Path) -> list[dict[str, Any]]:
    """Run the SQL and return its rows."""
    with duckdb.connect() as connection:
        for table, columns in TABLES.items():
            path = folder / f"{table}.csv"
            with path.open("w", newline="", encoding="utf-8") as stream:
                writer = csv.writer(stream)
                writer.writerow(columns)
                writer.writerows(getattr(frames, table))
            listed = ", ".join(f"{name} {kind}" for name, kind in columns.items())
            connection.execute(f"CREATE TABLE {table} ({listed})")
            connection.execute(f"COPY {table} FROM '{path.as_posix()}' (HEADER, NULLSTR '')")
        result = connection.execute(SQL)
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def definition_rows() -> list[tuple]:
    text = (ROOT / "params/indicators.yaml").read_text(encoding="utf-8")
    rows: list[tuple] = []
    for one in yaml.safe_load(text)["indicators"]:
        for place, basis in enumerate(one["bases"]):
            lender = basis.get("denominator_of", (None, None))
            kind = basis.get("kind", one["kind"])
            rows.append(
                (one["key"], basis["key"], len(rows), place == 0, kind, one.get("minimum"), *lender)
            )
    return rows


def target_rows(province: int, year: int) -> list[tuple]:
    text = (ROOT / "params/targets.yaml").read_text(encoding="utf-8")
    return [
        (
            province,
            one["indicator"],
            one.get("region", "00"),
            int(100 * Decimal(one["percent"].replace(",", "."))),
            one.get("judging", True),
            one["source"],
        )
        for one in yaml.safe_load(text)["targets"]
        if one["year"] == year
    ]


def region_rows(province: int, code: str) -> list[tuple]:
    text = (ROOT / "src/helpers/vocabulary/data/regions.csv").read_text(encoding="utf-8")
    labels = {
        row["code"]: PREFIX[row["kind"]] + row["name"]
        for row in csv.DictReader(text.splitlines())
        if row["code"] == code or row["code"].startswith(f"{code}.")
    }
    return [
        (province, one, labels[one], place, one == code, True)
        for place, one in enumerate(sorted(labels))
    ]


COVERAGE_SHEETS = {
    "Jumlah Penduduk": (("penduduk", "jumlah", "PENDUDUK(JML)", None, None),),
    "Perekaman": (
        ("ktp_el", "dinamis", "PROGRES REKAM", "WKTP DINAMIS", "PROGRES PERSENTASE"),
        ("ktp_el", "awal", "PROGRES REKAM", "WKTP AWAL", None),
    ),
    "Akta Kelahiran (0-17)": (
        (
            *("akta_lahir_0_17", "dinamis", "MEMILIKI(DINAMIS - JML)"),
            *("WAJIB AKTA(DINAMIS - JML)", "PERSEN (DINAMIS)(%)"),
        ),
        (
            *("akta_lahir_0_17", "awal", "MEMILIKI(DINAMIS - JML)"),
            *("WAJIB AKTA(AWAL-JML)", None),
        ),
    ),
    "KIA": (
        ("kia", "dinamis", "MEMILIKI DINAMIS(JML)", "JUMLAH DINAMIS(TTL)", "PERSEN DINAMIS(%)"),
        ("kia", "awal", "MEMILIKI DINAMIS(JML)", "JUMLAH AWAL(JML)", None),
    ),
    "IKD": (("ikd", "sudah_rekam", "JUMLAH IKD", "REKAM DINAMIS", "PERSEN IKD"),),
}
TIDY_SHEETS = ("BPP", "Pelayanan", "Arus")


def workbook_rows(province: int, content: bytes, as_of: str) -> list[tuple]:
    """Return the observations of a workbook's latest day, province and kabupaten/kota."""
    workbook = openpyxl.load_workbook(BytesIO(content))
    rows: list[tuple] = []
    for name, facts in COVERAGE_SHEETS.items():
        for cells in _table(workbook[name], "KODE"):
            for indicator, basis, numerator, denominator, percent in facts:
                rows.append(
                    (
                        *(province, cells["KODE"].value, indicator, basis),
                        _count(cells[numerator].value),
                        _count(cells[denominator].value) if denominator else None,
                        "reported",
                        _percent(cells[percent]) if percent else None,
                    )
                )
    for name in TIDY_SHEETS:
        for cells in _table(workbook[name], "kode_wilayah"):
            value = cells["pembilang"].value
            if cells["tanggal"].value != as_of:
                continue
            state = "not_applicable" if value == "tidak berlaku" else "reported"
            rows.append(
                (
                    *(province, cells["kode_wilayah"].value, cells["indikator"].value),
                    cells["basis"].value,
                    value if isinstance(value, int) else None,
                    cells["penyebut"].value,
                    "no_data" if value is None else state,
                    None,
                )
            )
    return rows


def _table(sheet: Any, key: str) -> Iterable[dict[str, Any]]:
    lines: Sequence[Any] = list(sheet.iter_rows())
    start = next(at for at, line in enumerate(lines) if key in [cell.value for cell in line])
    names = [cell.value for cell in lines[start]]
    for line in lines[start + 1 :]:
        cells = dict(zip(names, line, strict=True))
        if cells[key].value:
            yield cells


def _count(value: object) -> int:
    return int(str(value).replace(".", ""))


def _percent(cell: Any) -> str:
    """Return the percentage as the cell shows it, with a decimal point."""
    if isinstance(cell.value, str):
        return cell.value.replace(",", ".")
    value = Decimal(repr(cell.value))
    return f"{100 * value if '%' in cell.number_format else value:.2f}"
