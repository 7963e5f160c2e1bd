"""HTML: semantic markup with classes, every value escaped, no style attributes, no scripts."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from markupsafe import Markup

from helpers.display.characters import visible
from helpers.display.models.chart import Chart
from helpers.display.models.cover import Cover
from helpers.display.models.key_figures import KeyFigure, KeyFigures
from helpers.display.models.model import Displayable
from helpers.display.models.notice import Notice
from helpers.display.models.stack import Stack
from helpers.display.models.table import Table
from helpers.display.models.text import Heading, Items, Sentence
from helpers.display.writers.html_parts import classes, rich_html, tag, unbroken
from helpers.display.writers.html_picture import chart_html
from helpers.display.writers.html_table import table_html
from helpers.display.writers.notebook_style import NOTEBOOK_STYLE
from helpers.display.writers.words import SAMPLE_MARK, identity_lines, run_in, sample_line


def to_html(displayable: Displayable) -> Markup:
    """Return ``displayable`` as markup that stands in a page with the report's style sheet.

    Raises
    ------
    KeyError
        When the kind has no writer: a kind without one must not vanish from a report.
    """
    return _WRITERS[type(displayable)](displayable)


def to_notebook_html(displayable: Displayable) -> Markup:
    """Return ``displayable`` as markup that brings its own small style along, for JupyterLab."""
    return Markup('<style>{}</style><div class="rk">{}</div>').format(
        NOTEBOOK_STYLE, to_html(displayable)
    )


def _cover(cover: Cover) -> Markup:
    facts = Markup("<br>").join(unbroken(line) for line in identity_lines(cover) if line)
    return Markup('<div class="rk-cover">{}{}{}{}</div>').format(
        tag("p", visible(cover.office), "rk-office"),
        tag("h1", visible(cover.title)),
        tag("p", facts, "rk-identity"),
        _sample(cover),
    )


def _sample(cover: Cover) -> Markup:
    if not cover.is_sample:
        return Markup()
    words = visible(sample_line(cover).removeprefix(SAMPLE_MARK))
    return tag("p", tag("strong", SAMPLE_MARK) + words, "rk-sample")


def _heading(heading: Heading) -> Markup:
    # The page's only h1 is the title on the cover.
    name = f"h{min(heading.level + 1, 6)}"
    anchor = Markup(' id="{}"').format(heading.anchor) if heading.anchor else Markup()
    return Markup("<{0}{1}>{2}</{0}>").format(name, anchor, rich_html(heading.text))


def _sentence(sentence: Sentence) -> Markup:
    label = (
        tag("strong", visible(run_in(sentence.label)), "rk-label") + " "
        if sentence.label
        else Markup()
    )
    mark = tag("sup", "*") if sentence.footnote else Markup()
    role = "" if sentence.role == "body" else f"rk-{sentence.role}"
    paragraph = tag("p", label + rich_html(sentence.text) + mark, role)
    if not sentence.footnote:
        return paragraph
    return paragraph + tag("p", mark + " " + visible(sentence.footnote), "rk-note rk-footnote")


def _items(items: Items) -> Markup:
    heading = tag("p", visible(items.heading), "rk-list-heading") if items.heading else Markup()
    body = Markup().join(tag("li", rich_html(item)) for item in items.items)
    name = "ul" if items.marker == "bullets" else "ol"
    return heading + tag(name, body, f"rk-{items.marker}")


def _notice(notice: Notice) -> Markup:
    text = tag("strong", visible(notice.title)) + " " + rich_html(notice.text)
    return tag("p", text, f"rk-notice rk-notice-{notice.kind}")


def _key_figures(figures: KeyFigures) -> Markup:
    return tag("dl", Markup().join(map(_key_figure, figures.figures)), "rk-key-figures")


def _key_figure(figure: KeyFigure) -> Markup:
    note = tag("dd", visible(figure.note), "rk-note") if figure.note else Markup()
    value = tag("dd", visible(figure.value), classes("rk-value", figure.tone))
    return tag("div", tag("dt", visible(figure.label)) + value + note)


def _stack(stack: Stack) -> Markup:
    body = Markup("\n").join(to_html(part) for part in stack.parts)
    return tag("div", body, "rk-stack rk-keep" if stack.keep else "rk-stack")


_WRITERS: Final[Mapping[type[Displayable], Callable[[Any], Markup]]] = {
    Chart: chart_html,
    Cover: _cover,
    Heading: _heading,
    Items: _items,
    KeyFigures: _key_figures,
    Notice: _notice,
    Sentence: _sentence,
    Stack: _stack,
    Table: table_html,
}
