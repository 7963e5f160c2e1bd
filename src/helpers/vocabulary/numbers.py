"""Small exact arithmetic on whole numbers that several layers share."""

from fractions import Fraction


def ceil_div(numerator: int, denominator: int) -> int:
    """Return ⌈numerator ÷ denominator⌉ for a positive denominator.

    Examples
    --------
    >>> ceil_div(10201, 10)
    1021
    """
    return -(-numerator // denominator)


def round_half_up(value: Fraction | int, decimals: int) -> Fraction:
    """Round half away from zero to ``decimals`` places, exactly.

    Examples
    --------
    >>> round_half_up(Fraction(5, 2), 0)
    Fraction(3, 1)
    """
    scale = 10**decimals
    scaled = abs(Fraction(value)) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)


def truncate(value: Fraction | int, decimals: int) -> Fraction:
    """Cut off after ``decimals`` places, toward zero, exactly."""
    scale = 10**decimals
    scaled = abs(Fraction(value)) * scale
    whole = scaled.numerator // scaled.denominator
    return Fraction(whole if value >= 0 else -whole, scale)
