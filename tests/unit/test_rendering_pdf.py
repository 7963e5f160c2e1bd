"""The printed page, read back from the PDF."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

import documents
from helpers.display import (
    Cell,
    Column,
    ColumnKind,
    Heading,
    KeyFigure,
    KeyFigures,
    Notice,
    Row,
    Sentence,
    Table,
    rich,
)
from helpers.errors import ReportFailedError
from helpers.rendering import typst_compile
from helpers.rendering.fonts import printable, printable_code
from helpers.rendering.formats import render_pdf

HOSTILE = (
    '#read("/etc/passwd")',
    "#panic() $x$ *tebal* _miring_ `kode` = Judul @label <label> // komentar",
    "\\u{1F600} \\ \\\\ \" '",
    "أحمد 北京 😀 \u202eterbalik\u202c \u200b\ufeff\x00\x07\x1b[31m",
    "<script>alert(1)</script>&amp;{{ x }}",
    "=HYPERLINK(1) +1 -1 @x",
    "a\u0301 ﬁ ½ № ™ \u00ad \u00a0 \ue000",
    "W" * 300,
)


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def words(page: pypdf.PageObject) -> str:
    return " ".join(page.extract_text().split())


@pytest.fixture(scope="module")
def report() -> bytes:
    return render_pdf(documents.report(), "laporan")


def test_page_one_holds_everything_on_one_page(report):
    pages = read(report).pages
    first = words(pages[0])
    for text in (
        "Rakorda, Balikpapan, 19 November 2024",
        "Revisi 1",
        "DATA CONTOH – angka provinsi sesuai publikasi",
        "dua dari empat indikator utama telah mencapai target",
        "99,65 %",
        "98,78 %",
        "695.132",
        "□ Belum tercapai",
        "(d) Target 2025 per kabupaten/kota",
        "719.019 aktivasi",
        "Register tidak memuat kelahiran yang belum dilaporkan.",
        "rujukan rinci adalah tabel ini",
        "Halaman 1 dari 2",
    ):
        assert text in first
    assert "Akta kelahiran: 98,78 %, kurang 2.717 anak" in words(pages[1])


def sizes_of(page: pypdf.PageObject) -> set[float]:
    """Return the sizes at which words are set, superscripts of footnotes aside."""
    found: set[float] = set()

    def visit(text, _cm, matrix, _font, size):
        if len(text.strip()) > 1:
            found.add(round(abs(size * matrix[3]), 1))

    page.extract_text(visitor_text=visit)
    return found


def test_type_is_never_smaller_than_promised(report):
    pages = read(report).pages
    assert min(sizes_of(pages[0])) >= 10
    assert min(sizes_of(pages[1])) >= 8.5


def test_longer_sentences_still_end_on_page_one():
    cells = documents.page_one()
    notes = Sentence(text=rich("Kalimat tambahan yang membuat halaman pertama lebih panjang. " * 5))
    pdf = read(render_pdf(documents.notebook_of(*cells, notes, *documents.chapter()), "x"))
    assert "lebih panjang." in words(pdf.pages[0])
    assert len(pdf.pages) == 2


def test_file_says_what_it_is(report):
    pdf = read(report)
    assert pdf.metadata is not None
    assert pdf.metadata.title == documents.cover().title
    assert pdf.metadata.author == documents.cover().office
    assert str(pdf.metadata["/Keywords"]).startswith("DATA CONTOH")
    assert str(pdf.metadata.creation_date).startswith("2024-11-12 12:00")
    root = pdf.root_object
    assert str(root["/MarkInfo"].get_object()).startswith("{'/Marked': True")
    assert root["/Lang"] == "id"
    xmp = pypdf.generic.StreamObject.get_data(root["/Metadata"].get_object())  # pyright: ignore
    assert b"pdfuaid:part" in xmp
    assert b"<pdfaid:part>2</pdfaid:part>" in xmp
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in xmp


def test_outline_takes_the_short_topic(report):
    titles = [item.title for item in read(report).outline if not isinstance(item, list)]
    assert titles == ["Akta kelahiran"]


def test_running_header_and_sample_mark_stand_on_later_pages(report):
    second = words(read(report).pages[1])
    assert "Evaluasi Adminduk 2024 · Kalimantan Timur" in second
    assert "Posisi data 12 November 2024" in second
    assert second.count("DATA CONTOH") >= 3


def structure(node, found: list[str]) -> list[str]:
    node = node.get_object()
    if isinstance(node, list):
        for child in node:
            structure(child, found)
    elif hasattr(node, "get"):
        if "/S" in node:
            found.append(node["/S"] + (":alt" if "/Alt" in node else ""))
        if "/K" in node:
            structure(node["/K"], found)
    return found


def test_tags_name_tables_heads_and_pictures_with_words(report):
    tags = structure(read(report).root_object["/StructTreeRoot"], [])
    for tag in ("/Table", "/TH", "/TD", "/Caption", "/H1", "/L", "/LI"):
        assert tag in tags
    assert "/Figure:alt" in tags
    assert "/Figure" not in tags


def long_table(rows: int) -> Table:
    columns = (
        Column(key="a", label="Nama kepala", weight=1),
        Column(key="b", label="Jumlah", kind=ColumnKind.COUNT),
    )
    body = tuple(Row(cells=(Cell(text=f"baris {n}"), Cell(text=str(n)))) for n in range(rows))
    return Table(columns=columns, rows=body, caption=rich("Tabel panjang"))


def test_table_heads_are_repeated_on_every_page():
    pages = read(render_pdf(documents.notebook_of(documents.cover(), long_table(120)), "x")).pages
    assert len(pages) >= 3
    assert all("Nama kepala" in words(page) for page in pages)


def test_headings_do_not_stand_alone_at_the_foot_of_a_page():
    filler = Sentence(text=rich("Isi. " * 40))
    for count in range(14, 22):
        cells = [*[filler] * count, Heading(text=rich("Judul terakhir"), level=1), long_table(12)]
        pages = read(render_pdf(documents.notebook_of(*cells), "x")).pages
        (with_heading,) = [words(page) for page in pages if "Judul terakhir" in words(page)][-1:]
        assert "Nama kepala" in with_heading.split("Judul terakhir", 1)[1]


def test_wide_table_turns_its_page_and_turns_back():
    wide = long_table(3).model_copy(update={"landscape": True})
    pages = read(render_pdf(documents.notebook_of("# A", wide, "akhir"), "x")).pages
    shapes = [page.mediabox.width > page.mediabox.height for page in pages]
    assert shapes == [False, True, False]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_shown_literally_everywhere(text):
    shown = [
        documents.cover(title=text, office=text, short_title=text, keywords=(text,)),
        Sentence(text=rich(text), label=text, footnote=text),
        Notice(title=text, text=rich(text)),
        KeyFigures(figures=(KeyFigure(label=text, value=text),)),
        Table(
            columns=(Column(key="a", label=text), Column(key="b", label="B", group=text)),
            rows=(Row(cells=(Cell(text=text, below=text), Cell(text=text))),),
            caption=rich(text),
        ),
        Heading(text=rich(text), outline=text),
    ]
    pdf = read(render_pdf(documents.notebook_of(*shown), text))
    everything = "".join(page.extract_text() for page in pdf.pages)
    assert "root:" not in everything
    if text.startswith("#read"):
        assert text in everything.replace("\n", "")


def test_every_covered_character_can_be_printed():
    covered = [chr(code) for code in sorted(printable()) if chr(code).isprintable()]
    cells = ["`" + "".join(map(chr, sorted(c for c in printable_code() if 0xA0 < c < 0x600))) + "`"]
    text = Sentence(text=rich("".join(covered)))
    assert render_pdf(documents.notebook_of(text, *cells), "x").startswith(b"%PDF")


def test_foreign_markdown_with_everything_prints():
    source = (
        "# A\n\n~~x~~ **y** *z* `k` [t](https://contoh.id) $x^2$\n\n> q\n\n---\n\n"
        "```\nkode\n```\n\n- a\n  - b\n    1. c\n\n![gambar](x.png)\n\n<b>html</b> baris  \nbaru\n"
    )
    assert "html" in words(read(render_pdf(documents.notebook_of(source), "x")).pages[0])


def test_warnings_are_errors(monkeypatch):
    source = b'#set document(title: "x")\n#set text(font: "Tidak Ada")\nx'
    monkeypatch.setattr(typst_compile, "_MAIN", source)
    with pytest.raises(ReportFailedError, match="peringatan"):
        typst_compile.compile_pdf("{}", "")


def test_template_folder_holds_the_templates_only():
    names = {path.name for path in typst_compile.template_folder().iterdir()}
    assert names == set(typst_compile.TEMPLATE_FILES)


def test_same_bytes_in_another_time_zone_locale_and_hash_seed():
    code = (
        "import sys, documents; from helpers.rendering.formats import render_pdf, render_html;"
        "import hashlib; n = documents.report();"
        "h = hashlib.sha256(render_pdf(n, 'laporan') + render_html(n, 'laporan').encode());"
        "print(h.hexdigest())"
    )
    tests = str(Path(documents.__file__).parent)
    digests = set()
    for zone, seed, locale in (("Asia/Jayapura", "1", "C"), ("America/New_York", "2", "C.UTF-8")):
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": seed,
            "LC_ALL": locale,
            "PYTHONPATH": os.pathsep.join([tests, *sys.path]),
        }
        run = subprocess.run(
            [sys.executable, "-c", code],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(run.stdout)
    assert len(digests) == 1
