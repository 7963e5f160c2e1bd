"""Sentences in situations the sample does not show: rows missing, totals that differ, 100 %."""

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from section_studies import AS_OF, JUDGING, drawn, observed

import documents
from helpers import sections
from helpers.display.writers.text import to_text
from helpers.rendering.formats import render_pdf
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode


def total(
    indicator: str, numerator: int, denominator: int, percent: str | None = None
) -> Observation:
    return Observation(
        region_code=RegionCode("63"),
        indicator=indicator,
        basis=JUDGING[indicator],
        as_of=AS_OF,
        numerator=numerator,
        denominator=denominator,
        state=DataState.REPORTED,
        published_percent=percent,
        is_total=True,
    )


def kia(pairs: Sequence[tuple[int | None, int | None]]) -> tuple[Observation, ...]:
    rows = {f"63.0{place}": pair for place, pair in enumerate(pairs, start=1)}
    return observed({"kia": rows})


def reconciled(study: sections.Study) -> str:
    shown = sections.reconciliation(study)
    assert shown is not None
    return to_text(shown)


@pytest.mark.parametrize(
    ("numerator", "printed"),
    [(999_999, "99,9999 %"), (1_000_000, "100,00 %"), (1_000_001, "100,0001 %")],
)
def test_only_a_hundred_is_printed_as_a_hundred(numerator: int, printed: str) -> None:
    study = drawn(kia([(numerator, 1_000_000)]), rows=1)
    assert printed in to_text(sections.main_table(study))
    assert printed in to_text(sections.indicator(study, "kia"))


def test_a_published_total_lacks_no_rows() -> None:
    study = drawn([*kia([(None, None), (None, None)]), total("kia", 700, 1000)], rows=2)
    assert "belum memuat" not in to_text(sections.conclusion(study))
    assert "tanpa 2 kab/kota" not in to_text(sections.main_table(study))
    line = next(line for line in reconciled(study).splitlines() if "Memiliki KIA" in line)
    assert line.split()[3:] == ["700", "–", "–", "…", "2", "baris", "belum", "tersedia"]


def test_a_total_of_empty_rows_is_missing_not_zero() -> None:
    study = drawn([*kia([(None, None), (None, None)]), total("kia", 0, 0)], rows=2)
    text = to_text(sections.main_table(study))
    assert "Tidak berlaku" not in text
    assert "… Data belum tersedia" in text


def test_a_published_percentage_is_read_beside_its_own_total() -> None:
    # The rows reach 60 %, the published total does not, and "60" hides that.
    rows = kia([(650, 1000), (650, 1000)])
    study = drawn([*rows, total("kia", 1196, 2000, "60")], rows=2)
    text = to_text(sections.published_percentages(study))
    assert "terbaca mencapai target 60 persen" in text
    assert "(1.196 ÷ 2.000) adalah 59,80 %" in text
    assert "1.300" not in text
    other = drawn([*rows, total("kia", 1196, 2000, "58.00")], rows=2)
    assert "59,80 %" in to_text(sections.published_percentages(other))


def test_rows_without_data_are_not_counted_among_all() -> None:
    some = drawn(kia([(700, 1000), (700, 1000), (None, None)]), rows=3)
    assert "Seluruh dua kabupaten/kota yang dapat dinilai telah mencapai" in to_text(
        sections.indicator(some, "kia")
    )
    none = drawn(kia([(100, 1000), (100, 1000), (None, None)]), rows=3)
    assert "Dari dua kabupaten/kota yang dapat dinilai, belum ada yang mencapai" in to_text(
        sections.indicator(none, "kia")
    )
    one = drawn(kia([(100, 1000), (None, None), (None, None)]), rows=3)
    assert "Satu-satunya kabupaten/kota yang dapat dinilai belum" in to_text(
        sections.indicator(one, "kia")
    )


def test_without_any_data_no_row_is_said_to_be_left_out_of_a_sum() -> None:
    text = to_text(sections.indicator(drawn(kia([(None, None)]), rows=1), "kia"))
    assert "Jumlah provinsi belum memuat" not in text


def test_nobody_short_is_said_without_a_number_word() -> None:
    text = to_text(sections.indicator(drawn(kia([(700, 1000)]), rows=1), "kia"))
    assert "nol kab/kota" not in text


def test_a_numerator_on_two_bases_is_one_total() -> None:
    wide = [total("kia", 700, 1000), total("kia", 700, 1000)]
    awal = [
        Observation(
            region_code=one.region_code,
            indicator="kia",
            basis="awal",
            as_of=AS_OF,
            numerator=one.numerator,
            denominator=one.denominator,
            state=DataState.REPORTED,
            is_total=one.is_total,
        )
        for one in (*kia([(700, 1000)]), wide[1])
    ]
    study = drawn([*kia([(700, 1000)]), wide[0], *awal], rows=1)
    assert "Seluruh 3 jumlah provinsi" in reconciled(study)


def test_the_coming_year_says_what_it_leaves_out() -> None:
    pairs = {"63.01": (900, 1000), "63.02": (None, None)}
    study = drawn(observed({"ktp_el": pairs, "kia": pairs}), rows=2)
    text = to_text(sections.next_year(study))
    assert "Kebutuhan untuk akta kelahiran dan IKD belum dapat dihitung" in text
    assert "Angka ini belum memuat seluruh kabupaten/kota" in text


def test_the_footnote_of_two_notes_stands_once() -> None:
    near = {"63.01": (98_990, 100_000)}
    study = drawn(observed({"akta_lahir_0_17": near, "kia": {"63.01": (59_990, 100_000)}}), rows=1)
    said = to_text(sections.notes(study))
    assert said.count("Sambutan dan siaran pers") == 1
    assert said.count("laporan ini memakai dua desimal") == 1
    assert said.count("Dalam pembulatan tanpa desimal, angka ini terbaca") == 2


def test_after_the_deadline_nothing_is_asked_for_until_then() -> None:
    rows = {"63.01": (900, 1000)}
    study = drawn(observed({"ktp_el": rows, "akta_lahir_0_17": {"63.01": (980, 1000)}}), rows=1)
    passed = dict.fromkeys(study.data.deadlines, AS_OF)
    late = replace(study, data=replace(study.data, deadlines=passed))
    asked = to_text(sections.decisions(late))
    assert "sampai dengan" not in asked
    assert "batas waktu 12 November 2024 sudah lewat" in asked
    said = to_text(sections.notes(late))
    assert "Masih terdapat 100 wajib KTP yang belum merekam" in said
    assert "per hari kerja" not in said
    assert "Per hari" not in to_text(sections.indicator(late, "ktp_el"))
    assert "Jadwal jemput bola" in to_text(sections.decisions(study))


def test_a_meeting_after_the_deadline_makes_it_past() -> None:
    study = drawn(observed({"ktp_el": {"63.01": (900, 1000)}}), rows=1)
    met = replace(study, meeting=replace(study.meeting, day=date(2024, 11, 28)))
    assert (study.is_past("ktp_el"), met.is_past("ktp_el")) == (False, True)
    assert met.is_past("kia") is False


def test_a_large_province_short_of_two_targets_with_rows_missing_ends_on_page_one() -> None:
    def rows(numerator: int, denominator: int) -> dict[str, tuple[int | None, int | None]]:
        return {"35.01": (numerator, denominator), "35.02": (None, None)}

    study = drawn(
        observed(
            {
                "ktp_el": rows(11_379_205, 11_431_697),
                "kia": rows(3_973_551, 6_655_068),
                "akta_lahir_0_17": rows(7_052_596, 7_140_798),
                "ikd": rows(649_584, 11_091_823),
            }
        ),
        region="35",
        rows=2,
    )
    parts = (
        *(sections.cover(study), sections.conclusion(study), sections.main_table(study)),
        *(sections.decisions(study), sections.notes(study), sections.next_year(study)),
        *(sections.data_line(study), sections.targets(study)),
    )
    pdf = render_pdf(documents.notebook_of(*parts), "besar")
    first = " ".join(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].extract_text().split())
    assert "kelahiran yang belum dilaporkan" in first
    assert "/ 11.431.697" in first
