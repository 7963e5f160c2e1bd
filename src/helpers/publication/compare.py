"""Which printed figures differ between two versions of a meeting's reports.

Read from what was published – ``figures.csv`` of every region and the two manifests – and from
nothing else, so that two folders can be compared that somebody sent.
"""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from helpers.errors import UsageError
from helpers.publication.manifest import FILE_NAME, Manifest, read_manifest
from helpers.publication.safe_files import shown

FIGURES = "figures.csv"
_KEPT = ".previous"
_KEY = ("region_code", "indicator", "basis")


class Kind(StrEnum):
    """What sort of thing changed; the values are what people read."""

    FIGURE = "angka"
    TARGET = "target"
    VERDICT = "putusan"
    DEFINITION = "definisi"
    REPORT = "laporan"


_KINDS: Mapping[str, Kind] = {
    "as_of": Kind.FIGURE,
    "numerator": Kind.FIGURE,
    "denominator": Kind.FIGURE,
    "value_percent": Kind.FIGURE,
    "gap": Kind.FIGURE,
    "without": Kind.FIGURE,
    "rank": Kind.FIGURE,
    "published_percent": Kind.FIGURE,
    "target_percent": Kind.TARGET,
    "target_source": Kind.TARGET,
    "verdict": Kind.VERDICT,
    "published_check": Kind.VERDICT,
    "judging": Kind.DEFINITION,
    "sample": Kind.DEFINITION,
}


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs; an empty text is a value that is not there.

    Parameters
    ----------
    region_code, region
        Whose value it is; empty for definitions of the whole meeting.
    what
        Indicator, basis and column of ``figures.csv``, or the name of a definition file.
    """

    kind: Kind
    region_code: str
    region: str
    what: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """All differences, in order of region, and how many regions were compared."""

    old: Manifest
    new: Manifest
    regions: int
    changes: tuple[Change, ...]


def compare_meetings(old: Path, new: Path) -> Comparison:
    """Compare two meeting folders.

    ``old`` may be the folder ``.previous`` that a meeting keeps of what was replaced; reports that
    are not in there have not been replaced and are not compared.

    Raises
    ------
    UsageError
        When one of them has no manifest, or a broken table of figures.
    """
    manifest = read_manifest(new / FILE_NAME)
    # What was replaced has a manifest of its own only if it was of other data or definitions.
    is_kept = old.name == _KEPT and old.is_dir() and not (old / FILE_NAME).is_file()
    manifests = (manifest if is_kept else read_manifest(old / FILE_NAME), manifest)
    before, after = _folders(old), _folders(new)
    names = sorted(before.keys() & after.keys() if old.name == _KEPT else before | after)
    changes = list(_definitions(*manifests))
    for name in names:
        if name not in before or name not in after:
            changes.append(_report(name, is_new=name in after))
        else:
            changes += _figures(_rows(before[name]), _rows(after[name]))
    return Comparison(*manifests, regions=len(names), changes=tuple(changes))


def count_changes(old: Path, new: bytes | None) -> int | None:
    """Count the rows of figures that differ; ``None`` when either version has none."""
    if new is None or not old.is_file():
        return None
    try:
        changes = _figures(_rows(old), _parsed(new))
    except UsageError:
        return None  # what stood there was damaged
    return len({(change.region_code, change.what.rpartition(" · ")[0]) for change in changes})


def _folders(meeting: Path) -> dict[str, Path]:
    return {path.parent.name: path for path in sorted(meeting.glob(f"*/{FIGURES}"))}


def _definitions(old: Manifest, new: Manifest) -> Iterator[Change]:
    before = {file.name: file.sha256 for file in old.definitions}
    after = {file.name: file.sha256 for file in new.definitions}
    for name in sorted(before | after):
        if before.get(name) != after.get(name):
            texts = (before.get(name, "")[:12], after.get(name, "")[:12])
            yield Change(Kind.DEFINITION, "", "", f"params/{name}", *texts)


def _report(name: str, *, is_new: bool) -> Change:
    code, _, slug = name.partition("-")
    label = slug.replace("-", " ").title()
    states = ("", "ada") if is_new else ("ada", "")
    return Change(Kind.REPORT, code, label, FIGURES, *states)


def _figures(
    before: Mapping[tuple[str, ...], Mapping[str, str]],
    after: Mapping[tuple[str, ...], Mapping[str, str]],
) -> Iterator[Change]:
    for key in dict.fromkeys((*after, *before)):
        old, new = before.get(key, {}), after.get(key, {})
        region = new.get("region") or old.get("region", "")
        for column, kind in _KINDS.items():
            texts = old.get(column, ""), new.get(column, "")
            if texts[0] != texts[1]:
                what = " · ".join((*key[1:], column))
                yield Change(kind, key[0], region, what, *texts)


def _rows(path: Path) -> dict[tuple[str, ...], dict[str, str]]:
    try:
        return _parsed(path.read_bytes())
    except (OSError, UsageError):
        raise UsageError(f"{shown(path)}: tabel angka tidak terbaca → bangun ulang") from None


def _parsed(data: bytes) -> dict[tuple[str, ...], dict[str, str]]:
    try:
        rows = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
        return {tuple(row[name] for name in _KEY): row for row in rows}
    except (UnicodeDecodeError, KeyError, csv.Error):
        raise UsageError("tabel angka tidak terbaca") from None
