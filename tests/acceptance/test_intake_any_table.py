"""Any table in any combination of layout, number format, encoding and region spelling.

It reads back to the same integers, or is refused with the cell named; never to other numbers.
"""

import csv
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from hypothesis import HealthCheck, assume, event, given, settings
from hypothesis import strategies as st

from helpers.errors import InputError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.sources import read_sources
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_table
from workbooks import ROOT

CASES = 400
CATALOGUE = load_catalogue(ROOT)
DAY = date(2021, 6, 15)
PROVINCES = [p for p in region_table().provinces() if len(region_table().children(p.code)) >= 2]
COUNT_FORMS = ("number", "plain", ".", ",", "\u00a0", "thousands")
PERCENT_FORMS = ("none", "shown", "comma", "sign", "fraction", "formatted")
NAME_FORMS = ("label", "official", "upper", "bare", "kab.")
CODE_FORMS = ("none", "text", "undotted", "number", "split")
FILES = ("xlsx", "utf-8", "utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True)
class Drawn:
    """One table and the way it is written."""

    regions: tuple[Region, ...]
    parts: tuple[tuple[int, int], ...]
    counts: str
    percents: str
    names: tuple[str, ...]
    codes: str
    form: str
    separator: str
    titles: int
    header_rows: int
    blank_column: bool
    total: str
    order: tuple[int, ...]


@st.composite
def drawn(draw) -> Drawn:
    province = draw(st.sampled_from(PROVINCES))
    children = region_table().children(province.code)
    number = draw(st.integers(1, min(6, len(children))))
    regions = tuple(draw(st.permutations(children))[:number])
    wholes = st.one_of(st.integers(0, 999), st.integers(1_000, 4_000_000))
    parts = []
    for _ in regions:
        whole = draw(wholes)
        parts.append((whole, draw(st.integers(0, whole))))
    return Drawn(
        regions,
        tuple(parts),
        draw(st.sampled_from(COUNT_FORMS)),
        draw(st.sampled_from(PERCENT_FORMS)),
        tuple(draw(st.sampled_from(NAME_FORMS)) for _ in regions),
        draw(st.sampled_from(CODE_FORMS)),
        draw(st.sampled_from(FILES)),
        draw(st.sampled_from(",;\t")),
        draw(st.integers(0, 4)),
        draw(st.integers(1, 3)),
        draw(st.booleans()),
        draw(st.sampled_from(("none", "first", "last", "unlabelled"))),
        tuple(draw(st.permutations(range(number)))),
    )


def name_of(region: Region, form: str) -> str:
    return {
        "label": region.label,
        "official": region.official_name,
        "upper": region.official_name.upper(),
        "bare": region.name,
        "kab.": region.label.replace("Kab. ", "KAB.").upper(),
    }[form]


def count_cell(value: int, form: str, *, is_text: bool) -> object:
    if form == "number" or (form == "thousands" and is_text):
        return value
    if form == "thousands":
        # What Excel makes of 207.889 where the point is the decimal sign.
        return value / 1000 if 1_000 <= value < 1_000_000 else f"{value:,}".replace(",", ".")
    return str(value) if form == "plain" else f"{value:,}".replace(",", form)


def percent_cell(part: int, whole: int, form: str) -> object:
    if form == "none" or not whole:
        return None
    exact = 100 * part / whole
    return {
        "shown": round(exact, 2),
        "comma": f"{exact:.2f}".replace(".", ","),
        "sign": f"{exact:.2f} %",
        "fraction": round(exact / 100, 6),
        "formatted": ("0.00%", exact / 100),
    }[form]


def code_cells(region: Region, form: str) -> list[object]:
    province, own = region.code.split(".")
    return {
        "none": [],
        "text": [region.code],
        "undotted": [province + own],
        "number": [float(region.code)],
        "split": [int(province), int(own)],
    }[form]


def grid(table: Drawn) -> list[list[Any]]:
    """Write the table as rows of cells."""
    is_text = table.form != "xlsx"
    code_heads = {"none": [], "split": ["NO_PROP", "NO_KAB"]}.get(table.codes, ["KODE"])
    gap = [None] if table.blank_column else []
    fixed = ["NO", "WILAYAH", *code_heads, *gap]
    measures = ["WAJIB KTP DINAMIS", "BELUM REKAM", "SUDAH REKAM", "PERSENTASE"]
    empty = [None] * len(fixed)
    heads: list[list[Any]] = {
        1: [[*fixed, *measures]],
        2: [
            [*fixed, "PEREKAMAN KTP-EL", None, None, None],
            [*empty, "WAJIB", "BELUM", "SUDAH", "%"],
        ],
        3: [
            [*fixed, "PEREKAMAN KTP-EL", None, None, None],
            [*empty, "WAJIB", "PROGRES", None, None],
            [*empty, "JML", "BELUM", "SUDAH", "%"],
        ],
    }[table.header_rows]
    titles: list[list[Any]] = [
        ["DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL"],
        ["Jalan Merdeka 1"],
        ["PEREKAMAN KTP-EL"],
        [],
    ]
    body = []
    for place in table.order:
        region, (whole, part) = table.regions[place], table.parts[place]
        counts = [
            count_cell(value, table.counts, is_text=is_text)
            for value in (whole, whole - part, part)
        ]
        percent = percent_cell(part, whole, table.percents)
        name = name_of(region, table.names[place])
        cells = [len(body) + 1, name, *code_cells(region, table.codes), *gap, *counts, percent]
        body.append(cells)
    whole, part = (sum(pair[n] for pair in table.parts) for n in (0, 1))
    sums = [count_cell(v, table.counts, is_text=is_text) for v in (whole, whole - part, part)]
    label = None if table.total == "unlabelled" else "JUMLAH"
    closing = [None, label, *[None] * len(code_heads), *gap, *sums, None]
    rows = [*titles[: table.titles], ["KEADAAN 15 JUNI 2021"], *heads]
    rows += [closing, *body] if table.total == "first" else body
    rows += [closing] if table.total in ("last", "unlabelled") else []
    return [*rows, [], ["Sumber: DKB"]]


def file_bytes(table: Drawn) -> bytes:
    rows = grid(table)
    if table.form == "xlsx":
        stream = io.BytesIO()
        book = xlsxwriter.Workbook(stream, {"in_memory": True})
        sheet = book.add_worksheet("Sheet1 (2)")
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, tuple):
                    style = book.add_format({"num_format": cell[0]})
                    sheet.write_number(row, column, cell[1], style)
                elif isinstance(cell, str):
                    sheet.write_string(row, column, cell)
                elif cell is not None:
                    sheet.write_number(row, column, cell)
        book.close()
        return stream.getvalue()
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=table.separator)
    for cells in rows:
        shown = [_as_text(cell) for cell in cells]
        writer.writerow(shown)
    return text.getvalue().encode(table.form)


def _as_text(cell: object) -> str:
    number: Any = cell[1] if isinstance(cell, tuple) else cell
    if number is None:
        return ""
    # Spreadsheets write no exponents for numbers of this size.
    return f"{number:.6f}".rstrip("0").rstrip(".") if isinstance(number, float) else str(number)


@settings(
    max_examples=CASES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(drawn())
def test_any_table_reads_back_to_the_same_integers_or_is_refused_by_cell(table):
    assume(table.form != "xlsx" or table.counts != "thousands" or leaves_a_trace(table))
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("tabel.xlsx" if table.form == "xlsx" else "tabel.csv")
        path.write_bytes(file_bytes(table))
        try:
            reading = read_sources([str(path)], ROOT, CATALOGUE)
        except InputError as error:
            event("ditolak")
            blocking = [finding for finding in error.findings if finding.is_blocking]
            assert blocking
            for finding in blocking:
                assert finding.place.cell, finding
                assert may_be_refused(table, finding.rule), finding
            return
    event("dibaca")
    expected = {
        region.code: (part, whole)
        for region, (whole, part) in zip(table.regions, table.parts, strict=True)
    }
    own = [o for o in reading.observations if (o.indicator, o.basis) == ("ktp_el", "dinamis")]
    rows = {o.region_code: (o.numerator, o.denominator) for o in own if not o.is_total}
    assert rows == expected
    assert {o.as_of for o in own} <= {DAY}
    for total in (o for o in own if o.is_total):
        assert total.region_code.level is RegionLevel.PROVINSI
        whole, part = (sum(pair[n] for pair in table.parts) for n in (0, 1))
        assert (total.numerator, total.denominator) == (part, whole)


def leaves_a_trace(table: Drawn) -> bool:
    """Whether lost points show: 1.000, 2.000 and 3.000 become 1, 2 and 3 without any sign."""
    numbers = [n for whole, part in table.parts for n in (whole, whole - part, part)]
    return any(1_000 <= n < 1_000_000 and n % 1_000 for n in numbers) or max(numbers) < 1_000


def may_be_refused(table: Drawn, rule: str) -> bool:
    """Whether what was drawn is doubtful in itself."""
    return {
        # A bare name of two regions, or a code that is not one certain region's.
        "region_ambiguous": "bare" in table.names,
        "region_code": table.codes in ("undotted", "number"),
        "region_disagrees": table.codes in ("undotted", "number") or "bare" in table.names,
        # Lost points that no identity of the row proves, and what such a column makes doubtful.
        "decimals_in_count_column": table.counts == "thousands",
        "thousands_doubtful": table.counts == "thousands",
        # One row and its sum are the same numbers: no sum of parts.
        "region_missing": table.total == "unlabelled",
    }.get(rule, False)
