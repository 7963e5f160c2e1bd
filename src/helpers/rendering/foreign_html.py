"""Foreign HTML – a DataFrame, an analyst's own markup – taken apart into blocks.

Nothing of the markup is passed on: words, tables, lists and embedded pictures are read and set
anew. A script, a style or an address that would be loaded has no way through.
"""

import base64
import binascii
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from helpers.display import Chart, Displayable, Heading, Span
from helpers.display.pictures import PictureError, safe_svg
from helpers.rendering.blocks import Block, Node, code, picture, sentence
from helpers.rendering.foreign_table import table_of

_DROPPED: Final = frozenset(
    ("script", "style", "template", "noscript", "iframe", "object", "embed", "head", "link")
)
_MARKS: Final[Mapping[str, Node]] = {
    "b": {"strong": True},
    "strong": {"strong": True},
    "em": {"emphasis": True},
    "i": {"emphasis": True},
    "code": {"code": True},
    "kbd": {"code": True},
    "s": {"strike": True},
    "del": {"strike": True},
}
_PICTURE: Final = re.compile(r"data:image/(png|jpeg);base64,([A-Za-z0-9+/=\s]+)")
_SPACE: Final = re.compile(r"\s+")
SVG_WIDTH_MM: Final = 170.0


def blocks_of_html(html: str, alternative: str = "Gambar") -> list[Block]:
    """Return what a reader of the HTML would see, as blocks.

    Parameters
    ----------
    html
        Any HTML; never trusted.
    alternative
        Words for pictures that carry none of their own.
    """
    return _Reader(alternative).read(BeautifulSoup(html, "html.parser"))


def text_of_html(html: str) -> str:
    """Return the words of a piece of HTML without any markup."""
    soup = BeautifulSoup(html, "html.parser")
    for dropped in soup.find_all(list(_DROPPED)):
        dropped.decompose()
    return soup.get_text()


def svg_chart(svg: str, alternative: str) -> Displayable:
    """Return a foreign SVG as a chart without caption, as wide as the page at most."""
    size = re.search(r'viewBox="[\d.\-]+[ ,]+[\d.\-]+[ ,]+([\d.]+)[ ,]+([\d.]+)"', svg)
    ratio = float(size[2]) / float(size[1]) if size and float(size[1]) else 0.6
    width = min(SVG_WIDTH_MM, float(size[1]) * 25.4 / 72) if size else SVG_WIDTH_MM
    return Chart(
        svg=svg, alternative=alternative, caption=(), width_mm=width, height_mm=width * ratio
    )


class _Reader:
    """One pass over one tree: runs of words gather into paragraphs between blocks."""

    def __init__(self, alternative: str) -> None:
        self._alternative = alternative
        self._blocks: list[Block] = []
        self._runs: list[Node] = []

    def read(self, root: Tag) -> list[Block]:
        self._walk(root, {})
        self._close()
        return self._blocks

    def _close(self) -> None:
        if any(run["text"].strip() for run in self._runs):
            self._blocks.append(sentence(self._runs))
        self._runs = []

    def _add(self, block: Block) -> None:
        self._close()
        self._blocks.append(block)

    def _walk(self, parent: Tag, marks: Node) -> None:
        for child in parent.children:
            if isinstance(child, NavigableString):
                # Comments and declarations are kinds of it.
                if type(child) is NavigableString:
                    self._words(str(child), marks)
            elif isinstance(child, Tag) and child.name not in _DROPPED:
                self._element(child, marks)

    def _words(self, text: str, marks: Node) -> None:
        words = _SPACE.sub(" ", text)
        if words.strip() or self._runs:
            self._runs.append({"text": words, **marks})

    def _element(self, element: Tag, marks: Node) -> None:
        handler = _ELEMENTS.get(element.name)
        if handler is not None:
            handler(self, element)
        elif element.name == "br":
            self._runs.append({"text": " ", "line_break": True})
        elif element.name in _BLOCKS:
            self._close()
            self._walk(element, marks)
            self._close()
        else:
            self._walk(element, marks | _MARKS.get(element.name, {}))

    def table(self, element: Tag) -> None:
        found = table_of(element)
        if found is not None:
            self._add(found)

    def heading(self, element: Tag) -> None:
        words = _SPACE.sub(" ", element.get_text()).strip()
        if words:
            self._add(Heading(text=(Span(text=words),), level=min(int(element.name[1]), 3)))

    def items(self, element: Tag) -> None:
        items = [
            _Reader(self._alternative).read(one) for one in element.find_all("li", recursive=False)
        ]
        ordered = element.name == "ol"
        markers = [f"{i + 1}." if ordered else "•" for i in range(len(items))]
        self._add({"shape": "list", "markers": markers, "items": items})

    def quote(self, element: Tag) -> None:
        self._add({"shape": "quote", "parts": _Reader(self._alternative).read(element)})

    def preformatted(self, element: Tag) -> None:
        self._add(code(element.get_text().strip("\n")))

    def image(self, element: Tag) -> None:
        words = str(element.get("alt") or self._alternative)
        found = _PICTURE.fullmatch(str(element.get("src") or ""))
        if found:
            try:
                data = base64.b64decode(found[2], validate=False)
            except binascii.Error:
                return
            self._add(picture(data, "png" if found[1] == "png" else "jpg", words))
        elif element.get("alt"):
            # The picture itself lies outside the notebook and is never fetched.
            self._runs.append({"text": f"[Gambar: {words}]", "emphasis": True})

    def vector(self, element: Tag) -> None:
        # The HTML parser writes names in lower case, the gate wants XML: "viewbox" is lost.
        source = str(element).replace("viewbox=", "viewBox=").replace("clippath", "clipPath")
        try:
            self._add(svg_chart(safe_svg(source), self._alternative))
        except PictureError:
            self._runs.append({"text": f"[{self._alternative}]", "emphasis": True})

    def rule(self, _element: Tag) -> None:
        self._add({"shape": "rule"})


_BLOCK_NAMES: Final = (
    "p div section article main header footer aside figure figcaption details summary dl dt dd "
    "address center body html"
)
_BLOCKS: Final = frozenset(_BLOCK_NAMES.split())
_ELEMENTS: Final[Mapping[str, Callable[[_Reader, Tag], Any]]] = {
    "table": _Reader.table,
    "ul": _Reader.items,
    "ol": _Reader.items,
    "blockquote": _Reader.quote,
    "pre": _Reader.preformatted,
    "img": _Reader.image,
    "svg": _Reader.vector,
    "hr": _Reader.rule,
    **{f"h{level}": _Reader.heading for level in range(1, 7)},
}
