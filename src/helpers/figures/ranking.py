"""Order among peers by exact value: 1, 2, 2, 4."""

from collections.abc import Sequence
from fractions import Fraction


def competition_ranks(values: Sequence[Fraction | None]) -> tuple[int | None, ...]:
    """Rank exact values, highest first; equal values share the better rank.

    Parameters
    ----------
    values
        Coverages; ``None`` (no data, not applicable) gets no rank and does not count as a peer.

    Examples
    --------
    >>> competition_ranks([Fraction(3), Fraction(5), None, Fraction(3), Fraction(1)])
    (2, 1, None, 2, 4)
    """
    first_place: dict[Fraction, int] = {}
    ordered = sorted((value for value in values if value is not None), reverse=True)
    for place, value in enumerate(ordered, start=1):
        first_place.setdefault(value, place)
    return tuple(None if value is None else first_place[value] for value in values)
