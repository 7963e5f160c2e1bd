"""The few words that writers add themselves, in one place, so that all formats add the same."""

from typing import Final

from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.table import Table
from helpers.display.models.text import Items, plain

SAMPLE_MARK: Final = "DATA CONTOH"
_ENDS: Final = (".", ":", "?", "!")
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def run_in(label: str) -> str:
    """Return the label of a paragraph closed with a full stop: ``Akta kelahiran.``."""
    return label if label.endswith(_ENDS) else f"{label}."


def marker(items: Items, index: int) -> str:
    """Return the mark before item ``index``: ``(a)``, ``1.`` or ``•``."""
    if items.marker == "letters":
        # Beyond z the letters double, as in the lists of a decree: (aa), (bb).
        turn, place = divmod(index, len(_LETTERS))
        return f"({_LETTERS[place] * (turn + 1)})"
    return f"{index + 1}." if items.marker == "numbers" else "•"


def sample_line(cover: Cover) -> str:
    """Return the banner of a report made from sample data, or nothing."""
    if not cover.is_sample:
        return ""
    return f"{SAMPLE_MARK} – {cover.sample_note}" if cover.sample_note else SAMPLE_MARK


def identity_lines(cover: Cover) -> tuple[str, str]:
    """Return the two lines below the title: meeting and date, source and revision."""
    lines = ((cover.meeting, cover.data_line), (cover.source_line, f"Revisi {cover.revision}"))
    return (_dotted(lines[0]), _dotted(lines[1]))


def _dotted(parts: tuple[str, ...]) -> str:
    return " · ".join(part for part in parts if part)


def caption_label(shown: Table | Chart) -> str:
    """Return ``Tabel 3.`` or ``Gambar 2.``, or nothing before the document has been numbered."""
    return f"{shown.label}." if shown.label else ""


def caption_text(shown: Table | Chart) -> str:
    """Return number, caption and sample mark as one line of plain text."""
    mark = f"({SAMPLE_MARK})" if shown.is_sample else ""
    return " ".join(part for part in (caption_label(shown), plain(shown.caption), mark) if part)
