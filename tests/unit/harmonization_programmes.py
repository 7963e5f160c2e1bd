"""Programmes for tests of the harmonization report: Kaltim's sample, and drawn provinces."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from section_studies import ROOT, NotApplicable, drawn, observed

from helpers.display import Cell, Displayable, Heading, Items, Notice, Sentence, Stack, Table
from helpers.display.models.text import plain
from helpers.inputs.assumptions import load_assumptions
from helpers.inputs.plans import read_plans
from helpers.inputs.samples import PLAN_SAMPLES, sample_plans
from helpers.sections import harmonization
from helpers.sections.harmonization import Programme, programme_of
from helpers.vocabulary.assumptions import Assumptions

Pair = tuple[int | None, int | None]


@cache
def kaltim(region: str = "64", plans: str = PLAN_SAMPLES[0]) -> Programme:
    named = {str(code): file for code, file in sample_plans(plans).items()} if plans else {}
    return harmonization.open_region(
        region,
        "2024-11-12",
        ["sample:kaltim"],
        year=2024,
        plans=named,
        assumptions="params/asumsi-kaltim-2025.yaml",
        meeting_name="Rakorda",
        meeting_place="Balikpapan",
        meeting_date="2024-11-19",
        root=ROOT,
    )


def with_agreement(folder: Path, lines: Sequence[str]) -> Programme:
    file = folder / "kesepakatan.csv"
    head = (
        "kode_wilayah,indikator,basis,tahun,tambahan,target_persen,status,"
        "penanggung_jawab,jalur_anggaran,catatan"
    )
    file.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return harmonization.open_region(
        "64", "2024-11-12", ["sample:kaltim"], agreement=str(file), root=ROOT
    )


@cache
def assumed() -> Assumptions:
    return load_assumptions(ROOT)


def drawn_programme(
    rows: Mapping[str, Mapping[str, Pair | NotApplicable]], *, region: str = "63", count: int
) -> Programme:
    """Return a programme without plans and history, its numbers drawn in the test."""
    study = drawn(observed(rows), region=region, rows=count)
    return programme_of(study, plans=read_plans({}, ROOT), assumptions=assumed())


def leaves(shown: Displayable | None) -> Iterator[Displayable]:
    if isinstance(shown, Stack):
        for part in shown.parts:
            yield from leaves(part)
    elif shown is not None:
        yield shown


def words(shown: Displayable | None) -> str:
    """Return all running text and cells of what a section shows."""
    said: list[str] = []
    for part in leaves(shown):
        if isinstance(part, Heading | Sentence | Notice):
            said.append(plain(part.text))
        elif isinstance(part, Items):
            said += map(plain, part.items)
        elif isinstance(part, Table):
            said.append(plain(part.caption))
            said += [f"{cell.text} {cell.below}" for row in part.rows for cell in row.cells]
            said += map(plain, part.notes)
    return "\n".join(said)


def table(shown: Displayable | None, name: str) -> Table:
    (found,) = [t for t in leaves(shown) if isinstance(t, Table) and t.name == name]
    return found


def column(found: Table, key: str, role: str = "body") -> list[Cell]:
    place = [one.key for one in found.columns].index(key)
    return [row.cells[place] for row in found.rows if row.role == role]


SECTIONS = (
    *("cover", "conclusion", "work_table", "decisions", "notes", "data_line", "follow_up", "work"),
    *("realism", "capacity", "matrix", "mismatches", "money", "prices", "means"),
    *("berita_acara", "open_mismatches", "assumptions", "method", "inputs", "matrix_table"),
)
INDICATORS = ("ktp_el", "kia", "akta_lahir_0_17", "ikd")


def everything(programme: Programme) -> list[Displayable | None]:
    shown = [getattr(harmonization, name)(programme) for name in SECTIONS]
    return [*shown, *(harmonization.proposals(programme, key) for key in INDICATORS)]
