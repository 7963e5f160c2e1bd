"""Verdicts and the two numbers in people, in whole numbers only.

Rounding is for print: a verdict never sees a rounded percentage (DOMAIN.md, rules 1, 2 and 4).
"""

from enum import StrEnum
from fractions import Fraction

from helpers.vocabulary.numbers import ceil_div

FULL = 10_000
"""One hundred percent in hundredths of a percent."""


class Verdict(StrEnum):
    """What the counts say about the target; the last three are no verdict on performance."""

    REACHED = "reached"
    NOT_REACHED = "not_reached"
    NO_TARGET = "no_target"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


def coverage_percent(numerator: int | None, denominator: int | None) -> Fraction | None:
    """Return the exact coverage in percent, never clipped at 100.

    Returns
    -------
    Fraction or None
        ``None`` when a part is missing or the base is zero.

    Examples
    --------
    >>> coverage_percent(150, 200)
    Fraction(75, 1)
    """
    if numerator is None or not denominator:
        return None
    return Fraction(100 * numerator, denominator)


def judge_ratio(
    numerator: int | None, denominator: int | None, target_hundredths: int | None
) -> Verdict:
    """Judge a coverage: reached when ``numerator × 10 000 ≥ target in hundredths × denominator``.

    A base of zero is not applicable even when the numerator is missing: there is nobody to serve.

    Examples
    --------
    Kaltim's birth certificates read 99 % without decimals and are below 99 %:

    >>> judge_ratio(1_234_871, 1_250_088, 9900).value
    'not_reached'
    """
    if denominator == 0:
        return Verdict.NOT_APPLICABLE
    if numerator is None or denominator is None:
        return Verdict.NO_DATA
    if target_hundredths is None:
        return Verdict.NO_TARGET
    return _reached(numerator * FULL >= target_hundredths * denominator)


def judge_minimum(value: int | None, minimum: int | None) -> Verdict:
    """Judge a count against a least number: reached when ``value ≥ minimum``."""
    if value is None:
        return Verdict.NO_DATA
    if minimum is None:
        return Verdict.NO_TARGET
    return _reached(value >= minimum)


def judge_yes_no(value: int | None) -> Verdict:
    """Judge a duty: reached at *ya* (1)."""
    return judge_minimum(value, 1)


def judge_count(value: int | None) -> Verdict:
    """Return the state of a count that nothing is set against."""
    return Verdict.NO_DATA if value is None else Verdict.NO_TARGET


def required(denominator: int, target_hundredths: int) -> int:
    """Return the least numerator that reaches the target on this base, in people."""
    return ceil_div(target_hundredths * denominator, FULL)


def shortfall(
    numerator: int | None, denominator: int | None, target_hundredths: int | None
) -> int | None:
    """Return the *kekurangan terhadap target*: people still missing to the target on this base.

    Returns
    -------
    int or None
        ``max(0, ⌈target × denominator⌉ − numerator)``; ``None`` without target or data, and where
        the indicator does not apply.

    Examples
    --------
    >>> shortfall(1_234_871, 1_250_088, 9900)
    2717
    """
    if numerator is None or not denominator or target_hundredths is None:
        return None
    return max(0, required(denominator, target_hundredths) - numerator)


def without(numerator: int | None, denominator: int | None) -> int | None:
    """Return *belum memiliki*: ``denominator − numerator``, negative above 100 %.

    ``None`` without data, and where the indicator does not apply.

    Examples
    --------
    >>> without(2_868_568, 2_878_769)
    10201
    """
    if numerator is None or not denominator:
        return None
    return denominator - numerator


def _reached(is_reached: bool) -> Verdict:
    return Verdict.REACHED if is_reached else Verdict.NOT_REACHED
