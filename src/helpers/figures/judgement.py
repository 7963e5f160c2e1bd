"""What one pair of numbers means, whatever the kind of the indicator."""

from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.verdict import (
    Verdict,
    coverage_percent,
    judge_count,
    judge_minimum,
    judge_ratio,
    judge_yes_no,
    shortfall,
    without,
)
from helpers.vocabulary.indicators import IndicatorKind
from helpers.vocabulary.observations import DataState


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What numbers are judged by: the kind, and a target or a least number if there is one."""

    kind: IndicatorKind
    target_hundredths: int | None = None
    minimum: int | None = None


@dataclass(frozen=True, slots=True)
class Numbers:
    """A numerator and a denominator with the state in which the source gave them."""

    numerator: int | None
    denominator: int | None
    state: DataState

    def complete_for(self, kind: IndicatorKind) -> bool:
        """Whether nothing is missing that this kind needs."""
        if self.state is not DataState.REPORTED or self.numerator is None:
            return False
        return kind is not IndicatorKind.RATIO or self.denominator is not None


MISSING = Numbers(None, None, DataState.NO_DATA)
INAPPLICABLE = Numbers(None, None, DataState.NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Verdict, coverage and the two numbers in people that follow from numbers and yardstick."""

    verdict: Verdict
    coverage_percent: Fraction | None = None
    gap: int | None = None
    without: int | None = None


def judge(numbers: Numbers, yardstick: Yardstick) -> Judgement:
    """Judge numbers by a yardstick; missing, zero and not applicable stay three things."""
    if numbers.state is DataState.NOT_APPLICABLE:
        return Judgement(Verdict.NOT_APPLICABLE)
    if numbers.state is DataState.NO_DATA:
        return Judgement(Verdict.NO_DATA)
    match yardstick.kind:
        case IndicatorKind.RATIO:
            return _judge_ratio(numbers, yardstick.target_hundredths)
        case IndicatorKind.YES_NO:
            return Judgement(judge_yes_no(numbers.numerator))
        case IndicatorKind.MINIMUM:
            return _judge_minimum(numbers.numerator, yardstick.minimum)
        case IndicatorKind.COUNT:
            return Judgement(judge_count(numbers.numerator))


def _judge_ratio(numbers: Numbers, target_hundredths: int | None) -> Judgement:
    numerator, denominator = numbers.numerator, numbers.denominator
    return Judgement(
        verdict=judge_ratio(numerator, denominator, target_hundredths),
        coverage_percent=coverage_percent(numerator, denominator),
        gap=shortfall(numerator, denominator, target_hundredths),
        without=without(numerator, denominator),
    )


def _judge_minimum(value: int | None, minimum: int | None) -> Judgement:
    verdict = judge_minimum(value, minimum)
    missing = None if value is None or minimum is None else max(0, minimum - value)
    return Judgement(verdict, gap=missing)
