"""Rupiah and output targets as plan sheets write them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.inputs.cells import EMPTY, Cell, CellKind
from helpers.inputs.number_text import NumberProblem
from helpers.inputs.plans.amounts import MAX_RUPIAH, Quantity, parse_quantity, parse_rupiah


def text(written: str) -> Cell:
    return Cell(CellKind.TEXT, written)


def number(written: str, shown: str = "General") -> Cell:
    return Cell(CellKind.NUMBER, written, shown)


@pytest.mark.parametrize(
    "written",
    [
        "1250000000",
        "1.250.000.000",
        "1,250,000,000",
        "1 250 000 000",
        "Rp1.250.000.000",
        "Rp. 1.250.000.000,00",
        "rp 1.250.000.000,-",
        "1,250,000,000.00",
        "1\u00a0250\u00a0000\u00a0000",
    ],
)
def test_one_amount_in_many_spellings(written: str) -> None:
    assert parse_rupiah(text(written)) == 1_250_000_000


def test_numbers_and_nothing() -> None:
    assert parse_rupiah(number("1250000000")) == 1_250_000_000
    assert parse_rupiah(number("0")) == 0
    for nothing in ("", "-", "–", "…", "\u00a0"):
        assert parse_rupiah(text(nothing)) is None


@pytest.mark.parametrize(
    ("cell", "rule"),
    [
        (text("12,5 juta"), "text_in_pagu"),
        (text("seratus"), "text_in_pagu"),
        (text("1.25"), "pagu_not_whole"),
        (text("1.250.00"), "text_in_pagu"),
        (text("1.250,000.000"), "text_in_pagu"),
        (text("1,250,000,00"), "text_in_pagu"),
        (text("1.250.000,50"), "pagu_not_whole"),
        (number("1250.5"), "pagu_not_whole"),
        (text("-1.000.000"), "negative_pagu"),
        (text("(1.000.000)"), "negative_pagu"),
        (text("Rp -1.000"), "negative_pagu"),
        (number("-1"), "negative_pagu"),
        (number(str(MAX_RUPIAH + 1)), "pagu_too_large"),
        (Cell(CellKind.ERROR, "#REF!"), "formula_error"),
        (Cell(CellKind.UNCACHED_FORMULA, ""), "formula_without_value"),
        (Cell(CellKind.BOOLEAN, "BENAR"), "not_a_number"),
        (text("٣٠٠"), "text_in_pagu"),
    ],
)
def test_what_is_no_whole_rupiah(cell: Cell, rule: str) -> None:
    found = parse_rupiah(cell)
    assert isinstance(found, NumberProblem)
    assert found.rule == rule


def test_a_personal_number_is_not_echoed() -> None:
    found = parse_rupiah(text("NIK 6472010101900001"))
    assert isinstance(found, NumberProblem)
    assert "6472" not in found.problem


@given(st.integers(0, MAX_RUPIAH))
def test_grouped_amounts_come_back(amount: int) -> None:
    dotted = f"{amount:,}".replace(",", ".")
    for written in (dotted, f"Rp {dotted},00", f"{amount:,}", f"{amount:,}.00", str(amount)):
        assert parse_rupiah(text(written)) == amount
    assert parse_rupiah(number(str(amount))) == amount


@given(st.text(max_size=20))
def test_any_text_is_rupiah_nothing_or_a_problem(written: str) -> None:
    found = parse_rupiah(text(written))
    assert found is None or isinstance(found, NumberProblem | int)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("12 Dokumen", Quantity(Fraction(12), "Dokumen")),
        ("1.200 Dokumen", Quantity(Fraction(1200), "Dokumen")),
        ("1.234.567 Orang", Quantity(Fraction(1_234_567), "Orang")),
        ("12", Quantity(Fraction(12), "")),
        ("4 (empat) Laporan", Quantity(Fraction(4), "Laporan")),
        ("99,40 %", Quantity(Fraction(994, 10), "%")),
        ("99.4%", Quantity(Fraction(994, 10), "%")),
        ("100 Persen", Quantity(Fraction(100), "Persen")),
        ("1,5 Paket", Quantity(Fraction(3, 2), "Paket")),
    ],
)
def test_targets_with_units(written: str, expected: Quantity) -> None:
    assert parse_quantity(text(written)) == expected


def test_units_in_their_own_cell_and_percent_formats() -> None:
    assert parse_quantity(number("12"), text("Dokumen")) == Quantity(Fraction(12), "Dokumen")
    assert parse_quantity(number("0.994", "0.00%")) == Quantity(Fraction(994, 10), "%")
    assert parse_quantity(EMPTY, text("Dokumen")) is None
    assert Quantity(Fraction(1), "%").is_percent
    assert not Quantity(Fraction(1), "Dokumen").is_percent


@pytest.mark.parametrize("written", ["Dokumen", "12,345 Dokumen", "1.20.0 Dokumen", "-5 Dokumen"])
def test_targets_that_cannot_be_read(written: str) -> None:
    found = parse_quantity(text(written))
    assert isinstance(found, NumberProblem)
    assert found.rule == "target_unreadable"


@given(st.integers(0, 10**9), st.sampled_from(["Dokumen", "Laporan", "Orang"]))
def test_targets_come_back(amount: int, unit: str) -> None:
    for written in (f"{amount} {unit}", f"{amount:,} {unit}".replace(",", ".")):
        assert parse_quantity(text(written)) == Quantity(Fraction(amount), unit)


@given(st.text(max_size=20))
def test_any_text_is_a_target_nothing_or_a_problem(written: str) -> None:
    found = parse_quantity(text(written))
    assert found is None or isinstance(found, NumberProblem | Quantity)
