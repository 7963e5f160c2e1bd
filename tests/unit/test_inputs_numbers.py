"""Numbers by the kind of their column: equal to what was written, or refused."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.figures.published import check_published
from helpers.inputs.cells import Cell, CellKind
from helpers.inputs.number_text import Absence, NumberProblem, parse_count, parse_percent
from helpers.inputs.sheet_xml import shortest_number
from helpers.vocabulary.numbers import round_half_up

COUNTS = st.one_of(st.integers(0, 9_999), st.integers(0, 300_000_000))
BLANKS = ("", " ", "\u00a0", "\u202f", "\ufeff", "\t", "\u2009 ")


def text(value: str) -> Cell:
    return Cell(CellKind.TEXT, value)


def number(value: str, shown: str = "General") -> Cell:
    return Cell(CellKind.NUMBER, shortest_number(value), shown)


def grouped(value: int, sign: str) -> str:
    return f"{value:,}".replace(",", sign)


@given(
    value=COUNTS,
    sign=st.sampled_from(["", ".", ",", " ", "\u00a0", "\u202f"]),
    before=st.sampled_from(BLANKS),
    after=st.sampled_from(BLANKS),
)
def test_every_usual_spelling_of_a_count_reads_back(value, sign, before, after):
    written = grouped(value, sign) if sign else str(value)
    assert parse_count(text(f"{before}{written}{after}")) == value
    assert parse_count(number(str(value))) == value
    assert parse_count(number(f"{value}.0")) == value
    assert parse_count(number(f"{value:.16E}")) == value


@given(st.text(alphabet="0123456789., -\u00a0", max_size=14))
def test_a_count_is_never_another_number_than_its_digits(written):
    value = parse_count(text(written), may_be_negative=True)
    if isinstance(value, int):
        digits = re.sub(r"\D", "", written)
        assert abs(value) == int(digits)
        # Signs only group digits by three: a decimal comma is never swallowed.
        assert all(
            len(part) == 3 for part in re.split(r"[., \u00a0]", written.strip(" \u00a0-"))[1:]
        )


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused_in_words(written):
    for parsed in (parse_count(text(written)), parse_percent(text(written))):
        if isinstance(parsed, NumberProblem):
            assert parsed.problem
            assert parsed.action


@given(whole=st.integers(0, 300_000), decimals=st.integers(1, 999_999))
def test_fractions_in_a_count_column_are_refused(whole, decimals):
    shown = f"{whole}.{decimals:06d}".rstrip("0")
    assert isinstance(parse_count(number(shown)), NumberProblem)


def test_a_count_that_excel_took_for_a_fraction_is_named_with_what_it_may_have_been():
    problem = parse_count(number("207.88900000000001"))
    assert isinstance(problem, NumberProblem)
    assert "207,889" in problem.problem
    assert "207.889" in problem.problem


@pytest.mark.parametrize("written", ["", " ", "-", "–", "…", "...", "n/a", "N/A", "\u00a0"])
def test_nothing_is_no_data(written):
    assert parse_count(text(written)) is Absence.NO_DATA
    assert parse_percent(text(written)) is Absence.NO_DATA


def test_not_applicable_is_said_in_words():
    assert parse_count(text("Tidak  berlaku")) is Absence.NOT_APPLICABLE


@pytest.mark.parametrize(
    "written",
    ["0,5", "12,0", "007", "1.23", "1.2345", "1,234.567", "1 23", "٣", "½", "1e3", "+5", "0x1F"],
)
def test_doubtful_counts_are_refused(written):
    assert isinstance(parse_count(text(written)), NumberProblem)


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number("99.65"), "99.65"),
        (number("99.650000000000006"), "99.65"),
        (number("99.6456", "0.00"), "99.65"),
        (number("99.6", "0.00"), "99.60"),
        (number("99.645", "0.00"), "99.65"),
        (number("0.996456", "0.00%"), "99.65"),
        (number("0.9965", "0%"), "100"),
        (number("0.0577", "0.00 %"), "5.77"),
        (number("98.7827", '0.00" %"'), "98.78"),
        (number("98.7827", "#,##0.0"), "98.8"),
        (number("98.7827", "0.00;[Red]-0.00"), "98.78"),
        (number("98.7827", "0"), "99"),
        (number("5"), "5"),
        (number("99.64564853"), "99.64564853"),
        (text("97,16 %"), "97.16"),
        (text("97.16"), "97.16"),
        (text(" 99 "), "99"),
        (text("100,00%"), "100.00"),
    ],
)
def test_published_percentages_keep_the_decimals_they_show(cell, shown):
    assert parse_percent(cell) == shown


@pytest.mark.parametrize("written", ["sembilan", "97,1,6", "1.234,5", "-3", "97%%", ">99"])
def test_doubtful_percentages_are_refused(written):
    assert isinstance(parse_percent(text(written)), NumberProblem)


@given(
    base=st.integers(1, 3_000_000),
    part=st.integers(0, 3_000_000),
    decimals=st.integers(0, 4),
)
def test_a_shown_percentage_is_the_exact_one_rounded(base, part, decimals):
    """A format shows what half-up rounding of the exact ratio gives, unless it lies on the edge."""
    exact = Fraction(100 * part, base)
    edge = abs((exact * 10**decimals * 2) % 2 - 1)
    stored = f"{float(exact):.17g}"
    shown = parse_percent(number(stored, "0." + "0" * decimals if decimals else "0"))
    assert isinstance(shown, str)
    if edge > Fraction(1, 10**6):
        assert Fraction(shown) == round_half_up(exact, decimals)
        assert check_published(shown, part, base, None) == "consistent"


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e12, max_value=1e12))
def test_the_shortest_number_is_the_same_number(value):
    shortest = shortest_number(f"{value:.17g}")
    assert "e" not in shortest.lower()
    assert float(shortest) == pytest.approx(value, rel=1e-15, abs=1e-20)
