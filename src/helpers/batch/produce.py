"""Making one report's files in a folder of its own: run, print, check."""

import time
from dataclasses import dataclass
from pathlib import Path

import nbformat

from helpers.batch.artefacts import check_artefact
from helpers.batch.plan import Job
from helpers.publication.safe_files import is_disk_trouble, output_error, output_errors
from helpers.rendering.execute import FAILED_NAME, execute
from helpers.rendering.formats import render_files, render_html, render_pdf


@dataclass(frozen=True, slots=True)
class Task:
    """One job with the place to work in.

    Parameters
    ----------
    formats
        File endings to print, ``pdf`` or ``html``.
    root
        Project root, the notebook's working folder.
    folder
        Empty folder of this job alone.
    """

    job: Job
    formats: tuple[str, ...]
    root: Path
    folder: Path

    @property
    def staged(self) -> Path:
        """Folder of the finished files."""
        return self.folder / "files"

    @property
    def failed_notebook(self) -> Path:
        """Where a notebook with a failed cell is left."""
        return self.folder / FAILED_NAME


@dataclass(frozen=True, slots=True)
class Produced:
    """Names of the finished files in `Task.staged`, and how long it took."""

    names: tuple[str, ...]
    seconds: float


def produce(task: Task) -> Produced:
    """Run the notebook and write its checked files to ``task.staged``.

    Raises
    ------
    ReportFailedError
        When a cell fails or a file is not what it should be.
    OutputError
        When the disk is full or broken.
    """
    start = time.monotonic()
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
    return Produced(tuple(contents), time.monotonic() - start)


def _contents(task: Task) -> dict[str, bytes]:
    """Run the notebook and print it; everything stays in memory until it is checked."""
    name = task.job.notebook.name
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
    return contents | render_files(notebook, name)
