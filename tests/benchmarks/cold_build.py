"""Time one cold ``rakor build`` against the stock tools on the same notebook, in one run.

    python tests/benchmarks/cold_build.py [repetitions]

Stock is what an analyst would type without ``rakor build``: the papermill command line, then
``jupyter nbconvert`` twice. Both sides are whole processes, take turns, and write to empty folders.
Prints medians and the ratio; the digits are this machine's, the ratio is what counts.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOK = "notebooks/regional_evaluation.ipynb"
PARAMS = "params/rakorda-kaltim-2024.yaml"


def timed(command: list[str]) -> float:
    """Run a command in the project and return its wall time in seconds."""
    paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr.decode(errors='replace')}")
    return seconds


def ours(folder: Path) -> dict[str, float]:
    """Build the report with ``rakor build``."""
    rakor = [sys.executable, "-m", "helpers.cli.main"]
    # The stock side makes one notebook in two formats; so does ours.
    same = ["--notebook", "regional_evaluation", "--format", "pdf,html"]
    return {"rakor build": timed([*rakor, "build", PARAMS, *same, "--out", str(folder)])}


def stock(folder: Path) -> dict[str, float]:
    """Build the same pages with the stock command lines."""
    executed = str(folder / "report.ipynb")
    papermill = [sys.executable, "-m", "papermill", "--no-progress-bar"]
    convert = [sys.executable, "-m", "nbconvert", executed, "--output-dir", str(folder), "--to"]
    return {
        "papermill": timed([*papermill, NOTEBOOK, executed, "-f", PARAMS, "-r", "region", "64"]),
        "nbconvert html": timed([*convert, "html"]),
        "nbconvert rakor_pdf": timed([*convert, "rakor_pdf"]),
    }


def main() -> None:
    """Take turns, then print the medians of every step and the ratio of the sums."""
    repetitions = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    sides = (ours, stock)
    taken: dict[str, list[dict[str, float]]] = {side.__name__: [] for side in sides}
    for number in range(repetitions):
        for side in sides if number % 2 == 0 else reversed(sides):
            with tempfile.TemporaryDirectory() as folder:
                taken[side.__name__].append(side(Path(folder)))
    totals = {name: [sum(run.values()) for run in runs] for name, runs in taken.items()}
    for name, runs in taken.items():
        for step in runs[0]:
            print(f"{name:6} {step:20} {statistics.median(run[step] for run in runs):6.2f} s")
        print(f"{name:6} {'total':20} {statistics.median(totals[name]):6.2f} s")
    ratio = statistics.median(totals["stock"]) / statistics.median(totals["ours"])
    print(f"stock / ours: {ratio:.2f} (median of {repetitions})")


if __name__ == "__main__":
    main()
