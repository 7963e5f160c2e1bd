"""A strict run of a notebook: it ends as a complete notebook or as one named error."""

import json
import logging
import re
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import nbformat
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from papermill.exceptions import PapermillExecutionError
from papermill.execute import execute_notebook
from traitlets.config import Config

from helpers.errors import ReportFailedError, UsageError
from helpers.rendering.document import first_line
from helpers.rendering.kernel import PrivateKernelManager, kernel_config, seed_font_cache
from helpers.rendering.kernels.private_folder import private_folder
from helpers.rendering.parameters import check_parameters

# What papermill and nbclient tell, we tell ourselves; a log that is set up still gets it.
logging.getLogger("papermill").addHandler(logging.NullHandler())
FAILED_NAME: Final = "failed.ipynb"
_OWN_ERRORS: Final = {"InputError", "OutputError", "ReportFailedError", "UsageError"}
_VOLATILE_CELL: Final = ("papermill", "execution")
_ANSI: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def execute(
    notebook_path: Path,
    parameters: Mapping[str, Any],
    *,
    work_folder: Path,
    cwd: Path,
    cell_seconds: int = 600,
    report_seconds: float = 1800,
    matplotlib_folder: Path | None = None,
    kernel_manager_class: type[PrivateKernelManager] = PrivateKernelManager,
    extra_config: Config | None = None,
    environment: Mapping[str, str] | None = None,
) -> nbformat.NotebookNode:
    """Return the executed notebook, without anything that differs from run to run.

    Parameters
    ----------
    notebook_path
        The notebook; it is read, never written.
    parameters
        Values for its declared parameters: text, whole numbers, true/false, null, lists of these.
    work_folder
        The job's own folder; run files are kept there and may be deleted afterwards. When a cell
        fails, the notebook is left there as ``FAILED_NAME``, with the failing cell marked.
    cwd
        Where relative paths of the notebook start: the project root.
    cell_seconds, report_seconds
        Limits for one cell and for the whole run.
    matplotlib_folder
        A folder whose font cache several runs may share; by default one of this run.
    kernel_manager_class, extra_config
        How kernels are started, and settings for that beyond those of ``kernel_config``.
    environment
        Variables that the kernel gets beyond those of this process.

    Raises
    ------
    UsageError
        Unknown, missing or unfit parameters; before a kernel starts.
    ReportFailedError
        A cell failed, the kernel died or the time was up; the message names the cell.
    """
    notebook = _read(notebook_path)
    check_parameters(notebook, parameters, notebook_path.name)
    seed_font_cache(matplotlib_folder or work_folder / "matplotlib")
    started = time.monotonic()
    place = _Place()
    with private_folder() as private:
        config = kernel_config(
            private=private,
            folder=cwd,
            seconds=report_seconds,
            matplotlib=matplotlib_folder or work_folder / "matplotlib",
        )
        config.PrivateKernelManager.environment |= environment or {}
        try:
            executed = execute_notebook(
                notebook,
                _without_fields(work_folder / FAILED_NAME),
                dict(parameters),
                request_save_on_cell_execute=False,
                kernel_name="python3",
                language="python",
                progress_bar=False,
                execution_timeout=cell_seconds,
                kernel_manager_class=kernel_manager_class,
                on_cell_start=place.enter,
                config=config if extra_config is None else _merged(config, extra_config),
            )
        except PapermillExecutionError as error:
            raise _cell_failed(error, place) from error
        except CellTimeoutError as error:
            raise ReportFailedError(f"{place}: melampaui {cell_seconds} detik") from error
        except DeadKernelError as error:
            if report_seconds and time.monotonic() - started >= report_seconds:
                message = f"seluruh jalan melampaui {report_seconds:g} detik"
            else:
                message = (
                    "kernel berhenti tiba-tiba (memori habis atau dihentikan dari luar); "
                    "jalankan kembali dengan lebih sedikit pekerja"
                )
            raise ReportFailedError(f"{place}: {message}") from error
    (work_folder / FAILED_NAME).unlink(missing_ok=True)  # papermill writes every end there
    _check_complete(executed)
    return _stable(executed)


def _without_fields(path: Path) -> str:
    """Return the path as papermill takes it: it would fill ``{name}`` in, even in a folder."""
    return str(path).replace("{", "{{").replace("}", "}}")


def _merged(first: Config, second: Config) -> Config:
    merged = Config(first)
    merged.merge(second)
    return merged


def _read(path: Path) -> nbformat.NotebookNode:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(f"buku kerja {path.name} tidak ditemukan") from error
    try:
        data = json.loads(text)
        # Formats before 4 have other shapes; JupyterLab converts them when it opens one.
        if not isinstance(data, dict) or data.get("nbformat") != 4:
            raise ValueError("format")
        notebook = nbformat.NotebookNode(nbformat.from_dict(data))
        nbformat.validate(notebook)
    except (ValueError, nbformat.ValidationError) as error:
        raise UsageError(
            f"buku kerja {path.name} rusak atau bukan berkas .ipynb format 4; "
            "buka dan simpan ulang di JupyterLab"
        ) from error
    return notebook


class _Place:
    """Where a run stands, in the words of the analyst: cells counted without the injected one."""

    def __init__(self) -> None:
        self._words = "sebelum sel pertama"
        self._injected = 0

    def enter(self, cell: nbformat.NotebookNode, cell_index: int) -> None:
        if "injected-parameters" in cell.metadata.get("tags", ()):
            self._injected = 1
        self._words = f"sel {cell_index + 1 - self._injected}{first_line(cell)}"

    def __str__(self) -> str:
        return self._words


def _cell_failed(error: PapermillExecutionError, place: _Place) -> ReportFailedError | UsageError:
    message = _ANSI.sub("", str(error.evalue)).strip()
    if error.ename == "UsageError":
        return UsageError(message)
    if error.ename not in _OWN_ERRORS:
        message = f"{error.ename}: {message}"
    return ReportFailedError(f"{place}: {message}")


def _check_complete(notebook: nbformat.NotebookNode) -> None:
    """Refuse a run that ended early without an error, as ``sys.exit(0)`` does."""
    place = _Place()
    for index, cell in enumerate(notebook.cells):
        place.enter(cell, index)
        if cell.cell_type != "code" or not cell.source.strip():
            continue
        exits = any(output.output_type == "error" for output in cell.outputs)
        if cell.execution_count is None or exits:
            raise ReportFailedError(f"{place}: berhenti sebelum selesai")


def _stable(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Remove durations, times, machine paths and random cell names."""
    notebook.metadata.pop("papermill", None)
    for number, cell in enumerate(notebook.cells, start=1):
        for key in _VOLATILE_CELL:
            cell.metadata.pop(key, None)
        if "injected-parameters" in cell.metadata.get("tags", ()):
            cell["id"] = f"parameters-{number}"
    return notebook
