"""The HTML edition: one file that loads nothing and runs nothing."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Final

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from helpers.display import Displayable, Heading
from helpers.display.characters import visible
from helpers.display.models.stack import Stack
from helpers.display.models.text import plain
from helpers.display.theme import DEFAULT_THEME, Theme
from helpers.display.writers.html import to_html
from helpers.display.writers.words import SAMPLE_MARK
from helpers.rendering.blocks import Block
from helpers.rendering.document import Document
from helpers.rendering.fonts import SHAPES, web_font
from helpers.rendering.html_nodes import block_html

_FACES: Final = (
    ("Source Sans Pro", "regular", 400, "normal"),
    ("Source Sans Pro", "italic", 400, "italic"),
    ("Source Sans Pro", "semibold", 600, "normal"),
)


def html_page(document: Document, theme: Theme = DEFAULT_THEME) -> str:
    """Return the whole page.

    Styles stand in one element whose hash the Content-Security-Policy names; scripts have no
    place in it. The page reads the same with scripts off, from a file or a chat message.
    """
    style = _style(theme.model_dump_json())
    blocks = _without_title(document)
    return _template().render(
        language=document.cover.language if document.cover else "id",
        title=visible(document.title),
        description=visible(document.cover.description) if document.cover else "",
        keywords=_keywords(document),
        policy=_policy(style),
        style=Markup(style),
        cover=to_html(document.cover) if document.cover else "",
        has_opening_heading=any(_headings(block) for block in document.opening),
        opening=[block_html(block) for block in document.opening],
        blocks=[block_html(block) for block in blocks],
        contents=[
            (heading.anchor, visible(heading.outline or plain(heading.text)))
            for block in (*document.opening, *blocks)
            for heading in _headings(block)
            if heading.level == 1 and heading.anchor
        ],
        sample=SAMPLE_MARK if document.cover and document.cover.is_sample else "",
        as_of=visible(document.cover.data_line) if document.cover else "",
        short_title=visible(document.cover.short_title) if document.cover else "",
    )


def _without_title(document: Document) -> tuple[Block, ...]:
    """Leave out a first heading that already is the title of a page without cover."""
    first = document.blocks[0] if document.cover is None and document.blocks else None
    if isinstance(first, Heading) and plain(first.text) == document.title:
        return document.blocks[1:]
    return document.blocks


def _headings(block: Block) -> list[Heading]:
    if isinstance(block, Heading):
        return [block]
    parts: tuple[Displayable, ...] = block.parts if isinstance(block, Stack) else ()
    return [heading for part in parts for heading in _headings(part)]


def _keywords(document: Document) -> str:
    if document.cover is None:
        return ""
    words = [SAMPLE_MARK] if document.cover.is_sample else []
    words += [word for word in document.cover.keywords if word not in words]
    return visible(", ".join(words))


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; font-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _style(theme_json: str) -> str:
    theme = Theme.model_validate_json(theme_json)
    colours = "".join(f"--{key.replace('_', '-')}:{value};" for key, value in theme)
    faces = [_face(*face) for face in _FACES]
    shapes = ",".join(f"U+{code:04X}" for code in sorted(SHAPES))
    faces.append(_face("Rakor Shapes", "shapes", 400, "normal", f"unicode-range:{shapes};"))
    sheet = (files("helpers.rendering") / "html" / "style.css").read_text(encoding="utf-8")
    return "\n".join([*faces, f":root{{{colours}}}", sheet])


def _face(family: str, name: str, weight: int, style: str, extra: str = "") -> str:
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};font-style:{style};{extra}'
        f'src:url("{web_font(name)}") format("woff");}}'
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = files("helpers.rendering") / "html" / "page.html.j2"
    return environment.from_string(source.read_text(encoding="utf-8"))
