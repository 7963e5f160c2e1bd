"""The ten kecamatan of Kota Samarinda: an invented split of the city's numbers of one day."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from helpers.inputs.samples.allocation import allocate
from helpers.inputs.samples.kaltim_numbers import RegionNumbers
from helpers.vocabulary.region_code import RegionCode

SAMARINDA: Final = RegionCode("64.72")


@dataclass(frozen=True, slots=True)
class KecamatanProfile:
    """How one kecamatan differs; weights, invented except code and name.

    Parameters
    ----------
    people
        Weight of the population.
    not_recorded, without_akta
        People not yet recorded, children without akta, per 10,000 of the base.
    kia, ikd
        Holders per 1,000 children, activations per 10,000 wajib KTP.
    """

    code: str
    name: str
    people: int
    not_recorded: int
    kia: int
    without_akta: int
    ikd: int


KECAMATAN: Final = (
    KecamatanProfile("64.72.01", "Palaran", 66, 31, 741, 112, 520),
    KecamatanProfile("64.72.02", "Samarinda Seberang", 67, 26, 768, 95, 560),
    KecamatanProfile("64.72.03", "Samarinda Ulu", 129, 18, 802, 66, 760),
    KecamatanProfile("64.72.04", "Samarinda Ilir", 71, 22, 786, 78, 655),
    KecamatanProfile("64.72.05", "Samarinda Utara", 106, 24, 771, 84, 610),
    KecamatanProfile("64.72.06", "Sungai Kunjang", 134, 21, 795, 71, 690),
    KecamatanProfile("64.72.07", "Sambutan", 59, 29, 752, 104, 545),
    KecamatanProfile("64.72.08", "Sungai Pinang", 107, 19, 806, 63, 745),
    KecamatanProfile("64.72.09", "Samarinda Kota", 32, 14, 824, 52, 815),
    KecamatanProfile("64.72.10", "Loa Janan Ilir", 67, 23, 779, 88, 600),
)

Fact = tuple[str, str, int, int | None]
"""Indicator, basis, numerator, denominator."""


def kecamatan_facts(city: RegionNumbers) -> tuple[tuple[KecamatanProfile, tuple[Fact, ...]], ...]:
    """Return each kecamatan's numbers; over the ten they add up to the city's, column by column."""
    wajib_ktp = _by_people(city.wajib_ktp)
    children = _by_people(city.children_0_16)
    aged_17 = _by_people(city.children_0_17 - city.children_0_16)
    children_0_17 = tuple(a + b for a, b in zip(children, aged_17, strict=True))

    def spread(
        total: int, base: tuple[int, ...], rate: Callable[[KecamatanProfile], int]
    ) -> tuple[int, ...]:
        weights = [people * rate(one) for people, one in zip(base, KECAMATAN, strict=True)]
        return allocate(total, weights)

    not_recorded = spread(city.wajib_ktp - city.recorded, wajib_ktp, lambda one: one.not_recorded)
    no_akta = spread(city.children_0_17 - city.akta, children_0_17, lambda one: one.without_akta)
    kia = spread(city.kia, children, lambda one: one.kia)
    ikd = spread(city.ikd, wajib_ktp, lambda one: one.ikd)
    population = _by_people(city.population)
    return tuple(
        (
            profile,
            (
                ("ktp_el", "dinamis", wajib_ktp[at] - not_recorded[at], wajib_ktp[at]),
                ("kia", "dinamis", kia[at], children[at]),
                ("akta_lahir_0_17", "dinamis", children_0_17[at] - no_akta[at], children_0_17[at]),
                ("ikd", "sudah_rekam", ikd[at], wajib_ktp[at] - not_recorded[at]),
                ("penduduk", "jumlah", population[at], None),
            ),
        )
        for at, profile in enumerate(KECAMATAN)
    )


def _by_people(total: int) -> tuple[int, ...]:
    return allocate(total, [one.people for one in KECAMATAN])
