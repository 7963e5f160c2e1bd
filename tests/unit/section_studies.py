"""Studies for tests of sections: Kaltim as the sample gives it, and drawn provinces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from helpers.inputs.catalogue import load_catalogue
from helpers.inputs.glossary import load_glossary, load_phrases
from helpers.inputs.reading import SourceFile
from helpers.inputs.region_data import RegionData
from helpers.sections import Meeting, Study, open_region
from helpers.sections.opening import study_of
from helpers.vocabulary.context import PublicContext
from helpers.vocabulary.glossary import Term
from helpers.vocabulary.indicators import Catalogue
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

ROOT = Path(__file__).parents[2]
AS_OF = date(2024, 11, 12)
KALTIM = {
    "year": 2024,
    "deadline": {"ktp_el": "2024-11-27"},
    "meeting_name": "Rakorda",
    "meeting_place": "Balikpapan",
    "meeting_date": "2024-11-19",
    "source_name": "laporan PDAK",
    "office": "DKP3A Provinsi Kalimantan Timur",
    "context": "params/konteks-kaltim-2024.yaml",
}
JUDGING = {
    "ktp_el": "dinamis",
    "kia": "dinamis",
    "akta_lahir_0_17": "dinamis",
    "ikd": "sudah_rekam",
}
Pair = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A row to which the indicator does not apply."""


@cache
def kaltim(region: str = "64") -> Study:
    return open_region(region, "2024-11-12", ["sample:kaltim"], root=ROOT, **KALTIM)


@cache
def catalogue() -> Catalogue:
    return load_catalogue(ROOT)


@cache
def phrases() -> Mapping[str, str]:
    return load_phrases(ROOT)


@cache
def terms() -> Mapping[str, Term]:
    return load_glossary(ROOT)


def observed(
    rows: Mapping[str, Mapping[str, Pair | NotApplicable]], day: date = AS_OF
) -> tuple[Observation, ...]:
    """Return observations of ``{indicator: {region code: (numerator, denominator)}}``."""
    found: list[Observation] = []
    for indicator, regions in rows.items():
        for code, pair in regions.items():
            numerator, denominator = (None, None) if isinstance(pair, NotApplicable) else pair
            state = DataState.REPORTED if numerator is not None else DataState.NO_DATA
            found.append(
                Observation(
                    region_code=RegionCode(code),
                    indicator=indicator,
                    basis=JUDGING[indicator],
                    as_of=day,
                    numerator=numerator,
                    denominator=denominator,
                    state=DataState.NOT_APPLICABLE if isinstance(pair, NotApplicable) else state,
                )
            )
    return tuple(found)


def drawn(
    observations: Sequence[Observation],
    *,
    region: str = "63",
    year: int = 2024,
    rows: int | None = None,
    is_sample: bool = False,
) -> Study:
    """Return a study of a province whose numbers are drawn in the test."""
    table = region_table()
    province = table[RegionCode(region).province]
    deadlines = {i.key: date(2024, 12, 31) for i in catalogue().indicators}
    data = RegionData(
        region=table[region],
        province=province,
        rows=table.children(province.code)[:rows],
        observations=tuple(observations),
        as_of=AS_OF,
        dates=tuple(sorted({AS_OF, *(one.as_of for one in observations)})),
        year=year,
        catalogue=catalogue(),
        deadlines={**deadlines, "ktp_el": date(2024, 11, 27)},
        findings=(),
        sources=(SourceFile("uji.xlsx", "0" * 64, is_sample),),
        is_sample=is_sample,
    )
    meeting = Meeting("", "", "", None, "Dinas Dukcapil", "", 1)
    return study_of(
        data, meeting=meeting, context=PublicContext(), phrases=phrases(), terms=terms()
    )
