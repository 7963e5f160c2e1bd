"""Types of values in YAML files; each refuses with the words a person can act on."""

import re
from datetime import date
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated

from pydantic import BeforeValidator, PlainValidator

from helpers.inputs.region_codes import explain_unknown_code
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

QUOTE_IT = "beri tanda petik"  # replaced by the corrected line where the file is known
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_PERCENT = re.compile(r"(\d{1,3})(?:,(\d{1,2}))?")


def _date(value: object) -> date:
    if isinstance(value, str) and _DATE.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError(
                f"tanggal {value} tidak ada di kalender → periksa tanggalnya"
            ) from None
    if isinstance(value, date):
        return value
    raise ValueError('tanggal harus teks → tulis seperti "2024-11-12"')


def _code(value: object) -> RegionCode:
    if isinstance(value, int):
        raise ValueError(f"kode wilayah {value} tanpa tanda petik → {QUOTE_IT}")
    try:
        return RegionCode(value)
    except (TypeError, ValueError):
        raise ValueError('kode wilayah tidak sah → tulis seperti "64" atau "64.72"') from None


def _hundredths(value: object) -> int:
    if isinstance(value, int):
        raise ValueError(f"persentase {value} tanpa tanda petik → {QUOTE_IT}")
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError('persentase harus teks berkoma → tulis seperti "99,4"')
    return int(match[1]) * 100 + int((match[2] or "").ljust(2, "0"))


def _percent_text(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,4}(,\d{1,4})?", value):
        raise ValueError('persentase harus teks berkoma → tulis seperti "18,25"')
    return value.replace(",", ".")


def _relative_path(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("nama berkas kosong → tulis nama berkas dari folder proyek")
    return value


def _slug(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
        raise ValueError(
            "nama pendek hanya huruf kecil, angka, tanda hubung → tulis seperti rakorda-kaltim-2024"
        )
    return value


def _name(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", value):
        raise ValueError("nama tidak sah → tulis huruf kecil, angka, garis bawah")
    return value


def known_code(value: object) -> RegionCode:
    """Check that ``value`` is the code of a region that exists; ``ValueError`` says what to do."""
    code = _code(value)
    if code not in region_table():
        problem, action = explain_unknown_code(code)
        raise ValueError(f"{problem} → {action}")
    return code


def inside_project(value: str) -> bool:
    """Whether a path stays below the project: not absolute, no drive, no ``..``."""
    windows = PureWindowsPath(value)
    absolute = PurePosixPath(value).is_absolute() or bool(windows.drive or windows.root)
    return not absolute and ".." not in windows.parts


YamlDate = Annotated[date, BeforeValidator(_date)]
YamlCode = Annotated[RegionCode, PlainValidator(_code)]
Hundredths = Annotated[int, BeforeValidator(_hundredths)]
PercentText = Annotated[str, BeforeValidator(_percent_text)]
PathText = Annotated[str, BeforeValidator(_relative_path)]
KnownCode = Annotated[RegionCode, PlainValidator(known_code)]
Name = Annotated[str, BeforeValidator(_name)]
Slug = Annotated[str, BeforeValidator(_slug)]
