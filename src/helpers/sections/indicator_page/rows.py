"""The kabupaten/kota of one indicator, grouped as sentences need them."""

from dataclasses import dataclass
from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.verdict import Verdict
from helpers.sections.printing import is_judged
from helpers.sections.study import Study

FEW = 3


@dataclass(frozen=True, slots=True)
class RowGroups:
    """Rows of one indicator on its judging basis, each group in the order of its measure.

    Parameters
    ----------
    ranked
        Rows with a coverage, highest first.
    judged, reached, not_reached
        Rows with a verdict on performance, highest coverage first.
    short
        Rows with a shortfall, largest first.
    missing, not_applicable
        Rows without data, and rows to which the indicator does not apply.
    """

    ranked: tuple[Assessment, ...]
    judged: tuple[Assessment, ...]
    reached: tuple[Assessment, ...]
    not_reached: tuple[Assessment, ...]
    short: tuple[Assessment, ...]
    missing: tuple[Assessment, ...]
    not_applicable: tuple[Assessment, ...]

    @property
    def largest(self) -> tuple[Assessment, ...]:
        """The three rows with the largest shortfall."""
        return self.short[:FEW]

    @property
    def share_of_largest(self) -> Fraction:
        """Part of the summed shortfall that lies in the three largest, in percent."""
        return 100 * sum(
            (row.share_of_summed_gap or Fraction(0) for row in self.largest), start=Fraction(0)
        )


def row_groups(study: Study, indicator: str) -> RowGroups:
    """Group the kabupaten/kota of one indicator."""
    rows = study.evaluation.rows(indicator)
    return RowGroups(
        ranked=tuple(row for row in rows if row.rank is not None),
        judged=tuple(row for row in rows if is_judged(row)),
        reached=tuple(row for row in rows if row.verdict is Verdict.REACHED),
        not_reached=tuple(row for row in rows if row.verdict is Verdict.NOT_REACHED),
        short=tuple(
            sorted(
                (row for row in rows if row.gap),
                key=lambda row: (-(row.gap or 0), row.region_code),
            )
        ),
        missing=tuple(row for row in rows if row.verdict is Verdict.NO_DATA),
        not_applicable=tuple(row for row in rows if row.verdict is Verdict.NOT_APPLICABLE),
    )


def labels(study: Study, rows: tuple[Assessment, ...]) -> list[str]:
    """Return the names of some rows."""
    return [study.label(row.region_code) for row in rows]
