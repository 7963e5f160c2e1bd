"""Numbers by the declared kind of their column, never by the look of one cell."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from helpers.inputs.cells import Cell, CellKind

MAX_COUNT = 10**10
_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u3000\t\n\r"), " ")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u200e\u200f\u202a\u202c"))
_PLAIN = re.compile(r"0|[1-9]\d*", re.ASCII)
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+", re.ASCII
)
_PERCENT = re.compile(r"(\d{1,4})(?:[.,](\d{1,20}))?\s*%?", re.ASCII)
_NOTHING = frozenset(("", "-", "–", "—", "−", "…", "...", "n/a", "na", "#n/a"))
_YES = frozenset(("1", "ya", "y", "ada", "sudah", "v", "✓", "✔"))
_NO = frozenset(("0", "tidak", "t", "tidak ada", "belum", "belum ada", "x", "✗"))
_NOT_APPLICABLE = "tidak berlaku"
_PERSONAL = re.compile(r"(?<!\d)\d(?:[\s.'-]?\d){15,}", re.ASCII)
_MOST_DECIMALS = 8
_LONG_DIGITS = re.compile(r"\d{16}")


class Absence(StrEnum):
    """Why a cell holds no number."""

    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


Value = int | str | Absence
"""A count, a percentage as text with a point, or why there is neither."""


@dataclass(frozen=True, slots=True)
class NumberProblem:
    """Why a cell is refused: rule key, problem and action (Indonesian)."""

    rule: str
    problem: str
    action: str


def clean(text: str) -> str:
    """Return the text without invisible characters, blanks of all kinds as one kind, trimmed."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return text.translate(_INVISIBLE).translate(_BLANKS).strip()


def parse_count(cell: Cell, *, may_be_negative: bool = False) -> int | Absence | NumberProblem:
    """Read a cell of a column of counts.

    Accepted are whole numbers and texts such as ``2868568``, ``2.868.568``, ``2,868,568`` and
    ``2 868 568``: in a column of counts a point or a comma before three digits can only group.

    Returns
    -------
    int | Absence | NumberProblem
        The count; what its absence means; or why the cell is refused.
    """
    if cell.kind is CellKind.NUMBER:
        return _whole(cell.text, may_be_negative=may_be_negative)
    if cell.kind is not CellKind.TEXT:
        return refused_kind(cell)
    text = clean(cell.text)
    if (absence := _absence(text)) is not None:
        return absence
    negative = text.startswith(("-", "−"))
    digits = text[1:].lstrip() if negative else text
    if not (_PLAIN.fullmatch(digits) or _GROUPED.fullmatch(digits)):
        return _text_in_count(digits)
    value = int(re.sub(r"[., ]", "", digits))
    return _bounded(-value if negative else value, may_be_negative=may_be_negative)


def parse_percent(cell: Cell) -> str | Absence | NumberProblem:
    """Read a published percentage as text with a decimal point and the decimals it shows.

    The number format of a numeric cell gives the decimals: ``99.6456`` under ``0.00`` is
    ``99.65``, ``0.9965`` under ``0.00%`` too. ``General`` gives the shortest text.
    """
    if cell.kind is CellKind.NUMBER:
        return _shown_percent(cell)
    if cell.kind is not CellKind.TEXT:
        return refused_kind(cell)
    text = clean(cell.text)
    if (absence := _absence(text)) is not None:
        return absence
    match = _PERCENT.fullmatch(text)
    if match is None:
        return NumberProblem(
            "text_in_percent_column",
            f"persentase tidak terbaca: {masked(text)}",
            'tulis seperti "97,16"',
        )
    if match[2] and len(match[2]) > _MOST_DECIMALS:
        return shortest_decimal(Decimal(f"{match[1]}.{match[2]}"))
    return f"{int(match[1])}.{match[2]}" if match[2] else str(int(match[1]))


def parse_yes_no(cell: Cell) -> int | Absence | NumberProblem:
    """Read a cell of a column of yes and no as 1 or 0."""
    if cell.kind is CellKind.BOOLEAN:
        return int(cell.text == "BENAR")
    if cell.kind not in (CellKind.NUMBER, CellKind.TEXT):
        return refused_kind(cell)
    text = clean(cell.text)
    if (absence := _absence(text)) is not None:
        return absence
    folded = " ".join(text.lower().split())
    if folded in _YES or folded in _NO:
        return int(folded in _YES)
    return NumberProblem(
        "yes_no_expected", f"isi bukan ya atau tidak: {masked(text)}", "tulis ya atau tidak"
    )


def shortest_decimal(value: Decimal) -> str:
    """Return a number that no format rounds: at most eight decimals, no zeros at the end.

    Beyond the eighth decimal a computed cell shows floating-point noise, which is no claim.
    """
    rounded = value.quantize(Decimal(1).scaleb(-_MOST_DECIMALS), rounding=ROUND_HALF_UP)
    return f"{rounded.normalize():f}"


def format_decimals(number_format: str) -> int | None:
    """Return how many decimals a number format shows; ``None`` for ``General``."""
    section = _shown_section(number_format)
    if section.strip().lower() in ("general", "@", ""):
        return None
    match = re.search(r"\.([0#?]+)", section)
    return len(match[1]) if match else 0


def _shown_section(number_format: str) -> str:
    """Return the format of positive numbers without literals, colours and fillers."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].', "", number_format).split(";")[0]


def refused_kind(cell: Cell) -> NumberProblem:
    """Return why a cell that is neither text nor number is refused."""
    if cell.kind is CellKind.ERROR:
        return NumberProblem(
            "formula_error", f"sel berisi galat {cell.text}", "perbaiki rumus atau isi nilainya"
        )
    if cell.kind is CellKind.UNCACHED_FORMULA:
        return NumberProblem(
            "formula_without_value",
            "rumus belum pernah dihitung, nilainya tidak tersimpan",
            "buka di Excel, biarkan menghitung, lalu simpan; atau tempel sebagai nilai",
        )
    return NumberProblem("not_a_number", "sel berisi benar/salah", "isi bilangannya")


def masked(text: str) -> str:
    """Quote a text of a source, unless it may hold a personal number."""
    if _LONG_DIGITS.search(re.sub(r"[\s.'-]", "", text)):
        return "(16 digit, disamarkan)"
    # One line, and nothing that turns the direction of writing around.
    shown = " ".join("".join(ch if ch.isprintable() else " " for ch in text).split())
    return f'"{shown[:40]}"'


def masked_numbers(text: str) -> str:
    """Return a text of a source with every number of 16 digits, however spaced, made unreadable."""
    return _PERSONAL.sub("(16 digit, disamarkan)", text)


def _absence(text: str) -> Absence | None:
    folded = " ".join(text.lower().split())
    if folded in _NOTHING:
        return Absence.NO_DATA
    return Absence.NOT_APPLICABLE if folded == _NOT_APPLICABLE else None


def _whole(text: str, *, may_be_negative: bool) -> int | NumberProblem:
    if "." in text:
        whole, _, decimals = text.partition(".")
        hint = f"; mungkin maksudnya {whole}.{decimals.ljust(3, '0')}" if len(decimals) <= 3 else ""
        return NumberProblem(
            "decimals_in_count_column",
            f"bilangan pecahan {text.replace('.', ',')} di kolom jumlah{hint}",
            "tulis ulang sebagai bilangan bulat",
        )
    return _bounded(int(text), may_be_negative=may_be_negative)


def _bounded(value: int, *, may_be_negative: bool) -> int | NumberProblem:
    if abs(value) > MAX_COUNT:
        return NumberProblem(
            "count_too_large", "bilangan terlalu besar untuk suatu jumlah", "periksa isinya"
        )
    if value < 0 and not may_be_negative:
        return NumberProblem(
            "negative_count", f"jumlah bernilai negatif ({value})", "isi jumlah yang benar"
        )
    return value


def _text_in_count(text: str) -> NumberProblem:
    return NumberProblem(
        "text_in_count_column",
        f"isi bukan jumlah: {masked(text)}",
        'isi bilangan bulat; kosongkan atau tulis "-" bila data belum tersedia',
    )


def _shown_percent(cell: Cell) -> str | NumberProblem:
    value = Decimal(cell.text)
    decimals = format_decimals(cell.number_format)
    if "%" in _shown_section(cell.number_format):
        value = value.scaleb(2)
    if value < 0:
        return NumberProblem("negative_percent", "persentase bernilai negatif", "periksa isinya")
    if decimals is None:
        return shortest_decimal(value)
    return f"{value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP):f}"
