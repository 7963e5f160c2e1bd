"""Published percentages against the counts they belong to.

Half-up rounding at the published number of decimals is the test; truncation is named as such
(DOMAIN.md, rule 8).
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from helpers.figures.verdict import Verdict, judge_ratio
from helpers.vocabulary.numbers import round_half_up, truncate

_PERCENT = re.compile(r"(-?\d{1,9})(?:[.,](\d{1,30}))?\s*%?", re.ASCII)


class PublishedCheck(StrEnum):
    """How a published percentage relates to its counts; a flipped verdict goes first."""

    CONSISTENT = "consistent"
    TRUNCATED = "truncated"
    INCONSISTENT = "inconsistent"
    FLIPS_VERDICT = "flips_verdict"


@dataclass(frozen=True, slots=True)
class PrintedPercent:
    """A percentage as printed: its value and how many decimals it was given."""

    value: Fraction
    decimals: int


def read_percent(text: str) -> PrintedPercent:
    """Read a printed percentage; one decimal sign, point or comma, no thousands.

    Raises
    ------
    ValueError
        When the text is not such a number.

    Examples
    --------
    >>> read_percent("18,25 %")
    PrintedPercent(value=Fraction(73, 4), decimals=2)
    """
    match = _PERCENT.fullmatch(text.strip())
    if match is None:
        message = f"not a printed percentage: {text!r}"
        raise ValueError(message)
    whole, decimals = match.group(1), match.group(2) or ""
    return PrintedPercent(Fraction(int(whole + decimals), 10 ** len(decimals)), len(decimals))


def compare_printed(printed: PrintedPercent, exact: Fraction) -> PublishedCheck:
    """Compare a printed percentage with the exact one, without regard to any target.

    Examples
    --------
    >>> compare_printed(read_percent("98.78"), Fraction(100 * 1_234_871, 1_250_088)).value
    'consistent'
    """
    if printed.value == round_half_up(exact, printed.decimals):
        return PublishedCheck.CONSISTENT
    if printed.value == truncate(exact, printed.decimals):
        return PublishedCheck.TRUNCATED
    return PublishedCheck.INCONSISTENT


def check_published(
    text: str | None,
    numerator: int | None,
    denominator: int | None,
    target_hundredths: int | None,
) -> PublishedCheck | None:
    """Check a published percentage against its own counts and the target.

    Parameters
    ----------
    text
        The percentage as published, for example ``99`` or ``99.65``; ``None`` when there is none.
    numerator, denominator
        The counts it belongs to.
    target_hundredths
        Target in hundredths of a percent; ``None`` when nothing judges.

    Returns
    -------
    PublishedCheck or None
        ``flips_verdict`` when the published number judges otherwise than the counts; ``None``
        when there is nothing published or nothing to compare with.

    Raises
    ------
    ValueError
        When the published text is not a percentage.

    Examples
    --------
    >>> check_published("99", 1_234_871, 1_250_088, 9900).value
    'flips_verdict'
    """
    if text is None or numerator is None or not denominator:
        return None
    printed = read_percent(text)
    if target_hundredths is not None:
        printed_reaches = printed.value * 100 >= target_hundredths
        counts_reach = judge_ratio(numerator, denominator, target_hundredths) is Verdict.REACHED
        if printed_reaches is not counts_reach:
            return PublishedCheck.FLIPS_VERDICT
    return compare_printed(printed, Fraction(100 * numerator, denominator))
