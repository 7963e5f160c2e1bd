"""Figures as they are printed: enough decimals never to contradict a verdict, units beside."""

from datetime import date
from fractions import Fraction
from typing import TypeVar

from helpers.display.formats import (
    count,
    decimal,
    long_date,
    month_name,
    number_word,
    target_number,
)
from helpers.figures.assessment import Assessment, NumberOrigin
from helpers.figures.printing import decimals_beside_whole, decimals_needed, decimals_to_show
from helpers.figures.verdict import Verdict
from helpers.sections.wording import capital
from helpers.vocabulary.numbers import round_half_up

_T = TypeVar("_T")


def signed(number: int) -> str:
    """Return a whole number with a minus sign, not a hyphen, where it is negative."""
    return f"−{count(-number)}" if number < 0 else count(number)


def coverage_decimals(assessment: Assessment) -> int:
    """Return the decimals at which the printed coverage agrees with the counts, at least two.

    It contradicts neither the verdict nor whether everyone is served (99,998 is not 100).
    """
    coverage = assessment.coverage_percent
    target = assessment.target.hundredths if assessment.target else None
    needed = decimals_needed(coverage, target, assessment.verdict)
    return needed if coverage is None else decimals_beside_whole(coverage, needed)


def coverage_number(assessment: Assessment) -> str:
    """Return ``98,78``; of an assessment that has a coverage."""
    return decimal(known(assessment.coverage_percent), coverage_decimals(assessment))


def coverage_cell(assessment: Assessment) -> str:
    """Return the coverage for tables (``98,78 %``), or a dash where there is none."""
    if assessment.coverage_percent is None:
        return "–"
    return f"{coverage_number(assessment)} %"


def coverage_words(assessment: Assessment) -> str:
    """Return the coverage for sentences: ``98,78 persen``."""
    return f"{coverage_number(assessment)} persen"


def target_text(assessment: Assessment) -> str:
    """Return the target's number without sign: ``99,40`` or ``60``."""
    return target_number(known(assessment.target).hundredths)


def points_text(assessment: Assessment) -> str:
    """Return the distance between coverage and target in percentage points, without sign."""
    points = abs(known(assessment.points_to_target))
    return decimal(points, decimals_to_show(points))


def whole_percent(assessment: Assessment) -> str:
    """Return the coverage without decimals, as a speech would round it."""
    return decimal(round_half_up(known(assessment.coverage_percent), 0), 0)


def day_and_month(day: date) -> str:
    """Return ``26 November``."""
    return f"{day.day} {month_name(day)}"


def day_in_year(day: date, year: int) -> str:
    """Return ``31 Desember``, with the year where it is another one than ``year``."""
    return day_and_month(day) if day.year == year else long_date(day)


def multiple_words(multiple: Fraction) -> str:
    """Return how many times, rounded to a whole number in words: ``tujuh``."""
    return number_word(int(round_half_up(multiple, 0)))


def number_first(number: int) -> str:
    """Return a number that may begin a sentence: ``Dua``, ``Sebanyak 13``."""
    word = number_word(number)
    return f"Sebanyak {word}" if word[0].isdigit() else capital(word)


def lacks_rows(assessment: Assessment) -> bool:
    """Whether the printed number leaves out kabupaten/kota; a published total has them all."""
    return assessment.is_partial and assessment.origin is not NumberOrigin.PUBLISHED_TOTAL


def is_judged(assessment: Assessment) -> bool:
    """Whether there is a verdict on performance."""
    return assessment.verdict in (Verdict.REACHED, Verdict.NOT_REACHED)


def known(value: _T | None) -> _T:
    """Return a value the caller has made sure of."""
    if value is None:
        message = "a figure is missing that the caller has checked"
        raise ValueError(message)
    return value
