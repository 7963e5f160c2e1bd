"""A finding: one problem at one place, with what to do about it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How a finding weighs; the values are what readers see."""

    BLOCKING = "menghalangi"
    WARNING = "peringatan"
    NOTE = "catatan"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the input something stands; empty parts are unknown or do not apply.

    Parameters
    ----------
    file
        File name as the analyst knows it (never an absolute path).
    sheet
        Worksheet name.
    cell
        Cell or range in A1 notation, or ``baris 12`` for text files.
    """

    file: str = ""
    sheet: str = ""
    cell: str = ""

    def __str__(self) -> str:
        """Join the known parts, for example ``dkb.xlsx › KIA › F12``."""
        return " › ".join(part for part in (self.file, self.sheet, self.cell) if part)


NOWHERE: Final = Place()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem of the input.

    Parameters
    ----------
    rule
        Stable English key of the rule, for example ``text_in_count_column``.
    severity
        ``BLOCKING`` findings refuse the input.
    place
        File, sheet and cell.
    problem
        Indonesian: what is wrong. Values are quoted only when they cannot be personal data.
    action
        Indonesian: what to do.
    region_code
        Code of the region that must act; empty when unknown.
    """

    rule: str
    severity: Severity
    place: Place
    problem: str
    action: str
    region_code: str = ""

    def __str__(self) -> str:
        """Return the one-line message: place, problem, what to do."""
        where = f"{self.place}: " if str(self.place) else ""
        return f"{where}{self.problem} → {self.action}"

    @property
    def is_blocking(self) -> bool:
        """Whether this finding refuses the input."""
        return self.severity is Severity.BLOCKING
