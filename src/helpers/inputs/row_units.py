"""Rows that together count for one region: a kabupaten/kota, or all of its kecamatan or desa."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.errors import Finding, Place
from helpers.inputs.cells import RawSheet
from helpers.inputs.number_text import Absence, Value
from helpers.inputs.reading import blocking, note, warning
from helpers.inputs.table_header import Header
from helpers.inputs.table_rows import TableRow
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region
from helpers.vocabulary.subdivisions import subdivision_counts

_PREFIX = re.compile(r"^(kecamatan|kec)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """Rows whose sum is one region's number.

    Parameters
    ----------
    region
        The region.
    rows
        Rows that are added up.
    is_total
        Whether they are a total that the source publishes.
    is_joined
        Whether they lie below the region.
    beside
        Rows that must come to the same: the rows below a region's own one, or its JUMLAH.
    """

    region: Region
    rows: tuple[int, ...]
    is_total: bool = False
    is_joined: bool = False
    beside: tuple[int, ...] = ()

    def total(
        self, values: Mapping[tuple[int, str], Value], measure: str, beside: str | None = None
    ) -> Value | None:
        """Return the sum over the rows; one missing part makes it missing.

        Parameters
        ----------
        values, measure
            Values by row and measure, and the measure that is added up.
        beside
            The other measure of a ratio: a part that does not apply to one of them only would
            put other people above the line than below it, and makes the sum missing.
        """
        if len(self.rows) == 1:
            return values.get((self.rows[0], measure))
        numbers: list[int] = []
        for row in self.rows:
            value = values.get((row, measure))
            other = values.get((row, beside)) if beside else value
            if isinstance(value, int) and isinstance(other, int):
                numbers.append(value)
            elif value is not Absence.NOT_APPLICABLE or other is not Absence.NOT_APPLICABLE:
                return Absence.NO_DATA
        return sum(numbers) if numbers else Absence.NOT_APPLICABLE


def kecamatan_units(rows: Sequence[TableRow]) -> tuple[tuple[Unit, RegionCode, str], ...]:
    """Return kecamatan that stand in rows of their own with code and name, for their own report.

    Names with digits are left out: they may be somebody's number.
    """
    return tuple(
        (Unit(row.region, (row.row,)), RegionCode(f"{row.region.code}.{row.path[0]}"), name)
        for row in rows
        if len(row.path) == 1 and row.path[0].isdigit() and not row.is_sum
        for name in [_kecamatan_name(row.part_name)]
        if name
    )


def _kecamatan_name(text: str) -> str:
    name = _PREFIX.sub("", text)
    if any(character.isdigit() for character in name):
        return ""
    return name.title() if name.isupper() else name


def units_of(
    rows: Sequence[TableRow], sheet: RawSheet, file: str, header: Header
) -> tuple[tuple[Unit, ...], tuple[Finding, ...]]:
    """Join the rows below each kabupaten/kota.

    A region's own row goes before the rows below it, and kecamatan before desa; what is not
    added up is compared.
    """
    if not any(row.path for row in rows):
        units = (Unit(row.region, (row.row,), is_total=row.is_total) for row in rows)
        return tuple(units), ()
    by_region: dict[str, list[TableRow]] = {}
    for row in rows:
        by_region.setdefault(row.region.code, []).append(row)
    units_found: list[Unit] = []
    findings: list[Finding] = _mixed_codes(rows, sheet, file, header)
    for own in by_region.values():
        made, problems = _joined(own, sheet, file, header)
        units_found += made
        findings += problems
    return tuple(units_found), tuple(findings)


def _mixed_codes(
    rows: Sequence[TableRow], sheet: RawSheet, file: str, header: Header
) -> list[Finding]:
    """Refuse a kecamatan under the code of a kabupaten/kota where others have their own code."""
    by_code = [row.path[0].isdigit() for row in rows if row.path]
    if all(by_code) or not any(by_code):
        return []
    return [
        blocking(
            "levels_mixed",
            _place(sheet, file, header, row.row),
            "baris kecamatan berkode kabupaten/kota, padahal baris lain berkode kecamatan",
            "tulis kode kecamatannya",
            row.region.code,
        )
        for row in rows
        if row.path and not row.path[0].isdigit()
    ]


def _joined(
    rows: list[TableRow], sheet: RawSheet, file: str, header: Header
) -> tuple[list[Unit], list[Finding]]:
    region = rows[0].region
    sums = tuple(row.row for row in rows if row.is_sum)
    own = [row for row in rows if not row.path and not row.is_sum]
    below = [row for row in rows if row.path and not row.is_sum]
    if not below:
        return [Unit(region, (row.row,), is_total=row.is_total) for row in rows], []
    depth = min(len(row.path) for row in below)
    top = [row for row in below if len(row.path) == depth]
    problems = _doubled(below, sheet, file, header) + _orphans(below, depth, sheet, file, header)
    if own:
        units = [
            Unit(
                region,
                (row.row,),
                is_total=row.is_total,
                beside=tuple(part.row for part in top),
            )
            for row in own
        ]
        return units, problems
    units = [Unit(region, tuple(part.row for part in top), is_joined=True, beside=sums)]
    return units, [*problems, *_count_of_parts(region, top, depth, sheet, file)]


def _doubled(rows: list[TableRow], sheet: RawSheet, file: str, header: Header) -> list[Finding]:
    first: dict[tuple[str, ...], TableRow] = {}
    return [
        blocking(
            "region_twice",
            _place(sheet, file, header, row.row),
            f"baris di bawah {row.region.label} tercatat dua kali, juga di baris {seen.row}",
            "hapus salah satunya",
            row.region.code,
        )
        for row in rows
        if (seen := first.setdefault(row.path, row)) is not row
    ]


def _orphans(
    rows: list[TableRow], depth: int, sheet: RawSheet, file: str, header: Header
) -> list[Finding]:
    """Refuse desa whose kecamatan has no row while others have: adding up would lose them."""
    tops = {row.path for row in rows if len(row.path) == depth}
    return [
        blocking(
            "levels_mixed",
            _place(sheet, file, header, row.row),
            f"{row.region.label}: desa/kelurahan tanpa baris kecamatannya, padahal kecamatan "
            "lain punya",
            "tulis baris untuk semua kecamatan, atau desa/kelurahan saja",
            row.region.code,
        )
        for row in rows
        if len(row.path) > depth and row.path[:depth] not in tops
    ]


def _count_of_parts(
    region: Region, rows: list[TableRow], depth: int, sheet: RawSheet, file: str
) -> list[Finding]:
    kecamatan, desa = subdivision_counts().get(region.code, (0, 0))
    known, word = (kecamatan, "kecamatan") if depth == 1 else (desa, "desa/kelurahan")
    place = Place(file, sheet.name)
    joined = note(
        "rows_joined",
        place,
        f"{region.label}: {len(rows)} baris {word} dijumlahkan",
        "tidak perlu tindakan",
        region.code,
    )
    if not known or len(rows) == known:
        return [joined]
    return [
        warning(
            "parts_incomplete",
            place,
            f"{region.label}: {len(rows)} baris {word} dijumlahkan, padahal menurut daftar "
            f"Kemendagri ada {known}",
            "lengkapi barisnya atau jelaskan selisihnya",
            region.code,
        )
    ]


def _place(sheet: RawSheet, file: str, header: Header, row: int) -> Place:
    return Place(file, sheet.name, sheet.address(row, min(header.columns.values())))
