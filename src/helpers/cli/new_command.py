"""``rakor new``: a params file for another region, with everything filled in that is known."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final

from helpers.cli.console import say
from helpers.cli.paths import existing
from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.params import MeetingParams, load_params
from helpers.inputs.project import project_root
from helpers.inputs.sources import read_sources
from helpers.inputs.yaml_types import known_code
from helpers.publication.safe_files import shown, write_whole
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import Region, region_table

_TITLES: Final = {
    RegionLevel.PROVINSI: "Evaluasi Penyelenggaraan Administrasi Kependudukan dan Pencatatan "
    "Sipil Provinsi dan Kabupaten/Kota se-{name} Tahun {year}",
    RegionLevel.KABUPATEN_KOTA: "Evaluasi Penyelenggaraan Administrasi Kependudukan dan "
    "Pencatatan Sipil {name} Tahun {year}",
}


def run_new(code: str, *, like: Path | None, sources: Sequence[str], out: Path | None) -> int:
    """Write ``params/rakorda-<name>-<year>.yaml``; an existing file is never written over.

    Year, deadlines, notebooks and formats are those of another meeting's file; dates of the data
    are read from the sources, where they are given.
    """
    root = project_root()
    region = _region(code)
    pattern_file = existing(like) if like else _latest_params(root)
    pattern = load_params(pattern_file, root)
    path = (out or root / "params" / f"rakorda-{region.slug}-{pattern.year}.yaml").absolute()
    if path.exists():
        raise UsageError(f"{shown(path)} sudah ada → pakai --out dengan nama lain, atau hapus dulu")
    days = _days(sources, root, region.code) if sources else ()
    write_whole(path, _text(region, pattern, pattern_file.name, sources, days).encode("utf-8"))
    load_params(path, root)
    say(f"ditulis: {shown(path)}")
    say("lengkapi baris bertanda ISI, lalu jalankan:")
    say(f"  rakor check {shown(path)}")
    return 0


def _region(code: str) -> Region:
    try:
        known = known_code(code)
    except ValueError as error:
        raise UsageError(f"KODE: {error}") from None
    if known.level not in (RegionLevel.PROVINSI, RegionLevel.KABUPATEN_KOTA):
        raise UsageError(f"KODE: {known} bukan provinsi atau kabupaten/kota → pakai misalnya 63")
    return region_table()[known]


def _latest_params(root: Path) -> Path:
    """Return the params file with the latest data; the first by name where several have it."""
    found: list[tuple[date, Path]] = []
    for path in sorted((root / "params").glob("rak*.yaml")):
        found.append((load_params(path, root).as_of, path))
    if not found:
        raise UsageError("params: belum ada berkas rapat yang dapat ditiru → sebut dengan --like")
    return max(found, key=lambda one: one[0])[1]


def _days(sources: Sequence[str], root: Path, code: RegionCode) -> tuple[date, ...]:
    """Return the days on which the sources have data of the region's province, in order."""
    reading = read_sources(sources, root, load_catalogue(root))
    province = code.province
    days = {one.as_of for one in reading.observations if province.contains(one.region_code)}
    if not days:
        label = region_table()[province].label
        raise UsageError(f"sumber: tidak ada data {label} → periksa berkasnya")
    return tuple(sorted(days))


def _text(
    region: Region,
    pattern: MeetingParams,
    pattern_name: str,
    sources: Sequence[str],
    days: tuple[date, ...],
) -> str:
    as_of = days[-1] if days else pattern.as_of
    compared = (
        f'compare_to: "{days[-2]}"'
        if len(days) > 1
        else '# compare_to: "2024-06-30"  # ISI bila ada: tanggal posisi pembanding'
    )
    files = ", ".join(f'"{name}"' for name in sources or (f"data/{region.slug}/*.xlsx",))
    deadlines = "\n".join(f'  {key}: "{day}"' for key, day in pattern.deadline.items())
    title = _TITLES[region.level].format(
        name=region.label if region.level is RegionLevel.KABUPATEN_KOTA else region.name,
        year=pattern.year,
    )
    mark = "" if days else "  # ISI: tanggal data"
    return f"""\
# Rapat {region.official_name}. Kode wilayah dan tanggal selalu di antara tanda petik.
# Tahun, batas waktu, notebook, dan format mengikuti {pattern_name}.
meeting: rakorda-{region.slug}-{pattern.year}
title: {title}
meeting_name: {pattern.meeting_name}
# meeting_place: Nama Kota  # ISI: tempat rapat
# meeting_date: "{as_of.year}-12-01"  # ISI: tanggal rapat
regions: ["{region.code}"]
notebooks: [{", ".join(pattern.notebooks)}]
year: {pattern.year}
as_of: "{as_of}"{mark}
{compared}
deadline:
{deadlines}
sources: [{files}]{"" if sources else "  # ISI: berkas, folder, atau pola"}
# source_name: laporan PDAK  # ISI: sebutan sumber pada laporan
# office: Nama dinas  # ISI: nama perangkat daerah
revision: 1
# context: params/konteks-{region.slug}-{pattern.year}.yaml  # penghargaan dan angka terbit
# agreement: data/kesepakatan-{region.slug}.xlsx  # kesepakatan rapat sebelumnya
# problems: data/masalah-{region.slug}.csv  # masalah, sebab, dan rekomendasi
formats: [{", ".join(pattern.formats)}]
"""
