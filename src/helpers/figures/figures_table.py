"""Rows of ``figures.csv``: one per region, indicator and basis; other scripts rely on it."""

from fractions import Fraction

from helpers.figures.assessment import Assessment
from helpers.figures.evaluation import Evaluation
from helpers.vocabulary.numbers import round_half_up

COLUMNS = (
    "region_code",
    "region",
    "indicator",
    "basis",
    "judging",
    "as_of",
    "numerator",
    "denominator",
    "value_percent",
    "target_percent",
    "target_source",
    "verdict",
    "gap",
    "without",
    "rank",
    "published_percent",
    "published_check",
    "sample",
)
_VALUE_DECIMALS = 6
_TARGET_DECIMALS = 2

FigureRow = dict[str, int | str | None]


def figure_rows(evaluation: Evaluation, *, sample: bool) -> list[FigureRow]:
    """Return the rows in the order of the evaluation: indicator, basis, region, then its rows.

    Parameters
    ----------
    evaluation
        The evaluated region.
    sample
        Whether the data are illustrative.

    Returns
    -------
    list of dict
        Keys are ``COLUMNS``. Counts are ``int``; percentages are text with a decimal point,
        ``value_percent`` with 6 decimals and not clipped, ``target_percent`` with 2; truth is
        ``true`` or ``false``; ``None`` is an empty field. Duties of the region as a whole count
        the rows that meet them (numerator) of those with data (denominator).
    """
    labels = {region.code: region.label for region in (evaluation.region, *evaluation.row_regions)}
    return [_row(one, labels[one.region_code], sample=sample) for one in evaluation.assessments]


def _row(one: Assessment, label: str, *, sample: bool) -> FigureRow:
    value = one.coverage_percent
    return {
        "region_code": str(one.region_code),
        "region": label,
        "indicator": one.indicator,
        "basis": one.basis,
        "judging": _truth(one.judging),
        "as_of": one.as_of.isoformat(),
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value_percent": None if value is None else _decimal_text(value),
        "target_percent": _hundredths_text(one.target.hundredths) if one.target else None,
        "target_source": one.target.source if one.target else None,
        "verdict": one.verdict.value,
        "gap": one.gap,
        "without": one.without,
        "rank": one.rank,
        "published_percent": one.published_percent,
        "published_check": one.published_check.value if one.published_check else None,
        "sample": _truth(sample),
    }


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _decimal_text(value: Fraction) -> str:
    rounded = round_half_up(value, _VALUE_DECIMALS)
    return _fixed_point(int(rounded * 10**_VALUE_DECIMALS), _VALUE_DECIMALS)


def _hundredths_text(hundredths: int) -> str:
    return _fixed_point(hundredths, _TARGET_DECIMALS)


def _fixed_point(scaled: int, decimals: int) -> str:
    whole, part = divmod(abs(scaled), 10**decimals)
    sign = "-" if scaled < 0 else ""
    return f"{sign}{whole}.{part:0{decimals}d}"
