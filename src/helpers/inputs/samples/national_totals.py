"""What the national sample is made from: the published totals of February 2023.

Published, and therefore exact: recorded KTP-el with 99,37 %, akta kelahiran with 97,86 %, KIA with
48,82 %, the institutions that use the data, and Buku Pokok Pemakaman. The bases were not published;
they are the whole numbers nearest to numerator ÷ percentage. Everything else is illustrative.
"""

from datetime import date
from fractions import Fraction

from helpers.vocabulary.numbers import round_half_up

# Only the month was published: the sample takes its last day.
LATEST = date(2023, 2, 28)

MONTH_ENDS = (
    *(date(2022, 3, 31), date(2022, 4, 30), date(2022, 5, 31), date(2022, 6, 30)),
    *(date(2022, 7, 31), date(2022, 8, 31), date(2022, 9, 30), date(2022, 10, 31)),
    *(date(2022, 11, 30), date(2022, 12, 31), date(2023, 1, 31), LATEST),
)

RECORDED = 199_781_570
AKTA = 78_138_395
KIA = 37_394_318
INSTITUTIONS = 5_371
BURIAL_BOOKS = 307_379


def base_of(numerator: int, published_hundredths: int) -> int:
    """Return the whole base on which a numerator gives its published percentage.

    Examples
    --------
    >>> base_of(1, 5000)
    2
    """
    return int(round_half_up(Fraction(10_000 * numerator, published_hundredths), 0))


WAJIB_KTP = base_of(RECORDED, 9937)
CHILDREN_0_17 = base_of(AKTA, 9786)
CHILDREN_0_16 = base_of(KIA, 4882)

# Illustrative: the programme was young, about six activations per 1,000 recorded.
IKD = 1_204_687
# Illustrative: about two in three burial units use the book (the target of 2023 was 75 %).
BURIAL_UNITS = 452_863
