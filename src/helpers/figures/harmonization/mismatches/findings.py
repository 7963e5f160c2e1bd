"""What a check reports."""

from dataclasses import dataclass
from fractions import Fraction

from helpers.errors import NOWHERE, Place, Severity
from helpers.vocabulary.region_code import RegionCode


@dataclass(frozen=True, slots=True)
class Amount:
    """One exact number of a finding, to be printed as ``label value unit``."""

    label: str
    value: Fraction | int
    unit: str


@dataclass(frozen=True, slots=True)
class MismatchRow:
    """One mismatch; a question to planners, never an accusation.

    Parameters
    ----------
    check, variant
        Stable English keys.
    region_code
        Government that is asked.
    code
        Sub kegiatan in the official spelling; empty when none is there.
    indicator
        Key of the indicator; empty when none is concerned.
    what, action
        Indonesian: what does not fit, and what to do.
    amounts
        By how much, the leading number first.
    place
        Where it stands in the plan.
    """

    check: str
    variant: str
    severity: Severity
    region_code: RegionCode
    what: str
    action: str
    code: str = ""
    indicator: str = ""
    amounts: tuple[Amount, ...] = ()
    place: Place = NOWHERE


@dataclass(frozen=True, slots=True)
class Unjudged:
    """What a check could not judge, and why (Indonesian)."""

    check: str
    region_code: RegionCode
    reason: str
    indicator: str = ""
