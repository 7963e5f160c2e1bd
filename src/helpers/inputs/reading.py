"""What reading gives: observations, findings, and what was understood of each sheet."""

from dataclasses import dataclass
from datetime import date

from helpers.errors import Finding, Place, Severity
from helpers.vocabulary.observations import Observation


@dataclass(frozen=True, slots=True)
class SheetSummary:
    """What was understood of one sheet, so that a person can see it at a glance.

    Parameters
    ----------
    file, sheet
        Where it stands.
    layout
        Name of the layout in ``params/layouts.yaml``, or ``tabel rapi``.
    as_of
        Day of the data; ``None`` for tables with a date in every row.
    header_row
        Row of the headers.
    columns
        Header as written and the measure it was taken for, in sheet order.
    unused
        Headers that mean nothing to the layout.
    region_rows, total_rows
        How many rows of kabupaten/kota and of totals were read.
    """

    file: str
    sheet: str
    layout: str
    as_of: date | None
    header_row: int
    columns: tuple[tuple[str, str], ...]
    unused: tuple[str, ...]
    region_rows: int
    total_rows: int


@dataclass(frozen=True, slots=True)
class SheetReading:
    """Observations and findings of one sheet; ``summary`` is ``None`` when it was not used."""

    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: SheetSummary | None = None
    is_sample: bool = False


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file that was read: name for imprints, SHA-256 of its bytes, whether it is a sample."""

    name: str
    sha256: str
    is_sample: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything that a list of sources says.

    Parameters
    ----------
    observations
        Checked observations in the order of files, sheets and rows.
    findings
        Warnings and notes; blocking ones have refused the input before.
    sources
        The files, in reading order.
    summaries
        What was understood of each sheet.
    is_sample
        Whether any source is illustrative: a mixture counts as illustrative.
    """

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceFile, ...]
    summaries: tuple[SheetSummary, ...]
    is_sample: bool


def blocking(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding that refuses the input."""
    return Finding(rule, Severity.BLOCKING, place, problem, action, region_code)


def warning(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding that the reader must see."""
    return Finding(rule, Severity.WARNING, place, problem, action, region_code)


def note(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding for the record."""
    return Finding(rule, Severity.NOTE, place, problem, action, region_code)
