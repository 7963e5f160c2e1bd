"""``rakor sample``."""

from pathlib import Path

from helpers.cli.console import say
from helpers.inputs.samples import sample_files
from helpers.publication.safe_files import shown, write_whole


def run_sample(name: str, *, out: Path | None) -> int:
    """Write a sample, byte for byte the same every time: one file, or several into a folder."""
    files = sample_files(name)
    if len(files) == 1:
        ((file_name, data),) = files.items()
        path = (out or Path(file_name)).absolute()
        write_whole(path, data)
        say(f"ditulis: {shown(path)}")
        return 0
    folder = (out or Path(f"data-contoh-{name}")).absolute()
    for file_name, data in files.items():
        write_whole(folder / file_name, data)
    say(f"ditulis: {len(files)} berkas di {shown(folder)}")
    return 0
