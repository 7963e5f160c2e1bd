"""Assumptions of harmonization: reviewed values, links and words, never regulation."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from helpers.vocabulary.programmes import SubKegiatanCode
from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel

_NUMBER = re.compile(r"-?\d{1,15}(,\d{1,9})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Assumption:
    """One value with everything a reader needs to doubt it.

    Parameters
    ----------
    value
        As reviewed: a number with a decimal comma, or a word.
    unit, source, reason
        Indonesian, printed beside the value.
    indicator, region_code
        Set when the value holds for one indicator or region only.
    is_default
        Whether it is the value that comes with the project.
    """

    key: str
    value: str
    unit: str
    source: str
    reason: str
    indicator: str = ""
    region_code: RegionCode = NATIONAL
    is_default: bool = True

    @property
    def number(self) -> Fraction:
        """The exact number; ``ValueError`` when the value is a word."""
        if not _NUMBER.fullmatch(self.value):
            message = f"{self.key}: {self.value!r} bukan bilangan"
            raise ValueError(message)
        return Fraction(self.value.replace(",", "."))


@dataclass(frozen=True, slots=True)
class ProgrammeLink:
    """Sub kegiatan that serve an indicator, at one level of government."""

    indicator: str
    level: RegionLevel
    codes: tuple[SubKegiatanCode, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class CodePair:
    """A provincial and a kabupaten/kota sub kegiatan that do or count the same thing."""

    provinsi: SubKegiatanCode
    kabupaten_kota: SubKegiatanCode
    reason: str


@dataclass(frozen=True, slots=True)
class FundClass:
    """A kind of fund source and the words it is recognised by."""

    key: str
    label: str
    words: tuple[str, ...]
    confirm: bool
    reason: str


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """How a target of result is recognised as one of an indicator.

    Parameters
    ----------
    words
        Any of them in the text names the indicator.
    other_bases
        Words that name another base than the judging one.
    """

    indicator: str
    words: tuple[str, ...]
    other_bases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Everything that is assumed, in file order.

    Parameters
    ----------
    unit_spellings
        Official unit by folded spelling.
    blank_words, blank_exceptions
        Words that name KTP-el blanks, and official phrases that exclude them.
    """

    values: tuple[Assumption, ...]
    links: tuple[ProgrammeLink, ...] = ()
    same_activity: tuple[CodePair, ...] = ()
    summed_targets: tuple[CodePair, ...] = ()
    funds: tuple[FundClass, ...] = ()
    outcome_words: tuple[OutcomeWords, ...] = ()
    unit_spellings: Mapping[str, str] | None = None
    blank_words: tuple[str, ...] = ()
    blank_exceptions: tuple[str, ...] = ()

    def find(
        self, key: str, *, indicator: str = "", region: RegionCode = NATIONAL
    ) -> Assumption | None:
        """Return the most particular assumption: of the region, its province, then everywhere."""
        scopes = (region, NATIONAL) if region == NATIONAL else (region, region.province, NATIONAL)
        for code in scopes:
            for name in dict.fromkeys((indicator, "")):
                for one in self.values:
                    if (one.key, one.region_code, one.indicator) == (key, code, name):
                        return one
        return None

    def number(self, key: str, *, indicator: str = "", region: RegionCode = NATIONAL) -> Fraction:
        """Return an assumed number.

        Raises
        ------
        KeyError
            When nothing is assumed under this key.
        """
        found = self.find(key, indicator=indicator, region=region)
        if found is None:
            raise KeyError((key, indicator))
        return found.number

    def linked(self, indicator: str, level: RegionLevel) -> tuple[SubKegiatanCode, ...]:
        """Return the sub kegiatan of a level that serve an indicator, in file order."""
        found = (
            code
            for link in self.links
            if (link.indicator, link.level) == (indicator, level)
            for code in link.codes
        )
        return tuple(dict.fromkeys(found))

    def indicators_of(self, code: str) -> tuple[str, ...]:
        """Return the indicators that a sub kegiatan serves."""
        return tuple(dict.fromkeys(link.indicator for link in self.links if code in link.codes))

    def linked_indicators(self) -> tuple[str, ...]:
        """Return all indicators with a link, in file order."""
        return tuple(dict.fromkeys(link.indicator for link in self.links))
