"""Plans of governments for a year: what they want to do, where, with which money."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from helpers.errors import NOWHERE, Place
from helpers.vocabulary.programmes import CodeSpelling, ProgrammeCode
from helpers.vocabulary.region_code import RegionCode, RegionLevel


@dataclass(frozen=True, slots=True)
class Location:
    """A place of work as written, and the regions it names.

    Parameters
    ----------
    codes
        A province's own code means the province as a whole; empty when no region is named.
    """

    text: str
    codes: tuple[RegionCode, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A target of result beside an output: ``Persentase …``, ``99 %``.

    Parameters
    ----------
    percent
        Exact; ``None`` when the target is not a percentage.
    written
        The target as it stands.
    """

    text: str
    percent: Fraction | None
    written: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One sub kegiatan of one government's plan.

    Parameters
    ----------
    government, level
        Who plans, and at which level.
    code, spelling, written_code
        Normalised code, how it was spelt, and the spelling itself.
    name, indicator, unit, fund, note
        As written.
    target
        Exact output target; ``None`` when there is none or it is unreadable.
    locations
        Where; empty when the source says nothing.
    start, end
        As written (``Januari``, ``2025-01-02``).
    pagu_rp, prakiraan_maju_rp, realised_rp
        Whole rupiah: planned, forecast for the year after, spent in the year before. ``None`` is
        not given or unreadable.
    outcomes
        Targets of result that stand on the row.
    unreadable
        Names of the fields whose cell was refused (it is then a finding of the intake, and no
        check takes it for empty).
    place
        The cell of the code.
    """

    government: RegionCode
    level: RegionLevel
    code: ProgrammeCode
    spelling: CodeSpelling
    written_code: str
    name: str
    indicator: str
    target: Fraction | None
    unit: str
    fund: str
    locations: tuple[Location, ...]
    start: str
    end: str
    pagu_rp: int | None
    prakiraan_maju_rp: int | None
    realised_rp: int | None = None
    outcomes: tuple[Outcome, ...] = ()
    note: str = ""
    unreadable: frozenset[str] = frozenset()
    place: Place = NOWHERE

    @property
    def is_funded(self) -> bool:
        """Whether there is money."""
        return self.pagu_rp is not None and self.pagu_rp > 0

    def regions(self) -> tuple[RegionCode, ...]:
        """Return the regions that the locations name, each once."""
        return tuple(dict.fromkeys(code for place in self.locations for code in place.codes))


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A row of sums: urusan, programme or kegiatan; ``code`` is ``None`` for the grand total."""

    code: ProgrammeCode | None
    name: str
    pagu_rp: int | None
    outcomes: tuple[Outcome, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class SetAside:
    """Rows outside the comparison: programme 2.12.01 or another urusan, with their sum."""

    code: str
    rows: int
    pagu_rp: int


@dataclass(frozen=True, slots=True)
class Plan:
    """One government's plan.

    Parameters
    ----------
    rows
        Sub kegiatan of 2.12.02 to 2.12.05 in source order.
    subtotals
        Rows of sums, never part of a figure.
    set_aside
        What stays outside, by programme or urusan.
    """

    government: RegionCode
    rows: tuple[PlanRow, ...]
    subtotals: tuple[Subtotal, ...] = ()
    set_aside: tuple[SetAside, ...] = ()
    layout: str = ""

    @property
    def pagu_rp(self) -> int:
        """Sum of the rows' pagu; a row without readable pagu adds nothing."""
        return sum(row.pagu_rp or 0 for row in self.rows)

    @property
    def set_aside_rp(self) -> int:
        """Sum of everything outside the comparison."""
        return sum(part.pagu_rp for part in self.set_aside)

    def with_code(self, *codes: str) -> Iterator[PlanRow]:
        """Yield the rows of some codes in source order."""
        return (row for row in self.rows if row.code in codes)

    def outcomes(self) -> Iterator[tuple[Outcome, str, Place]]:
        """Yield every target of result with code and place, rows first."""
        for row in self.rows:
            yield from ((outcome, str(row.code), row.place) for outcome in row.outcomes)
        for total in self.subtotals:
            code = str(total.code or "")
            yield from ((outcome, code, total.place) for outcome in total.outcomes)


@dataclass(frozen=True, slots=True)
class MissingPlan:
    """A government whose plan is not there, and why (Indonesian)."""

    government: RegionCode
    reason: str
