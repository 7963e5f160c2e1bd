"""Planned documents and pagu against the volume that the coming year needs.

An estimate from assumptions, printed as one: it ranks nobody and proves no shortfall.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.matrix import targets_by_unit
from helpers.figures.harmonization.next_year import NextYear
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.numbers import ceil_div
from helpers.vocabulary.plans import Plan, PlanRow
from helpers.vocabulary.region_code import RegionCode, RegionLevel

DOCUMENT = "Dokumen"


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
