"""``rakor verify``."""

from pathlib import Path

from helpers.cli.console import say
from helpers.publication.verify import verify


def run_verify(folder: Path) -> int:
    """Print every file that departs from the manifest; 1 when there is one."""
    result = verify(folder)
    for mismatch in result.mismatches:
        say(f"{mismatch.name}: {mismatch.difference}")
    if result.mismatches:
        say(
            f"{len(result.mismatches)} berkas tidak sesuai manifes → bangun ulang: "
            f"{result.manifest.rebuild_command} --fresh"
        )
        return 1
    say(f"{result.checked} berkas sesuai manifes")
    return 0
