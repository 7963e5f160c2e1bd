"""``rakor template``."""

from collections.abc import Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from helpers.cli.console import say
from helpers.errors import UsageError
from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.figures_template import figures_workbook
from helpers.inputs.project import project_root
from helpers.inputs.yaml_types import known_code
from helpers.publication.safe_files import shown, write_whole
from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_table

_KINDS = ("figures",)


def run_template(kind: str, codes: Sequence[str], *, as_of: str, out: Path | None) -> int:
    """Write a blank workbook for each kabupaten/kota; a province stands for all of its own."""
    if kind.lower() not in _KINDS:
        near = get_close_matches(kind.lower(), _KINDS, n=1) or _KINDS
        raise UsageError(f"jenis isian {kind!r} tidak ada → tulis {near[0]}")
    day = _day(as_of)
    catalogue = load_catalogue(project_root())
    folder = (out or Path("isian")).absolute()
    for region in _regions(codes):
        path = folder / f"isian-{region.code}-{region.slug}.xlsx"
        write_whole(path, figures_workbook(region, catalogue, day))
        say(f"ditulis: {shown(path)}")
    return 0


def _regions(codes: Sequence[str]) -> list[Region]:
    table = region_table()
    found: dict[str, Region] = {}
    for text in codes:
        try:
            code = known_code(text)
        except ValueError as error:
            raise UsageError(str(error)) from None
        if code.level is RegionLevel.NATIONAL:
            raise UsageError(f"{code} bukan provinsi atau kabupaten/kota → tulis misalnya 64")
        own = [table[code]] if code.level is RegionLevel.KABUPATEN_KOTA else table.children(code)
        found |= {region.code: region for region in own}
    return list(found.values())


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"--as-of: {text!r} bukan tanggal → tulis seperti 2024-11-12") from None
