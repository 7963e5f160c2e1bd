"""A small catalogue and a province to draw tables for."""

from collections.abc import Iterable
from datetime import date

from helpers.figures.evaluation import Evaluation, evaluate
from helpers.vocabulary.indicators import Basis, Catalogue, Indicator, IndicatorKind, Target
from helpers.vocabulary.observations import Observation
from helpers.vocabulary.region_code import RegionCode
from helpers.vocabulary.regions import region_table

AS_OF = date(2024, 11, 12)
PROVINCE = RegionCode("64")


def _indicator(
    key: str, *bases: Basis, kind: IndicatorKind = IndicatorKind.RATIO, **more: object
) -> Indicator:
    fields: dict[str, object] = {
        "term": key,
        "short_term": key,
        "unit": "jiwa",
        "numerator_label": "memiliki",
        "denominator_label": "wajib",
        "act": "penerbitan",
        "definition": "",
        "source": "",
    }
    return Indicator(key=key, kind=kind, bases=bases, **(fields | more))  # pyright: ignore[reportArgumentType]


def _basis(key: str, **more: object) -> Basis:
    return Basis(key, key, key, **more)  # pyright: ignore[reportArgumentType]


CATALOGUE = Catalogue(
    indicators=(
        _indicator("ktp_el", _basis("dinamis"), _basis("awal"), is_main=True, must_complete=True),
        _indicator("kia", _basis("dinamis"), _basis("awal"), is_main=True),
        _indicator("akta_lahir_0_17", _basis("dinamis"), _basis("awal"), is_main=True),
        _indicator(
            "ikd",
            _basis("sudah_rekam"),
            _basis("wajib_ktp", denominator_of=("ktp_el", "dinamis")),
            is_main=True,
        ),
        _indicator("bpp", _basis("unit_pemakaman"), _basis("penerapan", kind=IndicatorKind.YES_NO)),
        _indicator("pks_opd", _basis("jumlah"), kind=IndicatorKind.MINIMUM, minimum=15),
        _indicator("akta_cerai", _basis("jumlah"), kind=IndicatorKind.COUNT),
    ),
    targets=(
        Target("ktp_el", 2024, 9940, "target nasional 2024"),
        Target("kia", 2024, 6000, "target nasional 2024"),
        Target("akta_lahir_0_17", 2024, 9900, "target nasional 2024"),
        Target("akta_lahir_0_17", 2024, 9600, "sumber lain", judging=False),
        Target("ikd", 2024, 3000, "target nasional 2024"),
        Target("ktp_el", 2025, 9940, "target nasional 2025"),
        Target("kia", 2025, 6000, "target nasional 2025"),
        Target("akta_lahir_0_17", 2025, 9900, "target nasional 2025"),
        Target("ikd", 2025, 3000, "target nasional 2025"),
    ),
)


def evaluated(
    observations: Iterable[Observation],
    rows: Iterable[str],
    *,
    region: str = PROVINCE,
    as_of: date = AS_OF,
    catalogue: Catalogue = CATALOGUE,
) -> Evaluation:
    """Evaluate the province (or ``region``) with some of its kabupaten/kota as rows."""
    table = region_table()
    return evaluate(
        observations,
        catalogue=catalogue,
        region=table[region],
        rows=[table[code] for code in rows],
        as_of=as_of,
        year=2024,
    )
