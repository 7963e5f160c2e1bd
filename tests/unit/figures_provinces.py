"""Random provinces for property tests: any size, missing rows, zero bases, above 100 %."""

from datetime import date

from hypothesis import strategies as st

from helpers.vocabulary.indicators import Basis, Catalogue, Indicator, IndicatorKind, Target
from helpers.vocabulary.observations import DataState, Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import Region

AS_OF = date(2024, 11, 12)
PROVINCE = Region(RegionCode("64"), "Kalimantan Timur", "provinsi", 0)
TARGETS = {"ktp_el": 9940, "kia": 6000, "akta_lahir_0_17": 9900, "ikd": 3000}

people = st.one_of(st.integers(0, 12), st.integers(0, 5_000_000))
parts = st.tuples(st.none() | people, st.none() | people)


def regions(count: int) -> tuple[Region, ...]:
    """Return kabupaten/kota 64.01, 64.02, …"""
    codes = [RegionCode(f"64.{number:02d}") for number in range(1, count + 1)]
    return tuple(Region(code, f"Daerah {code}", "kabupaten", 0) for code in codes)


def catalogue() -> Catalogue:
    """Return the four main indicators, IKD on both bases, with one target each."""

    def indicator(key: str, *bases: Basis) -> Indicator:
        return Indicator(
            key=key,
            term=key,
            short_term=key,
            kind=IndicatorKind.RATIO,
            unit="jiwa",
            numerator_label="memiliki",
            denominator_label="wajib",
            act="penerbitan",
            bases=bases,
            definition="",
            source="",
            is_main=True,
        )

    dinamis = Basis("dinamis", "dinamis", "dinamis")
    recorded = Basis("sudah_rekam", "sudah rekam", "sudah rekam")
    obliged = Basis("wajib_ktp", "wajib KTP", "wajib KTP", denominator_of=("ktp_el", "dinamis"))
    return Catalogue(
        indicators=(
            indicator("ktp_el", dinamis),
            indicator("kia", dinamis),
            indicator("akta_lahir_0_17", dinamis),
            indicator("ikd", recorded, obliged),
        ),
        targets=tuple(
            Target(key, year, hundredths, "sumber")
            for year in (2024, 2025)
            for key, hundredths in TARGETS.items()
        ),
    )


def observation(
    code: str,
    indicator: str,
    numbers: tuple[int | None, int | None],
    *,
    basis: str = "dinamis",
    applicable: bool = True,
) -> Observation:
    """Return one row of a source."""
    numerator, denominator = numbers if applicable else (None, None)
    if not applicable:
        state = DataState.NOT_APPLICABLE
    elif numerator is None:
        state = DataState.NO_DATA
    else:
        state = DataState.REPORTED
    return Observation(RegionCode(code), indicator, basis, AS_OF, numerator, denominator, state)
