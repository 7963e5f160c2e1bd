"""Plans drawn as tables, beside a drawn province, for the checks of the catalogue."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from drawn_province import CATALOGUE, evaluated
from drawn_table import drawn, observations

from helpers.errors import Place
from helpers.figures.harmonization.mismatches.case import PlanningCase
from helpers.figures.harmonization.mismatches.findings import MismatchRow
from helpers.figures.harmonization.next_year import work_of_next_year
from helpers.vocabulary.assumptions import (
    Assumption,
    Assumptions,
    CodePair,
    FundClass,
    OutcomeWords,
    ProgrammeLink,
)
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.plans import Location, MissingPlan, Outcome, Plan, PlanRow
from helpers.vocabulary.programmes import SubKegiatanCode, read_programme_code, sub_kegiatan_table
from helpers.vocabulary.region_code import RegionCode, RegionLevel

PROVINCE = RegionCode("64")
PASER, KUKAR, BERAU = RegionCode("64.01"), RegionCode("64.02"), RegionCode("64.03")
ROWS = (PASER, KUKAR, BERAU)
JEMPUT_BOLA = "2.12.02.2.03.0002"
AKTA = "2.12.03.2.01.0001"
AKTA_PROVINSI = "2.12.03.1.01.0004"
PENDATAAN, PENDATAAN_PROVINSI = "2.12.02.2.01.0001", "2.12.02.1.01.0002"


def _link(indicator: str, level: RegionLevel, *codes: str) -> ProgrammeLink:
    return ProgrammeLink(indicator, level, tuple(map(SubKegiatanCode, codes)), "uji")


def _number(key: str, value: str, indicator: str = "") -> Assumption:
    return Assumption(key, value, "", "uji", "uji", indicator)


PENDATAAN_PAIR = CodePair(
    SubKegiatanCode(PENDATAAN_PROVINSI), SubKegiatanCode(PENDATAAN), "Pendataan"
)
ASSUMPTIONS = Assumptions(
    values=(
        _number("pagu_far_percent", "25"),
        _number("documents_per_addition", "1"),
        _number("cost_per_addition_rp", "20000", "akta_lahir_0_17"),
    ),
    links=(
        _link("akta_lahir_0_17", RegionLevel.KABUPATEN_KOTA, AKTA),
        _link("akta_lahir_0_17", RegionLevel.PROVINSI, AKTA_PROVINSI),
        _link("pks_opd", RegionLevel.KABUPATEN_KOTA, "2.12.04.2.01.0002"),
    ),
    same_activity=(PENDATAAN_PAIR,),
    summed_targets=(PENDATAAN_PAIR,),
    funds=(
        FundClass("dak", "DAK nonfisik adminduk", ("dak",), True, "tidak selalu dianggarkan"),
        FundClass("pad", "PAD", ("pad",), False, ""),
    ),
    outcome_words=(
        OutcomeWords("akta_lahir_0_17", ("akta kelahiran",), ("0-18",)),
        OutcomeWords("kia", ("kia",), ()),
    ),
    unit_spellings={"dok": "Dokumen", "dokumen": "Dokumen", "laporan": "Laporan"},
    blank_words=("blangko ktp",),
    blank_exceptions=("selain blangko ktp-el",),
)
AKTA_TABLE = """
    wilayah | pembilang | penyebut
    64.01   |       995 |     1000
    64.02   |       970 |     1000
    64.03   |       980 |     1000
    """


def coverage(akta: str = AKTA_TABLE, *, kia: str = "", pks: str = "") -> tuple[Observation, ...]:
    """Return what the province knows of its children, by default 99,5 / 97 / 98 persen akta."""
    found = observations(akta, indicator="akta_lahir_0_17")
    found += observations(kia, indicator="kia") if kia else ()
    found += observations(pks, indicator="pks_opd", basis="jumlah") if pks else ()
    return found


def plans(text: str) -> dict[RegionCode, Plan]:
    """Return the plans of a table with the columns ``wilayah | kode`` and any of the others.

    ``target`` is a number and ``satuan`` by default the official unit; ``pagu`` and ``maju`` are
    rupiah; ``dana`` is PAD by default; ``lokasi`` are codes, or a name in quotation marks that
    nobody can find; ``hasil`` is ``text = percent``; ``rusak`` names unreadable fields. Missing
    columns are harmless; a blank cell is an empty cell of the plan.
    """
    found: dict[RegionCode, list[PlanRow]] = {}
    for number, cells in enumerate(drawn(text), start=1):
        row = _row(number, cells)
        found.setdefault(row.government, []).append(row)
    return {government: Plan(government, tuple(rows)) for government, rows in found.items()}


def _row(number: int, cells: dict[str, str]) -> PlanRow:
    government = RegionCode(cells["wilayah"])
    written = read_programme_code(cells["kode"])
    assert written is not None, cells["kode"]
    official = sub_kegiatan_table().find(written.code)
    pagu, target = cells.get("pagu", "1.000.000"), cells.get("target", "10")
    return PlanRow(
        government=government,
        level=government.level,
        code=written.code,
        spelling=written.spelling,
        written_code=cells["kode"],
        name=cells.get("nama") or (official.name if official else ""),
        indicator=cells.get("keluaran", ""),
        target=Fraction(target.replace(".", "").replace(",", ".")) if target else None,
        unit=cells.get("satuan") or (official.unit if official else "Dokumen"),
        fund=cells.get("dana", "PAD"),
        locations=_locations(cells.get("lokasi", ""), government),
        start="",
        end="",
        pagu_rp=_rupiah(pagu),
        prakiraan_maju_rp=_rupiah(cells.get("maju", "")),
        realised_rp=_rupiah(cells.get("realisasi", "")),
        outcomes=_outcomes(cells.get("hasil", "")),
        unreadable=frozenset(cells.get("rusak", "").split()),
        place=Place("rencana.xlsx", government, f"A{number}"),
    )


def _rupiah(cell: str) -> int | None:
    return int(cell.replace(".", "")) if cell else None


def _locations(cell: str, government: RegionCode) -> tuple[Location, ...]:
    if not cell:
        return () if government == PROVINCE else (Location("", (government,)),)
    if cell.startswith('"'):
        return (Location(cell.strip('"'), ()),)
    return tuple(Location(code, (RegionCode(code),)) for code in cell.split())


def _outcomes(cell: str) -> tuple[Outcome, ...]:
    if not cell:
        return ()
    text, _, percent = cell.rpartition(" = ")
    return (Outcome(text, Fraction(percent.replace(",", ".")), percent),)


def case(
    text: str,
    known: Iterable[Observation] | None = None,
    *,
    assumptions: Assumptions = ASSUMPTIONS,
    missing: tuple[MissingPlan, ...] = (),
) -> PlanningCase:
    """Return the planning case of a drawn plan in a province of three kabupaten."""
    evaluation = evaluated(coverage() if known is None else known, ROWS)
    return PlanningCase(
        plans=plans(text),
        evaluation=evaluation,
        next_year=work_of_next_year(evaluation, catalogue=CATALOGUE, until=date(2025, 12, 31)),
        catalogue=CATALOGUE,
        assumptions=assumptions,
        missing=missing,
    )


def told(rows: Iterable[MismatchRow]) -> list[tuple[str, ...]]:
    """Return region, variant, code and leading amount of each finding, in order."""
    return [
        (
            row.region_code,
            row.variant,
            row.code,
            str(row.amounts[0].value) if row.amounts else "",
        )
        for row in rows
    ]
