"""One coverage over time, broken where its base changed or a day has no data."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.history.bases import BaseChange
from helpers.figures.history.changes import Change, Comparison


@dataclass(frozen=True, slots=True)
class Point:
    """One day of a series.

    Parameters
    ----------
    day, numerator, denominator, coverage_percent
        The figures of the day; ``None`` is *data belum tersedia* or *tidak berlaku*.
    is_partial
        Whether rows are missing from the sum; such a point is printed apart and never joined.
    base_change
        Why this point's base is not the one before it; ``None`` when it is.
    joins
        Whether a line may lead from the point before to this one.
    """

    day: date
    numerator: int | None
    denominator: int | None
    coverage_percent: Fraction | None
    is_partial: bool
    base_change: BaseChange | None
    joins: bool


@dataclass(frozen=True, slots=True)
class Series:
    """The points of one region, indicator and basis, oldest first."""

    region_code: str
    indicator: str
    basis: str
    points: tuple[Point, ...]

    @property
    def segments(self) -> tuple[tuple[Point, ...], ...]:
        """The points that may be joined by a line, piece by piece; points without data are none."""
        pieces: list[list[Point]] = []
        for point in self.points:
            if point.coverage_percent is None:
                continue
            if point.joins and pieces:
                pieces[-1].append(point)
            else:
                pieces.append([point])
        return tuple(tuple(piece) for piece in pieces)

    @property
    def breaks(self) -> tuple[Point, ...]:
        """The points at which the base changed."""
        return tuple(point for point in self.points if point.base_change is not None)


def series_of(assessments: Sequence[Assessment], changes: Sequence[Change]) -> Series:
    """Return the series of assessments, given the change from each to the next.

    A line joins two days only when nothing stands between them: both with data, complete, and on
    one base. A day without data breaks the line; it is not bridged.

    Raises
    ------
    ValueError
        When there are no assessments, or changes that do not lie between them.
    """
    if not assessments or len(changes) != len(assessments) - 1:
        message = f"{len(changes)} changes do not lie between {len(assessments)} assessments"
        raise ValueError(message)
    first = assessments[0]
    befores = (None, *changes)
    return Series(
        region_code=first.region_code,
        indicator=first.indicator,
        basis=first.basis,
        points=tuple(_point(one, change) for one, change in zip(assessments, befores, strict=True)),
    )


def _point(one: Assessment, change: Change | None) -> Point:
    changed = change.base_change if change is not None else None
    return Point(
        day=one.as_of,
        numerator=one.numerator,
        denominator=one.denominator,
        coverage_percent=one.coverage_percent,
        is_partial=one.is_partial,
        base_change=changed,
        joins=(change is not None and change.comparison is Comparison.COMPARED and changed is None),
    )
