"""Outputs of code cells as blocks: our displayables first, then what Jupyter knows."""

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from helpers.display import MIME_TYPE, from_data
from helpers.display.pictures import PictureError, safe_svg
from helpers.errors import ReportFailedError
from helpers.rendering.bitmaps import FORMS, bitmap
from helpers.rendering.blocks import Block, code
from helpers.rendering.foreign_html import blocks_of_html, svg_chart
from helpers.rendering.markdown import markdown_blocks

# "<Axes: >" or "<matplotlib.lines.Line2D at 0x7f…>": the shadow of a picture, different every run.
_SHADOW: Final = re.compile(r"^\[?<.*>\]?$|\bat 0x[0-9a-f]{6,}", re.DOTALL)
# An analyst's picture has no words of its own: readers are told where they come from.
_BORROWED_WORDS: Final = "Teks pengganti gambar ini diambil dari judul bagiannya."
_ANSI: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")


def output_blocks(output: Mapping[str, Any], nearest_heading: str) -> list[Block]:
    """Return what one output prints; warnings and logs (``stderr``) are not part of a report.

    Parameters
    ----------
    output
        An output of the notebook format 4.
    nearest_heading
        Words of the heading above, for the alternative text of pictures without their own.

    Raises
    ------
    ReportFailedError
        When the cell ended in an error, or stored data are not of a known kind.
    """
    kind = output["output_type"]
    if kind == "error":
        raise ReportFailedError(f"{output.get('ename')}: {output.get('evalue')}")
    if kind == "stream":
        text = _ANSI.sub("", _joined(output["text"])).strip("\n")
        return [code(text)] if output.get("name") == "stdout" and text.strip() else []
    words = f"Gambar pada bagian “{nearest_heading}”" if nearest_heading else "Gambar tanpa judul"
    data = output["data"]
    for mime, handler in _HANDLERS.items():
        if mime in data:
            return handler(data[mime], words)
    return []


def _joined(text: Any) -> str:
    # The notebook format stores long text as a list of lines.
    return "".join(text) if isinstance(text, list) else str(text)


def _displayable(data: Any, _words: str) -> list[Block]:
    try:
        return [from_data(data)]
    except ValidationError as error:
        shape = data.get("shape") if isinstance(data, dict) else type(data).__name__
        raise ReportFailedError(
            f"keluaran tersimpan ({shape}) tidak dikenali; jalankan ulang buku kerja ini"
        ) from error


def _html(data: Any, words: str) -> list[Block]:
    return blocks_of_html(_joined(data), alternative=words)


def _svg(data: Any, words: str) -> list[Block]:
    try:
        return [svg_chart(safe_svg(_joined(data)), words)]
    except PictureError as error:
        raise ReportFailedError(f"{words}: {error}") from error


def _bitmap(form: str) -> Callable[[Any, str], list[Block]]:
    def read(data: Any, words: str) -> list[Block]:
        pictures = bitmap(data, form, words)
        for one in pictures:
            if isinstance(one, dict):
                one["notes"] = [[{"text": _BORROWED_WORDS}]]
        return pictures

    return read


def _text(data: Any, _words: str) -> list[Block]:
    text = _ANSI.sub("", _joined(data)).strip("\n")
    return [] if not text.strip() or _SHADOW.search(text) else [code(text)]


def _markdown(data: Any, _words: str) -> list[Block]:
    return markdown_blocks(_joined(data))


# In the order in which they are preferred.
_HANDLERS: Final[Mapping[str, Callable[[Any, str], list[Block]]]] = {
    MIME_TYPE: _displayable,
    "image/svg+xml": _svg,
    "text/html": _html,
    **{mime: _bitmap(form) for mime, form in FORMS.items()},
    "text/markdown": _markdown,
    "text/latex": lambda data, _words: markdown_blocks(_joined(data)),
    "text/plain": _text,
}
