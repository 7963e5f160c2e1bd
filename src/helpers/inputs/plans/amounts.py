"""Rupiah, output targets and targets of result as plan sheets write them."""

import re
from dataclasses import dataclass
from fractions import Fraction

from helpers.inputs.cells import EMPTY, Cell, CellKind
from helpers.inputs.number_text import NumberProblem, clean, format_decimals, masked, refused_kind
from helpers.vocabulary.numbers import round_half_up

MAX_RUPIAH = 10**15
_NOTHING = frozenset(("", "-", "–", "—", "…", "..."))
_RUPIAH = re.compile(
    r"(?:rp\.?\s*)?(?P<sign>[-−(]?)\s*(?:rp\.?\s*)?"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)"
    r"(?P<cents>[.,](?:\d{2}|-))?\s*\)?",
    re.ASCII | re.IGNORECASE,
)
_QUANTITY = re.compile(r"(?P<number>\d[\d.,]*)\s*(?P<unit>[^\d\s].*)?", re.ASCII)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+", re.ASCII)
_DECIMAL = re.compile(r"\d+(?:,\d{1,2}|\.\d{1,2})?", re.ASCII)
_IN_WORDS = re.compile(r"\([a-z ]+\)", re.IGNORECASE)
_PERCENT_WORDS = frozenset(("%", "persen", "prosen"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount and its unit; the unit is empty when the cell names none."""

    amount: Fraction
    unit: str

    @property
    def is_percent(self) -> bool:
        """Whether the unit is percent."""
        return self.unit.lower().rstrip(".") in _PERCENT_WORDS


def parse_rupiah(cell: Cell) -> int | NumberProblem | None:
    """Read whole rupiah; ``None`` for an empty cell.

    Accepted are whole numbers and texts such as ``Rp 1.250.000.000,00`` and ``1,250,000,000``.
    Fractions of a rupiah, words (``1,2 miliar``) and negative amounts are refused.
    """
    if cell.kind is CellKind.NUMBER:
        return _whole(cell.text)
    if cell.kind is not CellKind.TEXT:
        return refused_kind(cell)
    text = clean(cell.text)
    if text in _NOTHING:
        return None
    match = _RUPIAH.fullmatch(text)
    if match is None or not _is_grouped_once(match):
        return NumberProblem(
            "text_in_pagu",
            f"isi bukan jumlah rupiah: {masked(text)}",
            "isi bilangan bulat rupiah, misalnya 125000000",
        )
    if (match["cents"] or "")[1:].strip("-0"):
        return _not_whole(text)
    value = int(re.sub(r"\D", "", match["whole"]))
    return _bounded(-value if match["sign"] else value)


def _is_grouped_once(match: re.Match[str]) -> bool:
    """Whether the sign before the cents differs from the one between thousands."""
    cents = match["cents"]
    return not cents or cents[0] not in match["whole"]


def _whole(text: str) -> int | NumberProblem:
    return _not_whole(text.replace(".", ",")) if "." in text else _bounded(int(text))


def _not_whole(text: str) -> NumberProblem:
    return NumberProblem(
        "pagu_not_whole",
        f"rupiah tidak bulat: {masked(text)}",
        "isi dalam rupiah penuh, bukan ribuan atau jutaan",
    )


def _bounded(value: int) -> int | NumberProblem:
    if value < 0:
        return NumberProblem(
            "negative_pagu",
            "pagu bernilai negatif",
            "isi pagu yang benar; pengurangan dicatat pada keterangan",
        )
    if value > MAX_RUPIAH:
        return NumberProblem("pagu_too_large", "pagu terlalu besar", "periksa jumlah nolnya")
    return value


def parse_quantity(cell: Cell, unit_cell: Cell = EMPTY) -> Quantity | NumberProblem | None:
    """Read an output target: ``12 Dokumen``, or a number with its unit in another cell.

    A dot before three digits groups; a comma before one or two digits is decimal; a comma before
    three digits may be either and is refused.
    """
    unit = clean(unit_cell.text) if unit_cell.kind is CellKind.TEXT else ""
    if cell.kind is CellKind.NUMBER:
        return _number_cell(cell, unit)
    if cell.kind is not CellKind.TEXT:
        return refused_kind(cell)
    text = clean(cell.text)
    if text in _NOTHING:
        return None
    match = _QUANTITY.fullmatch(_IN_WORDS.sub("", text))
    amount = _amount(match["number"]) if match else None
    if match is None or amount is None:
        return NumberProblem(
            "target_unreadable",
            f"target tidak terbaca: {masked(text)}",
            'tulis bilangan dan satuannya, misalnya "12 Dokumen"',
        )
    return Quantity(amount, unit or (match["unit"] or "").strip())


def _number_cell(cell: Cell, unit: str) -> Quantity | NumberProblem:
    value = Fraction(cell.text)
    if value < 0:
        return NumberProblem("target_negative", "target negatif", "isi target yang benar")
    if "%" in cell.number_format:
        decimals = format_decimals(cell.number_format) or 0
        # 0.9940 in binary floating point: what the format shows is what the planner wrote.
        return Quantity(round_half_up(value * 100, max(decimals, 2)), unit or "%")
    return Quantity(value, unit)


def _amount(text: str) -> Fraction | None:
    if _DOTTED.fullmatch(text):
        return Fraction(text.replace(".", ""))
    if _DECIMAL.fullmatch(text):
        return Fraction(text.replace(",", "."))
    return None
