"""How far a target is, in three words that decide which sentence is printed.

The two limits are this report's own; they choose the wording and the decisions asked for, never a
verdict.
"""

from enum import StrEnum
from fractions import Fraction
from typing import Final

from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict

JUST_SHORT_POINTS: Final = Fraction(1)
"""Up to this many percentage points below the target the distance is told in people."""

FAR_SHARE_PERCENT: Final = Fraction(75)
"""Below this share of the target an interim target is proposed."""


class Distance(StrEnum):
    """Where an assessment stands before its target."""

    REACHED = "reached"
    JUST_SHORT = "just_short"
    SHORT = "short"
    FAR_SHORT = "far_short"
    UNJUDGED = "unjudged"


def distance(assessment: Assessment) -> Distance:
    """Return how far an assessment is from its target."""
    if assessment.verdict is Verdict.REACHED:
        return Distance.REACHED
    points, share = assessment.points_to_target, assessment.share_of_target_percent
    if assessment.verdict is not Verdict.NOT_REACHED or points is None or share is None:
        return Distance.UNJUDGED
    if points <= JUST_SHORT_POINTS:
        return Distance.JUST_SHORT
    return Distance.FAR_SHORT if share < FAR_SHARE_PERCENT else Distance.SHORT
