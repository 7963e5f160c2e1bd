"""Time a batch of provinces against the stock tools on the same notebooks and data, in one run.

    python tests/benchmarks/batch.py [--regions 38] [--stock 4] [--workers 2] [--full]

Two reports for each province: the evaluation and the harmonization. Ours is one ``rakor build``
with PDF, HTML and XLSX. Stock is what people would type for each report: the papermill command
line, then ``jupyter nbconvert`` to HTML and to ``rakor_pdf``; once one after another and once two
at a time. Of the stock side a sample is run (evenly spread) and multiplied; ``--full`` runs all.
Then nothing is changed, and one kabupaten; prints ratios, medians and how many were rebuilt.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ("regional_evaluation", "program_harmonization")
PARAMS = """\
meeting: ukur
title: Pengukuran
regions: [{regions}]
notebooks: [{notebooks}]
year: 2023
as_of: "2023-02-28"
deadline: "2023-12-31"
sources: ["{sources}"]
formats: [pdf, html, xlsx]
"""


def timed(command: Sequence[str]) -> tuple[float, str]:
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
    return seconds, done.stdout.decode()


def rakor(*arguments: str) -> tuple[float, str]:
    return timed([sys.executable, "-m", "helpers.cli.main", *arguments])


def stock(report: tuple[str, str], sources: str) -> float:
    """Build one report with the stock command lines; return its seconds."""
    region, notebook = report
    python = sys.executable
    with tempfile.TemporaryDirectory() as folder:
        done = str(Path(folder) / "report.ipynb")
        values = {"region": region, "as_of": "2023-02-28"}
        command = [python, "-m", "papermill", "--no-progress-bar"]
        command += [f"notebooks/{notebook}.ipynb", done]
        for name, value in values.items():
            command += ["-r", name, value]
        command += ["-y", f"{{year: 2023, sources: ['{sources}'], meeting_date: null}}"]
        if notebook == "regional_evaluation":
            command += ["-y", "{deadline: {default: '2023-12-31'}, context: null}"]
        else:
            command += ["-y", "{plans: null, assumptions: null}"]
        seconds = timed(command)[0]
        convert = [python, "-m", "nbconvert", done, "--output-dir", folder, "--to"]
        return seconds + timed([*convert, "html"])[0] + timed([*convert, "rakor_pdf"])[0]


def ended(text: str, word: str) -> int:
    return len(re.findall(rf"  {word}(?:  |$)", text, re.MULTILINE))


def stock_side(reports: Sequence[tuple[str, str]], sources: str, count: int) -> tuple[float, float]:
    """Return seconds for all reports, one after another and two at a time."""
    chosen = reports[:: max(1, len(reports) // count)]
    if len(chosen) % 2:
        chosen = chosen[:-1] or chosen
    factor = len(reports) / len(chosen)
    serial = [stock(report, sources) for report in chosen]
    start = time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda report: stock(report, sources), chosen))
    parallel = time.perf_counter() - start
    print(f"stock: {len(chosen)} of {len(reports)} reports run, times {factor:.1f}")
    print(f"  one report: median {statistics.median(serial):.2f} s")
    return sum(serial) * factor, parallel * factor


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", type=int, default=38)
    parser.add_argument("--stock", type=int, default=4, help="reports to run with stock tools")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--notebooks", nargs="+", default=NOTEBOOKS)
    parser.add_argument("--full", action="store_true", help="run every report with stock tools")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data = folder / "data"
        rakor("sample", "national", "--out", str(data))
        codes = sorted(re.findall(r"contoh-(\d\d)-", path.name)[0] for path in data.iterdir())
        codes = codes[: chosen.regions]
        params, out = folder / "ukur.yaml", folder / "out"
        quoted = ", ".join(f'"{code}"' for code in codes)
        text = PARAMS.format(regions=quoted, notebooks=", ".join(chosen.notebooks), sources=data)
        params.write_text(text, encoding="utf-8")
        reports = [(code, notebook) for code in codes for notebook in chosen.notebooks]
        common = ["build", str(params), "--out", str(out), "--workers", str(chosen.workers)]
        ours, table = rakor(*common, "--profile")
        if ended(table, "dibangun") != len(reports):
            sys.exit(table)
        print(f"ours: {len(reports)} reports, {ours:.1f} s")
        print("\n".join(table.splitlines()[-10:]))
        log = json.loads((out / "ukur/.run/log.json").read_bytes())
        inside = ("import", "read", "compute", "draw")
        overhead = [
            r["seconds"] - sum(r["spent"].get(k, 0) for k in inside) for r in log["reports"]
        ]
        print(
            f"overhead per report (everything but the cells): {statistics.median(overhead):.2f} s"
        )
        again, table = rakor(*common)
        print(f"nothing changed: {again:.2f} s, {ended(table, 'tidak berubah')} unchanged")
        first = sorted(data.iterdir())[0]
        lines = first.read_text(encoding="utf-8").splitlines(keepends=True)
        first.write_text("".join(one_more(lines)), encoding="utf-8")
        once, table = rakor(*common)
        print(f"one kabupaten changed: {once:.2f} s, {ended(table, 'dibangun')} rebuilt")
        count = len(reports) if chosen.full else chosen.stock
        serial, parallel = stock_side(reports, str(data), count)
    print(f"stock serial {serial:.1f} s: {serial / ours:.1f} times ours")
    print(f"stock two at a time {parallel:.1f} s: {parallel / ours:.1f} times ours")


def one_more(lines: Sequence[str]) -> list[str]:
    """Add one to the numerator of a kabupaten's last row."""
    header = next(number for number, line in enumerate(lines) if line.startswith("kode_wilayah"))
    column = lines[header].strip().split(",").index("pembilang")
    for number in range(len(lines) - 1, header, -1):
        cells = lines[number].rstrip("\n").split(",")
        if "." in cells[0] and cells[column].isdecimal() and int(cells[column]) > 1:
            cells[column] = str(int(cells[column]) - 1)
            return [*lines[:number], ",".join(cells) + "\n", *lines[number + 1 :]]
    raise AssertionError("no row to change")


if __name__ == "__main__":
    main()
