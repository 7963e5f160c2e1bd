"""The sample plans as sheets: the Renja template with its sums, or SIPD-like records."""

from collections.abc import Iterator

from helpers.inputs.samples.allocation import allocate
from helpers.inputs.samples.kaltim_plans import GovernmentPlan, PlanLine
from helpers.inputs.samples.kaltim_plans_profile import (
    PLAN_YEAR,
    PROVINCE,
    GovernmentProfile,
)
from helpers.inputs.samples.sheet import CellStyle, CellValue, Column, Sheet, stored
from helpers.vocabulary.programmes import CodeDepth, ProgrammeCode, sub_kegiatan_table
from helpers.vocabulary.regions import region_table

_CLAIM = "DATA CONTOH – rencana, pagu, dan target ilustratif; bukan dokumen perencanaan daerah"
_SOURCE = "Sumber: data contoh, disusun untuk latihan; tidak untuk dikutip"
_SUPPORT = (
    ("2.12.01.2.01.0001", "Penyusunan Dokumen Perencanaan Perangkat Daerah", 1),
    ("2.12.01.2.02.0001", "Penyediaan Gaji dan Tunjangan ASN", 78),
    ("2.12.01.2.08.0002", "Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik", 21),
)
_OTHER_URUSAN = (
    ("2.08.02.1.01.0001", "Koordinasi dan Sinkronisasi Perumusan Kebijakan PUG", 412_500_000),
    ("2.08.03.1.02.0003", "Peningkatan Kapasitas Lembaga Penyedia Layanan", 287_350_000),
)
_TITLES = {
    "2": "URUSAN PEMERINTAHAN WAJIB YANG TIDAK BERKAITAN DENGAN PELAYANAN DASAR",
    "2.12": "ADMINISTRASI KEPENDUDUKAN DAN PENCATATAN SIPIL",
    "2.12.01": "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH",
    "2.08": "PEMBERDAYAAN PEREMPUAN DAN PERLINDUNGAN ANAK",
}
_TEMPLATE_TAIL = (
    Column("PROGRAM DAN KEGIATAN", CellStyle.TEXT, 44),
    Column("TOLAK UKUR CAPAIAN KEG.", CellStyle.TEXT, 22),
    Column("TARGET KINERJA CAPAIAN KEG.", CellStyle.TEXT, 14),
    Column("TOLAK UKUR KELUARAN", CellStyle.TEXT, 40),
    Column("TARGET KINERJA KELUARAN", CellStyle.TEXT, 18),
    Column("TOLAK UKUR HASIL", CellStyle.TEXT, 40),
    Column("TARGET KINERJA HASIL", CellStyle.TEXT, 14),
    Column("SUMBER DANA", CellStyle.TEXT, 28),
    Column("LOKASI", CellStyle.TEXT, 30),
    Column("KELUARAN SUB KEG.", CellStyle.TEXT, 30),
    Column("AWAL PELAKSANAAN", CellStyle.TEXT, 12),
    Column("AKHIR PELAKSANAAN", CellStyle.TEXT, 12),
)
_SIPD = (
    Column("kode_sub_giat", CellStyle.TEXT, 20),
    Column("nama_sub_giat", CellStyle.TEXT, 44),
    Column("kode_skpd", CellStyle.TEXT, 24),
    Column("pagu", CellStyle.COUNT, 16),
    Column("pagu_n_depan", CellStyle.COUNT, 16),
    Column("nama_lokasi", CellStyle.TEXT, 40),
    Column("nama_dana", CellStyle.TEXT, 30),
    Column("target_1", CellStyle.TEXT, 10),
    Column("outputteks", CellStyle.TEXT, 40),
    Column("targetoutput", CellStyle.COUNT, 14),
    Column("satuanoutput", CellStyle.TEXT, 14),
)


def plan_sheets(plans: tuple[GovernmentPlan, ...]) -> tuple[Sheet, ...]:
    """Return one sheet per government; its name begins with the government's code."""
    return tuple(_template(plan) if plan.profile.is_template else _records(plan) for plan in plans)


def _sheet_name(profile: GovernmentProfile) -> str:
    return f"{profile.code} {region_table()[profile.code].label}"[:31]


def _titles(profile: GovernmentProfile, kind: str) -> tuple[str, ...]:
    name = region_table()[profile.code].official_name.upper()
    return (_CLAIM, f"PEMERINTAH {name}", f"{kind} TAHUN {PLAN_YEAR}")


def _support(profile: GovernmentProfile) -> list[tuple[str, str, int]]:
    parts = allocate(profile.support_thousands, [weight for _, _, weight in _SUPPORT])
    pairs = zip(_SUPPORT, parts, strict=True)
    found = [(code, name, part * 1000) for (code, name, _), part in pairs]
    return [*found, *_OTHER_URUSAN] if profile.code == PROVINCE.code else found


def _template(plan: GovernmentPlan) -> Sheet:
    profile = plan.profile
    money = CellStyle.TEXT_COUNT if profile.writes_text else CellStyle.GROUPED_COUNT
    codes = [Column("KODE SUB KEGIATAN", CellStyle.TEXT, 8 if profile.splits_code else 20)]
    codes += [Column("", CellStyle.TEXT, 6)] * 5 if profile.splits_code else []
    columns = (
        *codes,
        *_TEMPLATE_TAIL,
        Column("JUMLAH PAGU", money, 18),
        *([Column("REALISASI", money, 18)] if profile.shows_realised else []),
        Column("KETERANGAN", CellStyle.TEXT, 24),
    )
    return Sheet(
        name=_sheet_name(profile),
        titles=_titles(profile, "RENCANA KERJA"),
        columns=columns,
        rows=tuple(_template_rows(plan, money)),
        source=_SOURCE,
    )


def _template_rows(plan: GovernmentPlan, money: CellStyle) -> Iterator[tuple[CellValue, ...]]:
    profile = plan.profile
    lines = [
        *(_support_line(*entry) for entry in _support(profile)),
        *plan.lines,
    ]
    lines.sort(key=lambda line: line.code)
    shown: set[str] = set()
    for line in lines:
        for code in _parents(line.code):
            if code not in shown:
                shown.add(code)
                inside = [one for one in lines if _lies_in(one.code, code)]
                yield _sum_row(profile, code, _title(code), inside, money)
        yield _line_row(profile, line, money)
    yield _sum_row(profile, "", "JUMLAH", lines, money)


def _support_line(code: str, name: str, pagu: int) -> PlanLine:
    fund = "Pendapatan Asli Daerah (PAD)"
    return PlanLine(code, name, "Jumlah Dokumen", 12, "Dokumen", fund, "", pagu, None, None)


def _parents(code: str) -> tuple[str, ...]:
    groups = code.split(".")
    depths = (CodeDepth.URUSAN, CodeDepth.BIDANG, CodeDepth.PROGRAM, CodeDepth.KEGIATAN)
    return tuple(".".join(groups[:depth]) for depth in depths)


def _lies_in(code: str, parent: str) -> bool:
    return ProgrammeCode(parent).contains(code)


def _title(code: str) -> str:
    for entry in sub_kegiatan_table():
        if entry.code.programme == code:
            return entry.programme
        if entry.code.kegiatan == code:
            return entry.kegiatan
    return _TITLES.get(code, "Program dan Kegiatan Lainnya")


def _code_cells(profile: GovernmentProfile, code: str) -> tuple[CellValue, ...]:
    if not profile.splits_code:
        return (code or None,)
    groups = code.split(".") if code else []
    return tuple([*groups, *[None] * 6][:6])


def _sum_row(
    profile: GovernmentProfile, code: str, title: str, lines: list[PlanLine], money: CellStyle
) -> tuple[CellValue, ...]:
    total = stored(sum(line.pagu or 0 for line in lines), money)
    empty: tuple[CellValue, ...] = (None,) * (len(_TEMPLATE_TAIL) - 1)
    realised = (None,) if profile.shows_realised else ()
    return (*_code_cells(profile, code), title, *empty, total, *realised, None)


def _line_row(
    profile: GovernmentProfile, line: PlanLine, money: CellStyle
) -> tuple[CellValue, ...]:
    target = f"{_grouped(line.target)} {line.unit}" if line.target is not None else None
    return (
        *_code_cells(profile, line.code),
        line.name,
        None,
        None,
        line.indicator,
        target,
        line.outcome or None,
        line.outcome_target or None,
        line.fund,
        line.location or None,
        line.indicator,
        "Januari",
        "Desember",
        stored(line.pagu, money),
        *([stored(line.realised, money)] if profile.shows_realised else []),
        line.note or None,
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _records(plan: GovernmentPlan) -> Sheet:
    profile = plan.profile
    office = f"2.12.0.00.0.00.01.{profile.code}"
    support = [_support_line(*entry) for entry in _support(profile)]
    return Sheet(
        name=_sheet_name(profile),
        titles=_titles(profile, "REKAMAN SUB KEGIATAN"),
        columns=_SIPD,
        rows=tuple(
            (
                line.code,
                line.name,
                office,
                line.pagu,
                line.forward,
                line.location or None,
                line.fund,
                None,
                line.indicator,
                line.target,
                line.unit,
            )
            for line in (*support, *plan.lines)
        ),
        source=_SOURCE,
    )
