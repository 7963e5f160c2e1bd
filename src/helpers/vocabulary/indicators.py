"""Indicators, their bases, targets and deadlines; the records are data files under ``params/``."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from helpers.vocabulary.region_code import NATIONAL, RegionCode, RegionLevel


class IndicatorKind(StrEnum):
    """How an indicator is judged."""

    RATIO = "ratio"
    YES_NO = "yes_no"
    MINIMUM = "minimum"
    COUNT = "count"


class IndicatorGroup(StrEnum):
    """What part of a report an indicator belongs to."""

    COVERAGE = "coverage"
    DUTY = "duty"
    OPERATION = "operation"
    FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Basis:
    """One denominator of an indicator.

    Parameters
    ----------
    key
        For example ``dinamis``, ``awal``, ``sudah_rekam``, ``wajib_ktp``.
    label
        Indonesian, as in table headings: ``wajib KTP (dinamis)``.
    short_label
        For page one: ``wajib KTP``.
    denominator_of
        ``(indicator, basis)`` whose denominator serves as base when the source gives none,
        for example IKD on wajib KTP; ``None`` when the source carries its own.
    kind
        Set where a basis is judged otherwise than its indicator (BPP: units of burial grounds
        are a ratio, use by an office is a yes or no).
    """

    key: str
    label: str
    short_label: str
    denominator_of: tuple[str, str] | None = None
    kind: IndicatorKind | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """Definition of one indicator.

    Parameters
    ----------
    key
        English or official key, for example ``ktp_el``.
    term
        ``Perekaman KTP-el``; ``short_term`` for narrow places.
    unit
        What is counted, Indonesian: ``anak``, ``jiwa``, ``aktivasi``.
    numerator_label, denominator_label
        Headings: ``sudah rekam``, ``wajib KTP``.
    act
        What adds one to the numerator: ``perekaman``, ``penerbitan``, ``aktivasi``.
    bases
        All bases, the judging one first.
    may_exceed_base
        Whether a numerator above the denominator is possible (services to residents of other
        regions); if not, it is a blocking finding.
    must_complete
        Whether everyone is to be served by the deadline even when the target is reached
        (recording for KTP-el).
    minimum
        For kind ``MINIMUM``: the least number.
    source
        Document that defines the indicator.
    group
        ``coverage`` (also plain counts such as the population), ``duty`` (yes/no and minima that
        bind every government), ``operation`` (blanks, deactivation, adult entries) or ``flow``
        (what moved a base since the start of the year; explains, is not reported by itself).
    """

    key: str
    term: str
    short_term: str
    kind: IndicatorKind
    unit: str
    numerator_label: str
    denominator_label: str
    act: str
    bases: tuple[Basis, ...]
    definition: str
    source: str
    may_exceed_base: bool = True
    must_complete: bool = False
    is_main: bool = False
    minimum: int | None = None
    group: IndicatorGroup = IndicatorGroup.COVERAGE

    @property
    def judging_basis(self) -> Basis:
        """The basis whose coverage is set against the target."""
        return self.bases[0]

    def kind_of(self, basis: Basis) -> IndicatorKind:
        """Return how the indicator is judged on ``basis``."""
        return basis.kind or self.kind

    def basis(self, key: str) -> Basis:
        """Return the basis with this key; ``KeyError`` when there is none."""
        for basis in self.bases:
            if basis.key == key:
                return basis
        raise KeyError(key)


@dataclass(frozen=True, slots=True)
class Target:
    """A target of one indicator in one year.

    Parameters
    ----------
    hundredths
        Target in hundredths of a percent (99,40 % = 9940). Minima and yes/no have none: see
        ``Indicator.minimum``.
    region_code
        ``00`` for the national series; a province or kabupaten/kota for its own target.
    judging
        Whether verdicts use this record; of conflicting records exactly one judges.
    source
        Document the number comes from.
    """

    indicator: str
    year: int
    hundredths: int
    source: str
    region_code: RegionCode = NATIONAL
    judging: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """Last day on which an indicator of a year counts."""

    indicator: str
    day: date
    source: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the reviewed files under ``params/`` define, in file order."""

    indicators: tuple[Indicator, ...]
    targets: tuple[Target, ...]

    def indicator(self, key: str) -> Indicator:
        """Return the indicator with this key; ``KeyError`` when there is none."""
        for indicator in self.indicators:
            if indicator.key == key:
                return indicator
        raise KeyError(key)

    def in_group(self, group: IndicatorGroup) -> tuple[Indicator, ...]:
        """Return the indicators of one part of the report, in file order."""
        return tuple(indicator for indicator in self.indicators if indicator.group is group)

    def judging_target(self, indicator: str, year: int, region: RegionCode) -> Target | None:
        """Return the target that judges ``region``: its own, its province's, or the national one.

        A region's own target takes precedence only when it is marked as judging.
        """
        for code in _target_scopes(region):
            for target in self.targets:
                if (target.indicator, target.year, target.region_code, target.judging) == (
                    indicator,
                    year,
                    code,
                    True,
                ):
                    return target
        return None


def _target_scopes(region: RegionCode) -> tuple[RegionCode, ...]:
    if region.level in (RegionLevel.NATIONAL, RegionLevel.PROVINSI):
        return (region, NATIONAL)
    return (region, region.province, NATIONAL)
