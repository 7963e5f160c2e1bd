"""Headings, sentences and lists whose words come from the figures."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Literal

from helpers.display.models.model import Displayable, Part


class Tone(StrEnum):
    """Meaning that print carries by weight, shape and colour together, never by colour alone."""

    PLAIN = ""
    REACHED = "reached"
    NOT_REACHED = "not_reached"
    MUTED = "muted"


class Span(Part):
    """A run of text."""

    text: str
    strong: bool = False
    emphasis: bool = False
    tone: Tone = Tone.PLAIN


Rich = tuple[Span, ...]


def rich(*parts: str | Span | Iterable[Span]) -> Rich:
    """Join strings and spans into rich text.

    Examples
    --------
    >>> rich("kurang ", Span(text="2.717 anak", strong=True))[1].strong
    True
    """
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(Span(text=part))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans.extend(part)
    return tuple(spans)


def plain(text: Rich) -> str:
    """Return rich text without its marks."""
    return "".join(span.text for span in text)


class Heading(Displayable):
    """A heading that says the finding; ``level`` 1 is a chapter of the report.

    ``new_page`` starts a page in print. ``outline`` is the short topic for contents and
    bookmarks where the heading itself is long. ``anchor`` is its address within an HTML page, set
    when a document is put together and empty before.
    """

    shape: Literal["heading"] = "heading"
    text: Rich
    level: int = 1
    new_page: bool = False
    outline: str = ""
    anchor: str = ""


class Sentence(Displayable):
    """A paragraph. ``lead`` is the sentence a head of office reads aloud, ``note`` is small."""

    shape: Literal["sentence"] = "sentence"
    text: Rich
    role: Literal["body", "lead", "note"] = "body"
    label: str = ""
    footnote: str = ""


class Items(Displayable):
    """A list: ``letters`` (a) (b), ``numbers`` 1 2, or ``bullets``."""

    shape: Literal["items"] = "items"
    items: tuple[Rich, ...]
    marker: Literal["letters", "numbers", "bullets"] = "bullets"
    heading: str = ""
