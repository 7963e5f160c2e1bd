"""What moved the bases of the sample in 2024: service and cleaning, cumulative from 1 January.

Invented, but consistent with the sample's own series: what is issued less the holders that were
cleaned out or grew out of the base is the change of the holders.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from helpers.inputs.samples.kaltim_numbers import RegionNumbers, kaltim_numbers
from helpers.inputs.samples.kaltim_profile import PROFILES
from helpers.vocabulary.numbers import ceil_div

START: Final = date(2023, 12, 31)
DAYS: Final = (date(2024, 6, 30), date(2024, 10, 31), date(2024, 11, 12))
"""Days on which flows are reported; the other snapshots carry none."""

_COHORTS_0_16 = 17
_DAYS_OF_YEAR = 365
_WHOLE = 100_000


@dataclass(frozen=True, slots=True)
class _Series:
    """One coverage series and how it moves.

    Parameters
    ----------
    cleaned_per_100_000
        Taken out of the base per year, by place of the region in the list of profiles.
    outgrown
        Whether a cohort leaves the base each year.
    """

    indicator: str
    holders: Callable[[RegionNumbers], int]
    base: Callable[[RegionNumbers], int]
    cleaned_per_100_000: tuple[int, ...]
    outgrown: bool


_SERIES: Final = (
    _Series(
        *("ktp_el", lambda n: n.recorded, lambda n: n.wajib_ktp),
        cleaned_per_100_000=(310, 290, 275, 240, 260, 330, 180, 360, 345, 300),
        outgrown=False,
    ),
    _Series(
        *("kia", lambda n: n.kia, lambda n: n.children_0_16),
        cleaned_per_100_000=(40, 38, 35, 20, 30, 45, 15, 60, 55, 40),
        outgrown=True,
    ),
    _Series(
        *("akta_lahir_0_17", lambda n: n.akta, lambda n: n.children_0_17),
        cleaned_per_100_000=(60, 55, 52, 30, 45, 66, 20, 80, 74, 58),
        outgrown=True,
    ),
)

Flow = tuple[str, str, str, date, int]
"""Region, flow, the series it explains, day, people or documents since 1 January."""


def kaltim_flows() -> tuple[Flow, ...]:
    """Return the flows by series, flow, day and region."""
    numbers = {(one.region_code, one.as_of): one for one in kaltim_numbers()}
    found: list[Flow] = []
    for series in _SERIES:
        for day in DAYS:
            for place, profile in enumerate(PROFILES):
                pair = numbers[profile.code, START], numbers[profile.code, day]
                parts = _parts(series, place, *pair)
                found += [
                    (str(profile.code), flow, series.indicator, day, people)
                    for flow, people in parts.items()
                ]
    return tuple(sorted(found, key=lambda flow: (flow[2], flow[1], flow[3], flow[0])))


def _parts(
    series: _Series, place: int, first: RegionNumbers, last: RegionNumbers
) -> dict[str, int]:
    days = (last.as_of - first.as_of).days
    base, holders = series.base(first), series.holders(first)
    cleaned = base * series.cleaned_per_100_000[place] * days // (_WHOLE * _DAYS_OF_YEAR)
    cleaned_holders = cleaned * holders // base
    cohort = ceil_div(first.children_0_16, _COHORTS_0_16) if series.outgrown else 0
    outgrown_holders = cohort * days * holders // (_DAYS_OF_YEAR * base)
    issued = series.holders(last) - holders + cleaned_holders + outgrown_holders
    return {
        "arus_pelayanan": issued,
        "arus_pemutakhiran": cleaned,
        "arus_pemutakhiran_pemilik": cleaned_holders,
    }
