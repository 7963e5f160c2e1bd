"""What a source says of one region, indicator, basis and day."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helpers.errors import NOWHERE, Place
from helpers.vocabulary.region_code import RegionCode


class DataState(StrEnum):
    """Missing is not zero, and not applicable is neither."""

    REPORTED = "reported"
    NO_DATA = "no_data"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Observation:
    """One checked number (or pair of numbers) with the place it was read from.

    Parameters
    ----------
    numerator, denominator
        Whole people or things; ``None`` is *data belum tersedia* (or, for the denominator of
        counts and yes/no, that there is none).
    published_percent
        The percentage that the source prints beside the counts, as text with a decimal point and
        as many decimals as its number format shows; ``None`` when it prints none.
    is_total
        Whether the row is a total published by the source (the province row of an export); kept
        apart from the rows and reconciled with their sum.
    region_name
        Name as the source writes it, for levels that the table of regions does not hold
        (kecamatan); else empty.
    note
        What the source adds in words, for example the type of an innovation.
    is_own_figure
        Whether a kabupaten/kota reports the number itself, beside what the province counts; for
        the reconciliation sheet alone, never evaluated.
    place
        Where the numbers stand: the cells from the numerator to the denominator.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    as_of: date
    numerator: int | None
    denominator: int | None
    state: DataState
    published_percent: str | None = None
    is_total: bool = False
    source: str = ""
    region_name: str = ""
    note: str = ""
    is_own_figure: bool = False
    place: Place = NOWHERE
