"""From observations of one day to the assessments of a region and of its rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Self

from helpers.figures.assessment import Assessment, NumberOrigin
from helpers.figures.judgement import INAPPLICABLE, MISSING, Numbers, Yardstick, judge
from helpers.figures.observed import ObservedDay
from helpers.figures.published import PublishedCheck, check_published
from helpers.figures.ranking import competition_ranks
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import Basis, Catalogue, Indicator, IndicatorKind, Target
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region

_DUTIES = (IndicatorKind.YES_NO, IndicatorKind.MINIMUM)
_ABOVE_GOVERNMENTS = (RegionLevel.NATIONAL, RegionLevel.PROVINSI)


@dataclass(frozen=True, slots=True)
class Context:
    """What stays the same while one day is assessed."""

    catalogue: Catalogue
    day: ObservedDay
    as_of: date
    year: int

    @classmethod
    def of(cls, catalogue: Catalogue, day: ObservedDay, as_of: date, year: int) -> Self:
        """Keep only the targets of ``year``, so that looking them up is quick."""
        targets = tuple(target for target in catalogue.targets if target.year == year)
        return cls(replace(catalogue, targets=targets), day, as_of, year)


@dataclass(frozen=True, slots=True)
class _Subject:
    """One region, indicator and basis with everything that judges it."""

    region_code: RegionCode
    indicator: Indicator
    basis: Basis
    target: Target | None
    yardstick: Yardstick


def assess_rows(
    context: Context, indicator: Indicator, basis: Basis, rows: Sequence[Region]
) -> tuple[Assessment, ...]:
    """Assess the rows of a region on one basis and set them in order."""
    alone = [
        _own_assessment(context, _subject(context, row.code, indicator, basis)) for row in rows
    ]
    ranks = competition_ranks([one.coverage_percent for one in alone])
    ranked_of = sum(rank is not None for rank in ranks)
    summed_gap = sum(one.gap or 0 for one in alone)
    return tuple(
        one
        if rank is None
        else replace(
            one,
            rank=rank,
            ranked_of=ranked_of,
            share_of_summed_gap=_share(one.gap, summed_gap),
        )
        for one, rank in zip(alone, ranks, strict=True)
    )


def assess_region(
    context: Context,
    indicator: Indicator,
    basis: Basis,
    region: Region,
    rows: Sequence[Assessment],
) -> tuple[Assessment, Assessment | None]:
    """Assess the region as a whole from its rows.

    Returns
    -------
    tuple
        The assessment of the whole, and of a duty the region's own one where it was reported
        (every government has to meet it by itself).
    """
    subject = _subject(context, region.code, indicator, basis)
    governs_rows = region.level in _ABOVE_GOVERNMENTS
    if subject.yardstick.kind in _DUTIES:
        own = _own_assessment(context, subject)
        if not governs_rows:
            return own, None
        reported = context.day.observation(region.code, indicator, basis) is not None
        return _tally(context, subject, rows), own if reported else None
    numbers, origin = _numbers_of_whole(context, subject, rows, governs_rows=governs_rows)
    return _assessment(context, subject, numbers, origin, rows), None


def _subject(
    context: Context, region_code: RegionCode, indicator: Indicator, basis: Basis
) -> _Subject:
    kind = indicator.kind_of(basis)
    target, minimum = None, None
    if kind is IndicatorKind.RATIO:
        target = context.catalogue.judging_target(indicator.key, context.year, region_code)
    elif kind is IndicatorKind.MINIMUM:
        minimum = indicator.minimum
    yardstick = Yardstick(kind, target.hundredths if target else None, minimum)
    return _Subject(region_code, indicator, basis, target, yardstick)


def _own_assessment(context: Context, subject: _Subject) -> Assessment:
    numbers = context.day.numbers(subject.region_code, subject.indicator, subject.basis)
    return _assessment(context, subject, numbers, NumberOrigin.OWN_ROW)


def _assessment(
    context: Context,
    subject: _Subject,
    numbers: Numbers,
    origin: NumberOrigin,
    rows: Sequence[Assessment] = (),
) -> Assessment:
    judged = judge(numbers, subject.yardstick)
    observation = context.day.observation(subject.region_code, subject.indicator, subject.basis)
    return Assessment(
        region_code=subject.region_code,
        indicator=subject.indicator.key,
        basis=subject.basis.key,
        judging=subject.basis is subject.indicator.judging_basis,
        kind=subject.yardstick.kind,
        as_of=context.as_of,
        origin=origin,
        numerator=numbers.numerator,
        denominator=numbers.denominator,
        coverage_percent=judged.coverage_percent,
        target=subject.target,
        minimum=subject.yardstick.minimum,
        verdict=judged.verdict,
        gap=judged.gap,
        without=judged.without,
        published_percent=observation.published_percent if observation else None,
        published_check=_published_check(observation, numbers, subject.yardstick),
        published_counts=_published_counts(observation, numbers),
        rows_with_data=sum(row.has_data for row in rows),
        rows_not_applicable=sum(row.verdict is Verdict.NOT_APPLICABLE for row in rows),
        rows_total=len(rows),
    )


def _published_check(
    observation: Observation | None, numbers: Numbers, yardstick: Yardstick
) -> PublishedCheck | None:
    """Check a published percentage against the counts beside it; failing these, against ours."""
    counts = _published_counts(observation, numbers)
    if observation is None or counts is None or yardstick.kind is not IndicatorKind.RATIO:
        return None
    return check_published(observation.published_percent, *counts, yardstick.target_hundredths)


def _published_counts(observation: Observation | None, numbers: Numbers) -> tuple[int, int] | None:
    """Return the counts that a published percentage stands beside; failing these, ours."""
    if observation is None or observation.published_percent is None:
        return None
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None or denominator is None:
        numerator, denominator = numbers.numerator, numbers.denominator
    return None if numerator is None or denominator is None else (numerator, denominator)


def _numbers_of_whole(
    context: Context, subject: _Subject, rows: Sequence[Assessment], *, governs_rows: bool
) -> tuple[Numbers, NumberOrigin]:
    """Sum the rows; a published total stands in only where no row has data.

    Below a kabupaten/kota the rows are parts of an office's own count, so there the office's own
    row stands and the parts stand in: its own report and the province's must not differ.
    """
    published = context.day.numbers(subject.region_code, subject.indicator, subject.basis)
    kind = subject.yardstick.kind
    if not governs_rows and published.complete_for(kind):
        return published, NumberOrigin.OWN_ROW
    counted = [row for row in rows if _is_counted(row)]
    if counted:
        return _sum(counted, kind), NumberOrigin.SUM_OF_ROWS
    if published.complete_for(kind) and not _is_empty_sum(published, rows):
        return published, NumberOrigin.PUBLISHED_TOTAL
    everywhere_inapplicable = bool(rows) and all(
        row.verdict is Verdict.NOT_APPLICABLE for row in rows
    )
    if everywhere_inapplicable or published.state is DataState.NOT_APPLICABLE:
        return INAPPLICABLE, NumberOrigin.SUM_OF_ROWS
    return MISSING, NumberOrigin.SUM_OF_ROWS


def _is_empty_sum(published: Numbers, rows: Sequence[Assessment]) -> bool:
    """Whether a published 0 of 0 only adds up rows that are not filled in: missing is not zero."""
    unfilled = any(row.verdict is Verdict.NO_DATA for row in rows)
    return unfilled and not published.numerator and not published.denominator


def _is_counted(row: Assessment) -> bool:
    """Whether a row enters the sum; a base of zero does, with whatever was served there."""
    if row.verdict is Verdict.NO_DATA or row.numerator is None:
        return False
    return row.kind is not IndicatorKind.RATIO or row.denominator is not None


def _sum(counted: Sequence[Assessment], kind: IndicatorKind) -> Numbers:
    numerator = sum(row.numerator or 0 for row in counted)
    if kind is not IndicatorKind.RATIO:
        return Numbers(numerator, None, DataState.REPORTED)
    return Numbers(numerator, sum(row.denominator or 0 for row in counted), DataState.REPORTED)


def _tally(context: Context, subject: _Subject, rows: Sequence[Assessment]) -> Assessment:
    """Count the rows that meet a duty; the count itself has no target."""
    with_data = sum(row.has_data for row in rows)
    met = sum(row.verdict is Verdict.REACHED for row in rows)
    if with_data:
        numbers = Numbers(met, with_data, DataState.REPORTED)
    elif rows and all(row.verdict is Verdict.NOT_APPLICABLE for row in rows):
        numbers = INAPPLICABLE
    else:
        numbers = MISSING
    uncounted = replace(subject, yardstick=Yardstick(IndicatorKind.COUNT))
    tally = _assessment(context, uncounted, numbers, NumberOrigin.TALLY, rows)
    return replace(
        tally,
        kind=subject.yardstick.kind,
        minimum=subject.yardstick.minimum,
        without=with_data - met if with_data else None,
        published_percent=None,
        published_counts=None,
    )


def _share(gap: int | None, summed_gap: int) -> Fraction | None:
    return None if gap is None or not summed_gap else Fraction(gap, summed_gap)
