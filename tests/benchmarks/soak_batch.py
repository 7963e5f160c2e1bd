"""Build many regions in one run and watch the memory of everyone concerned.

    python tests/benchmarks/soak_batch.py [--regions all] [--workers 2]

All 552 regions by default, on the national sample, with PDF, HTML and XLSX. Every second the
resident memory, descriptors and temporary entries of the parent and of each worker are noted with
the number of reports done; prints reports per second, the slope of memory per report after the
first thirty, and the peaks.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
PARAMS = """\
meeting: lama
title: Pengukuran
regions: {regions}
notebooks: [regional_evaluation]
year: 2023
as_of: "2023-02-28"
deadline: "2023-12-31"
sources: ["sample:national"]
formats: [pdf, html, xlsx]
"""
MB = 1024 * 1024


def look(process: psutil.Process) -> tuple[float, float, int]:
    """Return memory of the parent and of the largest worker in MB, and all open descriptors."""
    own, largest, descriptors = process.memory_info().rss / MB, 0.0, process.num_fds()
    for child in process.children():
        try:
            if "spawn_main" in " ".join(child.cmdline()):
                largest = max(largest, child.memory_info().rss / MB)
                descriptors += child.num_fds()
        except psutil.NoSuchProcess:
            continue
    return own, largest, descriptors


def slope(points: list[tuple[int, float]]) -> float:
    """Return MB per report."""
    return statistics.linear_regression([n for n, _ in points], [m for _, m in points]).slope


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--regions", default="all", help="all, provinces, or a list of codes")
    parser.add_argument("--workers", default="2")
    chosen = parser.parse_args()
    done, seen = 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        params = folder / "lama.yaml"
        params.write_text(PARAMS.format(regions=chosen.regions), encoding="utf-8")
        (folder / "tmp").mkdir()
        paths = [str(ROOT / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
        environment = {
            **os.environ, "PYTHONPATH": os.pathsep.join(paths), "TMPDIR": str(folder / "tmp"),
        }  # fmt: skip
        command = [sys.executable, "-m", "helpers.cli.main", "build", str(params)]
        command += ["--out", str(folder / "out"), "--workers", chosen.workers]
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

        def count() -> None:
            nonlocal done
            assert process.stderr is not None
            for line in process.stderr:
                done += bool(re.match(r"\[\d+/\d+\] .*: dibangun", line))

        threading.Thread(target=count, daemon=True).start()
        known = psutil.Process(process.pid)
        while process.poll() is None:
            try:
                entries = sum(1 for _ in (folder / "tmp").iterdir())
                seen.append((done, *look(known), entries))
            except psutil.NoSuchProcess:
                break
            time.sleep(1)
        seconds = time.perf_counter() - start
    later = [one for one in seen if one[0] >= 30] or seen
    print(f"{done} reports in {seconds:.1f} s: {done / seconds:.2f} a second")
    for column, label in ((1, "parent"), (2, "largest worker")):
        peak = max(one[column] for one in seen)
        rise = slope([(one[0], one[column]) for one in later])
        print(f"{label}: peak {peak:.0f} MB, {rise:+.3f} MB per report after the first 30")
    print(f"descriptors: {min(o[3] for o in later)} to {max(o[3] for o in later)}")
    print(f"temporary entries: {min(o[4] for o in later)} to {max(o[4] for o in later)}")


if __name__ == "__main__":
    main()
