"""Tables like those that offices send, made from a seed, and ways to spoil them."""

import csv
import io
import random
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from helpers.vocabulary.regions import Region, region_table

Cell = Any  # None, int, float, str, ("p", number, format), ("f", formula, cached), ("e", error)
Rows = list[list[Cell]]
CHILDREN = region_table().children("64")
TITLE = "KEADAAN 12 NOVEMBER 2024"


@dataclass
class Case:
    """A file: its name, its bytes, and how text is written in it."""

    name: str
    data: bytes
    made_by: str
    encoding: str = ""
    separator: str = ""


def _name(region: Region, chance: random.Random) -> str:
    return chance.choice([region.label, region.official_name.upper(), region.label.upper()])


def _counts(chance: random.Random) -> tuple[int, int]:
    whole = chance.choice([chance.randint(1, 900), chance.randint(1_000, 400_000)])
    return whole, chance.randint(0, whole)


def recording(chance: random.Random) -> Rows:
    rows: Rows = [["PEREKAMAN KTP-EL"], [TITLE]]
    rows.append(
        [
            "NO",
            "WILAYAH",
            "KODE",
            "WKTP DINAMIS",
            "PROGRES BELUM REKAM",
            "PROGRES REKAM",
            "PROGRES PERSENTASE",
        ]
    )
    body: Rows = []
    for number, region in enumerate(CHILDREN[: chance.randint(2, 10)], 1):
        whole, part = _counts(chance)
        percent = round(100 * part / whole, 2)
        body.append(
            [number, _name(region, chance), region.code, whole, whole - part, part, percent]
        )
    total = [sum(row[n] for row in body) for n in (3, 4, 5)]
    share = round(100 * total[2] / total[0], 2)
    return [*rows, [None, "KALIMANTAN TIMUR", "64", *total, share], *body, ["Sumber: DKB"]]


def office(chance: random.Random) -> Rows:
    rows: Rows = [
        ["DINAS KEPENDUDUKAN"],
        ["AKTA KELAHIRAN DAN KIA"],
        [TITLE],
        [],
        ["NO", "KAB/KOTA", "AKTA LAHIR 0-17", None, None, "KIA", None],
        [None, None, "WAJIB", "MEMILIKI", "BELUM MEMILIKI", "WAJIB", "MEMILIKI"],
    ]
    for number, region in enumerate(CHILDREN[: chance.randint(2, 10)], 1):
        whole, part = _counts(chance)
        base, cards = _counts(chance)
        rows.append([number, _name(region, chance), whole, part, whole - part, base, cards])
    return rows


def kecamatan(chance: random.Random) -> Rows:
    rows: Rows = [
        ["PEREKAMAN KTP-EL"],
        [TITLE],
        ["kode_kec", "kecamatan", "wajib_ktp", "sudah_rekam"],
    ]
    for number in range(1, chance.randint(3, 10)):
        whole, part = _counts(chance)
        rows.append([f"64.72.{number:02d}", f"Kecamatan {chr(64 + number)}", whole, part])
    return rows


def tidy(chance: random.Random) -> Rows:
    rows: Rows = [["kode_wilayah", "indikator", "tanggal", "pembilang", "penyebut"]]
    for region in CHILDREN[: chance.randint(1, 10)]:
        for indicator in ("ktp_el", "kia"):
            whole, part = _counts(chance)
            rows.append([region.code, indicator, "2024-11-12", part, whole])
    return rows


TABLES: dict[str, Callable[[random.Random], Rows]] = {
    "Perekaman": recording,
    "Sheet6 (2)": office,
    "Lampiran": kecamatan,
    "Rapi": tidy,
}


def workbook(sheets: dict[str, Rows]) -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    formats: dict[str, Any] = {}
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                _write(book, sheet, row, column, cell, formats)
    book.close()
    return stream.getvalue()


def _write(
    book: Any, sheet: Any, row: int, column: int, cell: Cell, formats: dict[str, Any]
) -> None:
    if cell is None:
        return
    if isinstance(cell, tuple):
        kind, value, extra = cell
        if kind == "p":
            style = formats.setdefault(extra, book.add_format({"num_format": extra}))
            sheet.write_number(row, column, value, style)
        elif kind == "far":
            sheet.write_number(value, extra, 7)
        else:
            sheet.write_formula(row, column, value, None, extra)
    elif isinstance(cell, str):
        sheet.write_string(row, column, cell[:32_000])
    else:
        sheet.write_number(row, column, cell)


def delimited(rows: Rows, separator: str, encoding: str) -> bytes:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=separator)
    for row in rows:
        writer.writerow(["" if cell is None else _as_text(cell) for cell in row])
    return stream.getvalue().encode(encoding, errors="replace")


def _as_text(cell: Cell) -> str:
    return str(cell[1]) if isinstance(cell, tuple) else str(cell)


# --- spoiling a table ----------------------------------------------------------------------------


def _data_cell(rows: Rows, chance: random.Random) -> tuple[int, int] | None:
    cells = [
        (r, c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row)
        if isinstance(cell, int) and c > 1
    ]
    return chance.choice(cells) if cells else None


def swap_cells(rows: Rows, chance: random.Random) -> None:
    places = [
        (r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell is not None
    ]
    (r1, c1), (r2, c2) = chance.sample(places, 2)
    rows[r1][c1], rows[r2][c2] = rows[r2][c2], rows[r1][c1]


def rename_header(rows: Rows, chance: random.Random) -> None:
    heads = [
        (r, c)
        for r, row in enumerate(rows[:7])
        for c, cell in enumerate(row)
        if isinstance(cell, str) and len(row) > 2
    ]
    r, c = chance.choice(heads)
    text = str(rows[r][c])
    at = chance.randrange(len(text) or 1)
    rows[r][c] = chance.choice(
        [
            text[:at] + text[at + 1 :],
            text.lower(),
            f" {text}\n",
            f"{text} 2",
            "",
            "WILAYAH",
            "KODE",
            "JUMLAH",
        ]
    )


def repeat_row(rows: Rows, chance: random.Random) -> None:
    at = chance.randrange(len(rows))
    rows.insert(chance.randrange(len(rows) + 1), list(rows[at]))


def drop_row(rows: Rows, chance: random.Random) -> None:
    del rows[chance.randrange(len(rows))]


def mix_units(rows: Rows, chance: random.Random) -> None:
    column = chance.randint(2, 6)
    every = chance.random() < 0.5
    for row in rows:
        if len(row) > column and isinstance(row[column], int) and (every or chance.random() < 0.3):
            value = row[column]
            row[column] = chance.choice(
                [
                    value / 1000,
                    value * 1000,
                    f"{value:,}",
                    f"{value:,}".replace(",", "."),
                    f"{value:,}".replace(",", "\u00a0"),
                    ("p", value / 1000, "0.000"),
                    str(value),
                ]
            )


def odd_cell(rows: Rows, chance: random.Random) -> None:
    place = _data_cell(rows, chance)
    if place is None:
        return
    r, c = place
    value = rows[r][c]
    rows[r][c] = chance.choice(
        [
            "-", "…", "n/a", "", " ", "tidak berlaku", "12,5", "1e3", "½", "٣", f"{value} jiwa",
            -value, value + 0.5, f"{value},0", f"'{value}", "6472051234567890",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0", "#eval(1)", "../../etc/passwd", "\u202e123", "NA", "nan", "1_000",
            ("f", "=cmd|' /C calc'!A0", 5), ("f", "=SUM(A1:A9)", ""), ("f", "=1/0", "#DIV/0!"),
            ("f", "=A1", value), ("far", 1_000_000, 3), ("far", 3, 16_000), ("far", 300, 40),
        ]
    )  # fmt: skip


def odd_region(rows: Rows, chance: random.Random) -> None:
    places = [
        (r, c)
        for r, row in enumerate(rows)
        for c, cell in enumerate(row[:3])
        if isinstance(cell, str) and (c == 1 or (len(row) > 3 and any(ch.isdigit() for ch in cell)))
    ]
    if not places:
        return
    r, c = chance.choice(places)
    text = str(rows[r][c])
    other = chance.choice(CHILDREN)
    rows[r][c] = chance.choice(
        [text[:-1], text.replace(".", ""), text + "0", "6402", 64.1, 64.72, other.code, other.label,
         other.name, "PASER", "BANDUNG", "63.71", "JUMLAH", "", "SAMARNDA", "64.99", "9101"]
    )  # fmt: skip


def shift_row(rows: Rows, chance: random.Random) -> None:
    row = chance.choice(rows)
    row.insert(chance.randrange(len(row) + 1), None)


SPOILERS = (
    swap_cells,
    rename_header,
    repeat_row,
    drop_row,
    mix_units,
    odd_cell,
    odd_region,
    shift_row,
)


# --- spoiling a file -----------------------------------------------------------------------------


def spoil_bytes(data: bytes, chance: random.Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        spoiled[chance.randrange(len(spoiled))] = chance.randrange(256)
    return bytes(spoiled)


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def spoil_part(data: bytes, chance: random.Random) -> bytes:
    parts = unpacked(data)
    name = chance.choice(sorted(parts))
    part = bytearray(parts[name])
    pieces = [
        b"",
        b"<",
        b'"',
        b"9",
        b"\xff",
        b"</row>",
        b'<c r="B2"><v>5</v></c>',
        b"&amp;",
        b"&x;",
        b"e9",
        b"_",
        b"-",
    ]
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(part) or 1)
        part[at : at + chance.randint(0, 3)] = chance.choice(pieces)
    return packed({**parts, name: bytes(part)})


def bomb(data: bytes, chance: random.Random) -> bytes:
    parts = unpacked(data)
    entity = (
        b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
        b"<worksheet><sheetData><row><c><v>&b;</v></c></row></sheetData></worksheet>"
    )
    choice = chance.randrange(3)
    if choice == 0:
        return packed({**parts, "xl/worksheets/sheet1.xml": entity})
    if choice == 1:
        return packed(
            {**parts, "xl/worksheets/sheet1.xml": b" " * chance.randint(10**6, 4 * 10**7)}
        )
    return packed({**parts, **{f"xl/x{n}.xml": b"\0" * 5_000_000 for n in range(7)}})


def many_rows(number: int) -> bytes:
    """Return a workbook with a sheet of very many rows."""
    parts = unpacked(workbook({"Perekaman": [["NO", "WILAYAH", "KODE"]]}))
    # Texts of one letter: a million rows stay below the limit of inflated bytes.
    rows = "".join(f"<row><c><v>{n % 10}</v></c></row>" for n in range(number))
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<sheetData>{rows}</sheetData></worksheet>"
    )
    return packed({**parts, "xl/worksheets/sheet1.xml": xml.encode()})


GIANTS = 3


def giant(number: int) -> Case:
    """Return one of three very large files."""
    if number < 2:
        rows = (1_000_000, 250_000)[number]
        return Case("uji.xlsx", many_rows(rows), f"{rows} baris")
    line = "64.72,ktp_el,2024-11-12,1,2\n"
    text = "kode_wilayah,indikator,tanggal,pembilang,penyebut\n" + line * 600_000
    return Case("uji.csv", text.encode(), "CSV 600.000 baris", "utf-8", ",")


def unpacked(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(content: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, data in content.items():
            file.writestr(name, data)
    return stream.getvalue()


def mutant(number: int, seed: int) -> Case:
    """Return one spoiled file; the same number and seed give the same file."""
    chance = random.Random(f"{seed}/{number}")
    names = chance.sample(list(TABLES), chance.choice([1, 1, 2]))
    sheets = {name: TABLES[name](chance) for name in names}
    steps: list[str] = []
    for _ in range(chance.choice([0, 1, 1, 2, 3])):
        spoiler = chance.choice(SPOILERS)
        target = chance.choice(names)
        if len(sheets[target]) > 3:
            spoiler(sheets[target], chance)
            steps.append(spoiler.__name__)
    if chance.random() < 0.35:
        separator = chance.choice(",;\t")
        encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
        data = delimited(sheets[names[0]], separator, encoding)
        kind = "csv"
    else:
        data, separator, encoding, kind = workbook(sheets), "", "", "xlsx"
    whole = (
        [spoil_bytes, cut] if kind == "csv" else [spoil_bytes, cut, spoil_part, spoil_part, bomb]
    )
    if chance.random() < (0.4 if steps else 0.9):
        spoil = chance.choice(whole)
        if spoil is bomb and chance.random() < 0.9:
            spoil = spoil_part
        data = spoil(data, chance)
        steps.append(spoil.__name__)
    made_by = f"{number}: {' + '.join(steps) or 'utuh'}"
    return Case(f"uji.{kind}", data, made_by, encoding, separator)


def mutants(start: int, stop: int, seed: int) -> list[Case]:
    """Return several spoiled files, small enough to be sent between processes."""
    return [mutant(number, seed) for number in range(start, stop)]
