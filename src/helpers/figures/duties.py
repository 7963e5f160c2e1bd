"""Duties and operations: what each government reported, judged alone and never ranked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.vocabulary.indicators import Catalogue, IndicatorGroup, IndicatorKind
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode

REQUESTED, DONE = "diajukan", "selesai"
_DUTY_KINDS = (IndicatorKind.YES_NO, IndicatorKind.MINIMUM)
_ADULT_NEW, _ADULT_RECORDED = "nik_dewasa_baru", "nik_dewasa_direkam"


@dataclass(frozen=True, slots=True)
class Reported:
    """One reported number beside what its source adds in words.

    Parameters
    ----------
    assessment
        Number and verdict; ``no_data`` where an office sent nothing.
    source, note
        Document (the numbers of the berita acara, say) and remark (the types of innovation);
        empty where nothing was reported.
    """

    assessment: Assessment
    source: str = ""
    note: str = ""

    @property
    def region_code(self) -> RegionCode:
        """Whose number it is."""
        return self.assessment.region_code


@dataclass(frozen=True, slots=True)
class Duty:
    """One yes/no duty or minimum over the rows of a report.

    Parameters
    ----------
    whole
        Of a province the tally: rows that meet it (numerator) of those with data (denominator);
        of a kabupaten/kota its own number, judged.
    own
        The province's own number, judged alone; ``None`` where it reported none.
    rows
        In the order of the evaluation's rows.
    """

    indicator: str
    basis: str
    whole: Assessment
    own: Assessment | None
    rows: tuple[Reported, ...]


def duties(
    evaluation: Evaluation, catalogue: Catalogue, observations: Iterable[Observation]
) -> tuple[Duty, ...]:
    """Return all yes/no duties and minima in the order of the catalogue.

    Duties that nobody reported are there too: their rows say *data belum tersedia*.
    """
    words = _words(observations, evaluation)
    return tuple(
        Duty(
            indicator=indicator.key,
            basis=basis.key,
            whole=evaluation.of(indicator.key, basis=basis.key),
            own=evaluation.own_duty(indicator.key, basis.key),
            rows=_rows(evaluation, indicator.key, basis.key, words),
        )
        for indicator in catalogue.indicators
        for basis in indicator.bases
        if indicator.kind_of(basis) in _DUTY_KINDS
    )


@dataclass(frozen=True, slots=True)
class Operation:
    """One count of the daily work: the whole as the sum of its rows, and the rows."""

    indicator: str
    basis: str
    whole: Assessment
    rows: tuple[Reported, ...]


def operations(
    evaluation: Evaluation, catalogue: Catalogue, observations: Iterable[Observation]
) -> tuple[Operation, ...]:
    """Return blanks, deactivation and adult entries in the order of the catalogue."""
    words = _words(observations, evaluation)
    return tuple(
        Operation(
            indicator=indicator.key,
            basis=basis.key,
            whole=evaluation.of(indicator.key, basis=basis.key),
            rows=_rows(evaluation, indicator.key, basis.key, words),
        )
        for indicator in catalogue.in_group(IndicatorGroup.OPERATION)
        for basis in indicator.bases
    )


@dataclass(frozen=True, slots=True)
class Remaining:
    """Two counts of which one is part of the other.

    Parameters
    ----------
    asked, done
        Requested and done, or new entries and those of them recorded; ``None`` is not reported.
    """

    region_code: RegionCode
    indicator: str
    asked: int | None
    done: int | None
    is_partial: bool

    @property
    def open(self) -> int | None:
        """Asked minus done; negative where more was done than asked, which is to be confirmed."""
        return None if self.asked is None or self.done is None else self.asked - self.done


def deactivations(
    evaluation: Evaluation, catalogue: Catalogue, region: RegionCode | None = None
) -> tuple[Remaining, ...]:
    """Return deactivation by ground, requested and done, of one region; never to be ranked."""
    return tuple(
        _remaining(evaluation, region, (indicator.key, REQUESTED), (indicator.key, DONE))
        for indicator in catalogue.in_group(IndicatorGroup.OPERATION)
        if {REQUESTED, DONE} <= {basis.key for basis in indicator.bases}
    )


def adult_entries(evaluation: Evaluation, region: RegionCode | None = None) -> Remaining:
    """Return new NIK entries of adults and how many of these people were recorded.

    Raises
    ------
    KeyError
        When the catalogue does not define them.
    """
    return _remaining(evaluation, region, (_ADULT_NEW, None), (_ADULT_RECORDED, None))


def _remaining(
    evaluation: Evaluation,
    region: RegionCode | None,
    asked: tuple[str, str | None],
    done: tuple[str, str | None],
) -> Remaining:
    first = evaluation.of(asked[0], region, asked[1])
    second = evaluation.of(done[0], region, done[1])
    return Remaining(
        region_code=first.region_code,
        indicator=first.indicator,
        asked=first.numerator,
        done=second.numerator,
        is_partial=first.is_partial or second.is_partial,
    )


_Words = dict[tuple[RegionCode, str, str], Observation]


def _words(observations: Iterable[Observation], evaluation: Evaluation) -> _Words:
    return {
        (one.region_code, one.indicator, one.basis): one
        for one in observations
        if one.as_of == evaluation.as_of and not one.is_own_figure
    }


def _rows(
    evaluation: Evaluation, indicator: str, basis: str, words: _Words
) -> tuple[Reported, ...]:
    codes: Sequence[RegionCode] = [region.code for region in evaluation.row_regions]
    found = []
    for code in codes or [evaluation.region_code]:
        assessment = evaluation.of(indicator, code, basis)
        said = words.get((code, indicator, basis))
        if said is None or not assessment.has_data:
            found.append(Reported(assessment))
        else:
            found.append(Reported(assessment, said.source, said.note))
    return tuple(found)
