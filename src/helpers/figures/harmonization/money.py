"""Money of the plans: whole rupiah, shares exact, nothing ranked by it.

Pagu is set against planned outputs, never against people who lack a document; what it is held
against in ``adequacy`` is an estimate from assumptions and says so.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.funds import fund_class
from helpers.figures.harmonization.matrix import targets_by_unit
from helpers.figures.harmonization.next_year import NextYear
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.plans import Plan, PlanRow
from helpers.vocabulary.region_code import RegionCode, RegionLevel

DOCUMENT = "Dokumen"


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
class Adequacy:
    """Planned documents and pagu of one region against what the year needs: an estimate.

    Parameters
    ----------
    indicators
        Those that share the same sub kegiatan: their needs are added, their pagu counted once.
    codes
        The sub kegiatan.
    planned_documents
        Sum of the targets in Dokumen; other units are left out and counted in
        ``rows_of_other_units``.
    needed_documents, needed_rp
        From additions and assumptions; ``None`` when additions or an assumption are missing.
    unknown
        Indicators whose additions or assumptions are missing.
    """

    government: RegionCode
    indicators: tuple[str, ...]
    codes: tuple[str, ...]
    pagu_rp: int
    planned_documents: Fraction
    rows_of_other_units: int
    needed_documents: int | None
    needed_rp: int | None
    unknown: tuple[str, ...] = ()

    @property
    def documents_share(self) -> Fraction | None:
        """Planned ÷ needed documents; ``None`` without a need."""
        return self.planned_documents / self.needed_documents if self.needed_documents else None

    @property
    def pagu_share(self) -> Fraction | None:
        """Pagu ÷ needed rupiah; ``None`` without a need."""
        return Fraction(self.pagu_rp, self.needed_rp) if self.needed_rp else None


def needed_additions(next_year: NextYear) -> dict[tuple[str, RegionCode], int]:
    """Return max(N, J) by indicator and kabupaten/kota, on the judging bases."""
    found: dict[tuple[str, RegionCode], int] = {}
    for works in next_year.works:
        for row in works.rows:
            key = (works.indicator, row.region_code)
            if row.work is not None and key not in found:
                found[key] = max(row.work.to_reach or 0, row.work.to_keep)
    return found


def adequacy(
    plans: Mapping[RegionCode, Plan],
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
) -> tuple[Adequacy, ...]:
    """Hold planned documents and pagu of the kabupaten/kota against the needed volume.

    Parameters
    ----------
    additions
        People by indicator and region: agreed, proposed, or ``needed_additions``.
    assumptions
        Links, documents and rupiah per addition.
    """
    groups = _groups(assumptions, {indicator for indicator, _ in additions})
    governments = (g for g in sorted(plans) if g.level is RegionLevel.KABUPATEN_KOTA)
    return tuple(
        _adequacy(plans[government], indicators, codes, additions, assumptions)
        for government in governments
        for codes, indicators in groups.items()
    )


def _groups(assumptions: Assumptions, used: set[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the indicators by the sub kegiatan that serve them."""
    groups: dict[tuple[str, ...], tuple[str, ...]] = {}
    for indicator in assumptions.linked_indicators():
        codes = tuple(map(str, assumptions.linked(indicator, RegionLevel.KABUPATEN_KOTA)))
        if codes and indicator in used:
            groups[codes] = (*groups.get(codes, ()), indicator)
    return groups


def _adequacy(
    plan: Plan,
    indicators: tuple[str, ...],
    codes: tuple[str, ...],
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
) -> Adequacy:
    rows = tuple(plan.with_code(*codes))
    documents, others = _documents(rows, assumptions)
    needs: list[tuple[Fraction, Fraction]] = []
    unknown: list[str] = []
    for indicator in indicators:
        need = _need(indicator, plan.government, additions, assumptions)
        if need is None:
            unknown.append(indicator)
        else:
            needs.append(need)
    return Adequacy(
        government=plan.government,
        indicators=indicators,
        codes=codes,
        pagu_rp=sum(row.pagu_rp or 0 for row in rows),
        planned_documents=documents,
        rows_of_other_units=others,
        needed_documents=None if unknown else _up(sum((d for d, _ in needs), Fraction(0))),
        needed_rp=None if unknown else _up(sum((c for _, c in needs), Fraction(0))),
        unknown=tuple(unknown),
    )


def _documents(rows: tuple[PlanRow, ...], assumptions: Assumptions) -> tuple[Fraction, int]:
    documents, others = Fraction(0), 0
    for row in rows:
        for unit, target in targets_by_unit([row], assumptions):
            if unit == DOCUMENT:
                documents += target
            else:
                others += 1
    return documents, others


def _need(
    indicator: str,
    region: RegionCode,
    additions: Mapping[tuple[str, RegionCode], int],
    assumptions: Assumptions,
) -> tuple[Fraction, Fraction] | None:
    """Return documents and rupiah for the additions; ``None`` when something is missing."""
    people = additions.get((indicator, region))
    try:
        documents = assumptions.number("documents_per_addition", indicator=indicator, region=region)
        cost = assumptions.number("cost_per_addition_rp", indicator=indicator, region=region)
    except KeyError:
        return None
    return None if people is None else (people * documents, people * cost)


def _up(value: Fraction) -> int:
    return ceil_div(value.numerator, value.denominator)


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
