"""The work of year N+1 for a region and its rows, from the evaluation of year N."""

from collections.abc import Iterator, Mapping
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
from helpers.figures.harmonization.work import (
    Movement,
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

RECORDING = "ktp_el"
CHILD_CARD = "kia"
BIRTH_CERTIFICATE = "akta_lahir_0_17"
DIGITAL_IDENTITY = "ikd"
_ON_RECORDED = "sudah_rekam"
_ON_OBLIGED = "wajib_ktp"


@dataclass(frozen=True, slots=True)
class RegionWork:
    """The work of one region on one indicator and basis, computed alone.

    Parameters
    ----------
    state
        ``no_data`` when the base, the holders or every cohort source is missing,
        ``not_applicable`` for a base of zero; in both cases ``work`` is ``None``.
    target
        What judges in the coming year; ``None`` leaves ``to_reach`` open.
    cohort_source
        What the flows were taken from, to be printed beside the figures.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    state: DataState
    work: Work | None
    target: Target | None
    cohort_source: CohortSource | None


@dataclass(frozen=True, slots=True)
class IndicatorWork:
    """The work on one indicator and basis, of the region as a whole and of its rows.

    Parameters
    ----------
    whole
        Computed on the region's own sums. Every row rounds up by itself, so the sums over the rows
        (``sum_to_keep`` and so on) may be a few people larger.
    rows
        In the order of the evaluation's rows.
    whole_is_partial
        Whether the region's sums lack rows without data.
    """

    indicator: str
    basis: str
    whole: RegionWork
    rows: tuple[RegionWork, ...]
    whole_is_partial: bool

    @property
    def rows_with_data(self) -> int:
        """How many rows the sums are made of."""
        return sum(row.work is not None for row in self.rows)

    @property
    def rows_total(self) -> int:
        """How many rows there are."""
        return len(self.rows)

    @property
    def sum_to_reach(self) -> int | None:
        """ΣN over the rows with data; ``None`` when no row has a target and data."""
        known = [work.to_reach for work in self._works() if work.to_reach is not None]
        return sum(known) if known else None

    @property
    def sum_to_keep(self) -> int | None:
        """ΣJ over the rows with data; ``None`` when no row has data."""
        return sum(work.to_keep for work in self._works()) if self.rows_with_data else None

    @property
    def sum_everyone(self) -> int | None:
        """ΣU over the rows with data; ``None`` when no row has data."""
        return sum(work.everyone for work in self._works()) if self.rows_with_data else None

    def _works(self) -> Iterator[Work]:
        return (row.work for row in self.rows if row.work is not None)


@dataclass(frozen=True, slots=True)
class NextYear:
    """The work of the coming year on all indicators the method covers.

    Parameters
    ----------
    start, until
        Data date t₀ and judging date t₁.
    works
        KTP-el, KIA and akta kelahiran on their judging bases, then IKD on each of its bases.
    """

    region_code: RegionCode
    start: date
    until: date
    works: tuple[IndicatorWork, ...]

    @property
    def days(self) -> int:
        """Calendar days from the data date to the judging date (h)."""
        return (self.until - self.start).days

    def of(self, indicator: str, basis: str | None = None) -> IndicatorWork:
        """Return the work on one indicator, by default on its judging basis.

        Raises
        ------
        KeyError
            When the indicator or basis is not covered.
        """
        for one in self.works:
            if one.indicator == indicator and basis in (None, one.basis):
                return one
        raise KeyError((indicator, basis))


@dataclass(frozen=True, slots=True)
class _Setting:
    """What stays the same for all regions."""

    evaluation: Evaluation
    catalogue: Catalogue
    year: int
    days: int
    ages: Mapping[RegionCode, AgeCounts]

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

    Raises
    ------
    ValueError
        When the judging date is not after the data date.
    """
    if until <= evaluation.as_of:
        message = f"judging date {until} is not after the data date {evaluation.as_of}"
        raise ValueError(message)
    days = (until - evaluation.as_of).days
    setting = _Setting(evaluation, catalogue, until.year, days, ages or {})
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
        ),
    ]


def _movement(indicator: str, flows: AnnualFlows, days: int) -> Movement:
    """Return who enters and leaves the indicator's base (the method's table of flows)."""
    match indicator:
        case "ktp_el":
            return Movement(inflow=flow(flows.turn_17, days))
        case "kia":
            return Movement(inflow=flow(flows.births, days), outflow=flow(flows.turn_17, days))
        case "akta_lahir_0_17":
            return Movement(inflow=flow(flows.births, days), outflow=flow(flows.turn_18, days))
    raise KeyError(indicator)


def _cohort_work(setting: _Setting, region: RegionCode, indicator: str) -> RegionWork:
    assessment = setting.today(indicator, region, None)
    flows = setting.flows(region)
    target = setting.target(indicator, region)
    today = _today(assessment)
    work = None
    if today is not None and flows is not None:
        movement = _movement(indicator, flows, setting.days)
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
