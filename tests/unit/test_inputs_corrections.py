"""Corrections: applied with their reason, and dead when the source is repaired."""

from pathlib import Path

import pytest

from helpers.inputs.region_data import read_region
from workbooks import ROOT, Drawn, numbers

ENTRY = {
    "source": "dkb.xlsx",
    "region": '"64.72"',
    "indicator": "kia",
    "basis": "dinamis",
    "as_of": '"2024-11-12"',
    "part": "pembilang",
    "old": "801",
    "new": "81",
    "reason": "salah ketik, dikonfirmasi lewat surat",
    "decided_by": "Kepala Bidang PIAK",
    "decided_on": '"2024-11-13"',
}
SHEET = (
    "KEADAAN 12 NOVEMBER 2024\nNO | WILAYAH | KODE | JUMLAH DINAMIS(TTL) | MEMILIKI DINAMIS(JML)\n"
    "1 | KOTA SAMARINDA | 64.72 | 100 | {}\n2 | KOTA BONTANG | 64.74 | 50 | 40"
)


@pytest.fixture
def drawn(tmp_path: Path) -> Drawn:
    return Drawn(tmp_path).add({"KIA": SHEET.format(801)})


def corrected(drawn: Drawn, *entries: dict[str, str]) -> Drawn:
    lines = ["corrections:"]
    for entry in entries:
        fields = [f"{key}: {value}" for key, value in entry.items()]
        lines += [f"  - {fields[0]}", *(f"    {field}" for field in fields[1:])]
    return drawn.add_bytes("\n".join(lines).encode(), "koreksi.yaml")


def test_a_correction_replaces_one_number_and_is_carried_to_the_annex(drawn):
    reading = corrected(drawn, ENTRY).read()
    assert numbers(reading, "kia") == {"64.72": (81, 100, None), "64.74": (40, 50, None)}
    (applied,) = reading.corrections
    assert (applied.correction.old, applied.correction.new) == (801, 81)
    assert applied.place.cell == "D3:E3"
    assert "koreksi.yaml" in {source.name.rpartition("/")[2] for source in reading.sources}
    data = read_region(
        "64", "2024-11-12", drawn.files, year=2024, deadline="2024-12-31", root=root_of(drawn)
    )
    assert [a.correction.reason for a in data.corrections] == [ENTRY["reason"]]


def root_of(drawn: Drawn) -> Path:
    root = drawn.folder / "proyek"
    (root / "params").mkdir(parents=True)
    for name in ("layouts", "indicators", "targets"):
        text = (ROOT / "params" / f"{name}.yaml").read_text(encoding="utf-8")
        (root / "params" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"old": "800"}, "correction_outdated"),
        ({"old": "80", "new": "801"}, "correction_obsolete"),
        ({"region": '"64.71"'}, "correction_unmatched"),
        ({"source": "lain.xlsx"}, "correction_unmatched"),
        ({"as_of": '"2024-10-31"'}, "correction_unmatched"),
        ({"basis": "awal"}, "correction_unmatched"),
    ],
)
def test_a_correction_that_does_not_fit_is_refused(drawn, changes, rule):
    findings = corrected(drawn, {**ENTRY, **changes}).refused()
    assert [f.rule for f in findings] == [rule]
    assert findings[0].place.file.endswith("koreksi.yaml")


def test_a_correction_given_twice_is_refused(drawn):
    assert [f.rule for f in corrected(drawn, ENTRY, ENTRY).refused()] == ["correction_twice"]


def test_a_correction_may_take_a_number_away(drawn):
    reading = corrected(drawn, {**ENTRY, "new": "null"}).read()
    assert numbers(reading, "kia")["64.72"] == (None, 100, None)
