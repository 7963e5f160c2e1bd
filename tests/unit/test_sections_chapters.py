"""Chapters behind page one: indicators, targets, published figures, annex, figures file."""

import pytest
from section_studies import AS_OF, ROOT, drawn, kaltim, observed

from helpers import sections
from helpers.display import Table
from helpers.display.models.text import plain
from helpers.display.writers.text import to_text
from helpers.errors import UsageError
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode

FIGURE_COLUMNS = (
    "region_code,region,indicator,basis,judging,as_of,numerator,denominator,value_percent,"
    "target_percent,target_source,verdict,gap,without,rank,published_percent,published_check,sample"
)
TWO = {"63.01": (990, 1000), "63.02": (900, 1000)}


@pytest.mark.parametrize(
    ("key", "heading"),
    [
        ("ktp_el", "Perekaman KTP-el: 99,65 %, target tercapai"),
        ("kia", "KIA: 76,17 %, target tercapai"),
        ("akta_lahir_0_17", "Akta kelahiran: 98,78 %, kurang 2.717 anak"),
        ("ikd", "IKD: 5,77 %, kurang 695.132 aktivasi"),
    ],
)
def test_a_heading_says_the_finding(key: str, heading: str) -> None:
    assert to_text(sections.indicator(kaltim(), key)).startswith(heading)


def test_net_and_summed_shortfall_are_both_told() -> None:
    text = to_text(sections.indicator(kaltim(), "akta_lahir_0_17"))
    summed = sum(row.gap or 0 for row in kaltim().evaluation.rows("akta_lahir_0_17"))
    assert summed > 2717
    assert "2.717 anak bersih untuk provinsi" in text
    assert f"{summed:,}".replace(",", ".") + " anak bila kekurangan enam" in text
    assert "tertutup oleh kelebihan" in text


def test_both_bases_of_ikd() -> None:
    text = to_text(sections.indicator(kaltim(), "ikd"))
    assert "Dengan basis wajib KTP, cakupannya 5,75 persen" in text
    assert "kekurangannya 698.192 aktivasi" in text


def test_recording_is_told_per_working_day() -> None:
    text = to_text(sections.indicator(kaltim(), "ktp_el"))
    assert "1.021" in text
    assert "10.201" in text


def tables(key: str) -> Table:
    return next(p for p in sections.indicator(kaltim(), key).parts if isinstance(p, Table))


@pytest.mark.parametrize("key", ["ktp_el", "kia", "akta_lahir_0_17", "ikd"])
def test_the_province_closes_the_table(key: str) -> None:
    table = tables(key)
    assert len(table.rows) == 11
    assert [row.role for row in table.rows] == ["body"] * 10 + ["total"]
    assert table.rows[-1].cells[1].text == "Kalimantan Timur"
    for row in table.rows:
        assert len(row.cells) == len(table.columns)


def test_a_row_without_data_is_named_and_not_zero() -> None:
    study = drawn(observed({"kia": {**TWO, "63.03": (None, None)}}), rows=3)
    text = to_text(sections.indicator(study, "kia"))
    assert "Data belum tersedia dari Kab. Banjar" in text
    row = next(line for line in text.splitlines() if "Kab. Banjar " in line and "…" in line)
    assert "0" not in row


def test_conflicting_targets_are_shown_and_one_judges() -> None:
    text = to_text(sections.targets(kaltim()))
    assert "lebih dari satu angka terbit untuk kepemilikan akta kelahiran 2025" in text
    assert "□ pembanding" in text
    assert text.count("■ menentukan") == 8


def test_the_published_99_is_asked_about_and_never_accused() -> None:
    text = to_text(sections.published_percentages(kaltim()))
    assert "Akta kelahiran, Kalimantan Timur: persentase terbit 99 %" in text
    assert "98,78 %" in text
    assert "Kesimpulan bergantung pada pembulatan; digunakan dua desimal. Mohon konfirmasi." in text
    for word in ("salah", "keliru", "bohong", "manipulasi"):
        assert word not in text


def published(percent: str, numerator: int, denominator: int) -> Observation:
    return Observation(
        region_code=RegionCode("63.01"),
        indicator="kia",
        basis="dinamis",
        as_of=AS_OF,
        numerator=numerator,
        denominator=denominator,
        state=DataState.REPORTED,
        published_percent=percent,
    )


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        ("66.67", "seluruhnya sesuai"),
        ("66.66", "dipotong, bukan dibulatkan"),
        ("70.00", "tidak sama dengan hasil bagi; mohon konfirmasi"),
        ("59", "terbaca di bawah target 60 persen"),
    ],
)
def test_checks_of_published_percentages(percent: str, said: str) -> None:
    study = drawn([published(percent, 2, 3)], rows=1)
    assert said in to_text(sections.published_percentages(study))


def test_totals_that_differ_are_shown_with_their_difference() -> None:
    total = Observation(
        region_code=RegionCode("63"),
        indicator="kia",
        basis="dinamis",
        as_of=AS_OF,
        numerator=1880,
        denominator=2000,
        state=DataState.REPORTED,
        is_total=True,
    )
    study = drawn([*observed({"kia": TWO}), total], rows=2)
    text = reconciled(study)
    assert "Dari 2 jumlah provinsi yang terbit, 1 tidak sama" in text
    assert "−10" in text
    assert "Mohon konfirmasi" in text


def reconciled(study: sections.Study) -> str:
    shown = sections.reconciliation(study)
    assert shown is not None
    return to_text(shown)


def test_totals_of_kaltim_agree() -> None:
    assert "sama dengan penjumlahan baris" in reconciled(kaltim())


def test_claims_are_read_for_what_they_are() -> None:
    shown = sections.public_claims(kaltim())
    assert shown is not None
    text = to_text(shown)
    assert "18,25 %" in text
    assert "persentase terhadap target 30 persen, bukan cakupan" in text
    assert "jumlah pada tanggal itu belum tersedia" in text
    assert sections.public_claims(drawn(observed({"kia": TWO}), rows=2)) is None


def test_the_annex_names_sources_and_completeness() -> None:
    text = to_text(sections.data_state(kaltim()))
    assert kaltim().data.sources[0].sha256[:12] in text
    assert "10 / 10" in text
    partial = drawn(observed({"kia": {**TWO, "63.03": (None, None)}}), rows=3)
    assert "belum: Kab. Banjar" in to_text(sections.data_state(partial))


def test_figures_csv_has_its_fixed_columns_and_all_bases() -> None:
    table = sections.figures_file(kaltim())
    assert ",".join(column.key for column in table.columns) == FIGURE_COLUMNS
    assert table.file == "figures.csv"
    assert not table.printed
    rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert len(rows) == 11 * sum(len(i.bases) for i in kaltim().catalogue.indicators)
    birth = next(r for r in rows if r[0] == "64" and r[2:4] == ("akta_lahir_0_17", "dinamis"))
    assert birth[6:10] == ("1234871", "1250088", "98.782726", "99.00")
    assert birth[11:14] == ("not_reached", "2717", "15217")
    assert birth[15:] == ("99", "flips_verdict", "true")
    ikd = next(r for r in rows if r[0] == "64" and r[2:4] == ("ikd", "wajib_ktp"))
    assert ikd[4] == "false"
    assert ikd[12] == "698192"


def test_only_three_parameters_are_needed() -> None:
    study = sections.open_region("64", "2024-11-12", ["sample:kaltim"], root=ROOT)
    assert study.whole("akta_lahir_0_17").gap == 2717
    assert study.deadline("ktp_el").isoformat() == "2024-12-31"
    assert "Kekurangan" in to_text(sections.main_table(study))


@pytest.mark.parametrize(
    ("changed", "part"),
    [
        ({"as_of": "12-11-2024"}, "as_of"),
        ({"compare_to": "2024-06-13"}, "compare_to"),
        ({"year": 2022}, "year"),
        ({"meeting_date": "2024-11-01"}, "2024-11-12"),
    ],
)
def test_a_wrong_parameter_is_named(changed: dict[str, object], part: str) -> None:
    given = {"region": "64", "as_of": "2024-11-12", "sources": ["sample:kaltim"], **changed}
    with pytest.raises(UsageError) as caught:
        sections.open_region(**given, root=ROOT)
    assert part in str(caught.value)


def test_a_caption_names_its_date() -> None:
    assert plain(tables("kia").caption).endswith("12 November 2024")
