"""Names as sources write them: folded, with the kind told apart from the name."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, lru_cache

from helpers.vocabulary.region_code import RegionLevel
from helpers.vocabulary.regions import Region, region_aliases, region_table

TOTAL_WORDS = frozenset(
    (
        "JUMLAH",
        "JML",
        "TOTAL",
        "JUMLAH TOTAL",
        "TOTAL JUMLAH",
        "GRAND TOTAL",
        "JUMLAH SELURUHNYA",
        "JUMLAH KESELURUHAN",
        "JUMLAH PROVINSI",
        "TOTAL PROVINSI",
        "PROVINSI",
    )
)
MEAN_WORDS = frozenset(("RATA RATA", "RERATA", "RATAAN", "RATA RATA PROVINSI"))
_TOTAL_WORD = re.compile(r"\s*(?:JUMLAH|JML|TOTAL)\.?\s+(?=\S)", re.IGNORECASE)
_KIND_WORD = re.compile(
    r"\b(KABUPATEN/KOTA|KAB\.?/KOTA|WILAYAH|KABUPATEN|KAB\.?|KOTA|PROVINSI|PROPINSI|PROV\.?)"
    r"\s*:?\s+(?=\S)",
    re.IGNORECASE,
)
_MOST_WORDS = 6
_KINDS = (
    ("kota", re.compile(r"KOTA( ADMINISTRASI| ADM)? ")),
    ("kabupaten", re.compile(r"(KABUPATEN|KAB)( ADMINISTRASI| ADM)? ")),
    ("provinsi", re.compile(r"(PROVINSI|PROPINSI|PROV|PROP) ")),
)


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A folded name.

    Parameters
    ----------
    key
        Letters and digits only.
    kind
        ``kota``, ``kabupaten`` or ``provinsi`` when the name says so, else empty.
    whole
        Letters and digits of the name together with its kind.
    """

    key: str
    kind: str
    whole: str


@lru_cache(maxsize=16_384)
def fold(text: str) -> str:
    """Return capitals with single blanks, without invisible characters and punctuation."""
    folded = unicodedata.normalize("NFKC", text).upper()
    folded = "".join(" " if ch in "._-/'’()," else ch for ch in folded if _is_visible(ch))
    return " ".join(folded.split())


@lru_cache(maxsize=16_384)
def read_name(text: str) -> WrittenName:
    """Tell kind and name apart."""
    folded = fold(text)
    whole = folded.replace(" ", "")
    for kind, pattern in _KINDS:
        if match := pattern.match(folded):
            return WrittenName(folded[match.end() :].replace(" ", ""), kind, whole)
    return WrittenName(whole, "", whole)


def regions_named(name: WrittenName) -> tuple[Region, ...]:
    """Return all regions that the name may mean, in code order."""
    found = _index().get(name.key, ())
    return tuple(r for r in found if not name.kind or r.kind.startswith(name.kind))


def without_total_word(text: str) -> str:
    """Return ``KALIMANTAN TIMUR`` of ``JUMLAH KALIMANTAN TIMUR``."""
    return _TOTAL_WORD.sub("", text, count=1) if _TOTAL_WORD.match(text) else text


@dataclass(frozen=True, slots=True)
class TitleRegions:
    """The one province and the one kabupaten/kota that titles name; ``None`` for none or many."""

    province: Region | None = None
    kabupaten_kota: Region | None = None


def regions_in_title(titles: Iterable[str]) -> TitleRegions:
    """Return the regions that titles name with their kind: ``KABUPATEN PASER``, ``PROVINSI …``."""
    found: dict[str, Region] = {}
    for title in titles:
        for match in _KIND_WORD.finditer(title):
            words = title[match.end() :].split()
            for count in range(min(_MOST_WORDS, len(words)), 0, -1):
                kind = "" if "/" in match[1] or match[1].upper() == "WILAYAH" else match[1]
                name = read_name(f"{kind} {' '.join(words[:count])}".strip(" :"))
                if len(named := regions_named(name)) == 1:
                    found[named[0].code] = named[0]
                    break
    provinces = [r for r in found.values() if r.level is RegionLevel.PROVINSI]
    others = [r for r in found.values() if r.level is RegionLevel.KABUPATEN_KOTA]
    return TitleRegions(
        province=provinces[0] if len(provinces) == 1 else None,
        kabupaten_kota=others[0] if len(others) == 1 else None,
    )


def nearest_names(name: WrittenName, province: str = "") -> tuple[str, ...]:
    """Return labels of up to three regions with a similar name, of ``province`` first."""
    index = _index()
    inside = [
        key for key, regions in index.items() if any(r.code.startswith(province) for r in regions)
    ]
    near = _close(name, inside) or _close(name, list(index))
    labels = [f"{region.label} ({region.code})" for key in near for region in index[key]]
    return tuple(dict.fromkeys(labels))[:3]


def _close(name: WrittenName, keys: list[str]) -> list[str]:
    near = get_close_matches(name.key, keys, n=3, cutoff=0.7)
    return near or get_close_matches(name.whole, keys, n=3, cutoff=0.7)


def _is_visible(character: str) -> bool:
    """Drop format characters: zero width, byte order mark, direction marks."""
    return unicodedata.category(character) != "Cf"


@cache
def _index() -> dict[str, tuple[Region, ...]]:
    index: dict[str, dict[str, Region]] = {}
    for region in region_table():
        index.setdefault(read_name(region.name).key, {})[region.code] = region
    for alias, code in region_aliases().items():
        index.setdefault(read_name(alias).key, {})[code] = region_table()[code]
    return {key: tuple(regions[c] for c in sorted(regions)) for key, regions in index.items()}
