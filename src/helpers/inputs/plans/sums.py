"""What of a sheet's rows belongs to the plan, and whether its sums are those of its rows."""

from collections.abc import Iterable
from dataclasses import replace

from helpers.errors import NOWHERE, Finding
from helpers.inputs.reading import note, warning
from helpers.vocabulary.plans import PlanRow, SetAside, Subtotal
from helpers.vocabulary.programmes import ADMINDUK, SUPPORT_PROGRAMME
from helpers.vocabulary.region_code import RegionCode


def drop_repeated(rows: Iterable[PlanRow]) -> tuple[tuple[PlanRow, ...], tuple[Finding, ...]]:
    """Return each row once, with a finding for every row that stands twice word for word."""
    seen: dict[PlanRow, PlanRow] = {}
    findings: list[Finding] = []
    for row in rows:
        key = replace(row, place=NOWHERE)
        first = seen.setdefault(key, row)
        if first is not row:
            problem = f"baris sama persis dengan {first.place.cell}; dihitung satu kali"
            action = "hapus salah satunya, atau bedakan lokasi dan sumber dananya"
            findings.append(warning("row_repeated", row.place, problem, action, row.government))
    return tuple(seen.values()), tuple(findings)


def same_pagu_notes(rows: Iterable[PlanRow]) -> tuple[Finding, ...]:
    """Return a note where a code repeats its pagu: a join over locations repeats money."""
    first: dict[tuple[str, int], PlanRow] = {}
    findings: list[Finding] = []
    for row in rows:
        if not row.pagu_rp:
            continue
        earlier = first.setdefault((row.code, row.pagu_rp), row)
        if earlier is not row:
            problem = f"kode dan pagu sama dengan {earlier.place.cell}; keduanya dihitung"
            action = "bila satu pagu tertulis untuk beberapa lokasi, sisakan satu baris"
            findings.append(note("pagu_repeated", row.place, problem, action, row.government))
    return tuple(findings)


def set_apart(rows: Iterable[PlanRow]) -> tuple[tuple[PlanRow, ...], tuple[SetAside, ...]]:
    """Tell adminduk from what is set aside: programme 2.12.01 and other urusan."""
    kept: list[PlanRow] = []
    aside: dict[str, list[PlanRow]] = {}
    for row in rows:
        if row.code.bidang == ADMINDUK and not row.code.is_support:
            kept.append(row)
        else:
            is_ours = row.code.bidang == ADMINDUK
            aside.setdefault(SUPPORT_PROGRAMME if is_ours else row.code.bidang, []).append(row)
    parts = (
        SetAside(code, len(found), sum(row.pagu_rp or 0 for row in found))
        for code, found in sorted(aside.items())
    )
    return tuple(kept), tuple(parts)


def check_subtotals(
    rows: tuple[PlanRow, ...], subtotals: Iterable[Subtotal], government: RegionCode
) -> tuple[Finding, ...]:
    """Compare every row of sums with the sum of the sub kegiatan below it."""
    findings: list[Finding] = []
    for total in subtotals:
        below = [row for row in rows if total.code is None or total.code.contains(row.code)]
        if total.pagu_rp is None:
            continue
        label = total.code or "jumlah seluruhnya"
        if any("pagu" in row.unreadable for row in below):
            problem = f"subtotal {label} tidak dapat diperiksa: ada pagu yang tidak terbaca"
            action = "perbaiki dahulu pagunya"
            findings.append(note("subtotal_unchecked", total.place, problem, action, government))
            continue
        difference = total.pagu_rp - sum(row.pagu_rp or 0 for row in below)
        if difference:
            problem = (
                f"subtotal {label} berbeda {_grouped(difference)} rupiah dari jumlah barisnya; "
                "yang dipakai jumlah baris"
            )
            action = "samakan subtotal dengan rinciannya"
            findings.append(warning("subtotal_differs", total.place, problem, action, government))
    return tuple(findings)


def _grouped(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")
