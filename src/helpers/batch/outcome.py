"""How a run went, report by report; what the command line prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from helpers.errors import Finding, Severity


class Status(StrEnum):
    """What became of a report in this run; the values are what people read."""

    BUILT = "dibangun"
    UNCHANGED = "tidak berubah"
    FAILED = "gagal"
    NOT_REACHED = "belum dikerjakan"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report of a run.

    Parameters
    ----------
    seconds, size_bytes, pages
        Time of building, size of all files and pages of the PDF; 0 where nothing was built.
    warnings
        How many warnings of the input concern the region.
    changed_figures
        How many rows of ``figures.csv`` differ from the version that stood before; ``None`` when
        there was none.
    message
        Why it failed.
    spent
        Seconds by what they were spent on, when that was asked for.
    """

    handle: str
    region: str
    notebook: str
    status: Status
    seconds: float = 0.0
    size_bytes: int = 0
    pages: int = 0
    warnings: int = 0
    changed_figures: int | None = None
    message: str = ""
    spent: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Summary:
    """All reports of a run, in the order of the plan, and what the input check found."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0 when all is well, 1 with warnings or failed reports."""
        undone = (Status.FAILED, Status.NOT_REACHED)
        is_failed = any(outcome.status in undone for outcome in self.outcomes)
        is_warned = any(finding.severity is Severity.WARNING for finding in self.findings)
        return int(is_failed or is_warned)


class Listener(Protocol):
    """Somebody who watches a run."""

    def begin(self, total: int) -> None:
        """Hear how many reports there are, before the first is built."""

    def ended(self, outcome: Outcome) -> None:
        """Hear of every report when it is done."""
