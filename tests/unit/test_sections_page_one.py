"""Page one of Kalimantan Timur, word for word, and of provinces in other situations."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from section_studies import AS_OF, JUDGING, NotApplicable, Pair, drawn, kaltim, observed

from helpers import sections
from helpers.display import Displayable, Items, Sentence, Stack, Table
from helpers.display.mime import to_bundle
from helpers.display.models.text import plain
from helpers.display.writers.text import to_text
from helpers.sections import Study
from helpers.vocabulary.regions import region_table

PAGE_ONE = (
    sections.conclusion,
    sections.main_table,
    sections.decisions,
    sections.notes,
    sections.next_year,
    sections.data_line,
)
REST = (
    sections.targets,
    sections.published_percentages,
    sections.reconciliation,
    sections.definitions,
    sections.formulas,
    sections.data_state,
    sections.glossary,
    sections.figures_file,
)
CODES = tuple(region.code for region in region_table().children("63"))


def sentence_texts(shown: Displayable) -> list[str]:
    """Return every paragraph and list item as plain text."""
    if isinstance(shown, Stack):
        return [text for part in shown.parts for text in sentence_texts(part)]
    if isinstance(shown, Sentence):
        return [plain(shown.text)]
    return [plain(item) for item in shown.items] if isinstance(shown, Items) else []


def page_text(study: Study) -> str:
    return "\n".join(to_text(make(study)) for make in PAGE_ONE)


def everywhere(pair: Pair | NotApplicable) -> Study:
    return drawn(observed({key: dict.fromkeys(CODES, pair) for key in JUDGING}))


def test_identity_of_kaltim() -> None:
    cover = sections.cover(kaltim())
    assert cover.title == (
        "Evaluasi Penyelenggaraan Administrasi Kependudukan dan Pencatatan Sipil Provinsi dan "
        "Kabupaten/Kota se-Kalimantan Timur Tahun 2024"
    )
    assert cover.meeting == "Rakorda, Balikpapan, 19 November 2024"
    assert cover.data_line == "Posisi data 12 November 2024 (tujuh hari sebelum rapat)"
    assert cover.source_line == "Sumber: laporan PDAK"
    assert cover.revision == 1
    assert cover.keywords[0] == "DATA CONTOH"
    assert cover.sample_note == (
        "angka provinsi sesuai publikasi; sebaran kabupaten/kota ilustratif."
    )


def test_conclusion_of_kaltim() -> None:
    heading, lead = sections.conclusion(kaltim()).parts
    assert to_text(heading).startswith("Dua dari empat target tercapai")
    assert to_text(lead) == (
        "Per 12 November 2024, dua dari empat indikator utama telah mencapai target, yaitu "
        "perekaman KTP-el dan kepemilikan KIA. Kepemilikan akta kelahiran belum mencapai target "
        "dengan selisih 2.717 anak (0,22 poin persen). Aktivasi IKD belum mencapai target dan "
        "memerlukan target antara."
    )


def cells(table: Table) -> list[list[str]]:
    return [[f"{c.text} {c.below}".strip() for c in row.cells] for row in table.rows]


def test_table_of_kaltim() -> None:
    assert cells(sections.main_table(kaltim())) == [
        [
            "Perekaman KTP-el (wajib KTP)",
            "2.868.568 / 2.878.769",
            "99,65 %",
            "99,40 %",
            "■ Tercapai",
            "0",
            "10.201",
            "27-11-2024",
        ],
        [
            "KIA (anak 0–16)",
            "912.264 / 1.197.605",
            "76,17 %",
            "60 %",
            "■ Tercapai",
            "0",
            "285.341",
            "31-12-2024",
        ],
        [
            "Akta kelahiran (anak 0–17)",
            "1.234.871 / 1.250.088",
            "98,78 %",
            "99 %",
            "□ Belum tercapai",
            "2.717",
            "15.217",
            "31-12-2024",
        ],
        [
            "IKD (sudah rekam)",
            "165.439 / 2.868.568",
            "5,77 %",
            "30 %",
            "□ Belum tercapai",
            "695.132",
            "2.703.129",
            "31-12-2024",
        ],
        [
            "Buku Pokok Pemakaman",
            "seluruh kab/kota menerapkan",
            "–",
            "–",
            "… Rincian capaian belum tersedia",
            "",
            "",
            "",
        ],
    ]


def test_decisions_of_kaltim() -> None:
    shown = sections.decisions(kaltim())
    assert shown.marker == "letters"
    assert [plain(item) for item in shown.items] == [
        "Jadwal jemput bola untuk menuntaskan perekaman 10.201 wajib KTP sampai dengan "
        "27 November 2024 (hari kerja terakhir 26 November).",
        "Pembagian kekurangan 2.717 akta kelahiran menurut kabupaten/kota sampai dengan "
        "31 Desember 2024.",
        "Target antara IKD tahun 2025.",
        "Target 2025 per kabupaten/kota beserta jalur penganggarannya.",
    ]


def test_notes_of_kaltim() -> None:
    _, *notes = sections.notes(kaltim()).parts
    assert [note.label for note in notes if isinstance(note, Sentence)] == [
        "Akta kelahiran.",
        "KTP-el.",
        "IKD.",
    ]
    birth, recording, digital = (text for note in notes for text in sentence_texts(note))
    assert birth == (
        "Per 12 November 2024, cakupan kepemilikan akta kelahiran anak usia 0–17 tahun sebesar "
        "98,78 persen, yakni 1.234.871 dari 1.250.088 anak. Target 99 persen belum tercapai pada "
        "tanggal tersebut; selisihnya 0,22 poin persen atau 2.717 anak. Dalam pembulatan tanpa "
        "desimal, angka ini terbaca 99 persen. Karena cakupan sudah sangat dekat dengan target, "
        "laporan ini memakai dua desimal dan jumlah anak sebagai dasar kesimpulan. Pada basis saat "
        "ini, kekurangan tersebut setara dengan 85 anak per hari kerja se-provinsi selama 32 hari "
        "kerja hingga 31 Desember, di luar bayi yang lahir pada masa itu."
    )
    assert recording == (
        "Target telah tercapai. Masih terdapat 10.201 wajib KTP yang belum merekam; penuntasan "
        "sampai dengan hari kerja terakhir, 26 November, berarti rata-rata 1.021 perekaman per "
        "hari kerja sejak 13 November (2.041 sejak hari setelah rapat). Penduduk yang genap "
        "17 tahun sampai hari pemungutan suara dihitung tersendiri."
    )
    assert digital == (
        "Kalimantan Timur menerima penghargaan Kemendagri pada 4 November 2024 untuk perekaman "
        "KTP-el dan IKD tertinggi kategori jumlah penduduk sedang. Penghargaan membandingkan "
        "antarprovinsi; status pada tabel membandingkan dengan target 30 persen. Dengan basis "
        "wajib KTP, cakupannya 5,75 persen. Angka 18,25 persen yang terbit awal November adalah "
        "persentase terhadap target, bukan cakupan."
    )
    assert "rujukan rinci adalah tabel ini" in to_text(notes[0])


def test_next_year_of_kaltim() -> None:
    shown = sections.next_year(kaltim())
    assert shown.label == "Tahun 2025."
    assert plain(shown.text) == (
        "Sampai dengan 31 Desember 2025 diperkirakan 79.906 penduduk memasuki usia 17 tahun "
        "(asumsi satu kohort rata-rata; data umur tunggal DKB belum digunakan). Untuk menjaga "
        "cakupan KTP-el diperlukan 79.623 perekaman; untuk mencapai 99 persen akta kelahiran, "
        "81.651 penerbitan termasuk bagi bayi yang baru lahir; untuk IKD 30 persen, 719.019 "
        "aktivasi, kira-kira tujuh kali laju Juni–November 2024. Target KIA 60 persen telah "
        "terlampaui; diusulkan target daerah yang tidak lebih rendah dari cakupan saat ini."
    )


def test_data_line_of_kaltim() -> None:
    assert plain(sections.data_line(kaltim()).text) == (
        "Angka dihitung dari jumlah asli tanpa pembulatan. Kekurangan provinsi adalah angka "
        "bersih; jumlah kekurangan per kabupaten/kota dapat lebih besar. Register tidak memuat "
        "kelahiran yang belum dilaporkan."
    )


def test_samarinda_speaks_of_itself() -> None:
    study = kaltim("64.72")
    assert "Kota Samarinda" in sections.cover(study).title
    rows = cells(sections.main_table(study))
    assert rows[0][1] == "621.410 / 622.767"
    assert rows[4][1] == "menerapkan"
    text = page_text(study)
    assert "Urutan ke-2 dari sepuluh kabupaten/kota." in text
    assert "se-provinsi" not in text
    assert "2.868.568" not in text


@pytest.mark.parametrize(
    ("pair", "said"),
    [
        ((1000, 1000), "Seluruh empat target tercapai"),
        ((1, 1000), "Belum ada dari empat target yang tercapai"),
        ((1030, 1000), "angka tidak dipotong"),
        ((None, None), "Data belum tersedia"),
        ((None, None), "tidak dihitung sebagai nol"),
        (NotApplicable(), "Tidak berlaku: tidak terdapat sasaran"),
    ],
)
def test_situations_of_the_phrase_guide(pair: Pair | NotApplicable, said: str) -> None:
    assert said in page_text(everywhere(pair))


def test_missing_rows_are_told_and_not_counted() -> None:
    numbers: dict[str, Pair | NotApplicable] = dict.fromkeys(CODES, (600, 1000))
    numbers[CODES[0]] = (None, None)
    study = drawn(observed({"kia": numbers}))
    row = next(r for r in cells(sections.main_table(study)) if r[0].startswith("KIA"))
    assert row[1] == "7.200 / 12.000"
    assert row[4] == "■ Tercapai tanpa 1 kab/kota"
    assert "belum memuat seluruh kabupaten/kota" in page_text(study)


def test_without_target_there_is_no_verdict() -> None:
    study = drawn(observed({"kia": dict.fromkeys(CODES, (600, 1000))}), year=2026)
    row = next(r for r in cells(sections.main_table(study)) if r[0].startswith("KIA"))
    assert row[3:6] == ["–", "– Tanpa target", "–"]
    assert "Tanpa target pada tahun 2026" in page_text(study)


def test_decimals_never_contradict_the_verdict() -> None:
    # 98,9996 % prints as 99,00 with two decimals, which would read as reached.
    study = drawn(observed({"akta_lahir_0_17": {CODES[0]: (2_474_990, 2_500_000)}}), rows=1)
    row = next(r for r in cells(sections.main_table(study)) if r[0].startswith("Akta"))
    assert row[2] == "98,9996 %"
    assert row[4] == "□ Belum tercapai"
    assert "memakai empat desimal" in page_text(study)


people = st.none() | st.integers(0, 40) | st.integers(0, 3_000_000)
pairs = st.one_of(st.just(NotApplicable()), st.tuples(people, people))


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    numbers=st.fixed_dictionaries(
        {key: st.dictionaries(st.sampled_from(CODES[:5]), pairs) for key in JUDGING}
    ),
    rows=st.integers(0, 5),
    year=st.sampled_from([2024, 2026]),
    region=st.sampled_from(["63", CODES[0]]),
)
def test_any_province_gets_its_whole_report(
    numbers: dict[str, dict[str, Pair | NotApplicable]], rows: int, year: int, region: str
) -> None:
    if region != "63" and rows == 0:
        rows = 1
    kept = {
        key: {c: p for c, p in one.items() if c in CODES[:rows]} for key, one in numbers.items()
    }
    study = drawn(observed(kept), region=region, year=year, rows=rows)
    shown = [make(study) for make in (*PAGE_ONE, *REST)]
    shown += [sections.indicator(study, key) for key in JUDGING]
    for one in filter(None, shown):
        assert set(to_bundle(one)) == {
            "application/vnd.rakor.display+json",
            "text/html",
            "text/plain",
        }
        for text in sentence_texts(one):
            for sentence in re.split(r"(?<=[.!?]) ", text):
                assert not sentence[:1].isdigit(), sentence
            assert "None" not in text
            assert "%" not in text or "÷" in text
    assert len(sections.notes(study).parts) == 4


def test_the_day_of_the_data_is_drawn() -> None:
    assert kaltim().as_of == AS_OF
