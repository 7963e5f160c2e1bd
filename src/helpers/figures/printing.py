"""How many decimals a percentage needs so that its print does not contradict its verdict."""

from fractions import Fraction

from helpers.figures.verdict import Verdict
from helpers.vocabulary.numbers import round_half_up

_WHOLE = 100


def decimals_needed(
    coverage: Fraction | None,
    target_hundredths: int | None,
    verdict: Verdict,
    minimum: int = 2,
) -> int:
    """Return the least number of decimals, from ``minimum`` up, that agrees with the verdict.

    Parameters
    ----------
    coverage
        Exact percentage.
    target_hundredths
        Target in hundredths of a percent.
    verdict
        The verdict on the exact counts; only *reached* and *not reached* can be contradicted.

    Raises
    ------
    ValueError
        When the verdict is not the one of this coverage and target.

    Examples
    --------
    >>> decimals_needed(Fraction(98_996, 1000), 9900, Verdict.NOT_REACHED)
    3
    """
    if coverage is None or target_hundredths is None:
        return minimum
    if verdict not in (Verdict.REACHED, Verdict.NOT_REACHED):
        return minimum
    is_reached = verdict is Verdict.REACHED
    if (coverage * 100 >= target_hundredths) is not is_reached:
        message = f"{verdict} is not the verdict of {coverage} against {target_hundredths}"
        raise ValueError(message)
    decimals = minimum
    while _printed_reaches(coverage, target_hundredths, decimals) is not is_reached:
        decimals += 1
    return decimals


def depends_on_rounding(
    coverage: Fraction | None, target_hundredths: int | None, verdict: Verdict
) -> bool:
    """Whether the coverage printed without decimals would contradict the verdict."""
    return decimals_needed(coverage, target_hundredths, verdict, minimum=0) > 0


def decimals_to_show(value: Fraction, minimum: int = 2) -> int:
    """Return the least number of decimals, from ``minimum`` up, at which a value is not zero.

    Zero itself needs no more than ``minimum``.

    Examples
    --------
    >>> decimals_to_show(Fraction(3, 1000))
    3
    """
    decimals = minimum
    while value and not round_half_up(value, decimals):
        decimals += 1
    return decimals


def decimals_beside_whole(coverage: Fraction, minimum: int = 2) -> int:
    """Return the least number of decimals, from ``minimum`` up, that keep 100 for 100 exactly.

    A coverage of 99,998 percent leaves people out, one of 100,0001 exceeds its base; neither may
    be printed as 100.

    Examples
    --------
    >>> decimals_beside_whole(Fraction(99_998, 1000))
    3
    """
    decimals = minimum
    while coverage != _WHOLE and round_half_up(coverage, decimals) == _WHOLE:
        decimals += 1
    return decimals


def _printed_reaches(coverage: Fraction, target_hundredths: int, decimals: int) -> bool:
    return round_half_up(coverage, decimals) * 100 >= target_hundredths
