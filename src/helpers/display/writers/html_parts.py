"""Pieces of markup that several kinds share."""

import re
from typing import Final

from markupsafe import Markup, escape

from helpers.display.characters import visible
from helpers.display.models.chart import Chart
from helpers.display.models.table import Table
from helpers.display.models.text import Rich, Span, Tone
from helpers.display.writers.words import SAMPLE_MARK, caption_label

_PERCENT: Final = re.compile(r"\d[\d.,]* %|KTP-el")


def tag(name: str, content: str, css: str = "") -> Markup:
    """Return an element; ``content`` is escaped unless it is markup already."""
    css_class = Markup(' class="{}"').format(css) if css else Markup()
    return Markup("<{0}{1}>{2}</{0}>").format(name, css_class, content)


def classes(*names: str | Tone) -> str:
    """Join class names; a tone becomes ``rk-reached`` and the like, a plain one nothing."""
    known = (f"rk-{name.replace('_', '-')}" if isinstance(name, Tone) else name for name in names)
    return " ".join(name for name in known if name not in ("", "rk-"))


def rich_html(text: Rich) -> Markup:
    """Return rich text with ``strong``, ``em`` and tone classes."""
    return Markup().join(_span(span) for span in text)


def unbroken(text: str) -> Markup:
    """Return escaped text whose percentages never break before their sign."""
    return Markup(_PERCENT.sub(r'<span class="rk-nb">\g<0></span>', str(escape(visible(text)))))


def _span(span: Span) -> Markup:
    markup = unbroken(span.text)
    if span.emphasis:
        markup = tag("em", markup)
    if span.strong:
        return tag("strong", markup, classes(span.tone))
    return tag("span", markup, classes(span.tone)) if span.tone else markup


def caption_html(shown: Table | Chart) -> Markup:
    """Return number, caption and sample mark."""
    label = caption_label(shown)
    parts = [
        tag("span", label, "rk-number") if label else Markup(),
        rich_html(shown.caption),
        tag("span", SAMPLE_MARK, "rk-sample-mark") if shown.is_sample else Markup(),
    ]
    return Markup(" ").join(part for part in parts if part)


def notes_html(notes: tuple[Rich, ...]) -> Markup:
    """Return notes below a table or a picture, one paragraph each."""
    return Markup().join(tag("p", rich_html(note), "rk-note") for note in notes)
