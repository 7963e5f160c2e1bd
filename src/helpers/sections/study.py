"""One evaluated region with everything its report speaks of; every section takes from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from helpers.display.models.text import Rich, plain
from helpers.figures.assessment import Assessment
from helpers.figures.calendar import HolidayCalendar
from helpers.figures.evaluation import Evaluation
from helpers.figures.harmonization.next_year import NextYear, RegionWork
from helpers.figures.history.history import History
from helpers.figures.history.pacing import RegionPace, region_pace
from helpers.figures.pace import Pace, pace_between
from helpers.figures.run_rate import DeadlineOutlook, deadline_outlook
from helpers.inputs.agreement import AgreementReading
from helpers.inputs.problems import ProblemReading
from helpers.inputs.region_data import RegionData
from helpers.sections.wording import Value, say
from helpers.vocabulary.context import PublicContext
from helpers.vocabulary.glossary import Term
from helpers.vocabulary.indicators import Catalogue, Indicator
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region

_ROWS_OF_A_PAGE: Final = range(8, 13)


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting the report is made for; empty parts are left out of print."""

    title: str
    name: str
    place: str
    day: date | None
    office: str
    source_name: str
    revision: int


@dataclass(frozen=True, slots=True)
class Study:
    """Everything the sections of one report take from.

    Parameters
    ----------
    region
        The region the report is about: a province, or one of its kabupaten/kota.
    data
        Checked observations, catalogue, deadlines and findings of the province.
    evaluation
        The province and its rows on the data date; of a kabupaten/kota report the same one, so
        that its place among its peers is the one the province prints.
    earlier
        Evaluations of the same province on earlier snapshots, oldest first.
    next_year
        Work of the coming year for ``region``.
    context
        Awards and published claims that the report has to speak to.
    phrases
        The reviewed table of phrases.
    terms
        The reviewed glossary.
    calendar
        Working days from the year before the first snapshot to the last deadline.
    compare_to
        Day of an earlier snapshot that the meeting compares with; ``None`` when it names none.
    below
        Of a kabupaten/kota report its kecamatan, evaluated; ``None`` where the data have none.
    nation
        The nation's figures of the same day, as published; ``None`` when no source gives any.
    agreement, problems
        The agreement file of the last meeting and the reviewed table of problems; ``None`` when
        the meeting names none.
    """

    region: Region
    data: RegionData
    evaluation: Evaluation
    earlier: tuple[Evaluation, ...]
    next_year: NextYear
    meeting: Meeting
    context: PublicContext
    phrases: Mapping[str, str]
    terms: Mapping[str, Term]
    calendar: HolidayCalendar
    compare_to: date | None = None
    below: Evaluation | None = None
    nation: Evaluation | None = None
    agreement: AgreementReading | None = None
    problems: ProblemReading | None = None

    @property
    def history(self) -> History:
        """All snapshots of the province and its rows, oldest first."""
        return History.of(self.earlier, self.evaluation)

    @property
    def as_of(self) -> date:
        """Date of the data."""
        return self.evaluation.as_of

    @property
    def year(self) -> int:
        """Year whose targets judge."""
        return self.evaluation.year

    @property
    def catalogue(self) -> Catalogue:
        """Indicators and targets."""
        return self.data.catalogue

    @property
    def is_sample(self) -> bool:
        """Whether any of the data are illustrative."""
        return self.data.is_sample

    @property
    def is_province(self) -> bool:
        """Whether the report is a province's, with its kabupaten/kota as rows."""
        return self.region.level is RegionLevel.PROVINSI

    @property
    def starts_pages(self) -> bool:
        """Whether chapters start pages of their own: where chart and table fill about one.

        With fewer rows a page would stay half empty, with more a few rows would stand alone on a
        second one; there chapters follow one another.
        """
        return self.is_province and len(self.evaluation.row_regions) in _ROWS_OF_A_PAGE

    @property
    def main_indicators(self) -> tuple[Indicator, ...]:
        """The main indicators in the order of the catalogue."""
        return tuple(self.catalogue.indicator(key) for key in self.evaluation.main_indicators)

    def whole(self, indicator: str, basis: str | None = None) -> Assessment:
        """Return the assessment of the report's own region."""
        return self.evaluation.of(indicator, self.region.code, basis)

    def main(self) -> tuple[Assessment, ...]:
        """Return the report's own region on the main indicators."""
        return tuple(self.whole(key) for key in self.evaluation.main_indicators)

    def label(self, code: RegionCode) -> str:
        """Return a region's name as in tables."""
        kecamatan = self.below.row_regions if self.below is not None else ()
        for region in (self.evaluation.region, *self.evaluation.row_regions, *kecamatan):
            if region.code == code:
                return region.label
        raise KeyError(code)

    def deadline(self, indicator: str) -> date:
        """Return the last day on which an indicator counts."""
        return self.data.deadlines[indicator]

    def is_past(self, indicator: str) -> bool:
        """Whether an indicator's deadline lies behind the data, or behind the meeting."""
        deadline = self.deadline(indicator)
        return deadline <= self.as_of or (
            self.meeting.day is not None and deadline < self.meeting.day
        )

    def work(self, indicator: str, basis: str | None = None) -> RegionWork:
        """Return the coming year's work of the report's own region."""
        one = self.next_year.of(indicator, basis)
        return next(w for w in (one.whole, *one.rows) if w.region_code == self.region.code)

    def outlook(self, assessment: Assessment) -> DeadlineOutlook:
        """Return what an assessment's remainders mean per working day."""
        return deadline_outlook(
            assessment,
            deadline=self.deadline(assessment.indicator),
            calendar=self.calendar,
            meeting_date=self.meeting.day,
        )

    def pace(self, indicator: str, since: date) -> Pace | None:
        """Return the pace of the report's region since a snapshot, on the judging basis."""
        for evaluation in self.earlier:
            if evaluation.as_of == since:
                earlier = evaluation.of(indicator, self.region.code)
                return pace_between(earlier, self.whole(indicator))
        return None

    def region_pace(self, indicator: str, region: RegionCode | None = None) -> RegionPace:
        """Return pace and needs of a region, by default of the report's own."""
        return region_pace(
            self.history,
            indicator,
            region or self.region.code,
            deadline=self.deadline(indicator),
            calendar=self.calendar,
        )

    def say(self, key: str, **values: Value) -> Rich:
        """Return a phrase of the reviewed table with its placeholders filled."""
        return say(self.phrases, key, **values)

    def text(self, key: str, **values: Value) -> str:
        """Return a phrase without marks, for table cells and alternative texts."""
        return plain(self.say(key, **values))
