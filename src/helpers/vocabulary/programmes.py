"""Codes of programmes as types, and the official sub kegiatan of urusan 2.12."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Self

from helpers.vocabulary.region_code import RegionLevel

ADMINDUK = "2.12"
SUPPORT_PROGRAMME = "2.12.01"
_WIDTHS = (1, 2, 2, 1, 2, 4)
_LEVEL_SPELT_LONG = 2
_CODE = re.compile(r"\d(\.\d{2}(\.\d{2}(\.\d\.\d{2}(\.\d{4})?)?)?)?", re.ASCII)
_SEPARATORS = re.compile(r"[.\s\u00a0/_–-]+")
_LEVELS = {
    "1": RegionLevel.PROVINSI,
    "2": RegionLevel.KABUPATEN_KOTA,
    # Special: provinces without autonomous kabupaten/kota, or with special autonomy.
    "3": RegionLevel.PROVINSI,
    "4": RegionLevel.PROVINSI,
}


class CodeDepth(IntEnum):
    """How far down a code reaches; the values are its number of groups."""

    URUSAN = 1
    BIDANG = 2
    PROGRAM = 3
    KEGIATAN = 5
    SUB_KEGIATAN = 6


class CodeSpelling(StrEnum):
    """How a code was written in a source."""

    OFFICIAL = "official"
    OLD_FORMAT = "old_format"
    VARIANT = "variant"


class ProgrammeCode(str):
    """Code of an urusan, programme, kegiatan or sub kegiatan in the official spelling.

    Raises
    ------
    ValueError
        When the text is not a code in the official spelling; see ``read_programme_code`` for what
        sources write.

    Examples
    --------
    >>> code = ProgrammeCode("2.12.02.2.01.0002")
    >>> code.programme, code.kegiatan, code.level.value
    ('2.12.02', '2.12.02.2.01', 'kabupaten_kota')
    """

    __slots__ = ()

    def __new__(cls, value: object) -> Self:
        """Check the text and return it as a code."""
        if not isinstance(value, str) or not _CODE.fullmatch(value):
            message = f'kode program ditulis seperti "2.12.02.2.01.0002"; yang diterima {value!r}'
            raise ValueError(message)
        return super().__new__(cls, value)

    @property
    def depth(self) -> CodeDepth:
        """How far down the code reaches."""
        return CodeDepth(self.count(".") + 1)

    @property
    def bidang(self) -> str:
        """Urusan and bidang, for example ``2.12``."""
        return ".".join(self.split(".")[:2])

    @property
    def programme(self) -> str:
        """Code of the programme; shorter codes return themselves."""
        return ".".join(self.split(".")[:3])

    @property
    def kegiatan(self) -> str:
        """Code of the kegiatan; shorter codes return themselves."""
        return ".".join(self.split(".")[:5])

    @property
    def level(self) -> RegionLevel | None:
        """Level of government that the fourth group stands for; ``None`` above a kegiatan."""
        groups = self.split(".")
        return _LEVELS.get(groups[3]) if len(groups) > 3 else None

    @property
    def is_support(self) -> bool:
        """Whether it is programme 01 (penunjang), which stays outside checks and ratios."""
        return self.count(".") >= 2 and self.split(".")[2] == "01"

    def contains(self, other: str) -> bool:
        """Whether ``other`` lies below this code or is this code."""
        return other == self or other.startswith(f"{self}.")


class SubKegiatanCode(ProgrammeCode):
    """A code of the full depth ``2.12.PP.J.KK.SSSS``.

    Raises
    ------
    ValueError
        When the code is shorter or no code.
    """

    __slots__ = ()

    def __new__(cls, value: object) -> Self:
        """Check the text and its depth."""
        code = super().__new__(cls, value)
        if code.depth is not CodeDepth.SUB_KEGIATAN:
            message = f'kode sub kegiatan ditulis seperti "2.12.02.2.01.0002"; diterima "{code}"'
            raise ValueError(message)
        return code


@dataclass(frozen=True, slots=True)
class WrittenCode:
    """A code of a source: what it means, and how it was spelt."""

    code: ProgrammeCode
    spelling: CodeSpelling


def read_programme_code(text: str) -> WrittenCode | None:
    """Return the code that a spelling stands for; ``None`` when it is no code.

    Understood are the level as two digits (``2.12.02.02.01.0002``), the last group with two
    digits (the format before 2023), lost zeros, other separators, and ``X.XX`` in front of the
    support programme.

    Examples
    --------
    >>> read_programme_code("2.12.02.02.01.0002").code
    '2.12.02.2.01.0002'
    >>> read_programme_code("2.12.02.2.01.02").spelling.value
    'old_format'
    """
    groups = [group for group in _SEPARATORS.split(text.strip()) if group]
    if [group.upper() for group in groups[:2]] == ["X", "XX"]:
        groups[:2] = ADMINDUK.split(".")
    if not 1 <= len(groups) <= len(_WIDTHS) or len(groups) == 4:
        return None
    if not all(group.isascii() and group.isdigit() for group in groups):
        return None
    padded = [_group(group, width) for group, width in zip(groups, _WIDTHS, strict=False)]
    written = ".".join(padded)
    if not _CODE.fullmatch(written):
        return None
    code = ProgrammeCode(written)
    return WrittenCode(code, _spelling(text.strip(), code))


def _group(text: str, width: int) -> str:
    """Return a group with its official number of digits; too long ones stay as they are."""
    if width == 1 and len(text) == _LEVEL_SPELT_LONG:
        return text.removeprefix("0")
    return text.zfill(width)


def _spelling(text: str, code: ProgrammeCode) -> CodeSpelling:
    if text == code:
        return CodeSpelling.OFFICIAL
    is_short = code.depth is CodeDepth.SUB_KEGIATAN and code[-4:-2] == "00"
    if is_short and text == f"{code[:-4]}{code[-2:]}":
        return CodeSpelling.OLD_FORMAT
    return CodeSpelling.VARIANT


@dataclass(frozen=True, slots=True)
class SubKegiatan:
    """One official sub kegiatan.

    Parameters
    ----------
    level
        Level of government that may plan it.
    programme, kegiatan, name
        Official names, typing errors included.
    indicator, unit
        Official output indicator and its unit; no unit is a coverage percentage.
    """

    code: SubKegiatanCode
    level: RegionLevel
    programme: str
    kegiatan: str
    name: str
    indicator: str
    unit: str


class SubKegiatanTable:
    """All official sub kegiatan by code, in code order."""

    def __init__(self, entries: tuple[SubKegiatan, ...]) -> None:
        self._by_code = MappingProxyType({entry.code: entry for entry in entries})

    def __getitem__(self, code: str) -> SubKegiatan:
        """Return the sub kegiatan of a code in the official spelling; ``KeyError`` if none."""
        return self._by_code[SubKegiatanCode(code)]

    def __contains__(self, code: object) -> bool:
        """Whether the code stands in the table."""
        return code in self._by_code

    def __iter__(self) -> Iterator[SubKegiatan]:
        """Walk through the table in code order."""
        return iter(self._by_code.values())

    def __len__(self) -> int:
        """Return the number of sub kegiatan."""
        return len(self._by_code)

    def find(self, code: str) -> SubKegiatan | None:
        """Return the sub kegiatan of a code; ``None`` for a code outside the list."""
        return self._by_code.get(code)  # pyright: ignore[reportArgumentType] - a code is text

    def of_level(self, level: RegionLevel) -> tuple[SubKegiatan, ...]:
        """Return the sub kegiatan of one level of government."""
        return tuple(entry for entry in self if entry.level is level)


@cache
def sub_kegiatan_table() -> SubKegiatanTable:
    """Return the 117 sub kegiatan of urusan 2.12: 59 of provinces, 58 of kabupaten/kota.

    Source: ``vocabulary/data/SOURCES.md``.
    """
    path = resources.files("helpers.vocabulary") / "data" / "sub_kegiatan_2_12.csv"
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return SubKegiatanTable(tuple(sorted(map(_entry, rows), key=lambda entry: entry.code)))


def _entry(row: dict[str, str]) -> SubKegiatan:
    is_province = row["level"] == "provinsi"
    return SubKegiatan(
        code=SubKegiatanCode(row["code"]),
        level=RegionLevel.PROVINSI if is_province else RegionLevel.KABUPATEN_KOTA,
        programme=row["program"],
        kegiatan=row["kegiatan"],
        name=row["sub_kegiatan"],
        indicator=row["indicator"],
        unit=row["unit"],
    )
