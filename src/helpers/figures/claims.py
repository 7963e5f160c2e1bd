"""Percentages that were published elsewhere, each set against the figures of its own date.

A number is compared only with what it claims to be: indicator, basis, day, and whether it is a
coverage or a share of the target (DOMAIN.md, rules 7 and 8).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Protocol

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.published import PublishedCheck, compare_printed, read_percent


class ClaimMeasure(StrEnum):
    """What a published percentage is a percentage of."""

    COVERAGE = "coverage"
    SHARE_OF_TARGET = "share_of_target"


class Claim(Protocol):
    """What has to be known of a published percentage to check it."""

    @property
    def indicator(self) -> str:
        """Key of the indicator."""
        ...

    @property
    def basis(self) -> str | None:
        """Key of the basis; ``None`` is the judging one."""
        ...

    @property
    def as_of(self) -> date:
        """Day of the data behind the percentage."""
        ...

    @property
    def percent(self) -> str:
        """The percentage as published, with all its decimals."""
        ...

    @property
    def measure(self) -> str:
        """``coverage`` or ``share_of_target``."""
        ...


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One published percentage beside the exact one.

    Parameters
    ----------
    exact_percent
        What the counts of that day give; ``None`` when there is no snapshot of that day, no data
        or (for a share of the target) no target.
    check
        *consistent*, *truncated* or *inconsistent*; ``None`` when there is nothing to compare with.
    is_partial
        Whether rows without data are missing from the counts; then the check says little.
    """

    claim: Claim
    exact_percent: Fraction | None
    check: PublishedCheck | None
    is_partial: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Something of which a published percentage is the correct rounding."""

    as_of: date
    basis: str
    measure: ClaimMeasure
    exact_percent: Fraction


def check_claim(claim: Claim, evaluations: Iterable[Evaluation]) -> ClaimCheck:
    """Check a claim about the region as a whole against the snapshot of its own day.

    Parameters
    ----------
    claim
        The published percentage.
    evaluations
        Evaluations of the region, one per snapshot.

    Raises
    ------
    ValueError
        When the percentage or the measure cannot be read.
    KeyError
        When the catalogue has no such indicator or basis.
    """
    printed = read_percent(claim.percent)
    measure = ClaimMeasure(claim.measure)
    for evaluation in evaluations:
        if evaluation.as_of != claim.as_of:
            continue
        assessment = evaluation.of(claim.indicator, basis=claim.basis)
        exact = _exact(assessment, measure)
        check = None if exact is None else compare_printed(printed, exact)
        return ClaimCheck(claim, exact, check, assessment.is_partial)
    return ClaimCheck(claim, None, None)


def possible_readings(
    percent: str, indicator: str, bases: Iterable[str], evaluations: Iterable[Evaluation]
) -> tuple[Reading, ...]:
    """Find what a published percentage may be, over all snapshots, bases and measures.

    It turns an unexplained number into a question that can be asked: a share of the target printed
    as coverage is the usual one.

    Raises
    ------
    ValueError
        When the percentage cannot be read.
    """
    printed = read_percent(percent)
    known_bases = tuple(bases)
    found: list[Reading] = []
    for evaluation in evaluations:
        for basis in known_bases:
            assessment = evaluation.of(indicator, basis=basis)
            for measure in ClaimMeasure:
                exact = _exact(assessment, measure)
                if exact is None or compare_printed(printed, exact) is PublishedCheck.INCONSISTENT:
                    continue
                found.append(Reading(evaluation.as_of, basis, measure, exact))
    return tuple(found)


def _exact(assessment: Assessment, measure: ClaimMeasure) -> Fraction | None:
    if measure is ClaimMeasure.COVERAGE:
        return assessment.coverage_percent
    return assessment.share_of_target_percent
