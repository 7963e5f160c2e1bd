"""Spoiled workbooks and CSVs: refused in words, or read to what a second reader sees.

Run all: ``python tests/benchmarks/intake_mutants.py --cases 20000`` (about fifteen minutes).
"""

import argparse
import io
import re
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

import openpyxl
from python_calamine import CalamineWorkbook

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks.intake_tables import GIANTS, Case, giant, mutants
from helpers.errors import InputError, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.reading import Reading
from helpers.inputs.sources import read_sources
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.regions import region_table

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS, MOST_MEGABYTES = 2.0, 300
BATCH = 250
_A1 = re.compile(r"([A-Z]+)([0-9]+)")
_LINE = re.compile(r"baris (\d+) kolom (\d+)")
_GROUPS = re.compile(r"\d{1,3}([.,  ])\d{3}(?:\1\d{3})*")


@dataclass
class Outcome:
    """What became of all cases."""

    cases: int = 0
    accepted: int = 0
    numbers: int = 0
    slowest: float = 0.0
    kinds: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)


class SecondReader:
    """The cells of a file as another library, or another parser, sees them."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.is_text = case.name.endswith(".csv")
        self.sheets: dict[str, list[list[object]]] = {}
        if self.is_text:
            self.sheets[""] = _lines(_decoded(case))
            return
        try:
            book = CalamineWorkbook.from_filelike(io.BytesIO(case.data))
            for name in book.sheet_names:
                rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                self.sheets[name] = [list(row) for row in rows]
        except Exception:  # noqa: BLE001 - a foreign reader may fail in any way
            other = openpyxl.load_workbook(io.BytesIO(case.data), data_only=True)
            for sheet in other.worksheets:
                self.sheets[sheet.title] = [list(r) for r in sheet.iter_rows(values_only=True)]

    def cell(self, sheet: str, row: int, column: int) -> object:
        rows = self.sheets[sheet]
        if row > len(rows) or column > len(rows[row - 1]):
            return None
        return rows[row - 1][column - 1]


def _decoded(case: Case) -> str:
    # The reader under test guesses the encoding; this one tries them in the order of marks.
    data = case.data
    for mark, name in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    if case.encoding == "utf-16":
        return data.decode("utf-16-le", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _lines(text: str) -> list[list[object]]:
    """Cut a text into cells by hand; records stand at the number of their last line."""
    rows: list[list[object]] = []
    for sign in ",;\t":
        parsed = _cut(text, sign)
        if max(map(len, parsed), default=0) > max(map(len, rows), default=0):
            rows = parsed
    return rows


def _cut(text: str, sign: str) -> list[list[object]]:
    rows: list[list[object]] = []
    cells: list[object] = []
    cell, quoted, started, lines = "", False, False, 0
    position = 0
    while position < len(text):
        letter = text[position]
        if quoted:
            if letter == '"' and text[position + 1 : position + 2] == '"':
                cell, position = cell + '"', position + 1
            elif letter == '"':
                quoted = False
            else:
                lines += letter == "\n"
                cell += letter
        elif letter == '"' and not cell and not started:
            quoted = started = True
        elif letter == sign:
            cells.append(cell)
            cell, started = "", False
        elif letter in "\r\n":
            if letter == "\r" and text[position + 1 : position + 2] == "\n":
                position += 1
            cells.append(cell)
            rows += [[] for _ in range(lines)] + [cells]
            cells, cell, started, lines = [], "", False, 0
        else:
            cell += letter
        position += 1
    if cell or cells:
        rows += [[] for _ in range(lines)] + [[*cells, cell]]
    return rows


def as_count(value: object) -> int | None:
    """Read a foreign reader's value as a person would read a count."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else None
    text = "".join(
        ch for ch in str(value) if ch not in "\ufeff\u200b\u200e\u200f\u202a\u202c"
    ).strip()
    text = re.sub(r"[\u00a0\u202f\u2009\t]", " ", text)
    if text.isascii() and text.isdigit():
        return int(text)
    return int(re.sub(r"\D", "", text)) if _GROUPS.fullmatch(text) else None


def _thousands(value: object) -> int | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    times = round(value * 1000, 6)
    return int(times) if float(times).is_integer() else None


def _corners(cell: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _, last = cell.partition(":")
    found = []
    for text in (first, last or first):
        if match := _LINE.fullmatch(text):
            found.append((int(match[1]), int(match[2])))
        else:
            match = _A1.fullmatch(text)
            assert match is not None
            column = 0
            for letter in match[1]:
                column = column * 26 + ord(letter) - 64
            found.append((int(match[2]), column))
    return found[0], found[1]


def disagreement(observation: Observation, second: SecondReader, *, repaired: bool) -> str:
    """Return what the second reader sees otherwise, or nothing."""
    (top, left), (bottom, right) = _corners(observation.place.cell)
    sheet = observation.place.sheet
    readers = [as_count, _thousands] if repaired else [as_count]
    possible: set[int] = set()
    for column in {left, right, *range(left, right + 1)}:
        rows = [row for row in range(top, bottom + 1) if row <= len(second.sheets[sheet])]
        filled = [row for row in rows if any(second.sheets[sheet][row - 1])]
        values = [second.cell(sheet, row, column) for row in filled]
        for read in readers:
            counts = [read(value) for value in values]
            if all(count is not None for count in counts):
                possible.add(sum(count for count in counts if count is not None))
    seen = [
        number for number in (observation.numerator, observation.denominator) if number is not None
    ]
    wrong = [number for number in seen if number not in possible]
    if wrong:
        return f"{wrong} tidak ada di {observation.place}"
    return _other_region(observation, second, top)


def _other_region(observation: Observation, second: SecondReader, row: int) -> str:
    """Return what is wrong when the row bears another region's code or full name."""
    table = region_table()
    for column in (1, 2, 3):
        value = second.cell(observation.place.sheet, row, column)
        text = value.strip() if isinstance(value, str) else ""
        if text[:3] == "64." and text in table and text != observation.region_code:
            return f"baris berkode {text} dibaca sebagai {observation.region_code}"
        for region in table.children("64") if column == 2 else ():
            full = text.upper() in (region.official_name.upper(), region.label.upper())
            if full and region.code != observation.region_code:
                return f"baris {region.label} dibaca sebagai {observation.region_code}"
    return ""


def check(case: Case, folder: Path, outcome: Outcome) -> None:
    """Read one case and record what became of it."""
    path = folder / case.name
    path.write_bytes(case.data)
    outcome.cases += 1
    # Time of this process: what else the machine does is not the reader's.
    began = time.process_time()
    reading: Reading | None = None
    try:
        reading = read_sources([str(path)], ROOT, CATALOGUE)
        outcome.kinds["diterima"] += 1
    except (InputError, UsageError) as error:
        for line in str(error).splitlines():
            if " → " not in line:
                outcome.failures.append(f"{case.made_by}: pesan tanpa tindakan: {line}")
        outcome.kinds["ditolak"] += 1
    except Exception as error:  # noqa: BLE001 - this is what the benchmark looks for
        outcome.failures.append(f"{case.made_by}: {type(error).__name__}: {error}")
    seconds = time.process_time() - began
    outcome.slowest = max(outcome.slowest, seconds)
    if seconds > MOST_SECONDS:
        outcome.failures.append(f"{case.made_by}: {seconds:.2f} detik")
    if reading is not None and reading.observations:
        outcome.accepted += 1
        _compare(case, reading, outcome)


def _compare(case: Case, reading: Reading, outcome: Outcome) -> None:
    try:
        second = SecondReader(case)
    except Exception as error:  # noqa: BLE001 - a foreign reader may fail in any way
        outcome.failures.append(f"{case.made_by}: pembaca kedua menolak ({type(error).__name__})")
        return
    repaired = any(finding.rule == "thousands_repaired" for finding in reading.findings)
    for observation in reading.observations:
        outcome.numbers += 1
        problem = disagreement(observation, second, repaired=repaired)
        if problem:
            outcome.failures.append(f"{case.made_by}: {problem}")


CATALOGUE = load_catalogue(ROOT)


def run(cases: int, seed: int, *, with_giants: bool = True) -> Outcome:
    """Read ``cases`` spoiled files, made in another process: its memory is not the reader's."""
    outcome = Outcome()
    starts = range(0, cases, BATCH)
    with (
        ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool,
        tempfile.TemporaryDirectory() as folder,
    ):
        if with_giants:
            for number in range(GIANTS):
                check(pool.submit(giant, number).result(), Path(folder), outcome)
        ahead = [pool.submit(mutants, 0, min(BATCH, cases), seed)]
        for start in starts:
            following = start + BATCH
            if following < cases:
                ahead.append(pool.submit(mutants, following, min(following + BATCH, cases), seed))
            for case in ahead.pop(0).result():
                check(case, Path(folder), outcome)
    return outcome


def main() -> int:
    """Run from the command line; 1 when anything failed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=20241112)
    asked = parser.parse_args()
    began = time.perf_counter()
    outcome = run(asked.cases, asked.seed)
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{outcome.cases} berkas, {time.perf_counter() - began:.0f} detik: {dict(outcome.kinds)}")
    print(f"{outcome.accepted} berkas dengan {outcome.numbers} pengamatan dibandingkan")
    print(f"paling lama {outcome.slowest:.2f} detik proses, memori puncak {megabytes:.0f} MB")
    for failure in dict.fromkeys(outcome.failures):
        print("GAGAL", failure)
    if megabytes > MOST_MEGABYTES:
        print(f"GAGAL memori {megabytes:.0f} MB")
    return int(bool(outcome.failures) or megabytes > MOST_MEGABYTES)


if __name__ == "__main__":
    sys.exit(main())
