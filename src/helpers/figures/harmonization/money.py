"""Money of the plans: whole rupiah, shares exact, nothing ranked by it.

Pagu is set against planned outputs, never against people who lack a document.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.funds import fund_class
from helpers.figures.harmonization.matrix import targets_by_unit
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.plans import Plan
from helpers.vocabulary.region_code import RegionCode, RegionLevel


@dataclass(frozen=True, slots=True)
class OutputPrice:
    """Pagu per planned output of one sub kegiatan and government.

    Parameters
    ----------
    pagu_rp, target, unit
        Sums over the rows of one unit that have both.
    """

    government: RegionCode
    code: str
    pagu_rp: int
    target: Fraction
    unit: str

    @property
    def per_output_rp(self) -> Fraction:
        """Exact rupiah per output."""
        return self.pagu_rp / self.target


def output_prices(
    plans: Mapping[RegionCode, Plan], assumptions: Assumptions
) -> tuple[OutputPrice, ...]:
    """Return the pagu per planned output, by government and code.

    Rows without readable pagu, target or unit are left out; a code with several units has one
    price for each.
    """
    found: list[OutputPrice] = []
    for government in sorted(plans):
        sums: dict[tuple[str, str], tuple[int, Fraction]] = {}
        for row in plans[government].rows:
            if row.pagu_rp and row.target and row.unit:
                ((unit, target),) = targets_by_unit([row], assumptions)
                pagu, planned = sums.get((row.code, unit), (0, Fraction(0)))
                sums[row.code, unit] = (pagu + row.pagu_rp, planned + target)
        found += (
            OutputPrice(government, code, pagu, target, unit)
            for (code, unit), (pagu, target) in sorted(sums.items())
        )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class GovernmentMoney:
    """What one government plans to spend.

    Parameters
    ----------
    pagu_rp
        Sub kegiatan of 2.12.02 to 2.12.05.
    set_aside_rp
        Programme 2.12.01 and other urusan, outside all ratios.
    by_fund
        Pagu by label of the fund class in the order of the assumptions; ``""`` is unknown.
    to_confirm_rp
        Pagu of fund sources that need confirmation.
    unreadable
        Rows whose pagu could not be read and is in no sum.
    realised_rp, pagu_of_realised_rp
        Spent in year N, and the pagu N+1 of the same rows; ``None`` when not given.
    """

    government: RegionCode
    pagu_rp: int
    set_aside_rp: int
    by_fund: tuple[tuple[str, int], ...]
    to_confirm_rp: int
    unreadable: int
    realised_rp: int | None
    pagu_of_realised_rp: int | None


def government_money(plan: Plan, assumptions: Assumptions) -> GovernmentMoney:
    """Sum up one plan; fund classes add up to the pagu."""
    sums = {one.label: 0 for one in assumptions.funds} | {"": 0}
    confirm = 0
    for row in plan.rows:
        found = fund_class(row.fund, assumptions)
        sums[found.label if found else ""] += row.pagu_rp or 0
        confirm += (row.pagu_rp or 0) if found is not None and found.confirm else 0
    spent = [row for row in plan.rows if row.realised_rp is not None]
    return GovernmentMoney(
        government=plan.government,
        pagu_rp=plan.pagu_rp,
        set_aside_rp=plan.set_aside_rp,
        by_fund=tuple((label, amount) for label, amount in sums.items() if amount),
        to_confirm_rp=confirm,
        unreadable=sum("pagu" in row.unreadable for row in plan.rows),
        realised_rp=sum(row.realised_rp or 0 for row in spent) if spent else None,
        pagu_of_realised_rp=sum(row.pagu_rp or 0 for row in spent) if spent else None,
    )


@dataclass(frozen=True, slots=True)
class LevelShare:
    """Pagu of both levels, of one programme or of all (``programme`` empty)."""

    programme: str
    provincial_rp: int
    regional_rp: int

    @property
    def provincial_share(self) -> Fraction | None:
        """Part of the province, 0 to 1; ``None`` without money."""
        total = self.provincial_rp + self.regional_rp
        return Fraction(self.provincial_rp, total) if total else None


def level_shares(plans: Mapping[RegionCode, Plan]) -> tuple[LevelShare, ...]:
    """Return the shares by programme in code order, then of everything."""
    programmes = sorted({row.code.programme for plan in plans.values() for row in plan.rows})
    return tuple(
        LevelShare(
            programme,
            sum(_pagu_in(plans, programme, RegionLevel.PROVINSI)),
            sum(_pagu_in(plans, programme, RegionLevel.KABUPATEN_KOTA)),
        )
        for programme in (*programmes, "")
    )


def _pagu_in(plans: Mapping[RegionCode, Plan], programme: str, level: RegionLevel) -> Iterator[int]:
    for government, plan in plans.items():
        if government.level is level:
            yield from (
                row.pagu_rp or 0 for row in plan.rows if programme in ("", row.code.programme)
            )
