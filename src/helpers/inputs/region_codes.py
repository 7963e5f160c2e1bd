"""Codes as sources write them: today's, old ones, BPS codes, and damaged ones."""

import re
from dataclasses import dataclass
from functools import cache

from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region, bps_codes, old_region_codes, region_table

_DOTTED = re.compile(r"\d{2}(\.\d{2})?")
_LOST_ZERO = re.compile(r"\d{2}\.\d")
_UNDOTTED = re.compile(r"\d{4}")
_BELOW = re.compile(r"(\d{2}\.\d{2})\.(\d{2})(?:\.(\d{4}))?|(\d{4})(\d{2})(\d{4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class CodeReading:
    """What a written code can mean.

    Parameters
    ----------
    decided
        The region, when the code alone decides; else ``None``.
    candidates
        Regions that the name may choose from when the code does not decide.
    problem, action
        Indonesian: why the code alone does not decide, and what to write.
    """

    decided: Region | None
    candidates: tuple[Region, ...] = ()
    problem: str = ""
    action: str = ""


def explain_unknown_code(code: RegionCode) -> tuple[str, str]:
    """Return problem and action for a well-formed code that no region has."""
    old = old_region_codes().get(code)
    if old is not None:
        return _old(code, old)
    bps = bps_codes().get(code.replace(".", ""))
    if bps is not None:
        return _bps(code, bps)
    province = code.province
    if province not in region_table():
        return f"kode wilayah {code} tidak ada", "periksa kodenya pada daftar Kemendagri"
    known = ", ".join(region.code for region in region_table().children(province))
    return f"kode wilayah {code} tidak ada", f"kode di {region_table()[province].name}: {known}"


def read_code_text(text: str) -> CodeReading:
    """Read a code that was written as text.

    A dotted code decides. Four digits without a dot decide only where Kemendagri and BPS mean
    the same region, because the two systems give 199 of 514 regions different numbers.
    """
    if _DOTTED.fullmatch(text):
        return _dotted(RegionCode(text))
    if _UNDOTTED.fullmatch(text):
        return _undotted(text)
    if _LOST_ZERO.fullmatch(text):
        return read_code_number(text)
    if below := _BELOW.fullmatch(text):
        return read_code_text(below[1] or below[4])
    if re.fullmatch(r"\d{7}", text, re.ASCII):
        action = "tulis kode Kemendagri kabupaten/kota atau kecamatannya"
        return CodeReading(None, (), f"kode {text} berbentuk kode kecamatan BPS", action)
    return CodeReading(None, (), "kode wilayah tidak terbaca", 'tulis seperti "64.72"')


def code_below(text: str) -> tuple[str, ...]:
    """Return kecamatan and desa of a code such as ``64.72.01.1001`` or ``6472011001``."""
    match = _BELOW.fullmatch(text)
    if match is None:
        return ()
    return tuple(part for part in (match[2] or match[5], match[3] or match[6]) if part)


def read_code_number(text: str) -> CodeReading:
    """Read a code that the spreadsheet holds as a number, for example ``64.1``.

    Two digits are a province. Anything else has possibly lost a zero and only lets the name
    choose among what it may have been.
    """
    if re.fullmatch(r"\d{2}", text):
        return _dotted(RegionCode(text))
    if re.fullmatch(r"\d{6}|\d{10}", text):
        return read_code_text(text)  # no zero is lost from a whole number that is long enough
    if _UNDOTTED.fullmatch(text):
        reading = _undotted(text)
        candidates = (reading.decided,) if reading.decided else reading.candidates
    else:
        candidates = tuple(
            region for region in region_table() if "." in region.code and _same(region.code, text)
        )
    return CodeReading(
        None,
        candidates,
        f"kode wilayah {text} tersimpan sebagai bilangan, sehingga nol di belakang dapat hilang",
        "ubah format kolom KODE menjadi Teks dan tulis ulang, "
        f"misalnya {' atau '.join(r.code for r in candidates) or '64.10'}",
    )


def _same(code: str, number: str) -> bool:
    return code.rstrip("0") == number.rstrip("0")


def _dotted(code: RegionCode) -> CodeReading:
    if code in region_table():
        return CodeReading(region_table()[code])
    return CodeReading(None, (), *explain_unknown_code(code))


def _undotted(digits: str) -> CodeReading:
    own = _kemendagri_undotted().get(digits)
    bps = bps_codes().get(digits)
    if own is not None and (bps is None or bps == own.code):
        return CodeReading(own)
    if own is None and bps is not None:
        return CodeReading(None, (), *_bps(digits, bps))
    if own is None or bps is None:
        return CodeReading(
            None, (), *explain_unknown_code(RegionCode(f"{digits[:2]}.{digits[2:]}"))
        )
    other = region_table()[bps]
    return CodeReading(
        None,
        (own,),
        f"kode {digits} bermakna dua: Kemendagri {own.label}, BPS {other.label}",
        f'tulis "{own.code}" untuk {own.label} atau "{other.code}" untuk {other.label}',
    )


def _old(code: str, today: RegionCode) -> tuple[str, str]:
    region = region_table()[today]
    return f"kode {code} sudah tidak berlaku", f'tulis "{today}" untuk {region.label}'


def _bps(code: str, today: RegionCode) -> tuple[str, str]:
    region = region_table()[today]
    return (
        f"kode {code} adalah kode BPS untuk {region.label}",
        f'tulis kode Kemendagri "{today}"',
    )


@cache
def _kemendagri_undotted() -> dict[str, Region]:
    return {r.code.replace(".", ""): r for r in region_table() if "." in r.code}
