"""Everything a report of one region needs, read and checked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from helpers.errors import Finding, InputError, Place, UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.completeness import check_completeness
from helpers.inputs.corrections import AppliedCorrection
from helpers.inputs.project import project_root
from helpers.inputs.reading import Reading, SourceFile, blocking
from helpers.inputs.slices import Question, handed_over, part_of
from helpers.inputs.sources import read_sources
from helpers.inputs.store import store_of
from helpers.inputs.yaml_types import known_code
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table


@dataclass(frozen=True, slots=True)
class RegionData:
    """One region, one day, with the history that the sources hold.

    Parameters
    ----------
    region
        Province or kabupaten/kota that the report is about.
    province
        Its province (itself for a province).
    rows
        The kabupaten/kota of the province in code order.
    observations
        All observations of the province, its kabupaten/kota and no other region, of all days.
    kecamatan, kecamatan_observations
        Of a kabupaten/kota report: the kecamatan that the sources name, in code order, and their
        observations of all days; empty for a province, and where there are none.
    own_figures
        What kabupaten/kota report of themselves, for the reconciliation sheet (``pelapor``
        ``daerah``); of a kabupaten/kota report its own alone.
    national
        Observations of the nation (code ``00``) of all days, where the sources hold any.
    corrections
        Corrections of this province's numbers that were applied, for the annex.
    as_of, dates
        Day that is reported; all days on which the province has observations, in order.
    year
        Year whose targets judge.
    catalogue
        Indicators and targets.
    deadlines
        Last day by indicator key.
    findings
        Warnings and notes of the sources.
    sources
        Files that were read.
    is_sample
        Whether any of them is illustrative.
    """

    region: Region
    province: Region
    rows: tuple[Region, ...]
    observations: tuple[Observation, ...]
    as_of: date
    dates: tuple[date, ...]
    year: int
    catalogue: Catalogue
    deadlines: Mapping[str, date]
    findings: tuple[Finding, ...]
    sources: tuple[SourceFile, ...]
    is_sample: bool
    kecamatan: tuple[Region, ...] = ()
    kecamatan_observations: tuple[Observation, ...] = ()
    own_figures: tuple[Observation, ...] = ()
    national: tuple[Observation, ...] = ()
    corrections: tuple[AppliedCorrection, ...] = ()


def read_region(
    region: str,
    as_of: str | date,
    sources: Sequence[str],
    *,
    year: int,
    deadline: str | date | Mapping[str, str | date],
    meeting_date: str | date | None = None,
    root: Path | None = None,
) -> RegionData:
    """Read the sources and return what one region's report needs.

    Parameters
    ----------
    region
        Code, for example ``"64"`` or ``"64.72"``.
    as_of
        Day of the data that is reported.
    sources
        Files, folders, globs or ``sample:kaltim``, relative to the project.
    year
        Year whose targets judge.
    deadline
        One day for all indicators, or days by indicator key with ``default``.
    meeting_date
        Data of a later day are refused.
    root
        Project root; by default the nearest folder with ``notebooks``.

    Raises
    ------
    UsageError
        When a parameter is wrong.
    InputError
        When a source is refused, or has nothing of this region on this day.

    Examples
    --------
    >>> data = read_region("64", "2024-11-12", ["sample:kaltim"], year=2024,
    ...                    deadline={"ktp_el": "2024-11-27", "default": "2024-12-31"})
    >>> data.province.name, len(data.rows)
    ('Kalimantan Timur', 10)
    """
    root = root or project_root()
    code = _region_code(region)
    day = _day(as_of, "as_of")
    last_day = _day(meeting_date, "meeting_date") if meeting_date else None
    if last_day is not None and day > last_day:
        raise UsageError(
            f"as_of {day} sesudah tanggal rapat {last_day} → pakai tanggal sebelum rapat"
        )
    catalogue = load_catalogue(root)
    deadlines = resolve_deadlines(deadline, catalogue)
    reading = handed_over(Question.of(sources, code, day, last_day)) or read_sources(
        sources,
        root,
        catalogue,
        default_date=day,
        last_day=last_day,
        province=code.province,
        store=store_of(root),
    )
    return slice_region(reading, code, day, year=year, deadlines=deadlines, catalogue=catalogue)


def slice_region(
    reading: Reading,
    code: RegionCode,
    as_of: date,
    *,
    year: int,
    deadlines: Mapping[str, date],
    catalogue: Catalogue,
) -> RegionData:
    """Cut one province out of a reading; a report never holds another province's data."""
    table = region_table()
    province = table[code.province]
    of_province = tuple(o for o in reading.observations if province.code.contains(o.region_code))
    observations = tuple(o for o in of_province if o.region_code in table and not o.is_own_figure)
    below = tuple(o for o in of_province if o.region_code.parent == code and "." in code)
    dates = tuple(sorted({observation.as_of for observation in observations}))
    if as_of not in dates:
        raise InputError((_no_data(province, as_of, dates, reading),))
    reading = part_of(reading, province.code)
    rows = table.children(province.code)
    return RegionData(
        region=table[code],
        province=province,
        rows=rows,
        observations=observations,
        as_of=as_of,
        dates=dates,
        year=year,
        catalogue=catalogue,
        deadlines=deadlines,
        findings=(
            *_own_findings(reading, province),
            *check_completeness(observations, catalogue, rows, as_of, _file_names(reading)),
        ),
        sources=reading.sources,
        is_sample=reading.is_sample,
        kecamatan=_kecamatan(below),
        kecamatan_observations=below,
        own_figures=tuple(
            o for o in of_province if o.is_own_figure and code.contains(o.region_code)
        ),
        national=tuple(o for o in reading.observations if o.region_code == NATIONAL),
        corrections=tuple(
            applied
            for applied in reading.corrections
            if province.code.contains(applied.correction.region)
        ),
    )


def _kecamatan(observations: Sequence[Observation]) -> tuple[Region, ...]:
    """Return the kecamatan in code order, each by the first name that the sources give it."""
    names: dict[RegionCode, str] = {}
    for observation in observations:
        names.setdefault(observation.region_code, observation.region_name)
    return tuple(Region(code, names[code], "kecamatan", 0) for code in sorted(names))


def resolve_deadlines(
    deadline: str | date | Mapping[str, str | date], catalogue: Catalogue
) -> dict[str, date]:
    """Return the last day of every indicator.

    Raises
    ------
    UsageError
        When a key is no indicator, or an indicator has neither a day nor ``default``.
    """
    given = deadline if isinstance(deadline, Mapping) else {"default": deadline}
    keys = [indicator.key for indicator in catalogue.indicators]
    for key in given:
        if key != "default" and key not in keys:
            near = get_close_matches(key, keys, n=1) or [", ".join(keys)]
            raise UsageError(f"deadline: indikator {key} tidak dikenal → tulis {near[0]}")
    days = {key: _day(value, f"deadline.{key}") for key, value in given.items()}
    default = days.pop("default", None)
    if default is None and (missing := [key for key in keys if key not in days]):
        raise UsageError(f"deadline: {missing[0]} belum bertanggal → tambahkan default: …")
    return {key: day for key in keys if (day := days.get(key, default)) is not None}


def _region_code(region: str) -> RegionCode:
    try:
        code = known_code(region)
    except ValueError as error:
        raise UsageError(f"region: {error}") from None
    if code.level not in (RegionLevel.PROVINSI, RegionLevel.KABUPATEN_KOTA):
        raise UsageError(f'region: {code} bukan provinsi atau kabupaten/kota → pakai misalnya "64"')
    return code


def _day(value: str | date, key: str) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        raise UsageError(f'{key}: tanggal {value!r} tidak terbaca → tulis "2024-11-12"') from None


def _no_data(province: Region, as_of: date, dates: tuple[date, ...], reading: Reading) -> Finding:
    place = Place(_file_names(reading))
    if not dates:
        provinces = sorted({o.region_code.province for o in reading.observations})
        known = ", ".join(region_table()[code].label for code in provinces) or "tidak ada"
        return blocking(
            "region_without_data",
            place,
            f"tidak ada data {province.label}",
            f"periksa sources; provinsi yang ada: {known}",
            province.code,
        )
    return blocking(
        "date_without_data",
        place,
        f"tidak ada data {province.label} per {as_of}",
        f"pakai salah satu tanggal yang ada: {', '.join(map(str, dates))}",
        province.code,
    )


def _file_names(reading: Reading) -> str:
    names = [source.name for source in reading.sources]
    return names[0] if len(names) == 1 else f"{names[0]} dan {len(names) - 1} berkas lain"


def _own_findings(reading: Reading, province: Region) -> tuple[Finding, ...]:
    """Keep findings of the files as a whole and of this province; drop other provinces' ones."""
    return tuple(
        finding
        for finding in reading.findings
        if not finding.region_code or province.code.contains(RegionCode(finding.region_code))
    )
