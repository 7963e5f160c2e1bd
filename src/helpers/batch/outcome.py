"""How a run went, report by report; what the command line prints."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from helpers.errors import Finding, Severity


class Status(StrEnum):
    """What became of a report in this run; the values are what people read."""

    BUILT = "dibangun"
    UNCHANGED = "tidak berubah"
    FAILED = "gagal"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One report of a run.

    Parameters
    ----------
    seconds, size_bytes
        Time of building and size of all files; 0 where nothing was built.
    message
        Why it failed.
    """

    handle: str
    region: str
    notebook: str
    status: Status
    seconds: float = 0.0
    size_bytes: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """All reports of a run, in the order of the plan, and what the input check found."""

    folder: Path
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def exit_code(self) -> int:
        """0 when all is well, 1 with warnings or failed reports."""
        is_failed = any(outcome.status is Status.FAILED for outcome in self.outcomes)
        is_warned = any(finding.severity is Severity.WARNING for finding in self.findings)
        return int(is_failed or is_warned)


class Listener(Protocol):
    """Somebody who watches a run."""

    def begin(self, total: int) -> None:
        """Hear how many reports there are, before the first is built."""

    def ended(self, outcome: Outcome) -> None:
        """Hear of every report when it is done."""
