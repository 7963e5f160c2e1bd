"""The same plans with every mismatch of the catalogue planted at least once.

The answer key is ``data/kaltim_rencana_2025_kunci.csv``: check, variant, government, sub kegiatan
and indicator of each. Tests hold the checks against that file, not against this module.
"""

import csv
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any

from helpers.inputs.samples.kaltim_plans import GovernmentPlan, PlanLine, clean_plans
from helpers.inputs.samples.kaltim_plans_profile import KERJA_SAMA
from helpers.vocabulary.programmes import sub_kegiatan_table
from helpers.vocabulary.region_code import RegionCode

_ANSWER_KEY = "kaltim_rencana_2025_kunci.csv"


@dataclass(frozen=True, slots=True)
class PlantedMismatch:
    """One line of the answer key; ``code`` and ``indicator`` may be empty."""

    check: str
    variant: str
    government: RegionCode
    code: str
    indicator: str


def planted_mismatches() -> tuple[PlantedMismatch, ...]:
    """Return the answer key of the planted sample."""
    path = resources.files("helpers.inputs.samples") / "data" / _ANSWER_KEY
    rows = csv.DictReader(path.read_text(encoding="utf-8").splitlines())
    return tuple(
        PlantedMismatch(
            row["check"],
            row["variant"],
            RegionCode(row["government"]),
            row["code"],
            row["indicator"],
        )
        for row in rows
    )


# What changes, by government and code as the clean plan has it.
_CHANGES: dict[tuple[str, str], dict[str, Any]] = {
    ("64.03", "2.12.03.2.03.0004"): {"code": "2.12.03.2.03.04"},
    ("64.09", "2.12.04.2.03.0008"): {"code": "2.12.04.02.03.0008"},
    ("64.72", "2.12.02.2.03.0002"): {"unit": "Laporan"},
    ("64.74", "2.12.04.2.04.0003"): {"name": "Bimbingan Teknis Pengelolaan Informasi Adminduk"},
    ("64.02", "2.12.03.2.02.0008"): {"name": "Sosialisasi Pendaftaran Penduduk"},
    ("64.02", "2.12.02.2.03.0002"): {"outcome_target": "25,00 %"},
    ("64.01", "2.12.02.2.01.0002"): {
        "outcome": "Persentase wajib KTP yang sudah merekam KTP-el Tahun 2024"
    },
    ("64.08", "2.12.03.2.01.0001"): {
        "outcome": "Persentase kepemilikan akta kelahiran anak 0–18 tahun Tahun 2025"
    },
    ("64.07", "2.12.02.2.01.0004"): {"outcome_target": "65,00 %"},
    ("64.71", "2.12.02.2.01.0004"): {"outcome_target": "70,00 %"},
    ("64.72", "2.12.02.2.01.0004"): {"outcome_target": "105,00 %"},
    ("64.03", "2.12.02.2.03.0005"): {"target": None},
    ("64.09", "2.12.05.2.01.0002"): {"pagu": None, "forward": None},
    ("64", "2.12.03.1.01.0004"): {"location": "Kota Balikpapan"},
    ("64", "2.12.02.1.03.0001"): {"location": "Wilayah Pesisir"},
    ("64.01", "2.12.02.2.03.0005"): {"location": "Kota Bontang"},
    ("64.08", "2.12.02.2.01.0004"): {"fund": "DAK Non Fisik Pelayanan Administrasi Kependudukan"},
    ("64.11", "2.12.02.2.02.0002"): {"indicator": "Jumlah Blangko KTP-el yang Tersedia"},
    ("64.02", "2.12.02.2.04.0001"): {"fund": "Dana Lainnya"},
    ("64", "2.12.02.1.02.0002"): {"location": "Kabupaten Kutai Barat"},
}
_DROPPED = {("64.11", "2.12.03.2.01.0001"), ("64.11", "2.12.03.2.02.0004")}
_ADDED = {"64.71": KERJA_SAMA, "64.02": "2.12.02.1.02.0002"}
_FORWARD_DOUBLED = ("64.74", "2.12.02.2.04.0003")
_MORE_IN_SUM = ("64", "2.12.02.1.01.0002", 250)
_UNKNOWN = ("64.01", "2.12.02.2.01.0099", "Pelayanan Adminduk Keliling Desa")


def planted_plans() -> tuple[GovernmentPlan, ...]:
    """Return the plans with the mismatches of the answer key."""
    return tuple(GovernmentPlan(plan.profile, _lines(plan)) for plan in clean_plans())


def _lines(plan: GovernmentPlan) -> tuple[PlanLine, ...]:
    government = plan.profile.code
    changed = [
        _changed(government, line) for line in plan.lines if (government, line.code) not in _DROPPED
    ]
    if government in _ADDED:
        changed.append(_added(changed[0], _ADDED[government]))
    if government == _UNKNOWN[0]:
        _, code, name = _UNKNOWN
        changed.append(
            replace(_bare(changed[0]), code=code, name=name, indicator="Jumlah Layanan Keliling")
        )
    return tuple(sorted(changed, key=lambda line: line.code))


def _changed(government: str, line: PlanLine) -> PlanLine:
    changes = _CHANGES.get((government, line.code), {})
    if (government, line.code) == _FORWARD_DOUBLED:
        changes = {"forward": (line.pagu or 0) * 2}
    if (government, line.code) == _MORE_IN_SUM[:2]:
        changes = {"target": (line.target or 0) + _MORE_IN_SUM[2]}
    return replace(line, **changes)


def _bare(line: PlanLine) -> PlanLine:
    """Return a line of 36 million rupiah and four outputs, without a target of result."""
    return replace(
        line,
        target=4,
        pagu=36_000_000,
        forward=37_800_000,
        realised=None,
        outcome="",
        outcome_target="",
    )


def _added(pattern: PlanLine, code: str) -> PlanLine:
    official = sub_kegiatan_table()[code]
    return replace(
        _bare(pattern),
        code=code,
        name=official.name,
        indicator=official.indicator,
        unit=official.unit,
    )
