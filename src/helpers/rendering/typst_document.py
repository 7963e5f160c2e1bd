"""The JSON that show.typ prints, every character of it drawable."""

import json
from typing import Any, Final

from helpers.display import Cover, Displayable
from helpers.display.characters import visible, visible_lines
from helpers.display.pictures import safe_svg
from helpers.display.theme import DEFAULT_THEME, Theme
from helpers.display.writers.typst import to_typst
from helpers.rendering.blocks import Block, Node
from helpers.rendering.document import Document
from helpers.rendering.fonts import printable, printable_code

_PLAIN_COVER: Final = Cover(
    title="",
    short_title="",
    office="",
    region="",
    region_code="",
    as_of="",
    meeting="",
    data_line="",
)


def typst_data(document: Document, theme: Theme = DEFAULT_THEME) -> Node:
    """Return the document as JSON values."""
    cover = to_typst(document.cover or _PLAIN_COVER)
    if document.cover is None:
        cover |= {"is_shown": False, "title": document.title, "short_title": document.title}
    data: Node = {
        "cover": cover,
        "opening": [_node(block) for block in document.opening],
        "blocks": [_node(block) for block in document.blocks],
    }
    return {"theme": theme.model_dump(mode="json"), **_drawable(data)}


def typst_json(document: Document, *, indent: int | None = None) -> str:
    """Return the document as JSON text, letters as they are."""
    return json.dumps(typst_data(document), ensure_ascii=False, indent=indent)


def _node(block: Block) -> Node:
    return to_typst(block) if isinstance(block, Displayable) else block


def _drawable(value: Any, key: str = "") -> Any:
    """Name every character that no font of ours can draw; PDF/A refuses holes."""
    if isinstance(value, dict):
        if value.get("code") is True:
            return value | {"text": visible(value["text"], covered=printable_code())}
        return {name: _drawable(part, name) for name, part in value.items()}
    if isinstance(value, list):
        # The bytes of a picture need no look.
        return value if key == "data" else [_drawable(part, key) for part in value]
    if not isinstance(value, str):
        return value
    if key in ("data", "svg"):
        return safe_svg(value, covered=printable())
    if key == "code":
        return visible_lines(value, covered=printable_code())
    return visible(value, covered=printable())
