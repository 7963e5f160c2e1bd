"""Hidden characters are shown; everything else passes."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from helpers.display.characters import visible, visible_lines


def test_controls_and_directions_are_named():
    assert visible("a\x00b\u202ec\u200bd\ufeff") == "a[U+0000]b[U+202E]c[U+200B]d[U+FEFF]"


def test_line_ends_and_tabs_become_spaces_and_letters_are_composed():
    assert visible("a\r\nb\tc") == "a  b c"
    assert visible("e\u0301") == "é"


def test_lines_stay_lines_in_program_output():
    assert visible_lines("a\tb\nc\x07") == "a   b\nc[U+0007]"


@given(st.text())
def test_what_comes_out_can_be_seen(text):
    assert not {unicodedata.category(c) for c in visible(text)} & {"Cc", "Cf", "Cs", "Co"}


@given(st.text(alphabet=st.characters(categories=["L", "N", "P"], max_codepoint=0x17F)))
def test_ordinary_text_is_left_alone(text):
    assert visible(text) == unicodedata.normalize("NFC", text)


@given(st.text(), st.frozensets(st.integers(32, 126)))
def test_only_covered_characters_and_names_remain(text, covered):
    name_characters = set(map(ord, "[]U+0123456789ABCDEF"))
    shown = visible(text, covered=covered | {32} | name_characters)
    assert set(map(ord, shown)) <= covered | {32} | name_characters
