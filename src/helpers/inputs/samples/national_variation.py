"""How the regions of the national sample differ: a hash of the code, so that it judges nobody."""

from functools import cache
from hashlib import sha256

from helpers.vocabulary.region_code import RegionCode

_THOUSAND = 1000


@cache
def variation(code: RegionCode, topic: str) -> int:
    """Return a number from 0 to 999 for a region and a topic, the same everywhere and always.

    Two parts come from the province and three from the region, so that provinces differ as well as
    the kabupaten/kota within them.
    """
    return (2 * _hashed(code.province, topic) + 3 * _hashed(code, topic)) // 5


def between(low: int, high: int, code: RegionCode, topic: str) -> int:
    """Return a number from ``low`` to below ``high`` for a region and a topic."""
    return low + (high - low) * variation(code, topic) // _THOUSAND


def is_chosen(code: RegionCode, topic: str, *, one_in: int) -> bool:
    """Whether a region is one of about ``one_in`` for a topic, whatever its province."""
    return _digest(code, topic) % one_in == 0


def _hashed(code: RegionCode, topic: str) -> int:
    return _digest(code, topic) % _THOUSAND


def _digest(code: RegionCode, topic: str) -> int:
    return int.from_bytes(sha256(f"{topic} {code}".encode()).digest()[:8], "big")
