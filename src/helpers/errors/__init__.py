"""Failures that people cause and can mend; everything else is a bug and keeps its traceback."""

from helpers.errors.failures import (
    InputError,
    InterruptedRunError,
    LockedError,
    OutputError,
    RakorError,
    ReportFailedError,
    UsageError,
)
from helpers.errors.findings import NOWHERE, Finding, Place, Severity

__all__ = [
    "NOWHERE",
    "Finding",
    "InputError",
    "InterruptedRunError",
    "LockedError",
    "OutputError",
    "Place",
    "RakorError",
    "ReportFailedError",
    "Severity",
    "UsageError",
]
