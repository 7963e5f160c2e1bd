"""A notebook gives the same outputs, MIME type by MIME type, warm and from scratch."""

import asyncio
import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.rendering.kernels.manager import BatchKernelManager
from helpers.rendering.kernels.private_folder import private_folder
from warm_kernels import NOTEBOOK_MODULES, config_for, kernel, running_server

# What differs between any two runs of the stock kernel, too.
_VOLATILE = re.compile(r"0x[0-9a-f]{6,}|ipykernel_\d+|/rakor-\w+|(?<=-)[0-9a-f]{12,}|T_\w{5}_?")

CELLS: Mapping[str, str] = {
    "imports": """
import asyncio, contextlib, io, locale, logging, multiprocessing, os, random, re, resource, signal
import subprocess, sys, threading, time, warnings
import matplotlib, matplotlib.pyplot as plt
import numpy as np, pandas as pd, seaborn as sns
frame = pd.DataFrame({"wilayah": ["Paser", "Berau", "Kutai"], "persen": [99.65, None, 101.2]})
""",
    "a table": "frame",
    "a styled table": "frame.style.format(precision=2, decimal=',', na_rep='–')",
    "a chart at the end": "fig, ax = plt.subplots(); ax.bar(['a', 'b'], [1, 2])",
    "a chart as the value": "fig",
    "two charts and text": """
plt.figure(); plt.plot([1, 2]); print("di antara"); plt.figure(); plt.plot([2, 1]); None
""",
    "a seaborn chart": "sns.barplot(data=frame, x='persen', y='wilayah', errorbar=None);",
    "a seaborn theme": "sns.set_theme(style='whitegrid'); sns.histplot(x=[1, 2, 2, 3])",
    "a chart shown by hand": "plt.plot([3, 1]); plt.show(); 'sesudah'",
    "svg": """
matplotlib.rcParams['svg.hashsalt'] = 'x'
%config InlineBackend.figure_formats = ['svg']
%config InlineBackend.print_figure_kwargs = {'metadata': {'Date': None}}
plt.plot([1, 2]);
""",
    "agg by hand": "matplotlib.use('agg'); plt.plot([1]); plt.gcf().canvas.draw()",
    "print": "print('keluaran'); print('galat', file=sys.stderr); 40 + 2",
    "written by programs": "_ = subprocess.run(['echo', 'dari program'])",
    "a shell line": "!echo baris",
    "displays": """
from IPython.display import HTML, Markdown, SVG, display
display(HTML('<b>tebal</b>'), Markdown('*miring*'), {'text/plain': 'x'})
display({'application/json': {'a': 1}, 'text/plain': 'a'}, raw=True)
handle = display('lama', display_id='tetap'); handle.update('baru')
""",
    "a displayable of ours": """
from helpers.display import KeyFigure, KeyFigures
KeyFigures(figures=(KeyFigure(label='KTP-el', value='99,65 %'), KeyFigure(label='KIA', value='1')))
""",
    "a warning": "warnings.warn('hati-hati'); warnings.warn('usang', DeprecationWarning)",
    "a library's warning": "pd.to_datetime(['1/2/2024', 'x'], errors='coerce')",
    "a log": "logging.getLogger('lain').warning('dicatat'); logging.getLogger().handlers",
    "magics": "%pwd\n%whos int",
    "a cell magic": "%%capture kept\nprint('tersimpan')",
    "the captured": "kept.stdout",
    "who and where": """
print(__name__, sys.argv, os.getcwd(), sys.path, sys.flags, sys.orig_argv[1:3], sys.executable)
print(sys.modules['__main__'].__dict__ is globals(), sys.dont_write_bytecode, sys.stdin.read())
""",
    "environment": """
hidden = {'JPY_PARENT_PID', 'PYTEST_CURRENT_TEST'}
print(sorted((k, v) for k, v in os.environ.items() if k not in hidden))
""",
    "locale and time": """
print(locale.setlocale(locale.LC_ALL), time.tzname, sys.getfilesystemencoding(), hash('tetap'))
""",
    "process": """
# Thread-1 watches for the asker's end; of a forked kernel the guard does.
print(*map(signal.getsignal, (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD, signal.SIGPIPE)))
print(os.getpgrp() == os.getsid(0) == os.getpid(), resource.getrlimit(resource.RLIMIT_NOFILE))
print(signal.pthread_sigmask(signal.SIG_BLOCK, []), oct(os.umask(0o022)))
print(sorted(t.name for t in threading.enumerate() if t.name != 'Thread-1'))
print(signal.set_wakeup_fd(-1) >= 0)
""",
    "open files": """
names = []
for number in map(int, os.listdir('/proc/self/fd')):
    with contextlib.suppress(OSError):
        # Files are the caller's log and fonts; the kernel's own threads make events as needed.
        name = os.readlink(f'/proc/self/fd/{number}')
        if number > 2 and name[0] != '/' and 'eventfd' not in name:
            names.append(re.sub(r':?.[0-9]+.$', '', name))
sorted(names)
""",
    "matplotlib's state": """
print(plt.isinteractive(), plt.get_backend(), plt.get_fignums())
print(sorted(matplotlib.rcParams.items()))
print([f.__qualname__ for f in get_ipython().events.callbacks['post_execute']])
""",
    "pandas' state": "print(pd.options.display.max_rows, np.get_printoptions())",
    "filters": "print([f for f in warnings.filters if f[3] == '__main__'], np.geterr())",
    "a thread": """
thread = threading.Thread(target=print, args=('dari utas',)); thread.start(); thread.join()
""",
    "await": "await asyncio.sleep(0.01, 'ditunggu')",
    "processes of its own": """
def double(x):
    return 2 * x
with multiprocessing.get_context('fork').Pool(2) as pool:
    print(pool.map(double, range(4)))
program = [sys.executable, '-c', 'import sys; print(sys.argv)']
print(subprocess.run(program, capture_output=True).stdout)
""",
    "an answer to nobody": "input()",
    "an error": "def inner():\n    return 1 / 0\ninner()",
    "a syntax error": "1 +",
}


def run(socket_path: Path | None, cwd: Path) -> dict[str, list[dict[str, Any]]]:
    """Return the outputs by cell."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source.strip("\n")) for source in CELLS.values()],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python"}},
    )
    with private_folder() as folder:
        executed = NotebookClient(
            notebook,
            kernel_manager_class=BatchKernelManager,
            config=config_for(folder, socket_path, cwd),
            allow_errors=True,
            coalesce_streams=True,
            shutdown_kernel="immediate",
        ).execute()
    return dict(zip(CELLS, ([plain(o) for o in c.outputs] for c in executed.cells), strict=True))


def plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return _VOLATILE.sub("…", value) if isinstance(value, str) else value


Runs = tuple[dict[str, list[dict[str, Any]]], ...]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runs]:
    cwd = tmp_path_factory.mktemp("cwd")
    with pytest.MonkeyPatch.context() as patch:
        # ipykernel does not catch what programs write while pytest runs it.
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        patch.setenv("TZ", "Asia/Makassar")
        patch.setenv("PYTHONHASHSEED", "0")
        with running_server(*NOTEBOOK_MODULES) as server:
            patch.setenv("TZ", "Asia/Jayapura")  # read by the kernel, not by its server
            yield run(None, cwd), run(server.socket_path, cwd), run(server.socket_path, cwd)


@pytest.mark.parametrize("cell", CELLS)
def test_a_warm_kernel_gives_what_a_stock_kernel_gives(runs: Runs, cell: str) -> None:
    stock, warm, again = runs
    assert warm[cell] == stock[cell]
    # A fork leaves nothing behind for the next one.
    assert again[cell] == stock[cell]


def test_the_cells_give_something_to_compare(runs: Runs) -> None:
    kinds = {
        mime for outputs in runs[0].values() for o in outputs for mime in o.get("data", {})
    } | {o["output_type"] for outputs in runs[0].values() for o in outputs}
    assert kinds >= {"image/png", "image/svg+xml", "text/html", "application/json", "error"}
    silent = {name for name, outputs in runs[0].items() if not outputs}
    assert silent == {"imports", "a cell magic", "agg by hand"}


def test_random_numbers_differ_between_kernels() -> None:
    code = """
import random, secrets, uuid, numpy
print(random.random(), numpy.random.rand(), numpy.random.default_rng().random())
print(uuid.uuid4(), secrets.token_hex())
"""

    async def scenario(socket_path: Path) -> None:
        said = []
        for _ in range(2):
            async with kernel(socket_path) as k:
                said.append((await k.say(code)).split())
        assert len(said[0]) == 5
        assert all(one != two for one, two in zip(*said, strict=True))

    with running_server("numpy") as server:
        asyncio.run(scenario(server.socket_path))


def test_variables_that_python_reads_at_its_start_are_the_servers() -> None:
    async def scenario(socket_path: Path) -> None:
        async with kernel(socket_path) as k:
            said = await k.say("import os; print(os.environ['PYTHONHASHSEED'], hash('tetap'))")
            again = await k.say(
                "import subprocess, sys\n"
                "program = [sys.executable, '-c', 'print(hash(\"tetap\"))']\n"
                "said = subprocess.run(program, capture_output=True, text=True).stdout\n"
                "print(os.environ['PYTHONHASHSEED'], said)"
            )
        assert said.startswith("7 ")
        assert again == said

    with running_server(environment=os.environ | {"PYTHONHASHSEED": "7"}) as server:
        asyncio.run(scenario(server.socket_path))
