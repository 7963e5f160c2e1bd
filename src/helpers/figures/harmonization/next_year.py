"""The work of year N+1 for a region and its rows, from the evaluation of year N."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.cohorts import (
    AgeCounts,
    AnnualFlows,
    CohortSource,
    annual_flows,
    flow,
)
from helpers.figures.harmonization.movement import (
    BIRTH_CERTIFICATE,
    CHILD_CARD,
    RECORDING,
    movement_by_age,
)
from helpers.figures.harmonization.other_movements import OtherMovement
from helpers.figures.harmonization.region_work import IndicatorWork, NextYear, RegionWork
from helpers.figures.harmonization.work import (
    Today,
    Work,
    recorded_then,
    work_of,
    work_on_given_base,
)
from helpers.figures.verdict import Verdict
from helpers.vocabulary.indicators import Catalogue, Target
from helpers.vocabulary.observations import DataState
from helpers.vocabulary.region_code import RegionCode

__all__ = ["IndicatorWork", "NextYear", "RegionWork", "work_of_next_year"]

DIGITAL_IDENTITY = "ikd"
_ON_RECORDED = "sudah_rekam"
_ON_OBLIGED = "wajib_ktp"


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stays the same for all regions."""

    evaluation: Evaluation
    catalogue: Catalogue
    year: int
    days: int
    ages: Mapping[RegionCode, AgeCounts]
    others: Mapping[tuple[str, RegionCode], OtherMovement]

    def today(self, indicator: str, region: RegionCode, basis: str | None) -> Assessment:
        return self.evaluation.of(indicator, region, basis)

    def target(self, indicator: str, region: RegionCode) -> Target | None:
        return self.catalogue.judging_target(indicator, self.year, region)

    def flows(self, region: RegionCode) -> AnnualFlows | None:
        """Return the region's flows; without ages, from one average cohort of its children."""
        ages = self.ages.get(region, AgeCounts())
        if ages.children_0_16 is None:
            children = self.today(CHILD_CARD, region, None).denominator
            ages = replace(ages, children_0_16=children)
        return annual_flows(ages)


def work_of_next_year(
    evaluation: Evaluation,
    *,
    catalogue: Catalogue,
    until: date,
    ages: Mapping[RegionCode, AgeCounts] | None = None,
    others: Mapping[tuple[str, RegionCode], OtherMovement] | None = None,
) -> NextYear:
    """Compute the work from the evaluation's date to the judging date of the coming year.

    Parameters
    ----------
    evaluation
        Evaluation of year N.
    catalogue
        Its targets of the year of ``until`` say what is to be reached.
    until
        Judging date t₁, by default of the method 31 December N+1.
    ages
        People by age for each region that has such data, the region as a whole included. A
        region without them gets one average cohort of its children 0–16, and says so.
    others
        Migration, deaths and early recording by indicator and region, where they are assumed.

    Raises
    ------
    ValueError
        When the judging date is not after the data date.
    """
    if until <= evaluation.as_of:
        message = f"judging date {until} is not after the data date {evaluation.as_of}"
        raise ValueError(message)
    days = (until - evaluation.as_of).days
    setting = _Setting(evaluation, catalogue, until.year, days, ages or {}, others or {})
    codes = (evaluation.region_code, *(row.code for row in evaluation.row_regions))
    by_region = [_region_works(setting, code) for code in codes]
    works = tuple(
        IndicatorWork(
            indicator=whole.indicator,
            basis=whole.basis,
            whole=whole,
            rows=tuple(rows),
            whole_is_partial=evaluation.of(whole.indicator, basis=whole.basis).is_partial,
        )
        for whole, *rows in zip(*by_region, strict=True)
    )
    return NextYear(evaluation.region_code, evaluation.as_of, until, works)


def _region_works(setting: _Setting, region: RegionCode) -> list[RegionWork]:
    recording = _cohort_work(setting, region, RECORDING)
    return [
        recording,
        _cohort_work(setting, region, CHILD_CARD),
        _cohort_work(setting, region, BIRTH_CERTIFICATE),
        *(
            _digital_identity_work(setting, region, basis.key, recording.work)
            for basis in setting.catalogue.indicator(DIGITAL_IDENTITY).bases
            if basis.key in (_ON_RECORDED, _ON_OBLIGED)
        ),
    ]


def _cohort_work(setting: _Setting, region: RegionCode, indicator: str) -> RegionWork:
    assessment = setting.today(indicator, region, None)
    flows = setting.flows(region)
    target = setting.target(indicator, region)
    today = _today(assessment)
    movement = movement_by_age(indicator, flows, setting.days) if flows is not None else None
    other = setting.others.get((indicator, region))
    if movement is not None and other is not None:
        net = flow(other.net_per_year, setting.days)
        movement = replace(movement, net_other=net, early=other.early)
    work = None
    if today is not None and movement is not None:
        work = work_of(today, movement, target.hundredths if target else None)
    return _region_work(assessment, work, target, flows.source if flows and work else None)


def _digital_identity_work(
    setting: _Setting, region: RegionCode, basis: str, recording: Work | None
) -> RegionWork:
    assessment = setting.today(DIGITAL_IDENTITY, region, basis)
    target = setting.target(DIGITAL_IDENTITY, region)
    today = _today(assessment)
    work, source = None, None
    if today is not None and recording is not None:
        base_then = {_ON_RECORDED: recorded_then(recording), _ON_OBLIGED: recording.base_then}
        work = work_on_given_base(today, base_then[basis], target.hundredths if target else None)
        flows = setting.flows(region)
        source = flows.source if flows and work else None
    return _region_work(assessment, work, target, source)


def _today(assessment: Assessment) -> Today | None:
    numerator, denominator = assessment.numerator, assessment.denominator
    if not assessment.has_data or numerator is None or denominator is None:
        return None
    return Today(base=denominator, holders=numerator)


def _region_work(
    assessment: Assessment, work: Work | None, target: Target | None, source: CohortSource | None
) -> RegionWork:
    if work is not None:
        state = DataState.REPORTED
    elif assessment.verdict is Verdict.NOT_APPLICABLE:
        state = DataState.NOT_APPLICABLE
    else:
        state = DataState.NO_DATA
    return RegionWork(
        region_code=assessment.region_code,
        indicator=assessment.indicator,
        basis=assessment.basis,
        state=state,
        work=work,
        target=target,
        cohort_source=source,
    )
