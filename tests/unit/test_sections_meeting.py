"""Comparison, duties, operations and the sheets for the meeting."""

from dataclasses import replace
from pathlib import Path

import pytest
from section_studies import KALTIM, ROOT, catalogue, drawn, kaltim, observed

from helpers import sections
from helpers.display import Items, Stack, Table
from helpers.display.models.text import plain
from helpers.display.writers.text import to_text
from helpers.errors import InputError, UsageError
from helpers.inputs.agreement import read_agreement
from helpers.inputs.problems import read_problems

HEAD = "kode_wilayah,masalah,sebab,rekomendasi,penanggung_jawab\n"
AGREED = "kode_wilayah,indikator,tahun,tambahan,target_persen,status,penanggung_jawab\n"


def table(stack: Stack, name: str) -> Table:
    (found,) = [part for part in stack.parts if isinstance(part, Table) and part.name == name]
    return found


def texts(shown: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in shown.rows]


def row_of(shown: Table, name: str) -> list[str]:
    return next(row for row in texts(shown) if row[0] == name)


class TestComparison:
    def test_places_within_province_and_class_and_shares(self) -> None:
        shown = table(sections.comparison(kaltim()), "perbandingan")
        groups = [row.cells[0].text for row in shown.rows if row.role == "group"]
        assert groups == ["Kelas sedang (3 kab/kota)", "Kelas kecil (7 kab/kota)"]
        assert row_of(shown, "Kota Samarinda")[2:4] == ["2 · 2", "–"]
        assert row_of(shown, "Kota Bontang")[3] == "69,6 %"

    def test_shares_add_up(self) -> None:
        shown = table(sections.comparison(kaltim()), "perbandingan")
        at = [column.key for column in shown.columns].index("akta_lahir_0_17_andil_persen")
        shares = [float(str(row.cells[at].value)) for row in shown.rows if row.cells[at].value]
        assert sum(shares) == pytest.approx(100, abs=1e-4)

    def test_without_national_figures_that_is_said(self) -> None:
        assert "Angka nasional per 12 November 2024 tidak terdapat" in to_text(
            sections.comparison(kaltim())
        )

    def test_own_report_names_who_stands_above(self) -> None:
        shown = table(sections.comparison(kaltim("64.72")), "perbandingan")
        assert row_of(shown, "Perekaman KTP-el")[2:6] == [
            "2 / 10",
            "2 / 3",
            "Kota Balikpapan",
            "618",
        ]


class TestDuties:
    def test_four_states_print_differently(self) -> None:
        shown = table(sections.duties(kaltim()), "kewajiban")
        assert row_of(shown, "Kab. Kutai Barat")[2:] == ["…"] * 7
        assert row_of(shown, "Kab. Mahakam Ulu")[1:] == [
            *("■ ya", "□ 6", "□ 0", "□ belum", "□ belum", "□ belum", "– t. b.", "■ ya"),
        ]
        assert row_of(shown, "Memenuhi")[1:4] == ["10 dari 10", "6 dari 9", "7 dari 9"]

    def test_types_of_innovation_are_told(self) -> None:
        shown = table(sections.duties(kaltim()), "keterangan_kewajiban")
        assert row_of(shown, "Kab. Berau")[1:] == ["1", "layanan pesisir"]

    def test_blanks_carry_the_numbers_of_the_berita_acara(self) -> None:
        shown = table(sections.operations(kaltim()), "blangko")
        assert row_of(shown, "Kab. Paser")[1:4] == ["2.140", "9.870", "412"]
        assert row_of(shown, "Kab. Paser")[4].startswith("BA-01/2024 dan BA-02/2024")
        assert row_of(shown, "Kab. Berau")[3:] == ["0", "–"]
        assert row_of(shown, "Kab. Mahakam Ulu")[1:] == ["0", "1.210", "…", "…"]

    def test_deactivation_stands_in_code_order_and_is_not_ranked(self) -> None:
        shown = table(sections.operations(kaltim()), "penonaktifan")
        codes = [region.label for region in kaltim().evaluation.row_regions]
        assert [row[0] for row in texts(shown)] == [*codes, "Kalimantan Timur"]
        assert not [column for column in shown.columns if "urut" in column.label.lower()]

    def test_nothing_reported_is_not_zero(self) -> None:
        study = drawn(observed({"kia": {"63.01": (1, 2)}}))
        assert "Data belum tersedia" in to_text(sections.operations(study))
        assert {
            cell for row in texts(table(sections.duties(study), "kewajiban")) for cell in row[1:]
        } == {"…"}


class TestSheets:
    def test_reconciliation_shows_both_and_the_difference(self) -> None:
        shown = table(sections.reconciliation_sheet(kaltim()), "lembar_rekonsiliasi")
        assert len(shown.rows) == 40
        paser = row_of(shown, "Kab. Paser")
        assert paser[2:5] == ["213.702", "213.702", "0"]
        differing = [row for row in shown.rows if row.cells[4].value == 64]
        assert len(differing) == 1
        assert [cell.text for cell in differing[0].cells[-2:]] == ["", ""]

    def test_own_report_has_its_own_lines_alone(self) -> None:
        shown = table(sections.reconciliation_sheet(kaltim("64.72")), "lembar_rekonsiliasi")
        assert [row[0] for row in texts(shown)] == ["Kota Samarinda", "", "", ""]

    def test_press_sheet_has_five_sentences_with_base_and_date(self) -> None:
        found = sections.press_sheet(kaltim())
        (items,) = [part for part in found.parts if isinstance(part, Items)]
        assert len(items.items) == 5
        assert all("Per 12 November 2024" in plain(item) for item in items.items)
        assert "1.234.871 dari 1.250.088 anak" in plain(items.items[2])
        assert "tidak untuk dikutip" in to_text(found)

    def test_missing_agreement_and_problems_are_said(self) -> None:
        assert "tidak disertakan" in to_text(sections.follow_up(kaltim()))
        assert "tidak menambahkan isi sendiri" in to_text(sections.problems(kaltim()))


class TestFiles:
    def write(self, folder: Path, text: str) -> Path:
        path = folder / "berkas.csv"
        path.write_text(text, encoding="utf-8")
        return path

    def test_problems_are_printed_as_written(self, tmp_path: Path) -> None:
        text = HEAD + "64.02,Alat rekam rusak,Usia alat,Perbaikan,Bidang PIAK\n64.72,Antrean,,,\n"
        study = replace(kaltim(), problems=read_problems(self.write(tmp_path, text), tmp_path))
        shown = table(sections.problems(study), "masalah")
        assert texts(shown) == [
            ["Kab. Kutai Kartanegara", "Alat rekam rusak", "Usia alat", "Perbaikan", "Bidang PIAK"],
            ["Kota Samarinda", "Antrean", "… belum diisi", "… belum diisi", "… belum diisi"],
        ]
        own = replace(kaltim("64.72"), problems=study.problems)
        assert len(table(sections.problems(own), "masalah").rows) == 1

    def test_an_empty_table_is_said(self, tmp_path: Path) -> None:
        study = replace(kaltim(), problems=read_problems(self.write(tmp_path, HEAD), tmp_path))
        assert "tidak memuat masalah" in to_text(sections.problems(study))

    def test_every_broken_line_is_named_and_personal_numbers_are_masked(
        self, tmp_path: Path
    ) -> None:
        text = HEAD + "99.99,Ada,,,\n64.72,,Sebab,,\n64.72,NIK 6472010101900001 ganda,,,\n"
        with pytest.raises(InputError) as caught:
            read_problems(self.write(tmp_path, text), tmp_path)
        assert len(caught.value.findings) == 2
        good = HEAD + "64.72,NIK 6472010101900001 ganda,,,\n"
        (one,) = read_problems(self.write(tmp_path, good), tmp_path).problems
        assert "6472010101900001" not in one.problem

    @pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "kode_wilayah,masalah\n64,x\n"])
    def test_a_file_without_the_table_is_refused(self, tmp_path: Path, text: str) -> None:
        with pytest.raises(InputError):
            read_problems(self.write(tmp_path, text), tmp_path)

    def test_agreements_are_followed_up(self, tmp_path: Path) -> None:
        text = AGREED + (
            "64.72,akta_lahir_0_17,2024,3000,99.10,disepakati,Bidang Pencatatan Sipil\n"
            "64.01,akta_lahir_0_17,2024,900,99.00,dengan catatan,\n"
            "64.02,ikd,2024,,,belum disepakati,\n"
            "64.71,ikd,2025,100,10.00,disepakati,\n"
        )
        path = self.write(tmp_path, text)
        agreement = read_agreement(path, tmp_path, catalogue())
        found = sections.follow_up(replace(kaltim(), agreement=agreement))
        shown = table(found, "tindak_lanjut")
        assert [row[0] for row in texts(shown)] == [
            "Kota Samarinda",
            "Kab. Paser",
            "Kab. Kutai Kartanegara",
        ]
        assert [row[6] for row in texts(shown)] == [
            "■ Tercapai",
            "□ Belum tercapai",
            "– Tanpa target",
        ]
        assert "1 dari 2 target yang disepakati" in to_text(found)


class TestKabupatenKota:
    def test_kecamatan_stand_in_the_table_and_close_with_their_sum(self) -> None:
        found = sections.indicator(kaltim("64.72"), "ktp_el")
        shown = table(found, "ktp_el_kecamatan")
        assert len(shown.rows) == 11
        assert shown.rows[-1].cells[3].value == kaltim("64.72").whole("ktp_el").numerator

    def test_without_kecamatan_the_peers_are_drawn(self) -> None:
        found = sections.indicator(kaltim("64.01"), "ktp_el")
        assert [part.shape for part in found.parts][-1] == "chart"

    def test_a_comparison_day_must_have_data(self) -> None:
        with pytest.raises(UsageError, match="compare_to"):
            sections.open_region(
                "64", "2024-11-12", ["sample:kaltim"], root=ROOT, compare_to="2024-11-12", **KALTIM
            )
