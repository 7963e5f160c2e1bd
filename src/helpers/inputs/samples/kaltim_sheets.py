"""All sheets of the sample of Kalimantan Timur, from title to source line."""

from collections.abc import Iterator
from datetime import date

from helpers.inputs.samples.kaltim_layout import LAYOUTS, Layout
from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_profile import KALTIM
from helpers.inputs.samples.kaltim_tidy_sheets import OFFICE, tidy_sheets
from helpers.inputs.samples.sheet import CellStyle, CellValue, Column, Sheet, stored_row
from helpers.vocabulary.regions import region_table

_MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli"),
    *("Agustus", "September", "Oktober", "November", "Desember"),
)
_SPLIT = "sebaran kabupaten/kota ilustratif"
_PUBLISHED = f"DATA CONTOH – angka provinsi sesuai publikasi; {_SPLIT}"
_ILLUSTRATIVE = f"DATA CONTOH – angka provinsi ilustratif, disesuaikan dengan publikasi; {_SPLIT}"
_PUBLISHED_SOURCE = (
    "Sumber: laporan PDAK {day} (data contoh); penduduk dan basis AWAL ilustratif; " + _SPLIT
)
_ILLUSTRATIVE_SOURCE = (
    "Sumber: angka ilustratif untuk {day}, disesuaikan dengan publikasi (data contoh); " + _SPLIT
)
_NAME_COLUMNS = (
    Column("NO", CellStyle.TEXT, 5),
    Column("WILAYAH", CellStyle.TEXT, 28),
    Column("KODE", CellStyle.TEXT, 8),
)


def kaltim_sheets() -> tuple[Sheet, ...]:
    """Return the sheets of the latest date, then history (newest first), then the tidy ones."""
    days = sorted({numbers.as_of for numbers in kaltim_numbers()}, reverse=True)
    coverage = (sheet for day in days for sheet in _coverage_sheets(day, days[0]))
    return (*coverage, *tidy_sheets(days[0]))


def _coverage_sheets(day: date, latest: date) -> Iterator[Sheet]:
    numbers = [row for row in kaltim_numbers() if row.as_of == day]
    is_latest = day == latest
    in_words = _in_words(day)
    for layout in LAYOUTS:
        is_published = is_latest and layout.has_published_totals
        yield Sheet(
            name=layout.name if is_latest else f"{layout.dated_name} {day:%d-%m-%Y}",
            titles=(
                _PUBLISHED if is_published else _ILLUSTRATIVE,
                OFFICE,
                layout.title,
                f"KEADAAN {in_words.upper()}",
            ),
            columns=(*_NAME_COLUMNS, *(field.column for field in layout.fields)),
            rows=tuple(_row(number, row, layout, is_latest) for number, row in enumerate(numbers)),
            total_rows=1,
            source=(_PUBLISHED_SOURCE if is_published else _ILLUSTRATIVE_SOURCE).format(
                day=in_words
            ),
        )


def _row(
    number: int, numbers: RegionNumbers, layout: Layout, is_latest: bool
) -> tuple[CellValue, ...]:
    label = region_table()[numbers.region_code].label.upper()
    values = stored_row(
        [field.read(numbers) for field in layout.fields],
        [field.column for field in layout.fields],
    )
    if is_latest and numbers.region_code == KALTIM and layout.published_total_percent:
        values = (*values[:-1], layout.published_total_percent)
    return (number or None, label, str(numbers.region_code), *values)


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
