"""``rakor sample``."""

from pathlib import Path

from helpers.cli.console import say
from helpers.inputs.samples import sample_workbook
from helpers.publication.safe_files import shown, write_whole


def run_sample(name: str, *, out: Path | None) -> int:
    """Write a sample workbook, byte for byte the same every time."""
    data = sample_workbook(name)
    path = (out or Path(f"data-contoh-{name}.xlsx")).absolute()
    write_whole(path, data)
    say(f"ditulis: {shown(path)}")
    return 0
