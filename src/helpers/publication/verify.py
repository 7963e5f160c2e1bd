"""Whether the files of a meeting still match their manifest."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from helpers.publication.manifest import FILE_NAME, Manifest, PublishedFile, read_manifest
from helpers.publication.safe_files import sha256_of


class Difference(StrEnum):
    """How a file departs from the manifest; the values are what people read."""

    MISSING = "tidak ada"
    CHANGED = "berubah"
    EXTRA = "tidak tercatat"


@dataclass(frozen=True, slots=True, order=True)
class Mismatch:
    """One file that is not as recorded; ``name`` is relative to the meeting's folder."""

    name: str
    difference: Difference


@dataclass(frozen=True, slots=True)
class Verification:
    """Result for one meeting: how many files were recorded, and which are not as recorded."""

    manifest: Manifest
    checked: int
    mismatches: tuple[Mismatch, ...]


def verify(folder: Path) -> Verification:
    """Recompute all hashes of a meeting's folder.

    Files and folders whose name starts with a dot are the program's own and are not compared.

    Raises
    ------
    UsageError
        When the folder has no manifest, or a broken one.
    """
    manifest = read_manifest(folder / FILE_NAME)
    recorded = [file for report in manifest.reports for file in report.files]
    found = [Mismatch(f.name, d) for f in recorded if (d := compare(folder, f)) is not None]
    known = {file.name for file in recorded} | {FILE_NAME}
    extra = [Mismatch(name, Difference.EXTRA) for name in _visible(folder) if name not in known]
    return Verification(manifest, len(recorded), tuple(sorted(found + extra)))


def compare(folder: Path, file: PublishedFile) -> Difference | None:
    """Return how one file departs from its record, ``None`` when it does not."""
    path = folder / file.name
    if not path.is_file():
        return Difference.MISSING
    if path.stat().st_size != file.bytes or sha256_of(path) != file.sha256:
        return Difference.CHANGED
    return None


def _visible(folder: Path) -> list[str]:
    names = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [name.as_posix() for name in names if not any(p.startswith(".") for p in name.parts)]
