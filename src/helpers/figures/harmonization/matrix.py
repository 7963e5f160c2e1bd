"""The alignment matrix: every planned sub kegiatan beside every government."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.figures.harmonization.mismatches.units import official_unit
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.plans import Plan, PlanRow
from helpers.vocabulary.programmes import SubKegiatan, sub_kegiatan_table
from helpers.vocabulary.region_code import RegionCode


class CellState(StrEnum):
    """What a government does with a sub kegiatan; the values are what readers see."""

    FUNDED = "berpagu"
    UNFUNDED = "direncanakan tanpa pagu"
    NOT_PLANNED = "tidak direncanakan"
    OTHER_LEVEL = "kewenangan jenjang lain"
    NO_PLAN = "rencana belum tersedia"


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One sub kegiatan of one government.

    Parameters
    ----------
    rows
        How many plan rows it is made of.
    pagu_rp
        Their sum in rupiah; ``None`` when nothing is planned.
    targets
        Target by unit, in row order: targets of different units are never summed.
    is_partial
        Whether a pagu or target could not be read.
    is_misplaced
        Whether the code belongs to the other level of government.
    """

    government: RegionCode
    state: CellState
    rows: int = 0
    pagu_rp: int | None = None
    targets: tuple[tuple[str, Fraction], ...] = ()
    is_partial: bool = False
    is_misplaced: bool = False


@dataclass(frozen=True, slots=True)
class MatrixLine:
    """One sub kegiatan; ``official`` is ``None`` for a code outside the official list."""

    code: str
    official: SubKegiatan | None
    cells: tuple[MatrixCell, ...]

    @property
    def pagu_rp(self) -> int:
        """Sum over all governments."""
        return sum(cell.pagu_rp or 0 for cell in self.cells)

    @property
    def users(self) -> int:
        """How many governments plan it."""
        return sum(cell.rows > 0 for cell in self.cells)

    def cell(self, government: RegionCode) -> MatrixCell:
        """Return the cell of a government; ``KeyError`` when it is not in the matrix."""
        for cell in self.cells:
            if cell.government == government:
                return cell
        raise KeyError(government)


@dataclass(frozen=True, slots=True)
class AlignmentMatrix:
    """Lines in code order, cells in the order of the governments."""

    governments: tuple[RegionCode, ...]
    lines: tuple[MatrixLine, ...]

    def line(self, code: str) -> MatrixLine:
        """Return the line of a sub kegiatan; ``KeyError`` when nobody plans it."""
        for line in self.lines:
            if line.code == code:
                return line
        raise KeyError(code)

    def pagu_of(self, government: RegionCode) -> int:
        """Return a government's pagu over all lines: the sum of its plan."""
        return sum(line.cell(government).pagu_rp or 0 for line in self.lines)


def alignment_matrix(
    plans: Mapping[RegionCode, Plan],
    governments: Iterable[RegionCode],
    assumptions: Assumptions,
) -> AlignmentMatrix:
    """Set the plans side by side.

    Parameters
    ----------
    plans
        Plan by government.
    governments
        Columns, also of governments without a plan.
    assumptions
        Spellings of units.

    Returns
    -------
    AlignmentMatrix
        One line per sub kegiatan that somebody plans: of 117 most are used by nobody, which is
        normal and no finding. A cell of the other level is not asked for.
    """
    columns = tuple(governments)
    codes = {str(row.code) for one in columns if one in plans for row in plans[one].rows}
    lines = (_line(code, plans, columns, assumptions) for code in sorted(codes))
    return AlignmentMatrix(columns, tuple(lines))


def _line(
    code: str,
    plans: Mapping[RegionCode, Plan],
    columns: tuple[RegionCode, ...],
    assumptions: Assumptions,
) -> MatrixLine:
    official = sub_kegiatan_table().find(code)
    cells = (_cell(code, official, plans.get(one), one, assumptions) for one in columns)
    return MatrixLine(code, official, tuple(cells))


def _cell(
    code: str,
    official: SubKegiatan | None,
    plan: Plan | None,
    government: RegionCode,
    assumptions: Assumptions,
) -> MatrixCell:
    if plan is None:
        return MatrixCell(government, CellState.NO_PLAN)
    rows = tuple(plan.with_code(code))
    is_foreign = official is not None and official.level is not government.level
    if not rows:
        state = CellState.OTHER_LEVEL if is_foreign else CellState.NOT_PLANNED
        return MatrixCell(government, state)
    return MatrixCell(
        government=government,
        state=CellState.FUNDED if any(row.is_funded for row in rows) else CellState.UNFUNDED,
        rows=len(rows),
        pagu_rp=sum(row.pagu_rp or 0 for row in rows),
        targets=targets_by_unit(rows, assumptions),
        is_partial=any({"pagu", "target", "unit"} & row.unreadable for row in rows),
        is_misplaced=is_foreign,
    )


def targets_by_unit(
    rows: Iterable[PlanRow], assumptions: Assumptions
) -> tuple[tuple[str, Fraction], ...]:
    """Return the sum of the targets for each unit, in the order of the rows."""
    sums: dict[str, Fraction] = {}
    for row in rows:
        if row.target is not None:
            unit = official_unit(row.unit, assumptions)
            sums[unit] = sums.get(unit, Fraction(0)) + row.target
    return tuple(sums.items())
