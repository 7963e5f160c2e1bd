"""Region codes of Kemendagri as a type that refuses nonsense."""

import re
from enum import StrEnum
from typing import Self

_PATTERN = re.compile(r"\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?", re.ASCII)
_LENGTHS = {2: "provinsi", 5: "kabupaten_kota", 8: "kecamatan", 13: "desa_kelurahan"}


class RegionLevel(StrEnum):
    """Level of government or administration that a code stands for."""

    NATIONAL = "nasional"
    PROVINSI = "provinsi"
    KABUPATEN_KOTA = "kabupaten_kota"
    KECAMATAN = "kecamatan"
    DESA_KELURAHAN = "desa_kelurahan"


class RegionCode(str):
    """Kemendagri code written with dots, for example ``64`` or ``64.72``; ``00`` is national.

    A code is text. A number is refused, because ``62.10`` read as a number is ``62.1`` and the
    lost zero cannot be told from ``62.01`` written badly.

    Raises
    ------
    TypeError
        When the value is not text.
    ValueError
        When the text is not a code.

    Examples
    --------
    >>> RegionCode("62.10").province
    '62'
    """

    __slots__ = ()

    def __new__(cls, value: object) -> Self:
        """Check the text and return it as a code."""
        if not isinstance(value, str):
            message = (
                f'kode wilayah harus teks di antara tanda petik, misalnya "62.10"; '
                f"yang diterima bilangan {value!r}, sehingga nol di depan atau di belakang hilang"
            )
            raise TypeError(message)
        if not _PATTERN.fullmatch(value):
            message = f'kode wilayah ditulis seperti "64" atau "64.72"; yang diterima {value!r}'
            raise ValueError(message)
        return super().__new__(cls, value)

    @property
    def level(self) -> RegionLevel:
        """Level that the length of the code says; ``00`` is national."""
        return RegionLevel.NATIONAL if self == "00" else RegionLevel(_LENGTHS[len(self)])

    @property
    def province(self) -> "RegionCode":
        """Code of the province that holds the region."""
        return RegionCode(self[:2])

    @property
    def parent(self) -> "RegionCode":
        """Code of the next higher level; a province's parent is national (``00``)."""
        return RegionCode(self.rpartition(".")[0] or "00")

    def contains(self, other: "RegionCode") -> bool:
        """Whether ``other`` lies in this region or is this region."""
        return self == "00" or other == self or other.startswith(f"{self}.")


NATIONAL = RegionCode("00")
