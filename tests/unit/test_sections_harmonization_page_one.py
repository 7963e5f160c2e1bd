"""Page one of the harmonization report: Kaltim's figures, the tone, and every situation."""

import re

import pytest
from harmonization_programmes import (
    column,
    drawn_programme,
    everything,
    kaltim,
    table,
    words,
)
from section_studies import NotApplicable

from helpers.display.models.text import plain
from helpers.inputs.samples import PLAN_SAMPLES
from helpers.sections import harmonization

CLEAN = PLAN_SAMPLES[1]


def test_the_work_of_2025_is_the_methods_table() -> None:
    found = harmonization.work_table(kaltim())
    rows = [[cell.value for cell in row.cells[3:6]] for row in found.rows]
    assert rows == [
        [72_355, 79_623, 90_107],
        [0, 60_868, 346_209],
        [81_651, 78_934, 94_151],
        [719_019, 4_593, 2_782_752],
        [722_164, 4_593, 2_793_236],
    ]


def test_ikd_is_several_times_the_pace_and_says_which() -> None:
    said = words(harmonization.notes(kaltim()))
    assert "5,7 kali laju tinggi" in said
    assert "9.147 per 30 hari, rata-rata tiga selang tercepat" in said
    assert "2,4 kali selang tercepat tunggal" in said
    assert "diperlukan sumber daya tambahan atau target antara" in said
    assert "tidak tercapai dalam sepuluh tahun" in said
    assert "□ Di luar laju" in words(harmonization.work_table(kaltim()))


def test_no_probability_is_printed() -> None:
    said = "\n".join(words(shown) for shown in everything(kaltim())).lower()
    for word in ("probabilitas", "kemungkinan", "peluang sebesar", "keyakinan"):
        assert word not in said
    assert "bukan peluang" in said


def test_conclusion_and_decisions() -> None:
    said = words(harmonization.conclusion(kaltim()))
    assert "Tiga dari empat target 2025 dapat dicapai dengan laju yang ada" in said
    assert "79.623 perekaman KTP-el, 60.868 KIA, 81.651 akta kelahiran" in said
    assert (
        "Pada seluruh sebelas rencana terdapat 26 hal yang belum selaras, 16 di antaranya" in said
    )
    asked = words(harmonization.decisions(kaltim()))
    assert (
        "rancangan 12,09 persen (191.152 aktivasi); sisanya, 527.870 aktivasi, belum terbagi"
        in asked
    )
    assert "30 November 2024" in asked
    assert "RKPD/Renja 2026" in asked


def test_aligned_plans_are_said_to_be_aligned() -> None:
    assert "tidak ditemukan hal yang belum selaras" in words(
        harmonization.conclusion(kaltim(plans=CLEAN))
    )


def test_without_plans_the_report_says_what_it_could_not_judge() -> None:
    programme = kaltim(plans="")
    assert "belum tersedia" in words(harmonization.conclusion(programme))
    assert "rencana 2025 provinsi dan kabupaten/kota" in words(harmonization.decisions(programme))
    for section in (harmonization.matrix, harmonization.mismatches, harmonization.money):
        assert "belum" in words(section(programme)), section
    said = words(harmonization.inputs(programme))
    assert said.count("rencana belum diserahkan") == 11
    assert harmonization.open_mismatches(programme) is None
    assert harmonization.matrix_table(programme) is None


def test_a_kabupaten_kota_reads_its_own_figures() -> None:
    programme = kaltim("64.71")
    found = harmonization.work_table(programme)
    assert found.rows[0].cells[4].value == 14_432
    assert "Kota Balikpapan" in harmonization.cover(programme).title
    # The province's interim target is no decision of a single region.
    assert "191.152" not in words(harmonization.decisions(programme))
    own = column(table(harmonization.proposals(programme, "ikd"), "usulan_ikd"), "wilayah")
    assert [cell.text for cell in own if cell.strong] == ["Kota Balikpapan"]


@pytest.mark.parametrize("region", ["64", "64.11"])
@pytest.mark.parametrize("plans", [*PLAN_SAMPLES, ""])
def test_no_sentence_begins_with_a_digit(region: str, plans: str) -> None:
    programme = kaltim(region, plans)
    for shown in (harmonization.conclusion(programme), harmonization.notes(programme)):
        for line in words(shown).split("\n"):
            for sentence in re.split(r"(?<=[.!?]) (?=\S)", line):
                assert not sentence[:1].isdigit(), sentence


def test_regions_without_data_are_named_and_in_no_sum() -> None:
    programme = drawn_programme(
        {
            "ktp_el": {"63.01": (900, 1000), "63.02": (300, 500)},
            "kia": {"63.01": (300, 400), "63.02": (100, 200)},
        },
        count=3,
    )
    said = words(harmonization.proposals(programme, "ktp_el"))
    missing = programme.label(programme.rows[2])
    assert f"Data belum tersedia dari {missing}; tidak dihitung sebagai nol" in said
    found = table(harmonization.proposals(programme, "ktp_el"), "usulan_ktp_el")
    (row,) = [row for row in found.rows if row.cells[0].text in missing]
    assert row.cells[1].text == "data belum tersedia"
    # Without a history there is no pace, and without a pace no capacity.
    assert "Kapasitas belum dapat dihitung" in said
    assert "… Laju belum dapat dihitung" in words(harmonization.work_table(programme))


def test_without_any_data_every_section_says_so() -> None:
    programme = drawn_programme({}, count=2)
    everything(programme)
    assert "belum ada kebutuhan yang dapat dihitung" in words(harmonization.conclusion(programme))
    assert "target belum dapat diusulkan" in words(harmonization.proposals(programme, "kia"))
    assert "belum dapat dibandingkan" in words(harmonization.conclusion(programme))


def test_zero_bases_and_more_than_all() -> None:
    programme = drawn_programme(
        {
            "ktp_el": {"63.01": NotApplicable(), "63.02": (520, 500)},
            "kia": {"63.01": (0, 0), "63.02": (100, 200)},
            "ikd": {"63.01": (0, 0), "63.02": (10, 520)},
        },
        count=2,
    )
    everything(programme)
    first, second = harmonization.work_table(programme).rows[0], programme.works("ktp_el").rows
    assert [row.work is None for row in second] == [True, False]
    # Nobody is left where there are more holders than people: nothing is asked, nothing negative.
    assert all(int(cell.value or 0) >= 0 for cell in first.cells[3:6])


def test_the_sample_is_marked_everywhere() -> None:
    cover = harmonization.cover(kaltim())
    assert cover.is_sample
    assert cover.keywords[0] == "DATA CONTOH"
    assert "ilustratif" in cover.sample_note
    assert plain(harmonization.data_line(kaltim()).text).endswith(
        "tidak menggantikan dokumen perencanaan dan penganggaran."
    )
