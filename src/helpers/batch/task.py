"""What goes to a worker and what comes back; imports nothing of what builds reports."""

from dataclasses import dataclass
from pathlib import Path

from helpers.batch.plan import Job


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


@dataclass(frozen=True, slots=True)
class Result:
    """How one task ended.

    Parameters
    ----------
    names
        Names of the finished files in `Task.staged`; empty when it failed.
    message
        Indonesian: why it failed.
    failed_notebook
        The notebook with the failed cell, when there is one.
    details
        Traceback of a bug in the program; empty for failures that people can mend.
    """

    task: Task
    seconds: float
    names: tuple[str, ...] = ()
    message: str = ""
    failed_notebook: Path | None = None
    details: str = ""
