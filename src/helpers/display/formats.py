"""Numbers and dates as Indonesian readers write them.

Every function takes exact values and rounds here, for print, and nowhere else.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from babel.dates import format_date
from babel.numbers import format_decimal

from helpers.vocabulary.numbers import round_half_up

LOCALE = "id_ID"
_WORDS = (
    *("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"),
    *("sepuluh", "sebelas"),
)


def count(number: int) -> str:
    """Return a whole number with dots between thousands.

    Examples
    --------
    >>> count(2868568)
    '2.868.568'
    """
    return format_decimal(number, format="#,##0", locale=LOCALE)


def decimal(value: Fraction | int, decimals: int = 2) -> str:
    """Return an exact value rounded half up to ``decimals`` places.

    Examples
    --------
    >>> decimal(Fraction(123487100, 1250088))
    '98,78'
    """
    rounded = round_half_up(value, decimals)
    exact = Decimal(rounded.numerator) / Decimal(rounded.denominator)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return format_decimal(exact, format=pattern, locale=LOCALE)


def percent(value: Fraction | int, decimals: int = 2) -> str:
    """Return a percentage for tables: ``98,78 %``."""
    return f"{decimal(value, decimals)} %"


def persen(value: Fraction | int, decimals: int = 2) -> str:
    """Return a percentage for sentences: ``98,78 persen``."""
    return f"{decimal(value, decimals)} persen"


def target_number(hundredths: int) -> str:
    """Return a target without needless decimals: 9940 is ``99,40``, 6000 is ``60``."""
    return decimal(Fraction(hundredths, 100), 0 if hundredths % 100 == 0 else 2)


def exact_decimal(value: Fraction | int, decimals: int = 6) -> str:
    """Return a value for machines: decimal point, ``decimals`` places, rounded half up.

    Examples
    --------
    >>> exact_decimal(Fraction(123487100, 1250088))
    '98.782726'
    """
    scaled = round_half_up(value, decimals) * 10**decimals
    sign = "-" if scaled < 0 else ""
    whole, rest = divmod(abs(int(scaled)), 10**decimals)
    return f"{sign}{whole}.{rest:0{decimals}d}" if decimals else f"{sign}{whole}"


def long_date(day: date) -> str:
    """Return ``12 November 2024``."""
    return format_date(day, format="d MMMM y", locale=LOCALE)


def short_date(day: date) -> str:
    """Return ``12-11-2024``."""
    return format_date(day, format="dd-MM-y", locale=LOCALE)


def month_name(day: date) -> str:
    """Return the name of the month: ``November``."""
    return format_date(day, format="MMMM", locale=LOCALE)


def number_word(number: int) -> str:
    """Return ``dua`` for 2; numbers above eleven stay digits.

    Examples
    --------
    >>> number_word(4)
    'empat'
    """
    return _WORDS[number] if 0 <= number < len(_WORDS) else count(number)


def enumeration(words: list[str] | tuple[str, ...]) -> str:
    """Join words for a sentence: ``A``, ``A dan B``, ``A, B, dan C``."""
    if len(words) < 3:
        return " dan ".join(words)
    return ", ".join(words[:-1]) + f", dan {words[-1]}"
