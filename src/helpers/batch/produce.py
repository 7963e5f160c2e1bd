"""Making one report's files in a folder of its own: run, print, check."""

import time
import traceback
from contextlib import suppress
from functools import cache
from threading import Thread

import nbformat

from helpers.batch.artefacts import check_artefact
from helpers.batch.task import Result, Task
from helpers.errors import InputError, RakorError, ReportFailedError, UsageError
from helpers.publication.safe_files import is_disk_trouble, output_error, output_errors
from helpers.rendering.execute import FAILED_NAME, execute
from helpers.rendering.formats import render_files, render_html, render_pdf, render_xlsx


def attempt(task: Task) -> Result:
    """Run one task; only trouble with the disk is raised.

    Raises
    ------
    OutputError
        When the disk is full or broken: the tasks that follow would fail the same way.
    """
    start = time.monotonic()
    try:
        names = produce(task)
    except (ReportFailedError, UsageError, InputError) as error:
        failed = task.folder / FAILED_NAME
        return Result(
            task,
            seconds=time.monotonic() - start,
            message=str(error),
            failed_notebook=failed if failed.is_file() else None,
        )
    except RakorError:
        raise
    except Exception as error:  # noqa: BLE001 - one report's bug must not stop the others
        message = f"kesalahan program ({type(error).__name__}) → laporkan beserta rinciannya"
        details = traceback.format_exc()
        return Result(task, seconds=time.monotonic() - start, message=message, details=details)
    return Result(task, seconds=time.monotonic() - start, names=names)


def produce(task: Task) -> tuple[str, ...]:
    """Run the notebook, write its checked files to ``task.staged`` and return their names.

    Raises
    ------
    ReportFailedError
        When a cell fails or a file is not what it should be.
    OutputError
        When the disk is full or broken.
    """
    try:
        contents = _contents(task)
        for name, data in contents.items():
            check_artefact(name, data)
        task.staged.mkdir(parents=True)
        for name, data in contents.items():
            with output_errors(task.staged / name):
                (task.staged / name).write_bytes(data)
    except OSError as error:
        if is_disk_trouble(error):
            raise output_error(error, task.folder) from error
        raise
    return tuple(contents)


def _contents(task: Task) -> dict[str, bytes]:
    """Run the notebook and print it; everything stays in memory until it is checked."""
    name = task.job.notebook.name
    _warm_up_printing()
    notebook = execute(
        task.job.notebook.path,
        task.job.parameters,
        work_folder=task.folder,
        cwd=task.root,
    )
    contents = {f"{name}.ipynb": (nbformat.writes(notebook) + "\n").encode()}
    if "pdf" in task.formats:
        contents[f"{name}.pdf"] = render_pdf(notebook, name)
    if "html" in task.formats:
        contents[f"{name}.html"] = render_html(notebook, name).encode()
    if "xlsx" in task.formats:
        contents[f"{name}.xlsx"] = render_xlsx(notebook, name)
    return contents | render_files(notebook, name)


@cache
def _warm_up_printing() -> Thread:
    """Load fonts and templates while the first kernel, another process, is busy; once.

    Not a daemon: Python ending under a thread that is inside Typst would end in a crash.
    """
    thread = Thread(target=_print_nothing)
    thread.start()
    return thread


def _print_nothing() -> None:
    # Whatever goes wrong here goes wrong again, and is reported, when the report is printed.
    with suppress(Exception):
        render_html(nbformat.v4.new_notebook(), "")
        render_pdf(nbformat.v4.new_notebook(), "")
