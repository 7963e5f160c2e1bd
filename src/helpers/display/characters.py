"""Characters that would vanish or reorder a line are shown, not passed on.

Names and notes come from other people's spreadsheets. A control character, a zero-width mark or
a direction override can hide or turn round what stands on the page; a character without a glyph
would leave a hole. Both become ``[U+202E]``: visible, searchable, harmless.
"""

import unicodedata
from collections.abc import Collection
from typing import Final

_SPACES: Final = str.maketrans({"\t": " ", "\n": " ", "\r": " ", "\v": " ", "\f": " "})
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})


def visible(text: str, *, covered: Collection[int] | None = None) -> str:
    r"""Return ``text`` on one line with every hidden or uncovered character named.

    Parameters
    ----------
    text
        Any text; it is brought to Unicode's composed form first.
    covered
        Code points the fonts can draw; ``None`` means any.

    Examples
    --------
    >>> visible("Kota\u202eBontang")
    'Kota[U+202E]Bontang'
    >>> visible("Kutai\nBarat")
    'Kutai Barat'
    """
    text = unicodedata.normalize("NFC", text).translate(_SPACES)
    if covered is None and text.isascii() and text.isprintable():
        return text
    return "".join(char if _is_shown(char, covered) else _name(char) for char in text)


def visible_lines(text: str, *, covered: Collection[int] | None = None) -> str:
    """Return ``text`` as :func:`visible` does, line by line, tabs as four spaces."""
    lines = text.expandtabs(4).splitlines()
    return "\n".join(visible(line, covered=covered) for line in lines)


def _is_shown(char: str, covered: Collection[int] | None) -> bool:
    if unicodedata.category(char) in _HIDDEN:
        return False
    return covered is None or ord(char) in covered


def _name(char: str) -> str:
    return f"[U+{ord(char):04X}]"
