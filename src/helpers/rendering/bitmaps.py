"""Pictures that a notebook stores as base64."""

import base64
import binascii
from collections.abc import Mapping
from typing import Any, Final

from helpers.errors import ReportFailedError
from helpers.rendering.blocks import Block, picture

FORMS: Final[Mapping[str, str]] = {"image/png": "png", "image/jpeg": "jpg"}
_SIGNATURES: Final = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}


def bitmap(stored: Any, form: str, words: str) -> list[Block]:
    """Return a stored picture with its alternative words.

    Raises
    ------
    ReportFailedError
        When the content is not a picture of this form: a page would show a hole.
    """
    text = "".join(stored) if isinstance(stored, list) else str(stored)
    try:
        content = base64.b64decode(text)
    except (binascii.Error, ValueError):
        content = b""
    if not content.startswith(_SIGNATURES[form]):
        raise ReportFailedError(f"{words}: isi gambar rusak, bukan {form.upper()}")
    return [picture(content, form, words)]
