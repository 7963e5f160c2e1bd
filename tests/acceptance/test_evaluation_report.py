"""The regional evaluation as people get it: its pages, and one number everywhere the same."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pypdf
import pytest
from python_calamine import CalamineWorkbook

from command_line import Built, rakor

PARAMS = "params/rakorda-kaltim-2024.yaml"
# Body of a page in points from below: margins of 20 mm hold header and footer.
PAGE_TOP, PAGE_BOTTOM = 297 * 72 / 25.4, 20 * 72 / 25.4


@pytest.fixture(scope="module")
def samarinda(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("samarinda")
    run = rakor(
        *("build", PARAMS, "--only", "64.72", "--notebook", "regional_evaluation"),
        *("--out", str(out)),
    )
    assert run.code == 0, run.err
    return out / "rakorda-kaltim-2024" / "64.72-kota-samarinda"


def pages(folder: Path) -> list[pypdf.PageObject]:
    return list(pypdf.PdfReader(folder / "regional_evaluation.pdf").pages)


def words_of(folder: Path) -> str:
    """Return the text of all pages with every blank as one."""
    return " ".join(" ".join(page.extract_text() for page in pages(folder)).split())


def lowest_word(page: pypdf.PageObject) -> float:
    """Return how far down the body's text reaches, in points from below."""
    heights: list[float] = []

    def visit(text, matrix, text_matrix, *_):
        height = matrix[1] * text_matrix[4] + matrix[3] * text_matrix[5] + matrix[5]
        if text.strip() and PAGE_BOTTOM + 2 < height < PAGE_TOP:
            heights.append(height)

    page.extract_text(visitor_text=visit)
    return min(heights)


def assert_filled(folder: Path, most: int) -> None:
    made = pages(folder)
    assert len(made) <= most
    for number, page in enumerate(made[:-1], start=1):
        reached = (PAGE_TOP - PAGE_BOTTOM - lowest_word(page)) / (PAGE_TOP - 2 * PAGE_BOTTOM)
        assert reached >= 0.5, f"page {number} is filled to {reached:.0%}"


def test_kaltim_has_at_most_16_pages_none_half_empty(kaltim: Built) -> None:
    assert_filled(kaltim.folder, 16)


def test_samarinda_has_at_most_8_pages_none_half_empty(samarinda: Path) -> None:
    assert_filled(samarinda, 8)


def test_page_one_is_one_page(kaltim: Built, samarinda: Path) -> None:
    for folder in (kaltim.folder, samarinda):
        first, second = (page.extract_text() for page in pages(folder)[:2])
        assert "Catatan data" in first
        assert "Target 2024 dan 2025 beserta sumbernya" in second


@pytest.mark.parametrize(
    "words",
    [
        "Sejak 30 Juni 2024: cakupan empat indikator naik",
        "Kebutuhan KTP-el dan IKD di luar laju yang pernah dicapai",
        "Asal perubahan cakupan, 30 Juni 2024 sampai dengan 12 November 2024",
        "Kelas sedang (3 kab/kota)",
        "Dipenuhi seluruh kabupaten/kota: Buku Pokok Pemakaman",
        "BA-04/2024 dan BA-06/2024",
        "Lembar rekonsiliasi angka provinsi dan daerah",
        "Lembar pers: kalimat yang dapat dikutip",
        "Berkas kesepakatan rapat sebelumnya tidak disertakan",
        "laporan ini tidak menambahkan isi sendiri",
    ],
)
def test_every_part_is_there(kaltim: Built, words: str) -> None:
    assert words in words_of(kaltim.folder)


def test_samarinda_speaks_of_itself(samarinda: Path) -> None:
    words = words_of(samarinda)
    assert "Urutan ke-2 dari sepuluh kabupaten/kota" in words
    assert "Kec. Sungai Pinang" in words
    assert "Tempat Kota Samarinda di antara kabupaten/kota" in words
    assert "Per 12 November 2024, cakupan perekaman KTP-el di Kota Samarinda" in words


def figures(folder: Path) -> list[dict[str, str]]:
    text = (folder / "figures.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def sheets(folder: Path) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_path(str(folder / "regional_evaluation.xlsx"))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_spreadsheet_holds_figures_csv_to_the_digit(kaltim: Built) -> None:
    (found,) = [rows for rows in sheets(kaltim.folder).values() if _head(rows) is not None]
    head = _head(found)
    assert head is not None
    names = [str(name) for name in found[head]]
    by_key = {(row[0], row[2], row[3]): row for row in found[head + 1 :] if row[0]}
    for figure in figures(kaltim.folder):
        row = by_key[figure["region_code"], figure["indicator"], figure["basis"]]
        for name, value in zip(names, row, strict=True):
            assert _plain(value) == figure[name], (figure["region_code"], name)


def _head(rows: list[list[object]]) -> int | None:
    for number, row in enumerate(rows):
        if row and row[0] == "region_code":
            return number
    return None


def _plain(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


@pytest.mark.parametrize("key", ["ktp_el", "kia", "akta_lahir_0_17", "ikd"])
def test_numbers_are_the_same_on_paper_in_the_spreadsheet_and_in_figures_csv(
    kaltim: Built, key: str
) -> None:
    words = words_of(kaltim.folder)
    numbers = {
        value
        for rows in sheets(kaltim.folder).values()
        if _head(rows) is None
        for row in rows
        for value in row
        if isinstance(value, float)
    }
    for figure in figures(kaltim.folder):
        if figure["indicator"] != key or figure["judging"] != "true":
            continue
        for name in ("numerator", "denominator", "gap", "without"):
            number = int(figure[name])
            assert re.search(rf"(?<![\d.]){_dotted(number)}(?![\d.]*\d)", words), (name, number)
            assert float(number) in numbers, (name, number)


def _dotted(number: int) -> str:
    return re.escape(f"{number:,}".replace(",", "."))


def test_the_spreadsheet_is_the_same_again(samarinda: Path, tmp_path: Path) -> None:
    run = rakor(
        *("build", PARAMS, "--only", "64.72", "--notebook", "regional_evaluation"),
        *("--out", str(tmp_path)),
    )
    assert run.code == 0, run.err
    again = tmp_path / "rakorda-kaltim-2024" / samarinda.name
    for name in ("regional_evaluation.xlsx", "regional_evaluation.pdf", "figures.csv"):
        assert (again / name).read_bytes() == (samarinda / name).read_bytes(), name
