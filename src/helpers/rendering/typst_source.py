"""The report as Typst source that a person can read, change and compile."""

from collections.abc import Mapping
from typing import Any

from helpers.rendering.document import collect
from helpers.rendering.typst_compile import TEMPLATE_FILES, template_folder
from helpers.rendering.typst_document import typst_json


def typst_source(notebook: Mapping[str, Any], name: str) -> tuple[str, dict[str, bytes]]:
    """Return the source, and the files it reads by name relative to it.

    The words and figures of the report stand in ``document.json``, never in the source.
    """
    folder = f"{name}_files"
    outputs = {
        f"{folder}/{file}": (template_folder() / file).read_bytes() for file in TEMPLATE_FILES
    }
    data = typst_json(collect(notebook, name), indent=1)
    outputs[f"{folder}/document.json"] = data.encode("utf-8")
    source = (
        f"#import {_quoted(f'{folder}/show.typ')}: show-document\n"
        f"#show-document(json({_quoted(f'{folder}/document.json')}))\n"
    )
    return source, outputs


def _quoted(text: str) -> str:
    """Return a Typst string; a notebook may be named anything."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
