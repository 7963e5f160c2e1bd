"""Which figures are cleared for quotation, by rule: five at most, with base and date.

A figure that could be read wrongly without its explanation is held back, and the reason is said.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from helpers.figures.assessment import Assessment, NumberOrigin
from helpers.figures.evaluation import Evaluation
from helpers.figures.printing import decimals_beside_whole, decimals_needed
from helpers.figures.published import PublishedCheck
from helpers.vocabulary.indicators import Catalogue, IndicatorGroup, IndicatorKind
from helpers.vocabulary.region_code import RegionCode

QUOTED: Final = 5


class HeldBack(StrEnum):
    """Why a figure is not cleared; the values are what readers see."""

    NO_DATA = "data belum tersedia"
    PARTIAL = "data sebagian kabupaten/kota belum tersedia"
    ABOVE_BASE = "cakupan di atas 100 persen memerlukan penjelasan"
    PUBLISHED_TOTAL = "jumlah terbit tanpa rincian kabupaten/kota"
    PUBLISHED_OTHERWISE = "persentase terbit tidak sama dengan hasil bagi; mohon konfirmasi"


@dataclass(frozen=True, slots=True)
class Quote:
    """One figure cleared for quotation.

    Parameters
    ----------
    assessment
        A coverage, or the tally of a duty (rows that meet it, of those with data).
    decimals
        Least decimals, from two up, that neither contradict the verdict nor print 100 for what is
        not 100; 0 for a tally.
    """

    assessment: Assessment
    decimals: int


@dataclass(frozen=True, slots=True)
class Held:
    """One figure that is not cleared, and why."""

    assessment: Assessment
    reason: HeldBack


@dataclass(frozen=True, slots=True)
class PressChoice:
    """The figures cleared, in the order of the report, and those held back before the fifth."""

    cleared: tuple[Quote, ...]
    held: tuple[Held, ...]


def press_choice(
    evaluation: Evaluation,
    catalogue: Catalogue,
    region: RegionCode | None = None,
    *,
    most: int = QUOTED,
) -> PressChoice:
    """Choose the figures for the press sheet.

    Asked in this order, until ``most`` are cleared: the main indicators on their judging bases,
    the tallies or own verdicts of duties, then other coverages and the main ones on their other
    bases.

    Parameters
    ----------
    region
        A row, for a kabupaten/kota's own report; by default the region as a whole.
    """
    cleared: list[Quote] = []
    held: list[Held] = []
    for one in _candidates(evaluation, catalogue, region):
        if len(cleared) == most:
            break
        reason = reason_to_hold(one)
        if reason is None:
            cleared.append(Quote(one, _decimals(one)))
        else:
            held.append(Held(one, reason))
    return PressChoice(tuple(cleared), tuple(held))


def reason_to_hold(one: Assessment) -> HeldBack | None:
    """Return why a figure is not to be quoted; ``None`` when it may be."""
    if not one.has_data:
        return HeldBack.NO_DATA
    if one.is_partial:
        return HeldBack.PARTIAL
    if one.origin is NumberOrigin.PUBLISHED_TOTAL:
        return HeldBack.PUBLISHED_TOTAL
    if one.coverage_percent is not None and one.coverage_percent > 100:
        return HeldBack.ABOVE_BASE
    if one.published_check is PublishedCheck.INCONSISTENT:
        return HeldBack.PUBLISHED_OTHERWISE
    return None


def _candidates(
    evaluation: Evaluation, catalogue: Catalogue, region: RegionCode | None
) -> Iterator[Assessment]:
    judging = [(key, evaluation.of(key, region).basis) for key in evaluation.main_indicators]
    duties = [
        (indicator.key, basis.key)
        for indicator in catalogue.in_group(IndicatorGroup.DUTY)
        for basis in indicator.bases
    ]
    coverages = [
        (indicator.key, basis.key)
        for indicator in catalogue.in_group(IndicatorGroup.COVERAGE)
        for basis in indicator.bases
        if indicator.kind_of(basis) is IndicatorKind.RATIO
    ]
    for indicator, basis in _once((*judging, *duties, *coverages)):
        yield evaluation.of(indicator, region, basis)


def _once(keys: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(keys))


def _decimals(one: Assessment) -> int:
    if one.coverage_percent is None:
        return 0
    target = one.target.hundredths if one.target else None
    return max(
        decimals_needed(one.coverage_percent, target, one.verdict),
        decimals_beside_whole(one.coverage_percent),
    )
