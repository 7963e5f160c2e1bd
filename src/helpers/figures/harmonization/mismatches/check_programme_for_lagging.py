"""Check 1: a lagging indicator without money behind it, and money without work."""

from collections.abc import Iterator

from helpers.errors import Severity
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import Amount, MismatchRow, Unjudged
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.plans import PlanRow
from helpers.vocabulary.region_code import RegionCode

KEY = "programme_for_lagging"
NUMBER = 1
QUESTION = (
    "Apakah setiap indikator yang belum mencapai target memiliki sub kegiatan terkait yang "
    "berpagu, dan setiap pagu terkait masih memiliki pekerjaan?"
)
SEVERITY = Severity.WARNING
_JUDGED = (IndicatorKind.RATIO, IndicatorKind.MINIMUM)


def find(case: PlanningCase) -> Iterator[MismatchRow]:
    """Yield lagging indicators without funded sub kegiatan, and funded ones without work."""
    for government in sorted(case.plans):
        for indicator in case.assumptions.linked_indicators():
            if case.lags(indicator, government):
                yield from _without_programme(case, government, indicator)
        for row in case.plans[government].rows:
            if row.is_funded:
                yield from _without_work(case, row)


def not_judged(case: PlanningCase) -> Iterator[Unjudged]:
    """Yield the linked indicators that have a target by their kind, and no verdict."""
    judged = {one.key for one in case.catalogue.indicators if one.kind in _JUDGED}
    for government in sorted(case.plans):
        for indicator in case.assumptions.linked_indicators():
            if indicator in judged and case.lags(indicator, government) is None:
                reason = "belum ada data atau target untuk menilai indikator ini"
                yield Unjudged(KEY, government, reason, indicator)


def _without_programme(
    case: PlanningCase, government: RegionCode, indicator: str
) -> Iterator[MismatchRow]:
    codes = case.assumptions.linked(indicator, government.level)
    rows = tuple(case.plans[government].with_code(*codes))
    is_open = any("pagu" in row.unreadable for row in rows)
    if not codes or is_open or any(row.is_funded for row in rows):
        return
    found = case.assessment(indicator, government)
    gap = found.gap if found is not None else None
    unit = case.catalogue.indicator(indicator).unit
    yield MismatchRow(
        check=KEY,
        variant="lagging_without_programme",
        severity=Severity.WARNING,
        region_code=government,
        indicator=indicator,
        what="Indikator belum mencapai target dan tidak ada sub kegiatan terkait yang berpagu.",
        action=f"Tambahkan pagu pada salah satu dari {', '.join(codes)}, atau jelaskan kaitannya.",
        amounts=(Amount("kekurangan terhadap target", gap, unit),) if gap is not None else (),
    )


def _without_work(case: PlanningCase, row: PlanRow) -> Iterator[MismatchRow]:
    indicators = [
        indicator
        for indicator in case.assumptions.indicators_of(row.code)
        if row.code in case.assumptions.linked(indicator, row.level)
    ]
    if not indicators or any(case.work_left(one, row.government) != 0 for one in indicators):
        return
    yield MismatchRow(
        check=KEY,
        variant="budget_without_work",
        severity=Severity.NOTE,
        region_code=row.government,
        code=row.code,
        indicator=indicators[0],
        what="Pagu tersedia, tetapi seluruh sasaran indikator terkait telah terpenuhi.",
        action="Mohon konfirmasi tujuan pagu ini, atau alihkan ke indikator yang belum mencapai.",
        amounts=(Amount("pagu", row.pagu_rp or 0, "rupiah"),),
        place=row.place,
    )
