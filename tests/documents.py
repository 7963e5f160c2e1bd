"""Documents made by hand, in the kinds that a regional report uses, to test pages with."""

from typing import Any

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from helpers.display import (
    Bar,
    Cell,
    Chart,
    Column,
    ColumnKind,
    Cover,
    Displayable,
    Heading,
    Items,
    KeyFigure,
    KeyFigures,
    Notice,
    Row,
    Sentence,
    Span,
    Stack,
    Table,
    Tone,
    rich,
)

COUNT, PERCENT, STATUS = ColumnKind.COUNT, ColumnKind.PERCENT, ColumnKind.STATUS
REACHED, NOT_REACHED = "■ Tercapai", "□ Belum tercapai"


def notebook_of(*cells: Displayable | str) -> nbformat.NotebookNode:
    """Return an executed notebook: text becomes Markdown, a displayable an output."""
    made, count = [], 0
    for cell in cells:
        if isinstance(cell, str):
            made.append(new_markdown_cell(cell, id=f"cell-{len(made)}"))
            continue
        count += 1
        output = new_output("execute_result", data=cell._repr_mimebundle_(), execution_count=count)
        made.append(
            new_code_cell("show()", outputs=[output], execution_count=count, id=f"cell-{len(made)}")
        )
    return new_notebook(cells=made)


def cover(**changes: Any) -> Cover:
    """Return the cover of the sample meeting."""
    values: dict[str, Any] = {
        "title": "Evaluasi Penyelenggaraan Administrasi Kependudukan dan Pencatatan Sipil "
        "Provinsi dan Kabupaten/Kota se-Kalimantan Timur Tahun 2024",
        "short_title": "Evaluasi Adminduk 2024 · Kalimantan Timur",
        "office": "Dinas Kependudukan, Pemberdayaan Perempuan, dan Perlindungan Anak "
        "Provinsi Kalimantan Timur",
        "region": "Kalimantan Timur",
        "region_code": "64",
        "as_of": "2024-11-12",
        "meeting": "Rakorda, Balikpapan, 19 November 2024",
        "data_line": "Posisi data 12 November 2024 (tujuh hari sebelum rapat)",
        "source_line": "Sumber: laporan PDAK",
        "keywords": ("administrasi kependudukan", "Kalimantan Timur", "64"),
        "description": "Evaluasi capaian indikator administrasi kependudukan per 12 November 2024.",
        "is_sample": True,
        "sample_note": "angka provinsi sesuai publikasi; sebaran kabupaten/kota ilustratif.",
    }
    return Cover(**(values | changes))


def conclusion() -> Sentence:
    """Return the sentence that is read aloud."""
    return Sentence(
        role="lead",
        text=rich(
            "Per 12 November 2024, ",
            Span(text="dua dari empat indikator utama telah mencapai target", strong=True),
            ", yaitu perekaman KTP-el dan kepemilikan KIA. Kepemilikan akta kelahiran belum "
            "mencapai target dengan selisih ",
            Span(text="2.717 anak (0,22 poin persen)", strong=True),
            ". Aktivasi IKD belum mencapai target dan memerlukan target antara.",
        ),
    )


def page_one_table() -> Table:
    """Return the table of the main indicators."""

    def row(name: str, base: str, count: str, of: str, share: str, aim: str, *rest: str) -> Row:
        status, gap, without, until = rest
        tone = Tone.REACHED if status == REACHED else Tone.NOT_REACHED
        return Row(
            cells=(
                Cell(text=name, below=base, strong=True),
                Cell(text=count, below=of),
                Cell(text=share, tone=tone, strong=True),
                Cell(text=aim),
                Cell(text=status, tone=tone),
                Cell(text=gap),
                Cell(text=without),
                Cell(text=until),
            )
        )

    return Table(
        columns=(
            Column(key="indicator", label="Indikator (basis)", weight=1),
            Column(key="count", label="Jumlah / basis", kind=COUNT),
            Column(key="value_percent", label="Cakupan", kind=PERCENT),
            Column(key="target_percent", label="Target", kind=PERCENT),
            Column(key="status", label="Status", kind=STATUS),
            Column(key="gap", label="Kekurangan", kind=COUNT),
            Column(key="without", label="Belum memiliki", kind=COUNT),
            Column(key="deadline", label="Batas waktu", kind=ColumnKind.DATE),
        ),
        rows=(
            row("Perekaman KTP-el", "wajib KTP", "2.868.568", "2.878.769", "99,65 %", "99,40 %",
                REACHED, "0", "10.201", "27-11-2024"),
            row("KIA", "anak 0–16", "912.264", "1.197.605", "76,17 %", "60 %",
                REACHED, "0", "285.341", "31-12-2024"),
            row("Akta kelahiran", "anak 0–17", "1.234.871", "1.250.088", "98,78 %", "99 %",
                NOT_REACHED, "2.717", "15.217", "31-12-2024"),
            row("IKD", "sudah rekam", "165.439", "2.868.568", "5,77 %", "30 %",
                NOT_REACHED, "695.132", "2.703.129", "31-12-2024"),
            Row(
                cells=(
                    Cell(text="Buku Pokok Pemakaman", strong=True),
                    Cell(text="seluruh kab/kota menerapkan"),
                    Cell(text="–"),
                    Cell(text="–"),
                    Cell(text="… Rincian capaian belum tersedia", tone=Tone.MUTED),
                    Cell(text=""),
                    Cell(text=""),
                    Cell(text=""),
                )
            ),
        ),
        numbered=False,
        name="main_indicators",
    )  # fmt: skip


def page_one() -> list[Displayable]:
    """Return page one in its order, with its longest texts."""
    notes = [
        Sentence(
            label="Akta kelahiran",
            text=rich(
                "Per 12 November 2024, cakupan kepemilikan akta kelahiran anak usia 0–17 tahun "
                "sebesar 98,78 persen, yakni 1.234.871 dari 1.250.088 anak. Target 99 persen "
                "belum tercapai pada tanggal tersebut; selisihnya 0,22 poin persen atau 2.717 "
                "anak. Dalam pembulatan tanpa desimal, angka ini terbaca 99 persen. Karena "
                "cakupan sudah sangat dekat dengan target, laporan ini memakai dua desimal dan "
                "jumlah anak sebagai dasar kesimpulan. Pada basis saat ini, kekurangan tersebut "
                "setara dengan 85 anak per hari kerja se-provinsi selama 32 hari kerja hingga "
                "31 Desember, di luar bayi yang lahir pada masa itu."
            ),
            footnote="Sambutan dan siaran pers menggunakan angka bulat; rujukan rinci adalah "
            "tabel ini.",
        ),
        Sentence(
            label="KTP-el",
            text=rich(
                "Target telah tercapai. Masih terdapat 10.201 wajib KTP yang belum merekam; "
                "penuntasan sampai dengan hari kerja terakhir, 26 November, berarti rata-rata "
                "1.021 perekaman per hari kerja sejak 13 November (2.041 sejak hari setelah "
                "rapat). Penduduk yang genap 17 tahun sampai hari pemungutan suara dihitung "
                "tersendiri."
            ),
        ),
        Sentence(
            label="IKD",
            text=rich(
                "Kalimantan Timur menerima penghargaan Kemendagri pada 4 November 2024 untuk "
                "perekaman KTP-el dan IKD tertinggi kategori jumlah penduduk sedang. Penghargaan "
                "membandingkan antarprovinsi; status pada tabel membandingkan dengan target 30 "
                "persen. Dengan basis wajib KTP, cakupannya 5,75 persen. Angka 18,25 persen yang "
                "terbit awal November adalah persentase terhadap target, bukan cakupan."
            ),
        ),
    ]
    return [
        cover(),
        conclusion(),
        page_one_table(),
        Items(
            heading="Keputusan yang dimohon",
            marker="letters",
            items=(
                rich(
                    "Jadwal jemput bola untuk menuntaskan perekaman 10.201 wajib KTP sampai "
                    "dengan 27 November 2024 (hari kerja terakhir 26 November)."
                ),
                rich(
                    "Pembagian kekurangan 2.717 akta kelahiran menurut kabupaten/kota sampai "
                    "dengan 31 Desember 2024."
                ),
                rich("Target antara IKD tahun 2025."),
                rich("Target 2025 per kabupaten/kota beserta jalur penganggarannya."),
            ),
        ),
        Stack(parts=tuple(notes)),
        Sentence(
            label="Tahun 2025",
            text=rich(
                "Sampai dengan 31 Desember 2025 diperkirakan 79.906 penduduk memasuki usia 17 "
                "tahun (asumsi satu kohort rata-rata; data umur tunggal DKB belum digunakan). "
                "Untuk menjaga cakupan KTP-el diperlukan 79.623 perekaman; untuk mencapai 99 "
                "persen akta kelahiran, 81.651 penerbitan termasuk bagi bayi yang baru lahir; "
                "untuk IKD 30 persen, 719.019 aktivasi, kira-kira tujuh kali laju Juni–November "
                "2024. Target KIA 60 persen telah terlampaui; diusulkan target daerah yang tidak "
                "lebih rendah dari cakupan saat ini."
            ),
        ),
        Sentence(
            role="note",
            label="Catatan data",
            text=rich(
                "Angka dihitung dari jumlah asli tanpa pembulatan. Kekurangan provinsi adalah "
                "angka bersih; jumlah kekurangan per kabupaten/kota dapat lebih besar. Register "
                "tidak memuat kelahiran yang belum dilaporkan."
            ),
        ),
    ]


REGIONS = (
    ("Kota Balikpapan", 229_631, 228_712),
    ("Kota Bontang", 58_153, 57_804),
    ("Kab. Penajam Paser Utara", 61_262, 60_833),
    ("Kota Samarinda", 267_167, 264_762),
    ("Kab. Kutai Kartanegara", 244_652, 241_227),
    ("Kab. Kutai Timur", 136_081, 133_632),
    ("Kab. Paser", 93_884, 92_100),
    ("Kab. Mahakam Ulu", 12_041, 11_788),
    ("Kab. Berau", 90_651, 88_294),
    ("Kab. Kutai Barat", 56_567, 54_813),
)


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}".replace(".", ",")


def ranked_table(**changes: Any) -> Table:
    """Return a table of ten rows and a closing row, with bars."""
    rows = []
    for place, (name, base, have) in enumerate(REGIONS, start=1):
        gap = max(-(-base * 99 // 100) - have, 0)
        tone = Tone.NOT_REACHED if gap else Tone.REACHED
        rows.append(
            Row(
                cells=(
                    Cell(text=str(place), value=place),
                    Cell(text=name),
                    Cell(text=_thousands(base), value=base),
                    Cell(text=_thousands(have), value=have),
                    Cell(text=f"{_share(have, base)} %", strong=True),
                    Cell(text="", bar=Bar(value=100 * have / base, low=95, target=99), tone=tone),
                    Cell(text=_thousands(gap) if gap else "0", value=gap),
                    Cell(text=NOT_REACHED if gap else REACHED, tone=tone),
                )
            )
        )
    total = [Cell(text=""), Cell(text="Kalimantan Timur"), Cell(text="1.250.088", value=1250088)]
    total += [Cell(text="1.234.871", value=1234871), Cell(text="98,78 %"), Cell(text="")]
    total += [Cell(text="2.717", value=2717), Cell(text=NOT_REACHED, tone=Tone.NOT_REACHED)]
    values: dict[str, Any] = {
        "columns": (
            Column(key="rank", label="No", kind=COUNT),
            Column(key="region", label="Kabupaten/Kota", weight=1),
            Column(key="denominator", label="Anak 0–17", kind=COUNT),
            Column(key="numerator", label="Memiliki", kind=COUNT),
            Column(key="value_percent", label="Cakupan", kind=PERCENT),
            Column(key="bar", label="95–100 %", kind=ColumnKind.BAR, weight=0.5),
            Column(key="gap", label="Kekurangan", kind=COUNT),
            Column(key="status", label="Status", kind=STATUS),
        ),
        "rows": (*rows, Row(cells=tuple(total), role="total")),
        "caption": rich("Kepemilikan akta kelahiran, anak 0–17 tahun"),
        "notes": (
            rich(
                "Sumber: laporan PDAK, 12 November 2024. Cakupan = memiliki ÷ anak 0–17 tahun. "
                "Jumlah kekurangan sepuluh daerah 5.687; kelebihan di daerah lain menutupnya "
                "menjadi 2.717 se-provinsi."
            ),
        ),
        "file": "figures.csv",
        "is_sample": True,
    }
    return Table(**(values | changes))


def chart() -> Chart:
    """Return a ranked picture as matplotlib writes it: text as text, styles in attributes."""
    text = "style=\"font-size: 9px; font-family: 'Source Sans Pro', sans-serif; fill: #1f2933"
    lines = []
    for place, (name, base, have) in enumerate(REGIONS):
        y, share = 16 + 18 * place, 100 * have / base
        length = round((share - 95) * 60, 2)
        colour = "#b8440f" if share < 99 else "#0b5fa5"
        lines.append(
            f'<text {text}; text-anchor: end" x="128" y="{y + 3}">{name}</text>'
            f'<path d="M 134 {y} L {134 + length} {y}" style="stroke: {colour}; stroke-width: 8"/>'
            f'<text {text}" x="{140 + length}" y="{y + 3}">{_share(have, base)} %</text>'
        )
    svg = (
        '<?xml version="1.0" encoding="utf-8" standalone="no"?>'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
        ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
        '<svg xmlns="http://www.w3.org/2000/svg" width="482pt" height="192pt" '
        'viewBox="0 0 482 192"><defs><style type="text/css">*{stroke-linecap: butt}</style></defs>'
        + "".join(lines)
        + "</svg>"
    )
    return Chart(
        svg=svg,
        alternative="Empat dari sepuluh daerah mencapai 99 persen; Kutai Barat terendah.",
        caption=rich("Empat daerah telah melampaui 99 persen"),
        notes=(rich("Panjang batang = cakupan di atas 95 persen."),),
        width_mm=170,
        height_mm=67.7,
        is_sample=True,
    )


def chapter() -> list[Displayable | str]:
    """Return a chapter with every kind that page one lacks, and prose."""
    return [
        Heading(
            text=rich("Akta kelahiran: 98,78 %, kurang 2.717 anak"),
            outline="Akta kelahiran",
            new_page=True,
        ),
        "Enam kabupaten belum mencapai target. **Empat daerah** telah melampauinya.",
        KeyFigures(
            figures=(
                KeyFigure(
                    label="Cakupan", value="98,78 %", note="anak 0–17", tone=Tone.NOT_REACHED
                ),
                KeyFigure(label="Target", value="99 %", note="Ditjen Dukcapil 2024"),
                KeyFigure(label="Kekurangan", value="2.717", note="anak, angka bersih"),
            )
        ),
        chart(),
        ranked_table(),
        Notice(
            title="Catatan.",
            text=rich("Jumlah kekurangan per daerah lebih besar daripada angka provinsi."),
        ),
        "## Cara membaca\n\n1. Satu\n2. Dua\n\n- butir `kode`\n- [tautan](https://contoh.id)\n\n"
        "> kutipan\n\n| Istilah | Arti |\n|---|---:|\n| KIA | 16 |\n",
    ]


def report() -> nbformat.NotebookNode:
    """Return a notebook with page one and a chapter."""
    return notebook_of(*page_one(), *chapter())
