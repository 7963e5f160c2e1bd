"""Percentages that were published elsewhere, each set against the figures of its own day.

A number is compared only with what it claims to be: region, indicator, basis, day, and whether it
is a coverage or a share of the target (DOMAIN.md, rules 7 and 8).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.figures.published import (
    PrintedPercent,
    PublishedCheck,
    compare_printed,
    read_percent,
)
from helpers.figures.verdict import Verdict
from helpers.vocabulary.context import PercentKind, PublishedClaim

_TELLING_DECIMALS = 2
"""A number with fewer decimals is the rounding of too many figures to be recognised."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A published percentage beside one figure that it may be.

    Parameters
    ----------
    as_of
        Day of the snapshot.
    check
        Whether the number is the rounding or the truncation of the figure; without the target.
    flips_verdict
        Whether the number judges otherwise than the counts.
    is_partial
        Whether rows without data are missing from the counts; then the reading says little.
    """

    as_of: date
    basis: str
    kind: PercentKind
    exact_percent: Fraction
    check: PublishedCheck
    flips_verdict: bool
    is_partial: bool


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """One published percentage beside what the counts give.

    Parameters
    ----------
    as_claimed
        The figure that the claim names, with its check. Where the claim names no day, the latest
        snapshot on which it comes out as claimed. ``None`` when there is no such snapshot, no
        data, or (for a share of the target) no target: the claim cannot be checked.
    readings
        Everything else of which the number is the rounding or truncation: other days, bases, or
        the other kind of percentage. Looked for from two published decimals up; a share of the
        target printed as coverage is the usual one.
    """

    claim: PublishedClaim
    as_claimed: Reading | None
    readings: tuple[Reading, ...]

    @property
    def check(self) -> PublishedCheck | None:
        """The check of the figure that the claim names; ``None`` when it cannot be checked."""
        if self.as_claimed is None:
            return None
        if self.as_claimed.flips_verdict:
            return PublishedCheck.FLIPS_VERDICT
        return self.as_claimed.check


def check_claim(
    claim: PublishedClaim, evaluations: Iterable[Evaluation], bases: Sequence[str]
) -> ClaimCheck:
    """Check a published percentage against the snapshots.

    Parameters
    ----------
    claim
        The published percentage. Without a basis it is taken on the judging one.
    evaluations
        Evaluations that hold the claim's region, one per snapshot, oldest first.
    bases
        Keys of the indicator's bases, the judging one first.

    Raises
    ------
    ValueError
        When the percentage cannot be read.
    KeyError
        When the evaluations do not hold the region, the indicator or a basis.
    """
    printed = read_percent(claim.percent)
    candidates = [
        reading
        for evaluation in evaluations
        for basis in bases
        for kind in PercentKind
        if (reading := _reading(claim, printed, evaluation, basis, kind)) is not None
    ]
    claimed_basis = claim.basis or bases[0]
    named = [one for one in candidates if (one.basis, one.kind) == (claimed_basis, claim.kind)]
    if claim.day is None:
        fitting = [one for one in named if one.check is not PublishedCheck.INCONSISTENT]
    else:
        fitting = [one for one in named if one.as_of == claim.day]
    as_claimed = fitting[-1] if fitting else None
    return ClaimCheck(
        claim=claim,
        as_claimed=as_claimed,
        readings=tuple(
            one
            for one in candidates
            if printed.decimals >= _TELLING_DECIMALS
            and one is not as_claimed
            and one.check is not PublishedCheck.INCONSISTENT
        ),
    )


def _reading(
    claim: PublishedClaim,
    printed: PrintedPercent,
    evaluation: Evaluation,
    basis: str,
    kind: PercentKind,
) -> Reading | None:
    """Compare the printed number with one figure; ``None`` where that figure does not exist."""
    one = evaluation.of(claim.indicator, claim.region_code, basis)
    exact = one.coverage_percent if kind is PercentKind.CAKUPAN else one.share_of_target_percent
    if exact is None:
        return None
    return Reading(
        as_of=evaluation.as_of,
        basis=basis,
        kind=kind,
        exact_percent=exact,
        check=compare_printed(printed, exact),
        flips_verdict=_flips(printed, one, kind),
        is_partial=one.is_partial,
    )


def _flips(printed: PrintedPercent, one: Assessment, kind: PercentKind) -> bool:
    """Whether the printed number judges otherwise than the counts."""
    if one.target is None or one.verdict not in (Verdict.REACHED, Verdict.NOT_REACHED):
        return False
    needed = Fraction(one.target.hundredths, 100) if kind is PercentKind.CAKUPAN else Fraction(100)
    return (printed.value >= needed) is not (one.verdict is Verdict.REACHED)
