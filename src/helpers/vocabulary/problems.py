"""What hinders the work in a region, as the offices reviewed it before the meeting."""

from dataclasses import dataclass

from helpers.errors import NOWHERE, Place
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the reviewed table; texts are Indonesian, as written, empty where not filled in.

    Parameters
    ----------
    region_code
        Province or kabupaten/kota that the problem concerns.
    owner
        Office that acts on the recommendation.
    """

    region_code: RegionCode
    problem: str
    cause: str = ""
    recommendation: str = ""
    owner: str = ""
    place: Place = NOWHERE
