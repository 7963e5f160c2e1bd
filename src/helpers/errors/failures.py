"""Exceptions for people: one Indonesian message, an exit code, no traceback.

Every class takes its message (or its findings) as positional arguments and keeps them in
``args``, because exceptions that do otherwise break on their way back from a worker process.
"""

import re
from collections.abc import Iterable

from helpers.errors.findings import Finding

# A cell that failed says with which value; a NIK must not travel from there into a message.
_PERSONAL = re.compile(r"(?<!\d)\d(?:[ .']?\d){15,}", re.ASCII)


class RakorError(Exception):
    """Base of all failures that a person can mend.

    Attributes
    ----------
    exit_code
        What the command line returns.
    """

    exit_code: int = 2

    def __init__(self, *args: object) -> None:
        super().__init__(*(_masked(arg) if isinstance(arg, str) else arg for arg in args))


def _masked(message: str) -> str:
    return _PERSONAL.sub("(16 digit, disamarkan)", message)


class UsageError(RakorError):
    """Wrong use of a command or a wrong params file."""

    exit_code = 2


class InputError(RakorError):
    """Input is refused; nothing has been built.

    Parameters
    ----------
    findings
        All problems of all files, in the order of the files.
    """

    exit_code = 3

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        """Return one line per finding."""
        return "\n".join(str(finding) for finding in self.findings)


class OutputError(RakorError):
    """Output cannot be written: permission, space, or a file held open by another program."""

    exit_code = 5


class InterruptedRunError(RakorError):
    """The run was stopped and can be resumed."""

    exit_code = 6


class LockedError(RakorError):
    """Another run holds the output folder."""

    exit_code = 7


class ReportFailedError(RakorError):
    """One report could not be built; the others go on."""

    exit_code = 1
