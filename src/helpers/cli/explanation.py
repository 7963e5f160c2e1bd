"""What was understood of each table, so that a person sees it in ten seconds."""

from collections.abc import Sequence
from pathlib import PurePath

from helpers.inputs.number_text import masked_numbers
from helpers.inputs.reading import Lesson, SheetSummary
from helpers.inputs.taught import SUFFIX


def explained(summaries: Sequence[SheetSummary]) -> list[str]:
    """Return lines that say what each table was taken for."""
    lines: list[str] = []
    for summary in summaries:
        where = " › ".join(part for part in (summary.file, summary.sheet) if part)
        lines += [where, *(f"  {name:<14}{text}" for name, text in _parts(summary) if text), ""]
    return [masked_numbers(line) for line in lines]


def _parts(summary: SheetSummary) -> list[tuple[str, str]]:
    kept = summary.region_rows + summary.total_rows
    return [
        ("tata letak", summary.layout),
        ("tanggal data", str(summary.as_of or "pada setiap baris")),
        ("judul kolom", f"baris {summary.header_row}"),
        ("indikator", ", ".join(summary.observations)),
        ("kolom", "; ".join(f"{_short(text)} = {measure}" for text, measure in summary.columns)),
        ("tidak dipakai", "; ".join(map(_short, summary.unused))),
        (
            "baris",
            f"{summary.region_rows} wilayah, {summary.total_rows} jumlah" if kept else "tidak ada",
        ),
    ]


def _short(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else f"{shown[:39]}…"


def taught_files(lessons: Sequence[Lesson]) -> list[str]:
    """Return the YAML files that would teach what is not known, ready to fill in."""
    by_file: dict[str, list[str]] = {}
    for lesson in lessons:
        by_file.setdefault(lesson.file, []).append(lesson.text)
    lines: list[str] = []
    for file, texts in by_file.items():
        beside = PurePath(file).name + SUFFIX
        lines += [
            f"Untuk mengajarkan tabel ini, simpan sebagai {beside} di samping berkasnya dan ganti",
            'setiap "?" dengan abaikan, kode, atau indikator.basis.bagian, misalnya '
            "kia.dinamis.pembilang (bagian: pembilang, penyebut, belum, persen):",
            "",
            "tables:",
            *texts,
            "",
        ]
    return lines
