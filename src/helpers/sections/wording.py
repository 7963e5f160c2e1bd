"""Sentences: one reviewed table of phrases, filled with values that come from the figures.

The table is ``params/phrases.yaml``. A template may hold ``**bold**`` and ``{names}``; values are
put in as they are and never read as marks, so a name with asterisks prints with asterisks.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from helpers.display import Span
from helpers.display.models.text import Rich
from helpers.errors import UsageError

Value = str | Rich
_PIECE = re.compile(r"\*\*|\{([a-z_]+)\}")


def say(phrases: Mapping[str, str], key: str, **values: Value) -> Rich:
    """Return the phrase of ``key`` with its placeholders filled.

    Parameters
    ----------
    phrases
        Templates by key.
    values
        What stands in the placeholders, already formatted; rich text keeps its marks.

    Raises
    ------
    UsageError
        When the table has no such phrase, or the phrase has a placeholder nobody fills.

    Examples
    --------
    >>> [span.text for span in say({"a": "Kurang **{jumlah} anak**."}, "a", jumlah="2.717")]
    ['Kurang ', '2.717 anak', '.']
    """
    if key not in phrases:
        raise UsageError(f'params/phrases.yaml: kalimat "{key}" tidak ada → tambahkan kuncinya')
    spans: list[Span] = []
    for text, name, strong in _pieces(key, phrases[key]):
        if not name:
            spans.append(Span(text=text, strong=strong))
        elif name not in values:
            raise UsageError(
                f'params/phrases.yaml: kalimat "{key}" memakai {{{name}}} yang tidak dikenal '
                f"→ pakai salah satu dari: {', '.join(sorted(values)) or '(tidak ada)'}"
            )
        else:
            spans.extend(_filled(values[name], strong))
    return _joined(spans)


def sentences(*parts: Rich | None) -> Rich:
    """Join sentences with a space; ``None`` and empty ones are left out."""
    spans: list[Span] = []
    for part in parts:
        if part:
            spans.extend((Span(text=" "), *part) if spans else part)
    return _joined(spans)


def capital(text: str) -> str:
    """Return ``text`` with a capital first letter, the rest untouched (``KTP-el`` stays)."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return ``text`` with a small first letter unless its first word is an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


@lru_cache(maxsize=512)
def _pieces(key: str, template: str) -> tuple[tuple[str, str, bool], ...]:
    """Cut a template into (text, placeholder, strong)."""
    pieces: list[tuple[str, str, bool]] = []
    strong, start = False, 0
    for match in _PIECE.finditer(template):
        pieces.append((template[start : match.start()], "", strong))
        start = match.end()
        if match.group(1):
            pieces.append(("", match.group(1), strong))
        else:
            strong = not strong
    if strong:
        raise UsageError(f'params/phrases.yaml: kalimat "{key}" membuka ** tanpa menutupnya')
    pieces.append((template[start:], "", strong))
    return tuple(piece for piece in pieces if piece[0] or piece[1])


def _filled(value: Value, strong: bool) -> tuple[Span, ...]:
    if isinstance(value, str):
        return (Span(text=value, strong=strong),)
    return tuple(span.model_copy(update={"strong": span.strong or strong}) for span in value)


def _joined(spans: list[Span]) -> Rich:
    """Merge neighbours that look alike."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.model_copy(update={"text": span.text}) == span:
            joined[-1] = last.model_copy(update={"text": last.text + span.text})
        elif span.text:
            joined.append(span)
    return tuple(joined)
