"""What moves bases besides age: migration and deaths, and people recorded before they enter."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.harmonization.movement import BIRTH_CERTIFICATE, CHILD_CARD, RECORDING
from helpers.vocabulary.assumptions import Assumptions
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class OtherMovement:
    """Assumed movement of one region and indicator.

    Parameters
    ----------
    net_per_year
        Migration and deaths per year, may be negative.
    early
        People who will enter the base with their document.
    """

    net_per_year: Fraction
    early: int


def other_movements(
    assumptions: Assumptions, whole: RegionCode, rows: Iterable[RegionCode]
) -> Mapping[tuple[str, RegionCode], OtherMovement]:
    """Return the assumed movements by indicator and region; the whole is the sum of its rows.

    A value that holds for every kabupaten/kota counts once for each of them. Only recording has
    people who were served before they enter the base.
    """
    found: dict[tuple[str, RegionCode], OtherMovement] = {}
    for indicator in (RECORDING, CHILD_CARD, BIRTH_CERTIFICATE):
        net, early = Fraction(0), 0
        for row in rows:
            one = OtherMovement(
                _number(assumptions, "net_migration_per_year", indicator, row),
                int(_number(assumptions, "recorded_before_17", indicator, row))
                if indicator == RECORDING
                else 0,
            )
            found[indicator, row] = one
            net, early = net + one.net_per_year, early + one.early
        found[indicator, whole] = OtherMovement(net, early)
    return found


def _number(assumptions: Assumptions, key: str, indicator: str, region: RegionCode) -> Fraction:
    try:
        return assumptions.number(key, indicator=indicator, region=region)
    except KeyError:
        return Fraction(0)
