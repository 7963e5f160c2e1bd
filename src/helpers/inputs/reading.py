"""What reading gives: observations, findings, and what was understood of each sheet."""

from dataclasses import dataclass
from datetime import date

from helpers.errors import Finding, Place, Severity
from helpers.inputs.corrections import AppliedCorrection
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
    observations
        Indicator and basis of what was made of them, for example ``ktp_el/dinamis``.
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
    observations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetReading:
    """Observations and findings of one table.

    Parameters
    ----------
    observations, findings
        What was read, and what is to be said about it.
    summary
        What was understood; ``None`` when the table was not used.
    is_sample
        Whether a title says so.
    lesson
        Lines of YAML, ready to fill in, that would teach a table that is not known.
    """

    observations: tuple[Observation, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: SheetSummary | None = None
    is_sample: bool = False
    lesson: str = ""


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
    corrections
        Corrections that were applied, for the annex.
    part_of
        Province whose part of a reading this is (see ``slices``); empty: the whole.
    """

    observations: tuple[Observation, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceFile, ...]
    summaries: tuple[SheetSummary, ...]
    is_sample: bool
    corrections: tuple[AppliedCorrection, ...] = ()
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Lines of YAML, ready to fill in, for the file beside a source."""

    file: str
    text: str


@dataclass(frozen=True, slots=True)
class Examination:
    """What was understood of the sources, refused or not.

    Parameters
    ----------
    reading
        ``None`` when the sources are refused, or when there are none.
    findings
        All findings, blocking ones included.
    summaries
        What was understood of each table.
    lessons
        Tables that could be taught.
    """

    reading: Reading | None
    findings: tuple[Finding, ...]
    summaries: tuple[SheetSummary, ...] = ()
    lessons: tuple[Lesson, ...] = ()


def blocking(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding that refuses the input."""
    return Finding(rule, Severity.BLOCKING, place, problem, action, region_code)


def warning(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding that the reader must see."""
    return Finding(rule, Severity.WARNING, place, problem, action, region_code)


def note(rule: str, place: Place, problem: str, action: str, region_code: str = "") -> Finding:
    """Return a finding for the record."""
    return Finding(rule, Severity.NOTE, place, problem, action, region_code)
