"""Numbers of tables and pictures, anchors of headings, levels without gaps."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from helpers.display import Chart, Displayable, Heading, Stack, Table
from helpers.display.models.text import plain
from helpers.rendering.blocks import Block

_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")


class Numbering:
    """Walks a document once, front to back, and counts."""

    def __init__(self) -> None:
        self._tables = 0
        self._pictures = 0
        self._level = 0
        self._anchors: set[str] = set()

    def apply(self, blocks: Iterable[Block]) -> tuple[Block, ...]:
        """Return the blocks with labels, anchors and levels; unprinted tables are left out."""
        return tuple(
            self._one(block) if isinstance(block, Displayable) else block
            for block in blocks
            if not (isinstance(block, Table) and not block.printed)
        )

    def _one(self, block: Displayable) -> Displayable:
        if isinstance(block, Stack):
            return block.model_copy(update={"parts": self.apply(block.parts)})
        if isinstance(block, Heading):
            # A level must not be skipped: readers of the outline would miss a step.
            self._level = min(block.level, self._level + 1)
            update = {"anchor": self._anchor(plain(block.text)), "level": self._level}
            return block.model_copy(update=update)
        if isinstance(block, Table) and block.numbered and plain(block.caption):
            self._tables += 1
            return block.model_copy(update={"label": f"Tabel {self._tables}"})
        if isinstance(block, Chart) and plain(block.caption):
            self._pictures += 1
            return block.model_copy(update={"label": f"Gambar {self._pictures}"})
        return block

    def _anchor(self, text: str) -> str:
        plain_text = unicodedata.normalize("NFKD", text.lower())
        words = _NOT_WORD.sub("-", plain_text).strip("-")[:60].rstrip("-") or "bagian"
        anchor, turn = f"b-{words}", 1
        while anchor in self._anchors:
            turn += 1
            anchor = f"b-{words}-{turn}"
        self._anchors.add(anchor)
        return anchor
