"""Places of work: from written names to regions, never by guess."""

import re

from helpers.inputs.number_text import clean, masked
from helpers.inputs.region_names import fold, read_name, regions_named
from helpers.vocabulary.plans import Location
from helpers.vocabulary.region_code import RegionCode, RegionLevel
from helpers.vocabulary.regions import region_table

_BREAKS = re.compile(r"[;\n|]")
_PIECES = re.compile(r",|\s+dan\s+|\s+serta\s+", re.IGNORECASE)
_ALL = re.compile(r"((SELURUH|SEMUA) )?(\d+ )?(KABUPATEN|KAB)( DAN)? KOTA( (SE|DI) .*)?")
_BELOW = re.compile(
    r"((SELURUH|SEMUA) )?(KECAMATAN|KEC|KELURAHAN|KEL|DESA|KAMPUNG|KANTOR|UPT|UPTD|DISDUKCAPIL)\b"
)


def read_locations(text: str, government: RegionCode) -> tuple[Location, ...]:
    """Return the places of a cell in written order.

    Parameters
    ----------
    text
        For example ``Kab. Paser; Kota Bontang``, ``Seluruh Kabupaten/Kota``, or as SIPD writes it
        ``Kota Samarinda, Semua Kecamatan, Semua Kelurahan``.
    government
        Whose plan it is: names are looked up in its province only, and places below the
        kabupaten/kota (kecamatan, desa) are its own.
    """
    parts = [clean(part).strip(" ,.") for part in _BREAKS.split(text)]
    found: list[Location] = []
    for part in filter(None, parts):
        found += _read_part(part, government)
    return tuple(found)


def _read_part(part: str, government: RegionCode) -> list[Location]:
    whole = _codes(part, government)
    if whole:
        return [Location(part, whole)]
    pieces = [piece.strip() for piece in _PIECES.split(part) if piece.strip()]
    named = [(piece, _codes(piece, government)) for piece in pieces]
    regions = [Location(piece, codes) for piece, codes in named if codes]
    unnamed = [piece for piece, codes in named if not codes and not _BELOW.match(fold(piece))]
    if regions:
        return [*regions, *(Location(_shown(piece), ()) for piece in unnamed)]
    if not unnamed and government.level is RegionLevel.KABUPATEN_KOTA:
        return [Location(part, (government,))]
    return [Location(_shown(part), ())]


def _codes(text: str, government: RegionCode) -> tuple[RegionCode, ...]:
    folded = fold(text)
    province = government.province
    if _ALL.fullmatch(folded):
        return tuple(region.code for region in region_table().children(province))
    inside = [
        region.code
        for region in regions_named(read_name(text))
        if region.code == province or region.code.province == province
    ]
    return tuple(inside) if len(inside) == 1 else ()


def _shown(text: str) -> str:
    return masked(text).strip('"')
