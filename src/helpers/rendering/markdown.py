"""Markdown cells as blocks: a table of handlers; an unknown construct is an error.

mistune is what nbconvert uses for HTML, so both read the same Markdown.
"""

from collections.abc import Callable, Iterable, Mapping
from html import unescape
from typing import Any, Final

import mistune

from helpers.display import Column, Heading, Row, Span, Table
from helpers.display.models.table import Cell, ColumnKind
from helpers.errors import ReportFailedError
from helpers.rendering.bitmaps import FORMS, bitmap
from helpers.rendering.blocks import Block, Node, code, sentence
from helpers.rendering.foreign_html import blocks_of_html, text_of_html
from helpers.rendering.mathematics import formula

Token = dict[str, Any]

_PLUGINS: Final = ["table", "strikethrough", "url", "math", "footnotes"]
_RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ATTACHED: Final = "attachment:"
_ADDRESSES: Final = ("https://", "http://", "mailto:")


def markdown_blocks(source: str, attachments: Mapping[str, Any] | None = None) -> list[Block]:
    """Return the blocks of one Markdown cell.

    Parameters
    ----------
    source
        The Markdown.
    attachments
        Pictures pasted into the cell, by name, as the notebook format stores them.

    Raises
    ------
    ReportFailedError
        When the cell holds a construct that has no handler.
    """
    parse = mistune.create_markdown(renderer=None, plugins=_PLUGINS)
    tokens: Any = parse(source)
    for token in tokens:
        if token["type"] == "paragraph":
            _attach(token["children"], attachments or {})
    return _blocks(tokens)


def _attach(children: Iterable[Token], attachments: Mapping[str, Any]) -> None:
    """Put pasted pictures, and those written out in the text, into the tokens that name them."""
    for child in children:
        if child["type"] != "image":
            continue
        for mime, form in FORMS.items():
            prefix = f"data:{mime};base64,"
            if child["attrs"]["url"].startswith(prefix):
                child["attrs"]["picture"] = (child["attrs"]["url"].removeprefix(prefix), form)
        stored = attachments.get(child["attrs"]["url"].removeprefix(_ATTACHED), {})
        for mime, form in FORMS.items():
            if child["attrs"]["url"].startswith(_ATTACHED) and mime in stored:
                child["attrs"]["picture"] = (stored[mime], form)


def _blocks(tokens: Any) -> list[Block]:
    return [block for token in tokens for block in _handler(_BLOCKS, token)(token)]


def _runs(tokens: Iterable[Token], **marks: Any) -> list[Node]:
    return [{**marks, **run} for token in tokens for run in _handler(_INLINES, token)(token)]


def _handler(table: Mapping[str, Callable[[Token], Any]], token: Token) -> Callable[[Token], Any]:
    kind = token["type"]
    if kind not in table:
        raise ReportFailedError(f"Markdown memuat unsur yang belum dapat dicetak: {kind}")
    return table[kind]


# ---------------------------------------------------------------- blocks


def _heading(token: Token) -> list[Block]:
    # Levels below three look alike in print; links and code in a heading are set as plain words.
    words = tuple(
        Span(
            text=run.get("text") or " ",
            strong=bool(run.get("strong")),
            emphasis=bool(run.get("emphasis")),
        )
        for run in _runs(token["children"])
    )
    return [Heading(text=words, level=min(token["attrs"]["level"], 3))]


def _paragraph(token: Token) -> list[Block]:
    """Return the paragraph; a pasted picture in it stands as a block of its own."""
    blocks: list[Block] = []
    words: list[Token] = []
    for child in token["children"]:
        if "picture" not in child.get("attrs", {}):
            words.append(child)
            continue
        blocks += _sentence(words)
        words = []
        alternative = "".join(run.get("text", " ") for run in _runs(child["children"]))
        stored, form = child["attrs"]["picture"]
        blocks += bitmap(stored, form, alternative or "Gambar")
    return [*blocks, *_sentence(words)]


def _sentence(children: Iterable[Token]) -> list[Block]:
    runs = _runs(children)
    return (
        [sentence(runs)]
        if any(run.get("text", " ").strip() or "svg" in run for run in runs)
        else []
    )


def _list(token: Token) -> list[Block]:
    attributes = token["attrs"]
    count = len(token["children"])
    first = attributes.get("start") or 1
    markers = [f"{first + i}." for i in range(count)] if attributes["ordered"] else ["•"] * count
    items = [_as_nodes(_blocks(item["children"])) for item in token["children"]]
    return [{"shape": "list", "markers": markers, "items": items}]


def _quote(token: Token) -> list[Block]:
    return [{"shape": "quote", "parts": _as_nodes(_blocks(token["children"]))}]


def _footnotes(token: Token) -> list[Block]:
    """Return the notes of the cell below its text, by their numbers."""
    notes = token["children"]
    markers = [f"{note['attrs']['index']}." for note in notes]
    items = [_as_nodes(_blocks(note["children"])) for note in notes]
    return [{"shape": "list", "markers": markers, "items": items}]


def _raised(number: int) -> str:
    return str(number).translate(_RAISED)


def _as_nodes(blocks: list[Block]) -> list[Block]:
    # Inside lists and quotes a heading would break the outline: it becomes a strong paragraph.
    return [
        sentence([{"text": span.text, "strong": True} for span in block.text])
        if isinstance(block, Heading)
        else block
        for block in blocks
    ]


def _table(token: Token) -> list[Block]:
    head, *bodies = token["children"]
    columns = tuple(
        Column(
            key=f"column_{index + 1}",
            label=_plain(cell),
            kind=ColumnKind.COUNT if cell["attrs"].get("align") == "right" else ColumnKind.TEXT,
        )
        for index, cell in enumerate(head["children"])
    )
    rows = tuple(
        Row(cells=tuple(Cell(text=_plain(cell)) for cell in row["children"]))
        for body in bodies
        for row in body["children"]
    )
    return [Table(columns=columns, rows=rows)]


def _plain(token: Token) -> str:
    return "".join(run.get("text", " ") for run in _runs(token["children"]))


def _block_math(token: Token) -> list[Block]:
    return [sentence([formula(token["raw"].strip())])]


# ---------------------------------------------------------------- runs


def _marked(**marks: Any) -> Callable[[Token], list[Node]]:
    return lambda token: _runs(token["children"], **marks)


def _link(token: Token) -> list[Node]:
    address = token["attrs"]["url"]
    marks = {"link": address} if address.startswith(_ADDRESSES) else {}
    return _runs(token["children"], **marks)


def _image(token: Token) -> list[Node]:
    # A picture in Markdown lies outside the notebook; its words stand for it.
    words = "".join(run.get("text", " ") for run in _runs(token["children"]))
    return [{"text": f"[Gambar: {words or token['attrs']['url']}]", "emphasis": True}]


def _inline_html(token: Token) -> list[Node]:
    raw = token["raw"].lower().replace(" ", "").replace("/", "")
    if raw == "<br>":
        return [{"text": " ", "line_break": True}]
    words = text_of_html(token["raw"])
    return [{"text": words}] if words else []


_BLOCKS: Final[Mapping[str, Callable[[Token], list[Block]]]] = {
    "blank_line": lambda _: [],
    "block_code": lambda token: [code(token["raw"].rstrip("\n"))],
    "block_html": lambda token: blocks_of_html(token["raw"]),
    "block_math": _block_math,
    "block_quote": _quote,
    "block_text": _paragraph,
    "footnotes": _footnotes,
    "heading": _heading,
    "list": _list,
    "paragraph": _paragraph,
    "table": _table,
    "thematic_break": lambda _: [{"shape": "rule"}],
}
_INLINES: Final[Mapping[str, Callable[[Token], list[Node]]]] = {
    # "$$…$$" amid a sentence.
    "block_math": lambda token: [formula(token["raw"].strip())],
    "codespan": lambda token: [{"text": token["raw"], "code": True}],
    "emphasis": _marked(emphasis=True),
    "footnote_ref": lambda token: [{"text": _raised(token["attrs"]["index"])}],
    "image": _image,
    "inline_html": _inline_html,
    "inline_math": lambda token: [formula(token["raw"])],
    "linebreak": lambda _: [{"text": " ", "line_break": True}],
    "link": _link,
    "softbreak": lambda _: [{"text": " "}],
    "strikethrough": _marked(strike=True),
    "strong": _marked(strong=True),
    "text": lambda token: [{"text": unescape(token["raw"])}],
}
