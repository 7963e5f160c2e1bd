"""What stands in a document: displayables, and simple nodes for everything else.

A node is JSON with a ``shape`` that ``show.typ`` and ``html_nodes`` know:

- ``sentence``: ``text`` (runs with ``strong``, ``emphasis``, ``code``, ``strike``, ``link``,
  ``line_break``, or ``svg`` with ``alternative``), ``role``, ``label``, ``footnote``
- ``list``: ``markers``, ``items`` (each a list of nodes)
- ``quote``: ``parts`` · ``code``: ``code`` · ``rule``
- ``picture``: ``format``, ``data`` (SVG text, or the bytes of a PNG/JPEG as numbers), …

Headings, tables and SVG charts that an analyst writes become displayables, so that they are
printed, numbered and checked like our own.
"""

from typing import Any

from helpers.display import Displayable

Node = dict[str, Any]
Block = Displayable | Node


def sentence(runs: list[Node]) -> Node:
    """Return a paragraph of runs."""
    return {"shape": "sentence", "role": "body", "label": "", "text": runs, "footnote": ""}


def code(text: str) -> Node:
    """Return program output or source, line by line."""
    return {"shape": "code", "code": text}


def picture(data: bytes, form: str, alternative: str) -> Node:
    """Return a PNG or JPEG; the size is left to the page."""
    return {
        "shape": "picture",
        "format": form,
        "data": list(data),
        "alternative": alternative,
        "label": "",
        "caption": [],
        "sample_mark": "",
        "notes": [],
        "width_mm": None,
        "height_mm": None,
    }
