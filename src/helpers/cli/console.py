"""What people see in their terminal."""

import io
import sys
from typing import TextIO


def prepare_console() -> None:
    """Never fail on a sign that the terminal cannot show.

    A Windows console, or a file that output is sent to, may know neither › nor →; a question mark
    there is better than a report that is not built.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def say(text: str = "") -> None:
    """Write a line of result."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Write a line of progress or error, apart from results."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def columns(rows: list[tuple[str, ...]], *, right: frozenset[int] = frozenset()) -> list[str]:
    """Align rows of text in columns; the columns in ``right`` are right-aligned."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  ".join(
            cell.rjust(width) if number in right else cell.ljust(width)
            for number, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
