"""Nodes (see ``blocks``) as HTML: a table of handlers, every value escaped."""

import base64
from collections.abc import Callable, Mapping
from typing import Final

from markupsafe import Markup, escape

from helpers.display import Displayable
from helpers.display.characters import visible, visible_lines
from helpers.display.pictures import safe_svg
from helpers.display.writers.html import to_html
from helpers.display.writers.html_parts import tag
from helpers.rendering.blocks import Block, Node

_MIME: Final = {"png": "image/png", "jpg": "image/jpeg"}
_WRAPPERS: Final = (("emphasis", "em"), ("strong", "strong"), ("strike", "s"), ("code", "code"))


def block_html(block: Block) -> Markup:
    """Return a displayable or a node as markup.

    Raises
    ------
    KeyError
        When a node has a shape without a handler.
    """
    if isinstance(block, Displayable):
        return to_html(block)
    return _NODES[block["shape"]](block)


def _runs(runs: list[Node]) -> Markup:
    return Markup().join(_run(run) for run in runs)


def _run(run: Node) -> Markup:
    if run.get("line_break"):
        return Markup("<br>")
    if "svg" in run:
        label = {"role": "img", "aria-label": visible(run["alternative"]), "class": "rk-formula"}
        return Markup(_sized(run["svg"], label))
    markup = escape(visible(run["text"]))
    for mark, name in _WRAPPERS:
        if run.get(mark):
            markup = tag(name, markup)
    if run.get("link"):
        return Markup('<a href="{}" rel="noreferrer">{}</a>').format(run["link"], markup)
    return markup


def _sized(svg: str, root: dict[str, str]) -> str:
    """Keep the picture's own size: a formula belongs to its line."""
    head = svg[: svg.index(">")]
    for name in ("width", "height"):
        _, found, rest = head.partition(f' {name}="')
        if found:
            root[name] = rest.split('"', 1)[0]
    return safe_svg(svg, root=root)


def _sentence(node: Node) -> Markup:
    return tag("p", _runs(node["text"]))


def _list(node: Node) -> Markup:
    name = "ul" if node["markers"][:1] == ["•"] else "ol"
    start = Markup()
    if name == "ol" and node["markers"] and node["markers"][0] != "1.":
        start = Markup(' start="{}"').format(node["markers"][0].rstrip("."))
    items = Markup().join(tag("li", _all(item)) for item in node["items"])
    return Markup("<{0}{1}>{2}</{0}>").format(name, start, items)


def _all(blocks: list[Block]) -> Markup:
    return Markup("\n").join(block_html(block) for block in blocks)


def _quote(node: Node) -> Markup:
    return tag("blockquote", _all(node["parts"]))


def _code(node: Node) -> Markup:
    return Markup(
        '<div class="rk-scroll" role="group" tabindex="0" aria-label="Keluaran program">'
        "<pre>{}</pre></div>"
    ).format(visible_lines(node["code"]))


def _picture(node: Node) -> Markup:
    data = base64.b64encode(bytes(node["data"])).decode("ascii")
    notes = Markup().join(tag("p", _runs(note), css="rk-note") for note in node["notes"])
    return Markup(
        '<figure class="rk-chart"><img src="data:{};base64,{}" alt="{}">{}</figure>'
    ).format(_MIME[node["format"]], data, visible(node["alternative"]), notes)


def _rule(_node: Node) -> Markup:
    return Markup("<hr>")


_NODES: Final[Mapping[str, Callable[[Node], Markup]]] = {
    "code": _code,
    "list": _list,
    "picture": _picture,
    "quote": _quote,
    "rule": _rule,
    "sentence": _sentence,
}
