"""A worksheet of a sample as plain data, before a spreadsheet library sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from helpers.vocabulary.numbers import round_half_up

CellValue = int | Decimal | str | None


class CellStyle(Enum):
    """How a column is stored and shown; real exports mix all of them."""

    TEXT = auto()
    COUNT = auto()
    """Number, General: 2868568."""
    GROUPED_COUNT = auto()
    """Number, ``#,##0``."""
    TEXT_COUNT = auto()
    """Text with dots between thousands: ``2.868.568``."""
    PERCENT = auto()
    """Number of percent, ``0.00``: 99.65."""
    TEXT_PERCENT = auto()
    """Text with a decimal comma: ``76,17``."""
    RATIO_PERCENT = auto()
    """Ratio that the format ``0.00%`` shows as a percentage: 0.0577."""


@dataclass(frozen=True, slots=True)
class Column:
    """Heading and style of one column; ``width`` in characters."""

    header: str
    style: CellStyle
    width: int = 15


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet from top to bottom.

    Parameters
    ----------
    titles
        Rows above the header, one text each.
    rows
        Cells as they are stored (see ``stored``); ``None`` is an empty cell.
    total_rows
        How many of the first rows are totals, set in bold.
    source
        Line below the table; empty for none.
    """

    name: str
    titles: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[CellValue, ...], ...]
    total_rows: int = 0
    source: str = ""


def stored(value: int | Fraction | str | None, style: CellStyle) -> CellValue:
    """Return what a cell of this style holds.

    Parameters
    ----------
    value
        A count, an exact ratio (1 is 100 percent, printed half-up with two decimals of a percent),
        or text that is stored as it stands.

    Examples
    --------
    >>> stored(Fraction(912264, 1197605), CellStyle.TEXT_PERCENT)
    '76,17'
    >>> stored(2868568, CellStyle.TEXT_COUNT)
    '2.868.568'
    """
    if value is None or isinstance(value, str):
        return value
    match style:
        case CellStyle.TEXT_COUNT:
            return f"{value:,}".replace(",", ".")
        case CellStyle.PERCENT:
            return Decimal(_hundredths_of_percent(value)).scaleb(-2)
        case CellStyle.TEXT_PERCENT:
            hundredths = _hundredths_of_percent(value)
            return f"{hundredths // 100},{hundredths % 100:02}"
        case CellStyle.RATIO_PERCENT:
            return Decimal(_hundredths_of_percent(value)).scaleb(-4)
        case _:
            return int(value)


def _hundredths_of_percent(ratio: int | Fraction) -> int:
    return int(round_half_up(10000 * ratio, 0))


def stored_row(
    values: Sequence[int | Fraction | str | None], columns: Sequence[Column]
) -> tuple[CellValue, ...]:
    """Return a row as its columns store it."""
    pairs = zip(values, columns, strict=True)
    return tuple(stored(value, column.style) for value, column in pairs)
