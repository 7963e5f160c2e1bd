"""Soak warm kernels and measure them against stock ones, in one run.

    python tests/benchmarks/kernels.py [--kernels 1500] [--parallel 16] [--repetitions 3]

Soak: every kernel runs a notebook of its own through papermill and must give its own label back,
in each cell. Measurement: median times of a trivial and a ten-chart notebook, stock papermill and
warm kernels in turns; the memory of a kernel, its guard and the server. Prints failures, answers
that were another kernel's, and seconds; ends with 1 when there was either.
"""

import argparse
import asyncio
import multiprocessing
import re
import statistics
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import Any

import nbformat
from papermill.execute import execute_notebook

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from helpers.rendering.kernels.manager import BatchKernelManager
from helpers.rendering.kernels.private_folder import private_folder
from helpers.rendering.kernels.server import WarmServer
from warm_kernels import NOTEBOOK_MODULES, config_for, kernel, running_server

IMPORTS = "import matplotlib.pyplot as plt\nimport pandas as pd\nimport seaborn as sns"
CHART = """
frame = pd.DataFrame({"x": range(10), "y": [number * %d for number in range(10)]})
fig, ax = plt.subplots()
sns.barplot(data=frame, x="x", y="y", errorbar=None, ax=ax);
"""


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(cell) for cell in cells],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python"}},
    )


def run_warm(source: nbformat.NotebookNode, socket_path: Path) -> nbformat.NotebookNode:
    with private_folder() as folder:
        return execute_notebook(
            source,
            None,
            progress_bar=False,
            request_save_on_cell_execute=False,
            kernel_manager_class=BatchKernelManager,
            config=config_for(folder, socket_path, folder),
            shutdown_kernel="immediate",
        )


def run_stock(source: nbformat.NotebookNode) -> nbformat.NotebookNode:
    return execute_notebook(source, None, progress_bar=False)


def labelled(number: int, socket_path: Path) -> list[str]:
    """Run kernel ``number`` and return what its cells said."""
    cells = (f"label = 'kernel {number}'; print(label)", "import os; print(label, os.getpid())")
    executed = run_warm(notebook(*cells), socket_path)
    return [cell.outputs[0].text.strip() for cell in executed.cells]


def soak(server: WarmServer, kernels: int, parallel: int) -> bool:
    start = time.perf_counter()
    failures: Counter[str] = Counter()
    strangers: list[str] = []
    pids: set[str] = set()
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(parallel, mp_context=context) as pool:
        tasks = {pool.submit(labelled, n, server.socket_path): n for n in range(kernels)}
        for task in as_completed(tasks):
            label = f"kernel {tasks[task]}"
            try:
                first, second = task.result()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is counted
                failures[f"{type(error).__name__}: {error}"] += 1
                continue
            if first != label or not re.fullmatch(rf"{label} \d+", second):
                strangers.append(f"{label}: {first!r}, {second!r}")
            pids.add(second.split()[-1])
    seconds = time.perf_counter() - start
    print(f"soak: {kernels} kernels, {parallel} at once, {len(pids)} process ids, {seconds:.1f} s")
    print(f"  failures {failures.total()}, cross-talk {len(strangers)}")
    for text, count in failures.most_common(5):
        print(f"  {count} × {text[:300]}")
    for text in strangers[:5]:
        print(f"  {text}")
    return not failures and not strangers


def compare(server: WarmServer, repetitions: int) -> None:
    trivial = notebook("1 + 1")
    charts = notebook(IMPORTS, *(CHART % factor for factor in range(1, 11)))
    for name, source in (("trivial", trivial), ("ten charts", charts)):
        times: dict[str, list[float]] = {"stock": [], "warm": []}
        for _ in range(repetitions):
            for side, seconds in times.items():
                start = time.perf_counter()
                run_stock(source) if side == "stock" else run_warm(source, server.socket_path)
                seconds.append(time.perf_counter() - start)
        stock, warm = (statistics.median(times[side]) for side in ("stock", "warm"))
        print(f"{name}: stock {stock:.2f} s, warm {warm:.2f} s, {stock / warm:.1f} times")


def proportional_kib(pid: int) -> int:
    """Memory of a process, pages shared with others counted in parts."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(found[1]) if found else 0


async def memory(server: WarmServer, kernels: int = 4) -> None:
    """Print what a kernel costs besides the server, after it has drawn a chart."""
    async with asyncio.timeout(60):
        before = sum(proportional_kib(pid) for pid in below(server.keeper_pid))
        running = [kernel(server.socket_path) for _ in range(kernels)]
        entered = [await one.__aenter__() for one in running]
        for one in entered:
            await one.run(f"{IMPORTS}\n{CHART % 1}")
        after = sum(proportional_kib(pid) for pid in below(server.keeper_pid))
        each = (after - before) / kernels / 1024
        for one in running:
            await one.__aexit__(None, None, None)
    print(f"memory: server {before / 1024:.0f} MB, each kernel with its guard {each:.0f} MB more")


def below(pid: int) -> list[int]:
    """Return the processes below ``pid``."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            continue
        if parent == pid:
            found += [int(folder.name), *below(int(folder.name))]
    return found


def state(server: WarmServer) -> dict[str, Any]:
    pids = [server.keeper_pid, *below(server.keeper_pid)]
    return {
        "MB": round(sum(proportional_kib(pid) for pid in pids) / 1024),
        "processes": len(pids),
        "descriptors": sum(1 for pid in pids for _ in Path(f"/proc/{pid}/fd").iterdir()),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kernels", type=int, default=1500)
    parser.add_argument("--parallel", type=int, default=16)
    parser.add_argument("--repetitions", type=int, default=3)
    chosen = parser.parse_args()
    start = time.perf_counter()
    with running_server(*NOTEBOOK_MODULES) as server:
        server.wait_until_ready()
        print(f"server: ready after {time.perf_counter() - start:.2f} s")
        compare(server, chosen.repetitions)
        asyncio.run(memory(server))
        print(f"before: {state(server)}")
        is_clean = soak(server, chosen.kernels, chosen.parallel)
        print(f"after: {state(server)}")
    return 0 if is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
