"""Making one report's files in a folder of its own: run, print, check."""

import json
import time
import traceback
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Thread

import nbformat

from helpers.batch.artefacts import check_artefact
from helpers.batch.job_key import code_sha256
from helpers.batch.project_archive import unpacked
from helpers.batch.task import Result, Task
from helpers.batch.warm import own_kernels
from helpers.errors import InputError, OutputError, RakorError, ReportFailedError, UsageError
from helpers.inputs.slices import VARIABLE
from helpers.publication.safe_files import is_disk_trouble, output_error
from helpers.rendering.execute import FAILED_NAME, execute
from helpers.rendering.formats import render
from helpers.rendering.kernels.manager import BatchKernelManager, warm_config
from helpers.rendering.kernels.private_folder import private_folder
from helpers.rendering.kernels.sampler import read_profile, sampled


def attempt(task: Task) -> Result:
    """Do one task; only trouble with the disk is raised.

    Raises
    ------
    OutputError
        When the disk is full or broken: the tasks that follow would fail the same way.
    """
    start = time.monotonic()
    if task.code_sha256 != code_sha256():
        message = "versi program pada pekerja berbeda → pasang versi yang sama di semua mesin"
        return Result(task.job, 0.0, message=message)
    with private_folder() as folder:
        try:
            files, spent = produce(task, folder)
        except (ReportFailedError, UsageError, InputError) as error:
            failed = folder / FAILED_NAME
            return Result(
                task.job,
                time.monotonic() - start,
                message=str(error),
                failed_notebook=failed.read_bytes() if failed.is_file() else b"",
            )
        except RakorError:
            raise
        except Exception as error:  # noqa: BLE001 - one report's bug must not stop the others
            message = f"kesalahan program ({type(error).__name__}) → laporkan beserta rinciannya"
            details = traceback.format_exc()
            return Result(task.job, time.monotonic() - start, message=message, details=details)
    return Result(task.job, time.monotonic() - start, files=files, spent=spent)


def produce(task: Task, folder: Path) -> tuple[dict[str, bytes], dict[str, float]]:
    """Run the notebook in ``folder`` and return its checked files, and what took how long.

    Raises
    ------
    ReportFailedError
        When a cell fails or a file is not what it should be.
    OutputError
        When the disk is full or broken.
    """
    name = task.job.notebook.name
    _warm_up_printing()
    started = time.monotonic()
    try:
        notebook, spent = _run(task, folder)
        ran = time.monotonic()
        printed = render(notebook, name, task.formats)
        files = {f"{name}.ipynb": _notebook_bytes(notebook), **printed.files}
        for file_name, data in files.items():
            check_artefact(file_name, data)
    except OSError as error:
        if is_disk_trouble(error):
            raise output_error(error, folder) from error
        raise
    spent["kernel"] = ran - started - sum(spent.values())
    rest = time.monotonic() - ran - sum(printed.seconds.values())
    return files, {**spent, **printed.seconds, "other": printed.seconds["other"] + rest}


def _run(task: Task, folder: Path) -> tuple[nbformat.NotebookNode, dict[str, float]]:
    part, profile = folder / "part.json", folder / "profile.json"
    part.write_bytes(task.part)
    root = unpacked(task.project) if task.project else task.root
    environment = {VARIABLE: str(part)}
    if task.is_profiled:
        environment |= sampled(folder, profile)
    kernels = task.kernels or (own_kernels() if task.project else None)
    for socket_path in dict.fromkeys((kernels, None)):
        try:
            notebook = execute(
                root / "notebooks" / task.job.notebook.path.name,
                task.job.parameters,
                work_folder=folder,
                cwd=root,
                cell_seconds=task.limits.cell_seconds,
                report_seconds=task.limits.report_seconds,
                kernel_manager_class=BatchKernelManager,
                extra_config=warm_config(socket_path),
                environment=environment,
            )
        except (InputError, OutputError, ReportFailedError, UsageError):
            raise
        except RakorError:
            # No fork server, or one that cannot fork: an ordinary kernel gives the same report.
            if socket_path is None:
                raise
        else:
            return notebook, read_profile(profile)
    raise AssertionError


def _notebook_bytes(notebook: nbformat.NotebookNode) -> bytes:
    """Return the notebook as JSON with one line for each cell.

    The usual form puts every number on a line of its own, which takes ten times as long to write.
    """
    cells = [json.dumps(cell, ensure_ascii=False, sort_keys=True) for cell in notebook.cells]
    rest = {key: value for key, value in notebook.items() if key != "cells"}
    frame = json.dumps(rest, ensure_ascii=False, sort_keys=True)
    return ('{"cells": [\n' + ",\n".join(cells) + "\n],\n" + frame[1:] + "\n").encode()


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
        render(nbformat.v4.new_notebook(), "kosong", ("html", "pdf", "xlsx"))
