"""One province's coming year with everything its report speaks of; every section takes from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from helpers.display.models.text import Rich
from helpers.figures.harmonization.agreed import AgreedTarget
from helpers.figures.harmonization.division import Division
from helpers.figures.harmonization.matrix import AlignmentMatrix
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.registry import MismatchReport
from helpers.figures.harmonization.outlook import Outlook, Outlooks
from helpers.figures.harmonization.region_means import Means
from helpers.figures.harmonization.region_work import IndicatorWork, NextYear
from helpers.figures.history.history import History
from helpers.inputs.plans import PlanReading
from helpers.inputs.reading import SourceFile
from helpers.sections.study import Study
from helpers.sections.wording import Value
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.indicators import Indicator
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything the sections of the harmonization report take from.

    Parameters
    ----------
    study
        The evaluation of year N; its region is the one the report is about.
    plans
        Plans of the province and its kabupaten/kota, as far as they were handed in.
    case, mismatches, matrix
        The plans set against the evaluation and against each other.
    next_year
        The work until the judging date, with the movements that the meeting assumes.
    history
        All snapshots up to the data date.
    outlooks
        By indicator and region: work, paces, forecast.
    divisions
        By indicator: the three target rules, the province over its kabupaten/kota.
    additions
        People by indicator and kabupaten/kota that means and money are computed for: agreed
        where the meeting has agreed, else those of the draft.
    agreed, followed_up
        Agreements for the coming year, and those that fall due in year N.
    """

    study: Study
    plans: PlanReading
    assumptions: Assumptions
    case: PlanningCase
    mismatches: MismatchReport
    matrix: AlignmentMatrix
    next_year: NextYear
    history: History
    outlooks: Outlooks
    divisions: Mapping[str, Division]
    additions: Mapping[tuple[str, RegionCode], int]
    means: Means
    agreed: tuple[AgreedTarget, ...]
    followed_up: tuple[AgreedTarget, ...]
    agreement_source: SourceFile | None

    @property
    def year(self) -> int:
        """The planned year N+1."""
        return self.next_year.until.year

    @property
    def province(self) -> RegionCode:
        """Code of the province."""
        return self.study.evaluation.region_code

    @property
    def rows(self) -> tuple[RegionCode, ...]:
        """The kabupaten/kota in code order."""
        return tuple(region.code for region in self.study.evaluation.row_regions)

    @property
    def governments(self) -> tuple[RegionCode, ...]:
        """The province and its kabupaten/kota."""
        return (self.province, *self.rows)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Indicators whose work is computed, in the order of the catalogue."""
        covered = {works.indicator for works in self.next_year.works}
        return tuple(i for i in self.study.catalogue.indicators if i.key in covered)

    @property
    def is_sample(self) -> bool:
        """Whether any of the data are illustrative."""
        agreement = self.agreement_source is not None and self.agreement_source.is_sample
        return self.study.is_sample or self.plans.is_sample or agreement

    @property
    def has_plans(self) -> bool:
        """Whether any plan was handed in."""
        return bool(self.plans.plans)

    def works(self, indicator: str) -> IndicatorWork:
        """Return the work on an indicator's judging basis."""
        return self.next_year.of(indicator)

    def outlook(self, indicator: str, region: RegionCode | None = None) -> Outlook | None:
        """Return a region's outlook, by default of the report's own; ``None`` without data."""
        return self.outlooks.get((indicator, region or self.study.region.code))

    def label(self, code: RegionCode) -> str:
        """Return a government's name as in tables; the province says that it is one."""
        if code == self.province:
            return self.text("harmonization.province", name=self.study.evaluation.region.name)
        return self.study.label(code)

    def short_label(self, code: RegionCode) -> str:
        """Return a government's name for tables with many columns, ``Kab.`` left out."""
        if code == self.province:
            return self.text("matrix.province_short")
        return self.label(code).removeprefix("Kab. ")

    def is_own(self, code: RegionCode) -> bool:
        """Whether a kabupaten/kota is the one the report is about."""
        return code == self.study.region.code and not self.study.is_province

    def agreed_for(self, indicator: str, code: RegionCode) -> AgreedTarget | None:
        """Return what was agreed for the coming year, if anything was."""
        return next(
            (one for one in self.agreed if (one.indicator, one.code) == (indicator, code)), None
        )

    def say(self, key: str, **values: Value) -> Rich:
        """Return a phrase of the reviewed table with its placeholders filled."""
        return self.study.say(key, **values)

    def text(self, key: str, **values: Value) -> str:
        """Return a phrase without marks."""
        return self.study.text(key, **values)
