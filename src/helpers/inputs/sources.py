"""From the sources a meeting names to checked observations."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from helpers.errors import Finding, InputError, Place, UsageError
from helpers.inputs.archive import MAX_FILE_BYTES, RefusedWorkbookError
from helpers.inputs.cells import RawWorkbook
from helpers.inputs.checks import check_bounds, check_future, check_same_people, drop_repeated
from helpers.inputs.delimited_text import read_delimited
from helpers.inputs.layouts import LayoutCatalogue, load_layouts
from helpers.inputs.project import display_name
from helpers.inputs.reading import Reading, SheetReading, SourceFile, blocking
from helpers.inputs.samples import SAMPLES, SampleFile, sample_data, sample_parts
from helpers.inputs.siak_workbook import read_sheets
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.indicators import Catalogue

SAMPLE_PREFIX = "sample:"
_SPREADSHEETS = (".xlsx", ".csv")
_OTHER_SPREADSHEETS = (".xls", ".xlsm", ".xlsb", ".ods")


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file on disk, or a file of a sample that comes with the package."""

    name: str
    origin: Path | SampleFile

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


@dataclass(frozen=True, slots=True)
class _FileReading:
    file: SourceFile | None
    sheets: tuple[SheetReading, ...]


def resolve_sources(
    sources: Iterable[str], root: Path, *, province: str | None = None
) -> tuple[tuple[Source, ...], tuple[Finding, ...]]:
    """Return the files that ``sources`` name, each once, and findings for those that are not there.

    Parameters
    ----------
    sources
        Files, folders (their .xlsx and .csv), globs, or ``sample:kaltim``; relative to ``root``.
    root
        Project root.
    province
        Of a sample with one file per province, take this one's alone; ``None`` takes all.
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
            found.setdefault(str(path.resolve()), Source(display_name(path, root), path))
    return tuple(found.values()), tuple(findings)


def read_sources(
    sources: Sequence[str],
    root: Path,
    catalogue: Catalogue,
    *,
    default_date: date | None = None,
    last_day: date | None = None,
    province: str | None = None,
) -> Reading:
    """Read and check all sources.

    Parameters
    ----------
    sources, root
        See `resolve_sources`.
    catalogue
        Indicators and bases that tidy tables may name.
    default_date
        Day of sheets that carry none; ``None`` refuses them.
    last_day
        Data of a later day are refused (the day of the meeting); ``None`` accepts any day.
    province
        See `resolve_sources`; files are read whole and may speak of other provinces too.

    Raises
    ------
    InputError
        Every problem of every file, when any of them is blocking.
    """
    files, findings = resolve_sources(sources, root, province=province)
    layouts = load_layouts(root)
    readings = [_read_file(source, layouts, catalogue, default_date) for source in files]
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    everything = [observation for sheet in sheets for observation in sheet.observations]
    observations, repeated = drop_repeated(everything)
    findings = (
        *findings,
        *(finding for sheet in sheets for finding in sheet.findings),
        *repeated,
        *check_bounds(observations, catalogue),
        *check_same_people(observations, layouts.same_people),
        *(check_future(observations, last_day) if last_day else ()),
    )
    if any(finding.is_blocking for finding in findings):
        raise InputError(findings)
    if not files:
        raise UsageError("sources kosong → sebut sedikitnya satu berkas atau folder")
    used = tuple(reading.file for reading in readings if reading.file is not None)
    return Reading(
        observations=observations,
        findings=findings,
        sources=used,
        summaries=tuple(sheet.summary for sheet in sheets if sheet.summary is not None),
        is_sample=any(file.is_sample for file in used),
    )


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
            inside = [p for p in sorted(path.iterdir()) if _is_spreadsheet(p)]
            problem = blocking(
                "folder_empty", place, "folder tidak berisi .xlsx atau .csv", "isi foldernya"
            )
            return inside, None if inside else problem
        if path.is_file():
            return [path], None
    except OSError:
        return [], blocking("file_unreadable", place, "tidak dapat dibuka", "periksa izinnya")
    near = _near_names(path)
    action = f"mungkin maksudnya {near}" if near else "periksa nama dan foldernya"
    return [], blocking("file_missing", place, "berkas tidak ditemukan", action)


def _globbed(text: str, root: Path, place: Place) -> tuple[list[Path], Finding | None]:
    pattern = Path(text)
    start = Path(pattern.anchor) if pattern.is_absolute() else root
    relative = str(pattern.relative_to(pattern.anchor)) if pattern.is_absolute() else text
    try:
        found = [p for p in sorted(start.glob(relative)) if p.is_file() and _is_spreadsheet(p)]
    except (ValueError, NotImplementedError, OSError):
        found = []
    if found:
        return found, None
    return [], blocking("file_missing", place, "tidak ada berkas yang cocok", "periksa polanya")


def _is_spreadsheet(path: Path) -> bool:
    suffix = path.suffix.lower()
    is_lock_file = path.name.startswith(("~$", "."))
    return suffix in (*_SPREADSHEETS, *_OTHER_SPREADSHEETS) and not is_lock_file


def _near_names(path: Path) -> str:
    names = [p.name for p in path.parent.iterdir()] if path.parent.is_dir() else []
    return ", ".join(get_close_matches(path.name, names, n=2))


def _read_file(
    source: Source, layouts: LayoutCatalogue, catalogue: Catalogue, default_date: date | None
) -> _FileReading:
    try:
        data = _bytes(source)
        workbook = _parse(source, data)
    except RefusedWorkbookError as error:
        place = Place(source.name, error.sheet, error.cell)
        finding = blocking(error.rule, place, error.problem, error.action)
        return _FileReading(None, (SheetReading(findings=(finding,)),))
    sheets = read_sheets(workbook, layouts, catalogue, default_date=default_date)
    is_sample = (
        source.is_sample
        or "DATA CONTOH" in workbook.keywords.upper()
        or any(sheet.is_sample for sheet in sheets)
    )
    digest = hashlib.sha256(data).hexdigest()
    return _FileReading(SourceFile(source.name, digest, is_sample), sheets)


def _bytes(source: Source) -> bytes:
    if isinstance(source.origin, SampleFile):
        return sample_data(source.origin)
    try:
        with source.origin.open("rb") as stream:
            return stream.read(MAX_FILE_BYTES + 1)
    except OSError:
        raise RefusedWorkbookError(
            "file_unreadable", "berkas tidak dapat dibuka", "tutup di Excel atau periksa izinnya"
        ) from None


def _parse(source: Source, data: bytes) -> RawWorkbook:
    reader = read_delimited if source.is_text else read_workbook
    return reader(data, source.name)
