"""Reported flows of a period: what service added, and what cleaning took out of a base.

Sources report flows as they stand since 1 January (the columns between AWAL and DINAMIS of an
export do); a period's flow is the difference of two such numbers, year by year.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from helpers.figures.evaluation import Evaluation
from helpers.vocabulary.region_code import RegionCode

SERVICE: Final = "arus_pelayanan"
CLEANED: Final = "arus_pemutakhiran"
CLEANED_HOLDERS: Final = "arus_pemutakhiran_pemilik"


@dataclass(frozen=True, slots=True)
class Flows:
    """What moved one coverage in a period, in people; ``None`` where it was not reported.

    Parameters
    ----------
    service
        Documents issued, people recorded, activations: what adds to the holders by work.
    cleaned, cleaned_holders
        People taken out of the base by cleaning (the dead, doubles, the unknown), and how many of
        these held the document.
    """

    service: int | None
    cleaned: int | None
    cleaned_holders: int | None

    @property
    def is_complete(self) -> bool:
        """Whether all three were reported, so that a change can be split."""
        return None not in (self.service, self.cleaned, self.cleaned_holders)


NO_FLOWS: Final = Flows(None, None, None)


def flows_between(
    evaluations: Iterable[Evaluation],
    region: RegionCode,
    indicator: str,
    *,
    start: date,
    end: date,
) -> Flows:
    """Return the flows after ``start`` up to ``end`` of one region's coverage.

    Parameters
    ----------
    evaluations
        Snapshots that may hold flows; of each year that ends within the period, 31 December must
        be among them.
    indicator
        The coverage that the flows explain, on its judging basis.

    Returns
    -------
    Flows
        A part is ``None`` when a number it needs was not reported, or only by some of the rows
        that a sum is made of.
    """
    by_day = {one.as_of: one for one in evaluations}

    def total(flow: str) -> int | None:
        return _over_years(by_day, region, flow, indicator, start, end)

    return Flows(total(SERVICE), total(CLEANED), total(CLEANED_HOLDERS))


def _over_years(
    by_day: Mapping[date, Evaluation],
    region: RegionCode,
    flow: str,
    indicator: str,
    start: date,
    end: date,
) -> int | None:
    total = 0
    for year in range(start.year, end.year + 1):
        first = start if year == start.year else None
        last = end if year == end.year else date(year, 12, 31)
        if first == last:
            continue
        until = _reported(by_day, region, flow, indicator, last)
        before = 0 if first is None else _reported(by_day, region, flow, indicator, first)
        if until is None or before is None:
            return None
        total += until - before
    return total


def _reported(
    by_day: Mapping[date, Evaluation], region: RegionCode, flow: str, indicator: str, day: date
) -> int | None:
    """Return a flow since 1 January as reported on a day; ``None`` also for an incomplete sum."""
    if day not in by_day:
        return None
    try:
        found = by_day[day].of(flow, region, indicator)
    except KeyError:
        return None
    return None if found.is_partial else found.numerator
