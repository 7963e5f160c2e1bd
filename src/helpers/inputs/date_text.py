"""Dates in titles, sheet names and cells."""

import re
from datetime import date, timedelta

from helpers.inputs.cells import Cell, CellKind
from helpers.inputs.number_text import clean

_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september",
    "oktober", "november", "desember",
)  # fmt: skip
_VARIANTS = {"pebruari": 2, "nopember": 11, "agt": 8, "ags": 8, "agu": 8, "sept": 9, "nop": 11}
_NAMES = {name: number for number, name in enumerate(_MONTHS, 1)}
_NAMES |= {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | _VARIANTS
_WORDS = re.compile(r"(?<!\d)(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4})(?!\d)", re.IGNORECASE)
_DIGITS = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_SUFFIX = re.compile(r"^(.*\S)\s+(\d{2})-(\d{2})-(\d{4})$")


def dates_in(text: str) -> tuple[date, ...]:
    """Return all dates written in a text: ``12 November 2024``, ``12-11-2024``, ``2024-11-12``."""
    found = [_day(m[3], _NAMES.get(m[2].lower()), m[1]) for m in _WORDS.finditer(text)]
    found += [_day(m[4], m[3], m[1]) for m in _DIGITS.finditer(text)]
    found += [_day(m[1], m[2], m[3]) for m in _ISO.finditer(text)]
    return tuple(dict.fromkeys(day for day in found if day is not None))


def split_sheet_name(name: str) -> tuple[str, date | None]:
    """Split ``KIA 31-10-2024`` into name and date; the date is ``None`` when there is none."""
    match = _SUFFIX.match(name.strip())
    day = _day(match[4], match[3], match[2]) if match else None
    return (match[1], day) if match and day else (name.strip(), None)


def parse_date(cell: Cell, *, uses_1904: bool = False) -> date | None:
    """Read a cell of a column of dates; ``None`` when it is no date."""
    if cell.kind is CellKind.NUMBER:
        if not cell.text.isdigit() or not 20_000 <= int(cell.text) <= 80_000:
            return None
        return (date(1904, 1, 1) if uses_1904 else date(1899, 12, 30)) + timedelta(int(cell.text))
    if cell.kind is not CellKind.TEXT:
        return None
    text = clean(cell.text)
    found = dates_in(text)
    is_whole = any(pattern.fullmatch(text) for pattern in (_WORDS, _DIGITS, _ISO))
    return found[0] if len(found) == 1 and is_whole else None


def _day(year: str, month: str | int | None, day: str) -> date | None:
    if month is None:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
