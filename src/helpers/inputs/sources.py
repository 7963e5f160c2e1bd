"""From the sources a meeting names to checked observations."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpers.errors import Finding, InputError, Place, UsageError
from helpers.inputs.archive import MAX_FILE_BYTES, RefusedWorkbookError
from helpers.inputs.cells import RawWorkbook
from helpers.inputs.checks import (
    check_bounds,
    check_dates,
    check_future,
    check_same_people,
    drop_repeated,
)
from helpers.inputs.correcting import apply_corrections
from helpers.inputs.corrections import Correction, load_corrections
from helpers.inputs.delimited_text import read_delimited
from helpers.inputs.history import check_age, check_history
from helpers.inputs.layouts import LayoutCatalogue, load_layouts
from helpers.inputs.reading import Examination, Lesson, Reading, SheetReading, SourceFile, blocking
from helpers.inputs.samples import SampleFile, sample_data
from helpers.inputs.siak_workbook import read_sheets
from helpers.inputs.source_files import (
    SAMPLE_PREFIX,
    Source,
    SourceRole,
    resolve_sources,
)
from helpers.inputs.store import Store
from helpers.inputs.taught import TaughtFile, load_taught
from helpers.inputs.workbook import read_workbook
from helpers.vocabulary.indicators import Catalogue

__all__ = ["SAMPLE_PREFIX", "Source", "examine_sources", "read_sources", "resolve_sources"]


@dataclass(frozen=True, slots=True)
class _FileReading:
    file: SourceFile | None
    sheets: tuple[SheetReading, ...]


def read_sources(
    sources: Sequence[str],
    root: Path,
    catalogue: Catalogue,
    *,
    default_date: date | None = None,
    last_day: date | None = None,
    province: str | None = None,
    store: Store | None = None,
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
    store
        Where readings are kept, so that the same files are read once; ``None`` keeps nothing.

    Raises
    ------
    InputError
        Every problem of every file, when any of them is blocking.
    """
    key = None
    if store is not None:
        key = store.key(sources, default_date=default_date, last_day=last_day, province=province)
        kept = store.load(key, province) if key is not None else None
        if kept is not None:
            return kept
    examined = examine_sources(
        sources,
        root,
        catalogue,
        default_date=default_date,
        last_day=last_day,
        province=province,
    )
    if examined.reading is None:
        if any(finding.is_blocking for finding in examined.findings):
            raise InputError(examined.findings)
        raise UsageError("sources kosong → sebut sedikitnya satu berkas atau folder")
    if store is not None:
        store.keep(
            key,
            examined.reading,
            sources,
            default_date=default_date,
            last_day=last_day,
            province=province,
        )
    return examined.reading


def examine_sources(
    sources: Sequence[str],
    root: Path,
    catalogue: Catalogue,
    *,
    default_date: date | None = None,
    last_day: date | None = None,
    province: str | None = None,
) -> Examination:
    """Read and check all sources, and say what was understood also when they are refused.

    The parameters are those of `read_sources`.
    """
    files, findings = resolve_sources(sources, root, province=province)
    data = [source for source in files if source.role is SourceRole.DATA]
    layouts = load_layouts(root)
    taught = {source.name: _taught(source, root) for source in data}
    data, replaced = _without_replaced(data, taught)
    readings = [
        _read_file(source, layouts, catalogue, default_date, taught[source.name]) for source in data
    ]
    sheets = [sheet for reading in readings for sheet in reading.sheets]
    everything = [observation for sheet in sheets for observation in sheet.observations]
    corrections = _corrections(files, root)
    corrected, applied, wrong = apply_corrections(everything, corrections)
    observations, repeated = drop_repeated(corrected)
    findings = (
        *findings,
        *replaced,
        *(finding for sheet in sheets for finding in sheet.findings),
        *wrong,
        *repeated,
        *check_bounds(observations, catalogue),
        *check_same_people(observations, layouts.same_people),
        *check_history(observations, catalogue),
        *(check_dates(observations, default_date) if default_date else ()),
        *(check_age(observations, catalogue, default_date) if default_date else ()),
        *(check_future(observations, last_day) if last_day else ()),
    )
    summaries = tuple(sheet.summary for sheet in sheets if sheet.summary is not None)
    lessons = tuple(
        Lesson(source.name, sheet.lesson)
        for source, reading in zip(data, readings, strict=True)
        for sheet in reading.sheets
        if sheet.lesson
    )
    if not data or any(finding.is_blocking for finding in findings):
        return Examination(None, findings, summaries, lessons)
    used = tuple(reading.file for reading in readings if reading.file is not None)
    beside = tuple(_fingerprint(source) for source in files if source.role is not SourceRole.DATA)
    reading = Reading(
        observations=observations,
        findings=findings,
        sources=(*used, *beside),
        summaries=summaries,
        is_sample=any(file.is_sample for file in used),
        corrections=applied,
    )
    return Examination(reading, findings, summaries, lessons)


def _taught(source: Source, root: Path) -> TaughtFile:
    return load_taught(source.path, root) if source.path is not None else TaughtFile()


def _without_replaced(
    data: list[Source], taught: dict[str, TaughtFile]
) -> tuple[list[Source], list[Finding]]:
    """Leave out files that another one declares to be a revision of."""
    findings: list[Finding] = []
    dropped: set[str] = set()
    for source in data:
        for name in taught[source.name].replaces:
            older = [s for s in data if s is not source and name in (s.name, _file_name(s))]
            if len(older) != 1:
                place = Place(f"{source.name}.yaml")
                problem = f"replaces menyebut {name[:60]}, yang tidak ada di sources"
                findings.append(
                    blocking("replaces_nothing", place, problem, "perbaiki namanya atau hapus")
                )
                continue
            dropped.add(older[0].name)
    return [source for source in data if source.name not in dropped], findings


def _file_name(source: Source) -> str:
    return source.path.name if source.path is not None else source.name


def _corrections(files: Sequence[Source], root: Path) -> list[tuple[str, Correction]]:
    return [
        (source.name, correction)
        for source in files
        if source.role is SourceRole.CORRECTIONS and source.path is not None
        for correction in load_corrections(source.path, root)
    ]


def _fingerprint(source: Source) -> SourceFile:
    return SourceFile(source.name, hashlib.sha256(_bytes(source)).hexdigest(), source.is_sample)


def _read_file(
    source: Source,
    layouts: LayoutCatalogue,
    catalogue: Catalogue,
    default_date: date | None,
    taught: TaughtFile,
) -> _FileReading:
    try:
        data = _bytes(source)
        workbook = _parse(source, data)
    except RefusedWorkbookError as error:
        place = Place(source.name, error.sheet, error.cell)
        finding = blocking(error.rule, place, error.problem, error.action)
        return _FileReading(None, (SheetReading(findings=(finding,)),))
    sheets = read_sheets(workbook, layouts, catalogue, default_date=default_date, taught=taught)
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
