"""Which files a list of sources names: data, what lies beside them, corrections, revisions."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path

from helpers.errors import Finding, Place, UsageError
from helpers.inputs.project import display_name
from helpers.inputs.reading import blocking, note
from helpers.inputs.samples import SAMPLES, SampleFile, sample_parts
from helpers.inputs.taught import taught_path

SAMPLE_PREFIX = "sample:"
_SPREADSHEETS = (".xlsx", ".csv")
_OTHER_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".ods")
_CORRECTIONS = (".yaml", ".yml")
# "dkb rev2.xlsx", "dkb_revisi-3.xlsx", "dkb (ralat).xlsx": the same file, later.
_REVISION = re.compile(
    r"^(.*?[^\s_.(-])[\s_.(-]+(?:revisi|rev|ralat)[\s_.-]*([0-9]{1,3})?\)?$", re.IGNORECASE
)


class SourceRole(StrEnum):
    """What a file is for."""

    DATA = "data"
    TAUGHT = "taught"
    CORRECTIONS = "corrections"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file on disk, or a file of a sample that comes with the package."""

    name: str
    origin: Path | SampleFile
    role: SourceRole = SourceRole.DATA

    @property
    def path(self) -> Path | None:
        """The file on disk; ``None`` for samples."""
        return self.origin if isinstance(self.origin, Path) else None

    @property
    def is_sample(self) -> bool:
        """Whether it is a file of one of the samples."""
        return self.path is None

    @property
    def is_text(self) -> bool:
        """Whether it is a text file and no workbook."""
        name = self.origin.name if isinstance(self.origin, Path) else self.origin.file_name
        return name.lower().endswith(".csv")


def resolve_sources(
    sources: Iterable[str], root: Path, *, province: str | None = None
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """Return the files that ``sources`` name, each once, and findings for those that are not there.

    Parameters
    ----------
    sources
        Files, folders, globs, or ``sample:kaltim``; relative to ``root``. A .yaml file holds
        corrections. Of a folder its .xlsx and .csv are taken, and its ``koreksi*.yaml``.
    root
        Project root.
    province
        Of a sample with one file per province, take this one's alone; ``None`` takes all.

    Notes
    -----
    Beside a workbook may lie ``<workbook>.yaml``, which is returned after it. Of several
    revisions of a file (``dkb.xlsx``, ``dkb rev2.xlsx``) only the last is returned; the others
    are named in a note.
    """
    found: dict[str, Source] = {}
    findings: list[Finding] = []
    for text in sources:
        if text.startswith(SAMPLE_PREFIX):
            parts, problem = _sample(text, province)
            found |= {source.name: source for source in parts}
            findings += [problem] if problem else []
            continue
        paths, problem = _paths(text, root)
        findings += [problem] if problem else []
        for path in paths:
            is_correction = path.suffix.lower() in _CORRECTIONS
            role = SourceRole.CORRECTIONS if is_correction else SourceRole.DATA
            found.setdefault(str(path.resolve()), Source(display_name(path, root), path, role))
    kept, replaced = _newest(found)
    return tuple(_with_taught(kept, root)), (*findings, *replaced)


def _newest(found: Mapping[str, Source]) -> tuple[list[Source], list[Finding]]:
    """Keep the last revision of each file."""
    groups: dict[tuple[str, str, str], list[tuple[int, Source]]] = {}
    for source in found.values():
        path = source.path
        if path is not None and source.role is SourceRole.DATA:
            stem, number = revision(path.stem)
            key = (str(path.parent), stem.lower(), path.suffix.lower())
            groups.setdefault(key, []).append((number, source))
    findings: list[Finding] = []
    dropped: set[str] = set()
    for revisions in groups.values():
        last, newest = max(revisions, key=lambda item: item[0])
        for number, source in revisions:
            if number < last:
                dropped.add(source.name)
                problem = f"diganti revisinya, {newest.name}; tidak dipakai"
                findings.append(
                    note("file_replaced", Place(source.name), problem, "tidak perlu tindakan")
                )
    return [source for source in found.values() if source.name not in dropped], findings


def revision(stem: str) -> tuple[str, int]:
    """Return a file's name without its revision, and the revision's number; 0 for none.

    Examples
    --------
    >>> revision("dkb-november_rev2")
    ('dkb-november', 2)
    """
    match = _REVISION.match(stem)
    if match is None or not match[1]:
        return stem, 0
    return match[1], int(match[2] or 1)


def _with_taught(sources: list[Source], root: Path) -> list[Source]:
    listed: list[Source] = []
    for source in sources:
        listed.append(source)
        if source.path is not None and source.role is SourceRole.DATA:
            beside = taught_path(source.path)
            if beside.is_file():
                listed.append(Source(display_name(beside, root), beside, SourceRole.TAUGHT))
    return listed


def _sample(text: str, province: str | None) -> tuple[tuple[Source, ...], Finding | None]:
    try:
        parts = sample_parts(text.removeprefix(SAMPLE_PREFIX), province)
    except UsageError:
        known = ", ".join(SAMPLE_PREFIX + name for name in SAMPLES)
        problem = blocking("sample_unknown", Place(text), "contoh tidak ada", f"pakai: {known}")
        return (), problem
    return tuple(Source(SAMPLE_PREFIX + part.name, part) for part in parts), None


def _paths(text: str, root: Path) -> tuple[list[Path], Finding | None]:
    place = Place(display_name(root / text, root))
    if any(sign in text for sign in "*?["):
        return _globbed(text, root, place)
    path = root / text
    try:
        if path.is_dir():
            inside = [p for p in sorted(path.iterdir()) if _is_source(p)]
            problem = blocking(
                "folder_empty", place, "folder tidak berisi .xlsx atau .csv", "isi foldernya"
            )
            return inside, None if inside else problem
        if path.is_file():
            return [path], None
    except (OSError, ValueError):
        return [], blocking("file_unreadable", place, "tidak dapat dibuka", "periksa izinnya")
    near = _near_names(path)
    action = f"mungkin maksudnya {near}" if near else "periksa nama dan foldernya"
    return [], blocking("file_missing", place, "berkas tidak ditemukan", action)


def _globbed(text: str, root: Path, place: Place) -> tuple[list[Path], Finding | None]:
    pattern = Path(text)
    start = Path(pattern.anchor) if pattern.is_absolute() else root
    relative = str(pattern.relative_to(pattern.anchor)) if pattern.is_absolute() else text
    try:
        found = [p for p in sorted(start.glob(relative)) if p.is_file() and _is_source(p)]
    except (ValueError, NotImplementedError, OSError):
        found = []
    if found:
        return found, None
    return [], blocking("file_missing", place, "tidak ada berkas yang cocok", "periksa polanya")


def _is_source(path: Path) -> bool:
    suffix = path.suffix.lower()
    if path.name.startswith(("~$", ".")):
        return False
    if suffix in _CORRECTIONS:
        return path.name.lower().startswith("koreksi")
    return suffix in (*_SPREADSHEETS, *_OTHER_SPREADSHEETS)


def _near_names(path: Path) -> str:
    names = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    return ", ".join(get_close_matches(path.name, names, n=2))
