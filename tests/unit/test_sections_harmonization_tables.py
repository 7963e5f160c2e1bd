"""The chapters: sums to the person, infeasibility in words, findings complete, money in rupiah."""

from pathlib import Path

import pytest
from harmonization_programmes import (
    INDICATORS,
    column,
    everything,
    kaltim,
    leaves,
    table,
    with_agreement,
    words,
)

from helpers.display import Chart, Table
from helpers.figures.harmonization.mismatches.registry import all_checks
from helpers.figures.harmonization.targets import Rule
from helpers.inputs.samples import planted_mismatches
from helpers.sections import harmonization

RULES = ("seragam", "proporsional_celah", "kapasitas")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_the_rows_of_every_rule_sum_to_the_province(indicator: str) -> None:
    found = table(harmonization.proposals(kaltim(), indicator), f"usulan_{indicator}")
    for rule in RULES:
        body = [cell.value for cell in column(found, f"tambahan_{rule}")]
        (total,) = column(found, f"tambahan_{rule}", "total")
        assert sum(int(value or 0) for value in body) == total.value


@pytest.mark.parametrize("indicator", INDICATORS)
def test_proportional_is_the_provinces_work_and_capacity_with_its_shortfall(indicator: str) -> None:
    division = kaltim().divisions[indicator]
    assert division.by(Rule.PROPORSIONAL).total == division.task.needed
    capacity = division.by(Rule.KAPASITAS)
    assert capacity.total + capacity.shortfall == division.task.needed
    assert division.by(Rule.SERAGAM).total >= division.task.needed


def test_shortfall_constraints_and_release_are_said_in_words() -> None:
    said = words(harmonization.proposals(kaltim(), "ikd"))
    assert "Dari 719.022 aktivasi yang diperlukan, 527.870 belum dapat dilayani" in said
    assert "Kapasitas habis di seluruh sepuluh kabupaten/kota." in said
    assert "tambahan 5.279 hari tim jemput bola" in said
    assert "target antara provinsi 12,09 persen" in said


def test_the_back_test_prints_cuts_and_error() -> None:
    found = table(harmonization.realism(kaltim()), "uji_laju")
    assert [cell.value for cell in column(found, "titik_uji")] == [3, 3, 3, 3]
    assert [cell.text for cell in column(found, "galat")] == ["20 %", "14 %", "8 %", "12 %"]


def test_every_planted_mismatch_is_printed_with_what_to_do() -> None:
    shown = harmonization.mismatches(kaltim())
    tables = [
        part for part in leaves(shown) if isinstance(part, Table) and part.name != "pemeriksaan"
    ]
    assert sum(len(one.rows) for one in tables) == len(planted_mismatches())
    for one in tables:
        assert all(cell.text.endswith(".") for cell in column(one, "tindak_lanjut"))
    counts = column(table(shown, "pemeriksaan"), "temuan")
    assert len(counts) == len(all_checks())
    assert sum(int(cell.value or 0) for cell in counts) == len(planted_mismatches())
    annex = table(harmonization.open_mismatches(kaltim()), "temuan_terbuka")
    assert len(annex.rows) == len(planted_mismatches())


def test_findings_name_regions_not_codes() -> None:
    said = words(harmonization.mismatches(kaltim()))
    assert "(Kab. Paser, Kab. Kutai Kartanegara, Kab. Berau" in said
    assert "milik sub kegiatan 2.12.02.2.03.0005" in said


def test_the_matrix_sums_to_the_plans() -> None:
    programme = kaltim()
    found = table(harmonization.matrix_table(programme), "matriks")
    for code, plan in programme.plans.plans.items():
        (total,) = column(found, f"pagu_{code}_rp", "total")
        assert total.value == plan.pagu_rp
        body = [int(cell.value or 0) for cell in column(found, f"pagu_{code}_rp")]
        assert sum(body) == plan.pagu_rp


def test_money_sums_by_formula_and_ranks_nothing() -> None:
    programme = kaltim()
    found = table(harmonization.money(programme), "pagu")
    assert [c.key for c in found.columns if c.summed] == [
        "pagu_rp",
        "konfirmasi_rp",
        "penunjang_rp",
    ]
    names = [cell.text for cell in column(found, "pemerintah")]
    assert names == [programme.label(code) for code in programme.governments]
    assert "Daerah tidak diurutkan menurut anggaran" in words(harmonization.money(programme))


def test_team_days_and_blanks_add_up_over_quarters() -> None:
    programme = kaltim()
    for one in programme.means.regions:
        assert sum(programme.means.split(one.total_days)) == one.total_days
    found = table(harmonization.means(programme), "sarana_triwulan")
    for row in found.rows:
        *parts, total = [int(cell.value or 0) for cell in row.cells[1:]]
        assert sum(parts) == total


def test_the_draft_names_origin_status_and_what_is_left() -> None:
    shown = harmonization.berita_acara(kaltim())
    found = table(shown, "kesepakatan_ikd")
    assert {cell.text for cell in column(found, "asal")} == {"kapasitas"}
    assert {cell.text for cell in column(found, "status")} == {"□ belum disepakati"}
    assert [one.summed for one in found.columns if one.key == "tambahan"] == [True]
    said = words(shown)
    assert "belum terbagi 527.870 aktivasi" in said
    assert "Selasa tanggal sembilan belas bulan November tahun dua ribu dua puluh empat" in said
    signers = column(table(shown, "tanda_tangan"), "pemerintah")
    assert len(signers) == 11


AGREED = (
    '64.01,ktp_el,dinamis,2025,6500,"99,60",disepakati,Disdukcapil Paser,RAPBD/DPA 2025,',
    '64.01,ktp_el,dinamis,2024,10000,"99,40",disepakati,,,',
    '64.02,ikd,sudah_rekam,2024,5000,"5,00",dengan catatan,,,',
    '64.03,kia,dinamis,2024,8000,"70,00",belum disepakati,,,',
)


def test_what_was_agreed_goes_before_the_draft(tmp_path: Path) -> None:
    programme = with_agreement(tmp_path, AGREED)
    found = table(harmonization.berita_acara(programme), "kesepakatan_ktp_el")
    paser = found.rows[0]
    assert [cell.text for cell in paser.cells[1:]] == [
        *("6.500", "99,60 %", "rapat", "■ disepakati", "Disdukcapil Paser", "RAPBD/DPA 2025"),
    ]
    needed = programme.divisions["ktp_el"].task.needed
    left = f"{needed - 6500:,}".replace(",", ".")
    assert f"belum terbagi {left} jiwa" in words(harmonization.berita_acara(programme))
    assert programme.additions["ktp_el", programme.rows[0]] == 6500


def test_three_verdicts_on_what_fell_due(tmp_path: Path) -> None:
    shown = harmonization.follow_up(with_agreement(tmp_path, AGREED))
    found = table(shown, "tindak_lanjut")
    keys = ("status_tambahan", "status_cakupan", "status_nasional")
    verdicts = [[column(found, key)[place].text for key in keys] for place in range(3)]
    assert verdicts == [
        ["□ Belum tercapai", "■ Tercapai", "■ Tercapai"],
        ["■ Tercapai", "■ Tercapai", "□ Belum tercapai"],
        ["– Tanpa target", "– Tanpa target", "■ Tercapai"],
    ]


def test_without_due_agreements_nothing_is_followed_up() -> None:
    assert harmonization.follow_up(kaltim()) is None


def test_assumptions_are_printed_with_reason_and_own_values_are_marked() -> None:
    programme = kaltim()
    found = table(harmonization.assumptions(programme), "asumsi")
    assert len(found.rows) == len(programme.assumptions.values)
    for key in ("nilai", "alasan", "sumber"):
        assert all(cell.text.strip() for cell in column(found, key))
    own = [cell for cell in column(found, "sumber") if "nilai rapat ini" in cell.text]
    assert len(own) == sum(not one.is_default for one in programme.assumptions.values)


def test_every_picture_and_table_of_the_sample_says_so_and_has_words() -> None:
    silent = {"tanda_tangan", "asumsi", "sumber"}
    for shown in everything(kaltim()):
        for part in leaves(shown):
            if isinstance(part, Chart):
                assert part.is_sample
                assert len(part.alternative) > 100
            elif isinstance(part, Table):
                assert part.is_sample or part.name in silent, part.name
