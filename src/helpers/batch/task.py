"""What goes to a worker and what comes back; imports nothing of what builds reports.

Both hold bytes and small values only, so that a worker may be a thread, a process or another
machine: no disk is shared except where ``Task.root`` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from helpers.batch.plan import Job


@dataclass(frozen=True, slots=True)
class Limits:
    """Wall-clock limits in seconds: for one cell, and for the whole run of a notebook."""

    cell_seconds: int = 600
    report_seconds: float = 1800


DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Task:
    """One job with everything that is needed to do it.

    Parameters
    ----------
    formats
        File endings to print.
    part
        The slice of the sources that the notebook is handed.
    root
        Project root, the notebook's working folder; where the worker has none, ``project`` holds
        the project's files.
    project
        Notebooks and definition files as an archive; empty where ``root`` is at hand.
    code_sha256
        Hash of the package that planned the job; a worker with another one refuses it.
    kernels
        Socket of the fork server; ``None``: the worker finds its own way to kernels.
    is_profiled
        Whether to find out what the kernel does with its time.
    """

    job: Job
    formats: tuple[str, ...]
    part: bytes
    root: Path
    code_sha256: str
    project: bytes = b""
    kernels: Path | None = None
    limits: Limits = DEFAULT_LIMITS
    is_profiled: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """How one task ended.

    Parameters
    ----------
    files
        The finished and checked files by name; empty when it failed.
    message
        Indonesian: why it failed.
    failed_notebook
        The notebook with the failed cell, when there is one.
    details
        Traceback of a bug in the program; empty for failures that people can mend.
    spent
        Seconds by what they were spent on.
    """

    job: Job
    seconds: float
    files: Mapping[str, bytes] = field(default_factory=dict)
    message: str = ""
    failed_notebook: bytes = b""
    details: str = ""
    spent: Mapping[str, float] = field(default_factory=dict)
