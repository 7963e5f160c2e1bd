"""What was said about a region in public: awards and published percentages."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helpers.vocabulary.region_code import RegionCode


class PercentKind(StrEnum):
    """Two percentages with two names; the values are what readers see."""

    CAKUPAN = "cakupan"
    SHARE_OF_TARGET = "persentase terhadap target"


@dataclass(frozen=True, slots=True)
class Award:
    """An award that a region received; awards compare regions, targets do not.

    Parameters
    ----------
    region_code
        Who received it.
    day
        Day of the award.
    giver, subject, category
        Indonesian, as they stand in a sentence after "menerima penghargaan", "untuk" and
        "kategori"; ``category`` is empty when there is none.
    indicators
        Keys of the indicators that it honours.
    source
        Document or publication.
    """

    region_code: RegionCode
    day: date
    giver: str
    subject: str
    category: str
    indicators: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class PublishedClaim:
    """A percentage that was published apart from the data file.

    Parameters
    ----------
    region_code, indicator
        Whose percentage of what.
    basis
        Key of the basis that the publication names; empty when it names none.
    percent
        Text with a decimal point and the published decimals, for example ``18.25``.
    kind
        Coverage, or share of the target.
    period
        Indonesian, as published: ``awal November 2024``.
    day
        The day, when the publication names one.
    source
        Document or publication.
    note
        Indonesian: what a reader must know beside the number.
    """

    region_code: RegionCode
    indicator: str
    basis: str
    percent: str
    kind: PercentKind
    period: str
    day: date | None
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class PublicContext:
    """Awards and claims in file order."""

    awards: tuple[Award, ...] = ()
    claims: tuple[PublishedClaim, ...] = ()

    def awards_for(self, region: RegionCode, indicator: str) -> tuple[Award, ...]:
        """Return the awards of a region that honour an indicator."""
        return tuple(
            a for a in self.awards if a.region_code == region and indicator in a.indicators
        )

    def claims_for(self, region: RegionCode, indicator: str) -> tuple[PublishedClaim, ...]:
        """Return the published percentages of a region and indicator."""
        return tuple(c for c in self.claims if (c.region_code, c.indicator) == (region, indicator))
